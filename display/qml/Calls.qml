pragma ComponentBehavior: Bound
import QtQuick
import Hall.Display

// The newest call large, the other calls beside it, on a tall screen below it.
Item {
    id: root

    required property Screen screen

    Hero {
        height: root.screen.heroHeight
        objectName: "hero"
        screen: root.screen
        width: root.width - (root.screen.rowWidth > 0 && !root.screen.stacked ? root.screen.rowWidth + root.screen.margin : 0)
    }

    Column {
        id: rows

        anchors.right: parent.right
        spacing: root.screen.margin / 2
        width: root.screen.rowWidth
        y: root.screen.stacked ? root.screen.heroHeight + spacing : 0

        Repeater {
            model: root.screen.rows

            CallRow {
                required property int index
                required property var modelData

                counter: modelData.counter
                fresh: modelData.fresh
                height: root.screen.rowHeight
                number: modelData.number
                objectName: "row-" + index
                screen: root.screen
                width: rows.width
            }
        }
    }
}
