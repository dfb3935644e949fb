pragma ComponentBehavior: Bound
import QtQuick
import Hall.Display

// The newest call large, the counters beside it, on a tall screen below it; many counters have all the room. While
// nobody is called or served it welcomes.
Item {
    id: root

    required property Screen screen
    readonly property bool large: screen.heroHeight > 0

    Hero {
        height: root.screen.heroHeight
        objectName: "hero"
        screen: root.screen
        visible: root.large && root.screen.heroNumber !== ""
        width: root.screen.heroWidth
    }

    Welcome {
        height: root.screen.heroHeight
        screen: root.screen
        visible: root.large && root.screen.heroNumber === ""
        width: root.screen.heroWidth
    }

    Grid {
        anchors.right: parent.right
        flow: Grid.TopToBottom
        rows: root.screen.rowLines
        spacing: root.screen.margin / 2
        y: root.screen.stacked ? root.screen.heroHeight + spacing : 0

        Repeater {
            model: root.screen.rows

            CallRow {
                required property int index
                required property var modelData

                counter: modelData.counter
                height: root.screen.rowHeight
                kind: modelData.kind
                number: modelData.number
                objectName: "row-" + index
                screen: root.screen
                width: root.screen.rowWidth
            }
        }
    }
}
