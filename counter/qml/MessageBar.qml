import QtQuick
import Hall

// Why something was not done, or that something does not answer: a sentence with its sign, in the page.
Rectangle {
    id: root

    property string text
    property string glyph: Icons.info
    property color tone: Theme.accent
    property color ink: Theme.ink

    Accessible.name: text
    Accessible.role: Accessible.AlertMessage
    border.color: tone
    border.width: Theme.hairline
    color: Theme.surface
    implicitHeight: text ? words.height + Theme.grid * 3 : 0
    radius: Theme.corner
    visible: text

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        color: root.tone
        glyph: root.glyph
        size: Theme.body * 1.4
    }

    Label {
        id: words

        Accessible.ignored: true
        anchors.left: sign.right
        anchors.leftMargin: Theme.grid * 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        color: root.ink
        size: Theme.body * 0.95
        text: root.text
        wrapMode: Text.Wrap
    }
}
