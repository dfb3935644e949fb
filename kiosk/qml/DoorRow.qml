pragma ComponentBehavior: Bound

import QtQuick
import Hall

// What somebody may want besides a number, each behind a button of its own: `doors` are {code, name, glyph}. Lying
// all stand beside each other, upright three, small. Nothing where there is none.
Grid {
    id: root

    required property var doors
    required property bool wide
    readonly property real each: (width - (columns - 1) * columnSpacing) / Math.max(1, columns)

    readonly property bool small: columns > 2

    signal opened(code: string)

    columnSpacing: Theme.grid * 2
    columns: wide ? Math.max(1, doors.length) : Math.min(doors.length % 3 ? 2 : 3, doors.length)
    height: visible ? implicitHeight : 0
    rowSpacing: Theme.grid * 1.5
    visible: doors.length > 0

    Repeater {
        model: root.doors

        BigButton {
            required property var modelData

            glyph: root.small ? "" : modelData.glyph
            objectName: "door-" + modelData.code
            opacity: 1 // not grey for the blink in which a number is taken
            size: root.small ? Theme.small : Theme.body
            text: modelData.name
            width: root.each

            onClicked: root.opened(modelData.code)
        }
    }
}
