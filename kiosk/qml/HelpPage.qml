import QtQuick
import Hall
import Hall.Kiosk

// Staff have been called; who is coming as soon as somebody says so.
Item {
    id: root

    required property Kiosk kiosk
    required property HelpDoor door

    Column {
        readonly property real room: home.y - Theme.grid * 3

        anchors.horizontalCenter: parent.horizontalCenter
        scale: Math.min(1, room / height) // large letters, on a low screen
        spacing: Theme.grid * 4
        width: Math.min(parent.width, Theme.grid * 130)
        y: (room - height) / 2

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: root.door.failed ? Theme.amber : Theme.jade
            glyph: root.door.failed ? Icons.info : root.door.coming ? Icons.checkCircle : Icons.bellRinging
            size: Theme.grid * 16
        }

        Heading {
            font.weight: Font.Bold
            objectName: "helpHead"
            size: Theme.hero
            text: root.door.failed ? qsTr("The staff could not be called") : root.door.coming ? qsTr("Somebody is coming") : qsTr("The staff are called")
        }

        Heading {
            objectName: "helpNote"
            size: Theme.title
            text: root.door.failed ? qsTr("Please go to a counter, or ask the people around you.") : root.door.counter ? qsTr("From counter %1. Please wait here.").arg(root.door.counter) : qsTr("Please wait here.")
        }
    }

    BigButton {
        id: home

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        glyph: Icons.arrowLeft
        implicitHeight: Theme.grid * 16
        note: qsTr("The screen returns in %n second(s)", "", root.kiosk.seconds)
        objectName: "helpHome"
        opacity: 1 // not grey for the moment after a touch
        text: qsTr("Back")
        width: Math.min(parent.width, Theme.grid * 130)

        onClicked: root.kiosk.goHome()
    }
}
