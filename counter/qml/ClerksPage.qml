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

        Centred {
            font.weight: Font.Bold
            size: Theme.title * 0.9
            text: root.desk.sheetTitle
        }

        Centred {
            color: Theme.muted
            size: Theme.body
            text: qsTr("Touch your name, or type its first letter.")
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
