import QtQuick
import Hall
import Hall.Counter

// The counter's window: compact, beside the clerk's other software. 16 px text; larger in a larger window, and a
// little smaller where the whole screen is low (1366 x 768 at 150 %). A wide window keeps its things together.
Window {
    id: root

    required property Console desk
    property bool onTop: false
    readonly property real tallest: Math.min(Screen.desktopAvailableHeight, Screen.height) - 40 // less the title bar
    readonly property real tight: Math.min(width / 380, height / 560)

    color: Theme.ground
    flags: onTop ? Qt.Window | Qt.WindowStaysOnTopHint : Qt.Window
    height: Math.min(640, tallest)
    minimumHeight: Math.min(560, Math.max(448, tallest))
    minimumWidth: 380
    title: qsTr("Counter %1").arg(desk.counter)
    width: 420

    Binding {
        property: "body"
        target: Theme
        value: 16 * (root.tight < 1 ? Math.max(0.8, root.tight) : Math.max(1, Math.min(root.width / 420, root.height / 640)))
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
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.margins: Theme.grid * 3
        anchors.top: band.bottom
        focus: true
        width: Math.min(parent.width - Theme.grid * 6, Theme.body * 36)

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

        Item {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.topMargin: Theme.grid * 2

            ClerksPage {
                anchors.fill: parent
                desk: root.desk
                visible: root.desk.page === "clerks"
            }

            LogOnPage {
                anchors.fill: parent
                desk: root.desk
                visible: root.desk.page === "logOn"
            }

            WorkPage {
                id: workPage

                anchors.fill: parent
                desk: root.desk
                onTop: root.onTop
                visible: root.desk.page === "work"

                onOnTopAsked: root.onTop = !root.onTop
            }
        }
    }
}
