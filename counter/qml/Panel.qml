import QtQuick
import Hall
import Hall.Counter

// What the visitor at a counter sees: its number, the number in hand, a fee, and the rating afterwards, or how to come
// back. Nothing here takes the keyboard, which is the clerk's.
Window {
    id: root

    required property PanelWindow panel
    readonly property bool upright: height > width
    readonly property real unit: upright ? Math.min(width / 800, height / 1280) * 1.25 : Math.min(width / 1024, height / 600)
    readonly property bool coded: ["fee", "come_back"].includes(panel.page) // it needs all the room
    readonly property bool asks: ["rate", "why"].includes(panel.page)

    color: Theme.ground
    flags: Qt.Window | Qt.WindowDoesNotAcceptFocus
    height: 600
    title: panel.counter
    width: 1024

    Binding {
        property: "reading"
        target: Theme
        value: 26 * root.unit
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.panel.accent
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
    }

    Item {
        id: page

        anchors.bottom: root.coded ? parent.bottom : foot.top
        anchors.left: parent.left
        anchors.margins: Theme.grid * 6
        anchors.right: parent.right
        anchors.top: band.bottom

        PanelCounter {
            anchors.fill: parent
            panel: root.panel
            unit: root.unit
            visible: !root.asks && !root.coded
        }

        PanelCode {
            anchors.fill: parent
            panel: root.panel
            unit: root.unit
            upright: root.upright
            visible: root.coded
        }

        PanelRating {
            anchors.fill: parent
            panel: root.panel
            unit: root.unit
            upright: root.upright
            visible: root.asks
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 6
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 6
        height: 96 * root.unit

        Label {
            anchors.left: parent.left
            anchors.right: keys.left
            anchors.rightMargin: Theme.grid * 4
            anchors.verticalCenter: parent.verticalCenter
            color: root.panel.lost ? Theme.amberText : Theme.muted
            font.weight: root.panel.lost ? Font.DemiBold : Font.Normal
            objectName: "foot"
            size: root.panel.lost ? Theme.body : Theme.small
            text: root.panel.lost || (root.asks ? root.panel.lines[0] : root.panel.clerk)
            wrapMode: Text.Wrap
        }

        Row {
            id: keys

            anchors.right: parent.right
            height: parent.height
            spacing: Theme.grid * 3

            PanelKey {
                height: parent.height
                objectName: "language"
                text: root.panel.other
                visible: text && !root.coded
                width: 150 * root.unit

                onClicked: root.panel.switchLanguage()
            }

            PanelKey {
                height: parent.height
                objectName: "skip"
                text: root.panel.skip
                visible: root.asks
                width: 200 * root.unit

                onClicked: root.panel.decline()
            }
        }
    }
}
