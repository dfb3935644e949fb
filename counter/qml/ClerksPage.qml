import QtQuick
import Hall
import Hall.Counter

// Who sits at the counter today: touch the name, or type its first letter and Enter.
Item {
    id: root

    required property Console desk

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.grid * 2

        Label {
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            size: Theme.title * 0.9
            text: root.desk.sheetTitle
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            size: Theme.body
            text: qsTr("Touch your name, or type its first letter.")
            width: parent.width
            wrapMode: Text.Wrap
        }

        Messages {
            desk: root.desk
            width: parent.width
        }
    }

    Choices {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: words.bottom
        anchors.topMargin: Theme.grid * 3
        desk: root.desk
        keyed: false
        size: Theme.lead
    }
}
