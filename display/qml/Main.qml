import QtQuick
import Hall
import Hall.Display

// The hall screen: the newest call large, the counters beside, the queues at the foot. Nothing else moves.
Window {
    id: root

    required property Screen picture

    color: Theme.ground
    height: 1080
    title: picture.hallName
    width: 1920

    onHeightChanged: picture.fit(width, height)
    onWidthChanged: picture.fit(width, height)

    Binding {
        property: "body"
        target: Theme
        value: root.picture.smallSize
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.picture.accent
    }

    Band {
        anchors.left: parent.left
        anchors.leftMargin: root.picture.shift - root.picture.margin
        anchors.right: parent.right
        anchors.rightMargin: -root.picture.shift - root.picture.margin
        height: root.picture.bandHeight
    }

    Masthead {
        id: masthead

        anchors.left: parent.left
        anchors.leftMargin: root.picture.margin + root.picture.shift
        anchors.right: parent.right
        anchors.rightMargin: root.picture.margin - root.picture.shift
        anchors.top: parent.top
        anchors.topMargin: root.picture.bandHeight + root.picture.margin / 2 + root.picture.shift
        height: root.picture.headHeight
        screen: root.picture
    }

    Calls {
        anchors.bottom: queues.top
        anchors.bottomMargin: root.picture.margin / 2
        anchors.left: masthead.left
        anchors.right: masthead.right
        anchors.top: masthead.bottom
        anchors.topMargin: root.picture.margin / 2
        screen: root.picture
    }

    Queues {
        id: queues

        anchors.bottom: help.top
        anchors.bottomMargin: root.picture.margin / 2 - root.picture.shift
        anchors.left: masthead.left
        anchors.right: masthead.right
        height: root.picture.footHeight
        screen: root.picture
    }

    HelpLine {
        id: help

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: root.picture.helpHeight
        screen: root.picture
    }

    Announcement {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: queues.top
        screen: root.picture
    }
}
