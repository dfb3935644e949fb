import QtQuick
import Hall
import Hall.Display

// Before the first call of the day: where to begin.
Rectangle {
    id: root

    required property Screen screen

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

        Label {
            color: Theme.accent
            font.weight: Font.ExtraBold
            horizontalAlignment: Text.AlignHCenter
            size: root.screen.numberSize
            text: qsTr("Welcome")
            width: parent.width
        }

        Label {
            font.weight: Font.Medium
            horizontalAlignment: Text.AlignHCenter
            size: root.screen.textSize * 1.15
            text: qsTr("Please take a number at the kiosk")
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
}
