pragma ComponentBehavior: Bound
import QtQuick
import Hall

// The letters of a number that stand beside its digits: what the pad has no place for.
Flow {
    id: root

    required property NumberPad pad

    spacing: Theme.grid * 2
    visible: pad.beside.length > 0

    Repeater {
        model: root.pad.beside

        LetterKey {
            height: Theme.zoom > 1 ? Theme.touch : Theme.grid * 16
            width: Math.min(Theme.grid * 20, (root.width + Theme.grid * 2) / 6 - Theme.grid * 2)

            onClicked: root.pad.key(modelData.key)
        }
    }
}
