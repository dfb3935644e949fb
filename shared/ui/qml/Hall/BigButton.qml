import QtQuick

// A large button: icon, words and perhaps a second line, centred. `main` is the one main action of a page.
Pressable {
    id: root

    property string text
    property string note
    property string glyph
    property bool main: false
    property color ink: main ? Theme.accentText : Theme.ink
    property real size: Theme.lead

    border.color: main ? fill : Theme.edge
    fill: main ? Theme.accent : Theme.surface
    implicitHeight: Math.max(Theme.touch, words.height + Theme.grid * 4)
    implicitWidth: row.width + Theme.grid * 8
    name: note ? text + ". " + note : text
    opacity: enabled ? 1 : 0.45

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid * 2

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            glyph: root.glyph
            size: root.size * 1.25
            visible: root.glyph
        }

        Column {
            id: words

            readonly property real room: root.width - Theme.grid * 4 - (icon.visible ? icon.width + row.spacing : 0)

            anchors.verticalCenter: parent.verticalCenter

            Label {
                Accessible.ignored: true
                color: root.ink
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                size: root.size
                text: root.text
                width: root.width > 0 ? Math.min(implicitWidth, words.room) : implicitWidth
            }

            Label {
                Accessible.ignored: true
                color: root.ink
                elide: Text.ElideRight
                size: root.size / 1.25
                text: root.note
                visible: root.note
                width: root.width > 0 ? Math.min(implicitWidth, words.room) : implicitWidth
            }
        }
    }
}
