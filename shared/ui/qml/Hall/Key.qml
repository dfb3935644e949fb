import QtQuick

// A compact button that also says its key: icon, word, key hint ("F3"). The window owns the shortcut itself.
Pressable {
    id: root

    property string text
    property string hint
    property string glyph
    property bool main: false
    property color ink: main ? Theme.accentText : Theme.ink
    property real size: Theme.body

    border.color: main ? fill : Theme.edge
    fill: main ? Theme.accent : Theme.surface
    implicitHeight: row.height + Theme.grid * 3
    implicitWidth: row.width + Theme.grid * 5
    name: hint ? text + ", " + hint : text
    opacity: enabled ? 1 : 0.45

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid * 1.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            glyph: root.glyph
            size: root.size * 1.2
            visible: root.glyph
        }

        Label {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            font.weight: Font.DemiBold
            size: root.size
            text: root.text
        }

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            border.color: root.ink
            border.width: 1
            color: "transparent"
            height: hintText.height + Theme.grid / 2
            radius: Theme.grid / 2
            visible: root.hint
            width: hintText.width + Theme.grid * 1.5

            Label {
                id: hintText

                Accessible.ignored: true
                anchors.centerIn: parent
                color: root.ink
                size: root.size / 1.25
                text: root.hint
            }
        }
    }
}
