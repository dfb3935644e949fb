import QtQuick
import Hall
import Hall.Display

// The hall screen: the newest call large, the ones before it beside, the queues at the foot. Nothing else moves.
Window {
    id: root

    // Takes the place of Window.screen (the monitor), which nothing here needs.
    required property Screen screen // qmllint disable property-override

    color: Theme.ground
    height: 1080
    title: screen.hallName
    width: 1920

    onHeightChanged: screen.fit(width, height)
    onWidthChanged: screen.fit(width, height)

    Binding {
        property: "body"
        target: Theme
        value: root.screen.smallSize
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.screen.accent
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
        height: root.screen.bandHeight
    }

    Masthead {
        id: masthead

        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.right: parent.right
        anchors.rightMargin: root.screen.margin
        anchors.top: band.bottom
        anchors.topMargin: root.screen.margin / 2
        height: root.screen.headHeight
        screen: root.screen
    }

    Item {
        id: middle

        anchors.bottom: queues.top
        anchors.bottomMargin: root.screen.margin / 2
        anchors.left: masthead.left
        anchors.right: masthead.right
        anchors.top: masthead.bottom
        anchors.topMargin: root.screen.margin / 2

        Calls {
            anchors.fill: parent
            screen: root.screen
            visible: root.screen.page === "calls"
        }

        Welcome {
            anchors.fill: parent
            screen: root.screen
            visible: root.screen.page === "welcome"
        }
    }

    Queues {
        id: queues

        anchors.bottom: help.top
        anchors.bottomMargin: root.screen.margin / 2
        anchors.left: masthead.left
        anchors.right: masthead.right
        height: root.screen.footHeight
        screen: root.screen
    }

    HelpLine {
        id: help

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: root.screen.helpHeight
        screen: root.screen
    }
}
