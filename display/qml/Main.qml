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
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
        height: root.picture.bandHeight
    }

    Masthead {
        id: masthead

        anchors.left: parent.left
        anchors.leftMargin: root.picture.margin
        anchors.right: parent.right
        anchors.rightMargin: root.picture.margin
        anchors.top: band.bottom
        anchors.topMargin: root.picture.margin / 2
        height: root.picture.headHeight
        screen: root.picture
    }

    Item {
        id: middle

        anchors.bottom: queues.top
        anchors.bottomMargin: root.picture.margin / 2
        anchors.left: masthead.left
        anchors.right: masthead.right
        anchors.top: masthead.bottom
        anchors.topMargin: root.picture.margin / 2

        Calls {
            anchors.fill: parent
            screen: root.picture
        }

    }

    Queues {
        id: queues

        anchors.bottom: help.top
        anchors.bottomMargin: root.picture.margin / 2
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
}
