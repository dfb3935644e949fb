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
    radius: screen.margin * 0.75

    Column {
        anchors.centerIn: parent
        spacing: root.screen.margin * 0.75
        width: parent.width - root.screen.margin * 3

        Band {
            anchors.horizontalCenter: parent.horizontalCenter
            height: root.screen.bandHeight * 1.5
            radius: height / 2
            width: root.screen.textSize * 6
        }

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
