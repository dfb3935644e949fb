pragma ComponentBehavior: Bound

import QtQuick
import Hall

// What somebody may want besides a number, each behind a button of its own in one row: `doors` are {code, name,
// glyph}. Nothing where there is none.
Row {
    id: root

    required property var doors
    readonly property real each: (width + spacing) / Math.max(1, doors.length) - spacing

    signal opened(code: string)

    height: visible ? Theme.touch : 0
    spacing: Theme.grid * 1.5
    visible: doors.length > 0

    Repeater {
        model: root.doors

        Pressable {
            id: door

            required property var modelData
            readonly property bool stacked: width < Theme.grid * 44

            border.color: Theme.edge
            height: Theme.touch
            name: modelData.name
            objectName: "door-" + modelData.code
            width: root.each

            onClicked: root.opened(modelData.code)

            Icon {
                id: icon

                glyph: door.modelData.glyph
                size: Theme.grid * 4.5
                x: door.stacked ? (door.width - width) / 2 : Theme.grid * 3
                y: door.stacked ? Theme.grid : (door.height - height) / 2
            }

            Label {
                Accessible.ignored: true
                font.weight: Font.DemiBold
                fontSizeMode: Text.Fit
                height: door.height - y - Theme.grid * 0.5
                horizontalAlignment: door.stacked ? Text.AlignHCenter : Text.AlignLeft
                lineHeight: 1
                minimumPixelSize: Math.round(Theme.grid * 2.6)
                size: Theme.body * 0.9
                text: door.modelData.name
                verticalAlignment: Text.AlignVCenter
                width: door.width - x - Theme.grid
                wrapMode: Text.Wrap
                x: door.stacked ? Theme.grid : icon.x + icon.width + Theme.grid * 1.5
                y: door.stacked ? icon.y + icon.height : Theme.grid * 0.5
            }
        }
    }
}
