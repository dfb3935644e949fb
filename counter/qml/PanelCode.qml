pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Counter

// What is to be paid, in digits and in words, with the code for the bank's app and the account it leads to; or the
// number of who was put aside, with the code of its page.
Item {
    id: root

    required property PanelWindow panel
    required property real unit
    required property bool upright

    Rectangle {
        id: frame

        readonly property real side: root.upright ? Math.min(parent.width * 0.72, parent.height * 0.42) : Math.min(parent.height, parent.width * 0.38)

        border.color: Theme.line
        border.width: Theme.hairline
        color: "#FFFFFF"
        height: visible ? side : 0
        objectName: "qr"
        radius: Theme.corner
        visible: root.panel.qr.length > 0
        width: height
        x: root.upright ? (parent.width - width) / 2 : 0
        y: root.upright ? 0 : (parent.height - height) / 2

        QrCode {
            anchors.fill: parent
            rows: root.panel.qr
        }
    }

    Column {
        readonly property real above: root.upright ? frame.height + Theme.grid * 6 : 0

        scale: Math.min(1, (parent.height - above) / Math.max(1, height)) // where the hall's texts are long
        spacing: Theme.grid
        transformOrigin: Item.TopLeft
        width: parent.width - x
        x: root.upright || !frame.visible ? 0 : frame.width + Theme.grid * 6
        y: root.upright ? above : Math.max(0, (parent.height - height * scale) / 2)

        Label {
            color: Theme.muted
            objectName: "feeOf"
            text: [root.panel.counter, root.panel.number].filter(Boolean).join(" · ")
            width: parent.width
        }

        Label {
            font.weight: Font.Bold
            objectName: "feeName"
            size: Theme.lead
            text: root.panel.head
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            font.weight: Font.ExtraBold
            fontSizeMode: Text.HorizontalFit
            objectName: "amount"
            size: Theme.hero * 1.4
            text: root.panel.large
            width: parent.width
        }

        Label {
            font.weight: Font.DemiBold
            objectName: "amountInWords"
            text: root.panel.lead
            width: parent.width
            wrapMode: Text.Wrap
        }

        Repeater {
            model: root.panel.lines

            Label {
                required property string modelData

                size: Theme.small
                text: modelData
                width: parent.width
                wrapMode: Text.Wrap
            }
        }
    }
}
