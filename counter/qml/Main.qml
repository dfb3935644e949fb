import QtQuick
import Hall
import Hall.Counter

// The counter's window: compact, beside the clerk's other software. 16 px text; larger in a larger window.
Window {
    id: root

    required property Console desk
    property bool onTop: false

    color: Theme.ground
    flags: onTop ? Qt.Window | Qt.WindowStaysOnTopHint : Qt.Window
    height: 640
    minimumHeight: 560
    minimumWidth: 380
    title: qsTr("Counter %1").arg(desk.counter)
    width: 420

    Binding {
        property: "body"
        target: Theme
        value: 16 * Math.max(1, Math.min(root.width / 420, root.height / 640))
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.desk.accent
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
    }

    FocusScope {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.grid * 3
        anchors.right: parent.right
        anchors.top: band.bottom
        focus: true

        Keys.onPressed: event => event.accepted = root.desk.press(event.key, event.isAutoRepeat)

        Item {
            id: rest

            focus: true
        }

        Connections {
            function onPageChanged() {
                rest.forceActiveFocus();
            }

            function onSheetChanged() {
                rest.forceActiveFocus();
                workPage.begin();
            }

            target: root.desk
        }

        Heading {
            id: heading

            anchors.left: parent.left
            anchors.right: parent.right
            desk: root.desk
        }

        ClerksPage {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.topMargin: Theme.grid * 2
            desk: root.desk
            visible: root.desk.page === "clerks"
        }

        LogOnPage {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.topMargin: Theme.grid * 2
            desk: root.desk
            visible: root.desk.page === "logOn"
        }

        WorkPage {
            id: workPage

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.topMargin: Theme.grid * 2
            desk: root.desk
            onTop: root.onTop
            visible: root.desk.page === "work"

            onOnTopAsked: root.onTop = !root.onTop
        }
    }
}
