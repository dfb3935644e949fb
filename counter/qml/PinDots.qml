pragma ComponentBehavior: Bound
import QtQuick
import Hall

// How many digits have been typed: a full dot each.
Row {
    id: root

    required property int length

    Accessible.name: qsTr("%n digit(s)", "", length)
    Accessible.role: Accessible.StaticText
    height: Theme.grid * 6
    spacing: Theme.grid * 2.5

    Repeater {
        model: Math.max(4, root.length)

        Rectangle {
            required property int index
            readonly property bool full: index < root.length

            anchors.verticalCenter: parent?.verticalCenter
            border.color: full ? Theme.accent : Theme.edge
            border.width: Math.max(2, Theme.hairline)
            color: full ? Theme.accent : "transparent"
            height: 2 * Math.round(Theme.grid * 2)
            radius: height / 2
            width: height
        }
    }
}
