import QtQuick
import Hall
import Hall.Kiosk

// It is sent: its code, and by when it is answered.
Item {
    id: root

    required property FeedbackDoor door
    readonly property var papers: ({
            "printing": qsTr("A paper with this code is being printed."),
            "printed": qsTr("Please take your paper below."),
            "sent": qsTr("A paper with this code was sent to the printer.")
        })

    Column {
        anchors.centerIn: parent
        scale: Math.min(1, root.height / height) // large letters, on a low screen
        spacing: Theme.grid * 4
        width: Math.min(parent.width, Theme.grid * 130)

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.jade
            glyph: Icons.checkCircle
            size: Theme.grid * 13
        }

        Heading {
            font.weight: Font.Bold
            size: Theme.headline
            text: qsTr("Thank you. It has reached the hall.")
        }

        Heading {
            readonly property bool unread: true // who has it asks for the answer

            font.weight: Font.Bold
            objectName: "feedbackCode"
            size: Theme.grid * 14
            text: root.door.code
        }

        Heading {
            objectName: "feedbackDue"
            size: Theme.title
            text: qsTr("You are answered by %1.").arg(root.door.due)
        }

        Heading {
            color: Theme.muted
            objectName: "feedbackPaper"
            size: Theme.lead
            text: root.papers[root.door.paper] ?? qsTr("Please write this code down, or photograph it.")
        }
    }
}
