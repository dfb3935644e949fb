import QtQuick

// One Phosphor glyph: Icons.clock, or a glyph that Python gives. Always beside a word, so no name of its own.
Text {
    property string glyph
    property real size: Theme.body * 1.25

    Accessible.ignored: true
    color: Theme.ink
    font.family: Theme.iconFamily
    font.pixelSize: Math.round(size)
    height: Math.round(size)
    horizontalAlignment: Text.AlignHCenter
    text: glyph
    textFormat: Text.PlainText
    verticalAlignment: Text.AlignVCenter
    width: Math.round(size)
}
