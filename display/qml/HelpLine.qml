import QtQuick
import Hall
import Hall.Display

// The hall's full name and its line of help: for who stands near. Where both have no room, the help stays.
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
        visible: !help.text || implicitWidth + help.implicitWidth + 3 * root.screen.margin <= root.width
    }

    Label {
        id: help

        anchors.left: name.visible ? name.right : parent.left
        anchors.leftMargin: root.screen.margin
        anchors.right: parent.right
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: "white"
        elide: Text.ElideRight
        fontSizeMode: Text.HorizontalFit
        horizontalAlignment: name.visible ? Text.AlignRight : Text.AlignLeft
        minimumPixelSize: Math.round(root.screen.smallSize * 0.6)
        objectName: "help"
        size: root.screen.smallSize
        text: root.screen.help
    }
}
