import QtQuick
import Hall
import Hall.Kiosk

// All of it once more, and the touch that sends it. What went wrong is said here, and nothing is lost.
Item {
    id: root

    required property FeedbackDoor door
    readonly property string problem: !door.failed ? "" : door.sentence || qsTr("It cannot be sent just now. What you wrote is still here: please try again in a moment, or tell the staff.")

    Column {
        id: head

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.grid * 2
        width: Math.min(parent.width, Theme.grid * 150)

        Paragraph {
            font.weight: Font.Bold
            size: Theme.headline
            text: qsTr("Is this right?")
        }

        Paragraph {
            readonly property bool unread: root.door.phone

            color: Theme.muted
            size: Theme.body
            text: root.door.phone && root.door.consent ? qsTr("%1 · the answer comes to %2").arg(root.door.category).arg(root.door.phone) : root.door.category
        }
    }

    Card {
        anchors.bottom: send.top
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: head.left
        anchors.right: head.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 2

        Label {
            readonly property bool unread: true

            anchors.fill: parent
            anchors.margins: Theme.grid * 3
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.body * 0.5)
            objectName: "reviewText"
            size: Theme.lead
            text: root.door.text
            wrapMode: Text.Wrap
        }
    }

    Column {
        id: send

        anchors.bottom: parent.bottom
        anchors.left: head.left
        anchors.right: head.right
        spacing: Theme.grid * 2

        Paragraph {
            color: Theme.amberText
            font.weight: Font.DemiBold
            objectName: "notSent"
            size: Theme.body
            text: root.problem
            visible: text
        }

        BigButton {
            enabled: !root.door.busy
            glyph: Icons.check
            implicitHeight: Theme.grid * 18
            main: true
            objectName: "send"
            size: Theme.title
            text: root.door.busy ? qsTr("One moment…") : root.door.failed ? qsTr("Send again") : qsTr("Send")
            width: parent.width

            onClicked: root.door.send()
        }
    }
}
