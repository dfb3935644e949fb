import QtQuick
import Hall
import Hall.Kiosk

// Whom the hall means by priority, in its own words, and two answers. No reason is asked.
Item {
    id: root

    required property Kiosk kiosk
    required property PriorityDoor priority

    Column {
        readonly property real room: answers.y - Theme.grid * 3

        anchors.horizontalCenter: parent.horizontalCenter
        scale: Math.min(1, room / height) // large letters, on a low screen
        spacing: Theme.grid * 4
        width: Math.min(parent.width, Theme.grid * 130)
        y: (room - height) / 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.jade
            glyph: Icons.star
            size: Theme.grid * 13
        }

        Heading {
            font.weight: Font.Bold
            size: Theme.hero
            text: root.kiosk.priorityName
        }

        Heading {
            objectName: "priorityPageWho"
            size: Theme.title
            text: root.kiosk.priorityWho
            visible: text
        }

        Heading {
            color: Theme.muted
            size: Theme.lead
            text: root.kiosk.paper === "none" ? qsTr("No reason is asked.") : qsTr("No reason is asked. Your slip is printed again.")
        }
    }

    Column {
        id: answers

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.grid * 3
        width: Math.min(parent.width, Theme.grid * 130)

        BigButton {
            glyph: Icons.check
            implicitHeight: Theme.grid * 16
            main: true
            objectName: "priorityYes"
            opacity: 1 // not grey for the moment after a touch
            text: qsTr("Yes, that is me")
            width: parent.width

            onClicked: root.priority.yes()
        }

        BigButton {
            glyph: Icons.arrowLeft
            implicitHeight: Theme.grid * 16
            objectName: "priorityNo"
            opacity: 1 // not grey for the moment after a touch
            text: qsTr("No, back to my number")
            width: parent.width

            onClicked: root.priority.no()
        }
    }
}
