pragma ComponentBehavior: Bound
import QtQuick
import Hall

// What a number is typed with: digits; and first its letters, where those are too many to stand beside them (LetterRow).
Item {
    id: root

    required property var letters // {key, able}
    required property bool digits // one may come
    property bool busy: false
    property bool ready: false // there is enough to go on with
    property int typed: 0 // signs so far
    readonly property bool spelling: letters.length > few && (!digits || letters.filter(letter => letter.able).length > few)
    readonly property int few: 12
    readonly property var beside: spelling ? [] : letters.length > few ? letters.filter(letter => letter.able) : letters // for LetterRow

    signal key(text: string)
    signal go

    DigitPad {
        anchors.fill: parent
        busy: root.busy
        more: root.digits
        ready: root.ready
        typed: root.typed
        visible: !root.spelling

        onBack: root.key("")
        onDigit: value => root.key(String(value))
        onGo: root.go()
    }

    Grid {
        id: grid

        readonly property int count: root.letters.length + (root.digits ? 10 : 0) + 1
        readonly property real gap: Theme.grid
        readonly property int fits: Math.max(1, Math.floor((root.width + gap) / (Theme.touch + gap)))
        readonly property int down: Math.ceil(count / fits)
        readonly property real keyWidth: (root.width + gap) / columns - gap
        readonly property real keyHeight: Math.max(Theme.touch, Math.min(Theme.grid * 16, (root.height + gap) / down - gap))

        anchors.bottom: parent.bottom
        columns: Math.ceil(count / down)
        spacing: gap
        visible: root.spelling

        Repeater {
            model: root.spelling ? root.letters.concat(root.digits ? "0123456789".split("").map(digit => ({
                            "able": true,
                            "key": digit
                        })) : []) : []

            LetterKey {
                height: grid.keyHeight
                width: grid.keyWidth

                onClicked: root.key(modelData.key)
            }
        }

        BigButton {
            enabled: root.typed > 0
            glyph: Icons.backspace
            height: grid.keyHeight
            name: qsTr("Delete the last letter")
            objectName: "letterBack"
            quick: true
            width: grid.keyWidth

            onClicked: root.key("")
        }
    }
}
