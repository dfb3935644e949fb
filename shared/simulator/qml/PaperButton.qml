import QtQuick
import Hall

// One thing to do to the simulated printer: icon and words; `lit` while it is so, `main` when it is what helps.
Pressable {
    id: root

    required property string text
    required property string glyph
    property bool lit: false
    property bool main: false
    readonly property color ink: main ? Theme.accentText : lit ? Theme.amberText : Theme.ink

    Accessible.checkable: true
    Accessible.checked: lit
    border.color: main ? fill : lit ? Theme.amber : Theme.edge
    border.width: lit ? Theme.hairline * 2 : Theme.hairline
    fill: main ? Theme.accent : lit ? Theme.amberGround : Theme.surface
    implicitHeight: Math.max(words.height, mark.height) + Theme.grid * 2.5
    name: text

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        color: root.ink
        glyph: root.glyph
    }

    Label {
        id: words

        Accessible.ignored: true
        anchors.left: mark.right
        anchors.leftMargin: Theme.grid * 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        color: root.ink
        font.weight: root.lit || root.main ? Font.DemiBold : Font.Normal
        size: Theme.body * 0.9
        text: root.text
        wrapMode: Text.Wrap
    }
}
