import QtQuick

// A ticket's number, drawn alike everywhere: letter in the accent, digits in ink, ExtraBold.
// `size` is the type's pixel size; it shrinks where the number would be wider than `maximumWidth`.
// `height` is the cap height, without the room a font keeps for accents.
Item {
    id: root

    property string number
    property real size: Theme.hero
    property real maximumWidth: Infinity
    property color letterColor: Theme.accent
    property color digitColor: Theme.ink
    readonly property string name: number // read aloud
    readonly property string letter: number.replace(/[0-9].*/, "")
    readonly property string digits: number.slice(letter.length)
    readonly property real fittedSize: Math.min(size, 100 * maximumWidth / Math.max(1, measure.advanceWidth))

    Accessible.name: number
    Accessible.role: Accessible.StaticText
    implicitHeight: Math.round(fittedSize * Theme.capRatio)
    implicitWidth: Math.ceil(row.width)

    TextMetrics {
        id: measure

        font: letterText.reference
        text: root.number
    }

    Row {
        id: row

        anchors.centerIn: parent

        Text {
            id: letterText

            readonly property font reference: Qt.font({
                "family": Theme.family,
                "pixelSize": 100,
                "weight": Font.ExtraBold
            })

            Accessible.ignored: true
            color: root.letterColor
            font.family: Theme.family
            font.pixelSize: Math.max(1, Math.round(root.fittedSize))
            font.weight: Font.ExtraBold
            text: root.letter
            textFormat: Text.PlainText
        }

        Text {
            Accessible.ignored: true
            color: root.digitColor
            font.family: Theme.family
            font.pixelSize: letterText.font.pixelSize
            font.weight: Font.ExtraBold
            text: root.digits
            textFormat: Text.PlainText
        }
    }
}
