import QtQuick
import Hall
import Hall.Kiosk

// All of it once more, and the touch that sends it. What went wrong is said here, and nothing is lost. Upright the text
// stands between, lying on the left.
Item {
    id: root

    required property FeedbackDoor door
    required property bool wide
    readonly property real part: wide ? (width - Theme.grid * 6) / 2 : Math.min(width, Theme.grid * 150)
    readonly property string problem: !door.failed ? "" : door.sentence || qsTr("It cannot be sent just now. What you wrote is still here: please try again in a moment, or tell the staff.")

    Column {
        id: head

        spacing: Theme.grid * 2
        width: root.part
        x: root.wide ? root.width - width : (root.width - width) / 2

        Heading {
            centred: false
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
        height: (root.wide ? root.height : send.y - Theme.grid * 3) - y
        width: root.part
        x: root.wide ? 0 : head.x
        y: root.wide ? 0 : head.height + Theme.grid * 2

        Label {
            readonly property bool unread: true

            anchors.centerIn: parent
            height: parent.height - Theme.grid * 6
            objectName: "reviewText"
            size: Letters.fit([text], width, height, Theme.lead, Theme.body * 0.5, false)
            text: root.door.text
            width: parent.width - Theme.grid * 6
            wrapMode: Text.Wrap
        }
    }

    Column {
        id: send

        anchors.bottom: parent.bottom
        spacing: Theme.grid * 2
        width: root.part
        x: head.x

        Paragraph {
            color: Theme.amberText
            font.weight: Font.DemiBold
            objectName: "notSent"
            size: Letters.fit([text], width, root.height - button.height - head.height - Theme.grid * 4, Theme.body, Theme.body * 0.6, true)
            text: root.problem
            visible: text
        }

        BigButton {
            id: button

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
