pragma ComponentBehavior: Bound

import QtQuick
import Hall

// What somebody may want besides a number, each behind a button of its own: `doors` are {code, name, glyph}. Upright
// two stand beside each other, lying all. Nothing where there is none.
Grid {
    id: root

    required property var doors
    required property bool wide
    readonly property real each: (width - (columns - 1) * columnSpacing) / Math.max(1, columns)

    signal opened(code: string)

    columnSpacing: Theme.grid * 2
    columns: wide ? Math.max(1, doors.length) : Math.min(2, doors.length)
    height: visible ? implicitHeight : 0
    rowSpacing: Theme.grid * 1.5
    visible: doors.length > 0

    Repeater {
        model: root.doors

        BigButton {
            required property var modelData

            glyph: modelData.glyph
            objectName: "door-" + modelData.code
            opacity: 1 // not grey for the blink in which a number is taken
            size: Theme.body
            text: modelData.name
            width: root.each

            onClicked: root.opened(modelData.code)
        }
    }
}
