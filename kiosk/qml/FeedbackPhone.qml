import QtQuick
import Hall
import Hall.Kiosk

// A phone number for the answer, for who wants one, with a consent of its own. Upright the pad stands below.
Item {
    id: root

    required property FeedbackDoor door
    required property bool wide
    readonly property real half: wide ? (width - Theme.grid * 8) / 2 : width

    Column {
        id: head

        spacing: Theme.grid * 2
        width: root.half

        Paragraph {
            id: title

            font.weight: Font.Bold
            size: Letters.fit([text], width, 0, Theme.headline, Theme.body, true)
            text: qsTr("Phone number for the answer")
        }

        Paragraph {
            color: Theme.muted
            size: root.wide ? Letters.fit([text], width, root.height - title.height - field.height - consent.height - Theme.grid * 6, Theme.body, Theme.body * 0.7, false) : Theme.body
            text: qsTr("Only if you wish. Without one, bring the code of your paper and ask for the answer here.")
        }

        Rectangle {
            id: field

            border.color: Theme.edge
            border.width: Theme.hairline
            color: Theme.surface
            height: Theme.grid * 14
            radius: Theme.corner
            width: parent.width

            Label {
                readonly property bool unread: true

                anchors.centerIn: parent
                font.weight: Font.Bold
                objectName: "feedbackPhone"
                size: Theme.grid * 8
                text: root.door.phone
            }
        }

        Pressable {
            id: consent

            Accessible.checkable: true
            Accessible.checked: root.door.consent
            border.color: Theme.edge
            height: Math.max(Theme.touch, agreed.height + Theme.grid * 3)
            name: agreed.text
            objectName: "consent"
            width: parent.width

            onClicked: root.door.agree()

            Rectangle {
                id: box

                anchors.left: parent.left
                anchors.leftMargin: Theme.grid * 2
                anchors.verticalCenter: parent.verticalCenter
                border.color: Theme.jadeText
                border.width: Theme.grid * 0.4
                color: root.door.consent ? Theme.jadeText : "transparent"
                height: Theme.grid * 5
                radius: Theme.grid / 2
                width: height

                Icon {
                    anchors.centerIn: parent
                    color: Theme.surface
                    glyph: Icons.check
                    size: Theme.grid * 4
                    visible: root.door.consent
                }
            }

            Label {
                id: agreed

                Accessible.ignored: true
                anchors.left: box.right
                anchors.leftMargin: Theme.grid * 2.5
                anchors.right: parent.right
                anchors.rightMargin: Theme.grid * 2
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.body
                text: qsTr("I agree that the hall calls this number to answer me. It is erased after the answer.")
                wrapMode: Text.Wrap
            }
        }
    }

    DigitPad {
        anchors.bottom: without.top
        anchors.bottomMargin: Theme.grid * 2
        anchors.right: parent.right
        height: Math.min(Theme.grid * 86, without.y - Theme.grid * 2 - (root.wide ? 0 : head.height + Theme.grid * 3))
        ready: root.door.phoneReady
        typed: root.door.phone.length
        width: root.half

        onBack: root.door.digit("")
        onDigit: value => root.door.digit(String(value))
        onGo: root.door.goOn()
    }

    BigButton {
        id: without

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        objectName: "withoutPhone"
        opacity: 1 // not grey for the moment after a touch
        size: Theme.body * 1.1
        text: qsTr("Continue without a number")
        width: root.half

        onClicked: root.door.withoutPhone()
    }
}
