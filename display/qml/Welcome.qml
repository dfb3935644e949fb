import QtQuick
import Hall
import Hall.Display

// While nobody is called or served: where to begin; while no numbers are given: when they are again; while the only
// counter pauses: that it does.
Rectangle {
    id: root

    required property Screen screen
    readonly property bool closed: screen.page === "closed"
    readonly property bool timed: closed && screen.opensAt
    readonly property real words: Math.min(screen.heroTextSize, screen.textSize * 1.15, height * 0.12)

    border.color: Theme.line
    border.width: Theme.hairline
    clip: true
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
            size: root.words
            text: qsTr("Please come back at", "above the time")
            visible: root.timed
        }

        Label {
            color: root.timed ? Theme.jadeText : root.screen.paused ? Theme.amberText : Theme.accent
            font.weight: Font.ExtraBold
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            objectName: "welcomeHeading"
            size: Math.min(Math.max(root.screen.heroTextSize, root.screen.heroNumberSize * 0.5), root.height * 0.22)
            text: root.timed ? root.screen.opensAt : root.screen.paused ? qsTr("Counter %1 is on a break").arg(root.screen.paused) : qsTr("Welcome")
            width: parent.width
        }

        Centred {
            font.weight: Font.Medium
            objectName: "welcomeAdvice"
            size: root.words
            text: root.screen.paused ? qsTr("Please wait for your number") : root.timed ? root.screen.opensDay || qsTr("today", "below the time") : root.closed ? qsTr("No numbers are given now") : qsTr("Please take a number at the kiosk")
        }

        Centred {
            font.weight: Font.Medium
            objectName: "welcomeSecond"
            size: root.words * 0.6
            text: root.screen.second("Welcome", root.screen.paused ? "Please wait for your number" : root.closed ? "No numbers are given now" : "Please take a number at the kiosk")
            visible: root.screen.twice
        }
    }
}
