import QtQuick
import Hall

// A small action that should not draw the eye.
Pressable {
    id: root

    property string text
    property string glyph

    border.width: 0
    fill: Theme.ground
    implicitHeight: Theme.grid * 9
    implicitWidth: row.width + Theme.grid * 4
    name: text

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
            color: Theme.muted
            font.weight: Font.Medium
            size: Theme.body * 0.95
            text: root.text
        }
    }
}
