import QtQuick
import Hall

// What to do about the paper: take the slip, or remember the number where there is none.
Rectangle {
    id: root

    required property string paper
    readonly property bool comes: paper === "printing" || paper === "printed"
    readonly property bool failed: paper === "failed"
    readonly property color shade: comes ? Theme.surface : Theme.ink

    border.color: failed ? Theme.amber : Theme.ink
    border.width: failed ? Theme.grid * 0.4 : 0
    color: comes ? Theme.ink : failed ? Theme.amberGround : Theme.surface
    height: Math.max(Theme.grid * 28, words.height + Theme.grid * 8)
    radius: Theme.corner

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 4
        anchors.verticalCenter: parent.verticalCenter
        color: root.failed ? Theme.amber : root.shade
        glyph: root.comes ? Icons.receipt : Icons.camera
        size: Theme.grid * 11
    }

    Column {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.grid * 3
        anchors.right: arrow.visible ? arrow.left : parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.grid / 2

        Label {
            color: root.shade
            font.weight: Font.Bold
            objectName: "slipHeading"
            size: root.comes ? Theme.title : Theme.body * 1.18
            text: root.paper === "printed" ? qsTr("Take your slip below") : root.comes ? qsTr("Your slip is being printed") : qsTr("Please remember this number or photograph the screen")
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            color: root.comes ? Theme.mutedOnInk : Theme.ink
            size: Theme.body
            text: root.failed ? qsTr("The printer has a problem. Your number is valid without the slip.") : root.comes ? qsTr("Keep it until you are served.") : qsTr("Your number is valid without a slip.")
            width: parent.width
            wrapMode: Text.Wrap
        }
    }

    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.gold
        glyph: Icons.arrowDown
        size: Theme.grid * 11
        visible: root.comes
    }
}
