pragma ComponentBehavior: Bound

import QtQuick
import Hall

// What somebody may want besides a number, each behind a button of its own: `doors` are {code, name, glyph}. Upright
// two stand beside each other; lying one below the other. Nothing where there is none.
Grid {
    id: root

    required property var doors
    required property bool wide
    readonly property real half: (width - columnSpacing) / 2

    signal opened(code: string)

    columnSpacing: Theme.grid * 2
    columns: wide ? 1 : 2
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
            width: root.wide || root.doors.length === 1 ? root.width : root.half

            onClicked: root.opened(modelData.code)
        }
    }
}
