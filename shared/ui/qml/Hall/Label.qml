import QtQuick

// A text in the house's type. Set `size` (Theme.body, Theme.lead, ...), `color` and `font.weight`.
Text {
    property real size: Theme.body

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Math.round(size)
    lineHeight: Theme.leading
    textFormat: Text.PlainText
}
