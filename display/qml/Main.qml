import QtQuick
import Hall
import Hall.Display

// The hall screen: the newest call large, the counters beside, the queues at the foot; with pictures of the hall where
// it has some. Nothing else moves.
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
        property: "reading"
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
        anchors.bottom: root.picture.mediaHeight > 0 ? media.top : idle.top
        anchors.bottomMargin: root.picture.mediaHeight > 0 || root.picture.idleHeight > 0 ? root.picture.margin / 2 : 0
        anchors.left: masthead.left
        anchors.right: root.picture.mediaWidth > 0 ? media.left : masthead.right
        anchors.rightMargin: root.picture.mediaWidth > 0 ? root.picture.margin / 2 : 0
        anchors.top: masthead.bottom
        anchors.topMargin: root.picture.margin / 2
        screen: root.picture
    }

    Loader {
        id: media

        readonly property real end: idle.y - (root.picture.idleHeight > 0 ? root.picture.margin / 2 : 0)

        anchors.right: masthead.right
        height: root.picture.mediaHeight || end - y
        width: root.picture.mediaWidth || masthead.width
        y: root.picture.mediaHeight > 0 ? end - height : masthead.y + masthead.height + root.picture.margin / 2

        Component.onCompleted: {
            if (root.picture.mediaFolder)
                setSource("Media.qml", {
                    "screen": root.picture
                });
        }
    }

    Idle {
        id: idle

        anchors.bottom: queues.top
        anchors.bottomMargin: root.picture.margin / 2
        anchors.left: masthead.left
        anchors.right: masthead.right
        height: root.picture.idleHeight
        screen: root.picture
    }

    Queues {
        id: queues

        anchors.bottom: help.top
        anchors.bottomMargin: root.picture.margin / 2 - root.picture.shift
        anchors.left: masthead.left
        anchors.right: masthead.right
        height: root.picture.footHeight
        notice: root.picture.idleTurn ? idle.said : root.picture.notice
        screen: root.picture
    }

    HelpLine {
        id: help

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: root.picture.helpHeight
        notice: queues.noticed ? "" : queues.notice
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
