import QtQuick
import Hall
import Hall.Counter

// The last start, no-show or done, to be taken back: a quiet offer.
Pressable {
    id: root

    required property Console desk
    readonly property bool starting: desk.undoVerb === "start"

    border.color: Theme.line
    enabled: !desk.busy
    fill: Theme.ground
    implicitHeight: Theme.grid * 9
    implicitWidth: row.width + Theme.grid * 4
    name: words.text + (root.starting ? "" : ", F7")
    objectName: "undo"

    onClicked: starting ? desk.unstart() : desk.more()

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid * 1.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            glyph: Icons.arrowUUpLeft
        }

        Label {
            id: words

            Accessible.ignored: true
            color: Theme.ink
            font.weight: Font.Medium
            size: Theme.body * 0.9
            text: (root.starting ? qsTr("%1 is not here yet?") : root.desk.undoVerb === "no_show" ? qsTr("%1 came after all?") : qsTr("%1 is not done yet?")).arg(root.desk.undo)
        }

        Label {
            Accessible.ignored: true
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            size: Theme.body * 0.75
            text: "F7"
            visible: !root.starting
        }
    }
}
