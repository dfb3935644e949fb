import QtQuick
import Hall
import Hall.Counter

// One action, its key below it; `fits` says whether it makes sense for the number in hand.
Pressable {
    id: root

    required property Console desk
    property string text
    property string hint
    property string glyph
    property bool fits: true
    property bool asking: false
    readonly property color ink: fits ? Theme.ink : Theme.muted

    border.color: asking ? Theme.amber : Theme.edge
    enabled: !desk.busy
    fill: asking ? Theme.amberGround : fits ? Theme.surface : Theme.ground
    height: Theme.grid * 11
    implicitWidth: row.width + Theme.grid * 2
    name: text + ", " + hint
    opacity: desk.slow ? 0.6 : 1

    Column {
        anchors.centerIn: parent

        Row {
            id: row

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.grid

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                glyph: root.glyph
                size: Theme.body * 1.1
                visible: !root.asking
            }

            Label {
                Accessible.ignored: true
                color: root.ink
                font.weight: Font.DemiBold
                size: Theme.body * 0.9
                text: root.text
            }
        }

        Label {
            Accessible.ignored: true
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.muted
            size: Theme.body * 0.75
            text: root.hint
        }
    }
}
