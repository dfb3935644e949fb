import QtQuick
import Hall

// One of the lists, to be opened. `alarm` says why somebody should look.
Pressable {
    id: root

    property string text
    property string hint
    property bool open: false
    property string alarm
    property string glyph: Icons.warningCircle
    property bool narrow: false
    readonly property color ink: open ? Theme.surface : alarm ? Theme.amberText : Theme.ink

    border.color: open ? Theme.ink : alarm ? Theme.amber : Theme.edge
    fill: open ? Theme.ink : alarm ? Theme.amberGround : Theme.surface
    implicitHeight: Theme.grid * 9
    implicitWidth: row.width + Theme.grid * (narrow ? 1 : 2)
    name: [text, alarm, hint].filter(Boolean).join(", ")

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid * (root.narrow ? 0.5 : 1)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            glyph: root.glyph
            size: Theme.body * (root.narrow ? 0.85 : 1)
            visible: root.alarm
        }

        Label {
            Accessible.ignored: true
            color: root.ink
            font.weight: Font.Medium
            size: Theme.body * (root.narrow ? 0.75 : 0.85)
            text: root.text
        }

        Label {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: root.alarm ? root.ink : Theme.muted
            size: Theme.body * 0.75
            text: root.hint
            visible: root.hint
        }
    }
}
