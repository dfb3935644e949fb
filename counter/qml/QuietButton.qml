import QtQuick
import Hall

// A small action that should not draw the eye; perhaps with its key.
Pressable {
    id: root

    property string text
    property string hint
    property string glyph
    property color ink: Theme.muted
    property real size: Theme.body * 0.95

    border.width: 0
    fill: Theme.ground
    implicitHeight: Theme.grid * 9
    implicitWidth: row.width + Theme.grid * 4
    name: hint ? text + ", " + hint : text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid * 1.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            glyph: root.glyph
            visible: root.glyph
        }

        Label {
            Accessible.ignored: true
            color: root.ink
            font.weight: Font.Medium
            size: root.size
            text: root.text
        }

        Label {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            size: Theme.body * 0.75
            text: root.hint
            visible: root.hint
        }
    }
}
