import QtQuick
import Hall
import Hall.Counter

// The window of the hall's entrance: one field that always has the keyboard, what was found or is asked below it, the
// lists at the right, and a key for each act.
Window {
    id: root

    required property Reception reception
    required property HelpCalls helpCalls

    color: Theme.ground
    height: Math.min(728, Screen.height - 40)
    minimumHeight: 600
    minimumWidth: 960
    title: qsTr("Reception")
    width: Math.min(1366, Screen.width)

    Shortcut {
        sequence: "F11"

        onActivated: root.helpCalls.answer()
    }

    Binding {
        property: "reading"
        target: Theme
        value: 16 * Math.max(0.8, Math.min(root.width / 1366, root.height / 728))
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.reception.accent
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
    }

    Item {
        id: head

        anchors.left: parent.left
        anchors.margins: Theme.grid * 4
        anchors.right: parent.right
        anchors.top: band.bottom
        anchors.topMargin: Theme.grid * 2
        height: name.height

        Label {
            id: name

            font.weight: Font.Bold
            size: Theme.lead
            text: qsTr("Reception")
        }

        Label {
            anchors.baseline: name.baseline
            anchors.left: name.right
            anchors.leftMargin: Theme.grid * 4
            anchors.right: time.left
            anchors.rightMargin: Theme.grid * 2
            color: Theme.muted
            elide: Text.ElideRight
            objectName: "place"
            text: root.reception.slow ? qsTr("One moment…") : root.reception.place
        }

        Label {
            id: time

            anchors.baseline: name.baseline
            anchors.right: parent.right
            font.features: {
                "tnum": 1
            }
            font.weight: Font.DemiBold
            size: Theme.lead
            text: root.reception.time
        }
    }

    Item {
        id: left

        anchors.bottom: keys.top
        anchors.bottomMargin: Theme.grid * 2
        anchors.left: head.left
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 2
        width: Math.round((root.width - Theme.grid * 11) * 0.57)

        ReceptionField {
            id: field

            anchors.left: parent.left
            anchors.right: parent.right
            reception: root.reception
        }

        ReceptionMessages {
            id: messages

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: height > 0 ? Theme.grid * 2 : 0
            helpCalls: root.helpCalls
            reception: root.reception
        }

        Card {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: messages.bottom
            anchors.topMargin: Theme.grid * 2

            ReceptionServices {
                anchors.fill: parent
                anchors.margins: Theme.grid * 4
                reception: root.reception
                visible: !root.reception.sheet
            }

            ReceptionSheet {
                anchors.fill: parent
                anchors.margins: Theme.grid * 4
                reception: root.reception
                visible: root.reception.sheet
            }
        }
    }

    ReceptionLists {
        anchors.bottom: left.bottom
        anchors.left: left.right
        anchors.leftMargin: Theme.grid * 3
        anchors.right: head.right
        anchors.top: left.top
        reception: root.reception
    }

    ReceptionKeys {
        id: keys

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: head.left
        anchors.right: head.right
        reception: root.reception
    }
}
