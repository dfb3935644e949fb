import QtQuick
import Hall
import Hall.Kiosk

// A number that may not be served in time, or only after a long wait: what is known, and the choice.
Item {
    id: root

    required property Kiosk kiosk
    required property bool wide

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.grid * (root.wide ? 2 : 4)
        width: Math.min(parent.width, Theme.grid * 130)
        y: (choices.y - height) / 2

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.amberGround
            height: Theme.grid * (root.wide ? 14 : 24)
            radius: height / 2
            width: height

            Icon {
                anchors.centerIn: parent
                color: Theme.amber
                glyph: Icons.clock
                size: parent.height * 0.55
            }
        }

        Heading {
            font.weight: Font.Bold
            objectName: "askingService"
            size: Theme.headline
            text: root.kiosk.asked
        }

        Heading {
            objectName: "askingLate"
            size: root.wide ? Theme.lead : Theme.title
            text: qsTr("You may not be served before closing time.")
            visible: root.kiosk.askedLate
        }

        Heading {
            font.weight: Font.DemiBold
            objectName: "askingWait"
            size: Theme.title
            text: root.kiosk.askedWait
            visible: text
        }

        Heading {
            objectName: "askingNote"
            size: root.wide ? Theme.lead : Theme.title
            text: root.kiosk.askedNote
            visible: text
        }

        Heading {
            color: Theme.muted
            size: Theme.body
            text: qsTr("The screen returns in %n second(s)", "", root.kiosk.seconds)
        }
    }

    Grid {
        id: choices

        readonly property real each: root.wide ? (width - columnSpacing) / 2 : width

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        columnSpacing: Theme.grid * 4
        columns: root.wide ? 2 : 1
        rowSpacing: Theme.grid * 3
        width: Math.min(parent.width, Theme.grid * 150)

        BigButton {
            glyph: Icons.arrowLeft
            least: Theme.grid * 16
            objectName: "another"
            opacity: 1 // not grey for the moment after a touch
            text: qsTr("Another day")
            width: choices.each

            onClicked: root.kiosk.goHome()
        }

        BigButton {
            glyph: Icons.receipt
            least: Theme.grid * 16
            main: true
            objectName: "anyway"
            opacity: 1 // not grey for the moment after a touch
            text: qsTr("Take a number anyway")
            width: choices.each

            onClicked: root.kiosk.takeAsked()
        }
    }
}
