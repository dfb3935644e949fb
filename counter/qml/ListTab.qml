import QtQuick
import Hall

// One of the lists, to be opened.
Pressable {
    id: root

    property string text
    property string hint
    property bool open: false
    property bool late: false
    readonly property color ink: open ? Theme.surface : late ? Theme.amberText : Theme.ink

    border.color: open ? Theme.ink : late ? Theme.amber : Theme.edge
    fill: open ? Theme.ink : late ? Theme.amberGround : Theme.surface
    implicitHeight: Theme.grid * 9
    implicitWidth: row.width + Theme.grid * 2
    name: [text, late ? qsTr("overdue") : "", hint].filter(Boolean).join(", ")

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            glyph: Icons.warningCircle
            size: Theme.body
            visible: root.late
        }

        Label {
            Accessible.ignored: true
            color: root.ink
            font.weight: Font.Medium
            size: Theme.body * 0.85
            text: root.text
        }

        Label {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: root.late ? root.ink : Theme.muted
            size: Theme.body * 0.75
            text: root.hint
            visible: root.hint
        }
    }
}
