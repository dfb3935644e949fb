import QtQuick
import Hall
import Hall.Display

// The hall's full name and its line of help: for who stands near.
Rectangle {
    id: root

    required property Screen screen

    color: Theme.ink

    Label {
        id: name

        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.mutedOnInk
        font.weight: Font.Medium
        size: root.screen.smallSize
        text: root.screen.hallName
    }

    Label {
        anchors.left: name.right
        anchors.leftMargin: root.screen.margin
        anchors.right: parent.right
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: "white"
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignRight
        objectName: "help"
        size: root.screen.smallSize
        text: root.screen.help
    }
}
