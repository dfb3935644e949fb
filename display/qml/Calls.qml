pragma ComponentBehavior: Bound
import QtQuick
import Hall.Display

// The newest call large, the other calls beside it.
Item {
    id: root

    required property Screen screen

    Hero {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: rows.left
        anchors.rightMargin: root.screen.rowWidth > 0 ? root.screen.margin : 0
        anchors.top: parent.top
        objectName: "hero"
        screen: root.screen
    }

    Column {
        id: rows

        anchors.right: parent.right
        spacing: root.screen.margin / 2
        width: root.screen.rowWidth

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
