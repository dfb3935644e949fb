import QtQuick
import Hall

// No number just now: what it is, what to do, and (where there is an `action`) the way back.
Item {
    id: root

    required property string glyph
    required property string heading
    required property string sentence
    required property string note
    property string action
    property int seconds: 0

    signal dismissed

    Column {
        readonly property real room: button.visible ? button.y - Theme.grid * 3 : parent.height

        anchors.horizontalCenter: parent.horizontalCenter
        scale: Math.min(1, room / height) // large letters, on a low screen
        spacing: Theme.grid * 4
        width: Math.min(parent.width, Theme.grid * 130)
        y: (room - height) / 2

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.amberGround
            height: Theme.grid * 24
            radius: height / 2
            width: height

            Icon {
                anchors.centerIn: parent
                color: Theme.amber
                glyph: root.glyph
                size: Theme.grid * 13
            }
        }

        Heading {
            font.weight: Font.Bold
            size: Theme.hero
            text: root.heading
        }

        Heading {
            objectName: root.objectName + "Sentence"
            size: Theme.title
            text: root.sentence
        }

        Heading {
            color: Theme.muted
            size: Theme.lead
            text: root.note
        }
    }

    BigButton {
        id: button

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        glyph: Icons.arrowLeft
        least: Theme.grid * 16
        note: qsTr("The screen returns in %n second(s)", "", root.seconds)
        objectName: "back"
        opacity: 1 // not grey for the moment after a touch
        text: root.action
        visible: root.action
        width: Math.min(parent.width, Theme.grid * 130)

        onClicked: root.dismissed()
    }
}
