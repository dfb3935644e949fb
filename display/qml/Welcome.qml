import QtQuick
import Hall
import Hall.Display

// Before the first call of the day: where to begin; while no numbers are given: when they are again.
Rectangle {
    id: root

    required property Screen screen
    readonly property bool closed: screen.page === "closed"
    readonly property bool timed: closed && screen.opensAt

    border.color: Theme.line
    border.width: Theme.hairline
    color: Theme.surface
    objectName: "welcome"

    Band {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: root.screen.bandHeight * 1.5
    }

    Band {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: root.screen.bandHeight * 1.5
    }

    Column {
        anchors.centerIn: parent
        spacing: root.screen.margin * 0.75
        width: parent.width - root.screen.margin * 3

        Centred {
            font.weight: Font.Medium
            size: root.screen.textSize * 1.15
            text: qsTr("Please come back at", "above the time")
            visible: root.timed
        }

        Label {
            color: root.timed ? Theme.jadeText : Theme.accent
            font.weight: Font.ExtraBold
            horizontalAlignment: Text.AlignHCenter
            objectName: "welcomeHeading"
            size: root.screen.numberSize
            text: root.timed ? root.screen.opensAt : qsTr("Welcome")
            width: parent.width
        }

        Centred {
            font.weight: Font.Medium
            objectName: "welcomeAdvice"
            size: root.screen.textSize * 1.15
            text: root.timed ? root.screen.opensDay || qsTr("today", "below the time") : root.closed ? qsTr("No numbers are given now") : qsTr("Please take a number at the kiosk")
        }
    }
}
