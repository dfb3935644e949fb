pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// What somebody may want besides a number, each behind a button of its own in one row: `doors` are {code, name,
// glyph}. Nothing where there is none.
Row {
    id: root

    required property var doors
    readonly property real each: (width + spacing) / Math.max(1, doors.length) - spacing
    readonly property bool stacked: each < Theme.grid * 44
    readonly property real icon: Theme.grid * 4.5
    readonly property real wordsX: stacked ? Theme.grid : icon + Theme.grid * 4.5
    readonly property real wordsY: stacked ? icon + Theme.grid : Theme.grid * 0.5
    readonly property int size: Letters.fit(doors.map(door => door.name), each - wordsX - Theme.grid, height - wordsY - Theme.grid * 0.5, Theme.body * 0.9, Theme.grid * 2.6, true)

    signal opened(code: string)

    height: visible ? Theme.touch : 0
    spacing: Theme.grid * 1.5
    visible: doors.length > 0

    Repeater {
        model: root.doors

        Pressable {
            id: door

            required property var modelData

            border.color: Theme.edge
            height: Theme.touch
            name: modelData.name
            objectName: "door-" + modelData.code
            width: root.each

            onClicked: root.opened(modelData.code)

            Icon {
                glyph: door.modelData.glyph
                size: root.icon
                x: root.stacked ? (door.width - width) / 2 : Theme.grid * 3
                y: root.stacked ? Theme.grid : (door.height - height) / 2
            }

            Label {
                readonly property real room: root.each - root.wordsX - Theme.grid

                Accessible.ignored: true
                font.weight: Font.DemiBold
                height: door.height - y - Theme.grid * 0.5
                horizontalAlignment: root.stacked ? Text.AlignHCenter : Text.AlignLeft
                size: root.size
                text: door.modelData.name
                verticalAlignment: Text.AlignVCenter
                // Small letters are drawn a little wider than they are measured.
                width: root.stacked ? Math.min(room, Letters.even(text, room, root.size, true) + Theme.grid) : room
                wrapMode: Text.Wrap
                x: root.stacked ? (door.width - width) / 2 : root.wordsX
                y: root.wordsY
            }
        }
    }
}
