import QtQuick
import Hall
import Hall.Kiosk

// What to do about the paper: take the slip, or keep the number by heart or as a photograph where there is none.
// "sent" promises nothing: the printer took the slip and says no more.
// A code that is once shown stays: somebody may be photographing it. The panel has the same height with and without
// one, so that the number above does not move when the printer's answer comes.
Rectangle {
    id: root

    required property Kiosk kiosk
    property bool low: false // beside the number, where less height is left
    readonly property string paper: kiosk.paper
    readonly property bool came: paper === "came"
    readonly property bool comes: paper === "printing" || paper === "printed" || came
    readonly property bool failed: paper === "failed" || paper === "out"
    readonly property bool sent: paper === "sent"
    readonly property bool withCode: !comes || kiosk.qrSide > 0
    readonly property bool narrow: width < Theme.grid * 100
    readonly property color shade: comes ? Theme.surface : Theme.ink

    border.color: failed ? Theme.amber : Theme.ink
    border.width: failed ? Theme.grid * 0.4 : 0
    color: comes ? Theme.ink : failed ? Theme.amberGround : Theme.surface
    height: Math.max(Theme.grid * (Theme.zoom > 1 ? 38 : narrow ? 54 : low ? 43 : 50), words.height + Theme.grid * 2)
    radius: Theme.corner

    Rectangle {
        id: frame

        anchors.left: parent.left
        anchors.leftMargin: root.withCode ? Theme.grid * 2 : Theme.grid * 4
        anchors.verticalCenter: parent.verticalCenter
        color: root.withCode ? "white" : "transparent"
        height: width
        radius: Theme.grid
        width: Theme.grid * (!root.withCode ? 14 : root.narrow || Theme.zoom > 1 ? 36 : root.low ? 37 : 44)

        Icon {
            anchors.centerIn: parent
            color: root.failed ? Theme.amber : root.shade
            glyph: root.comes || root.sent ? Icons.receipt : Icons.camera
            size: Theme.grid * 14
            visible: root.kiosk.qrSide === 0
        }

        QrCode {
            modules: root.kiosk.qrSide
            objectName: "qr"
            room: frame.width
            runs: root.kiosk.qr
            visible: root.kiosk.qrSide > 0
            x: Math.round((frame.width - width) / 2)
            y: Math.round((frame.height - height) / 2)
        }
    }

    Column {
        id: words

        anchors.left: frame.right
        anchors.leftMargin: Theme.grid * 3
        anchors.right: arrow.visible ? arrow.left : parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.grid * (root.failed ? 1 : 0.5)

        Paragraph {
            objectName: "slipWhy"
            size: Theme.body
            text: root.paper === "out" ? qsTr("The printer is out of paper.") : qsTr("The printer has a problem.")
            visible: root.failed
        }

        Paragraph {
            color: root.shade
            font.weight: Font.Bold
            objectName: "slipHeading"
            size: root.comes && !root.came ? Theme.title : Theme.body * 1.18
            text: root.came ? qsTr("Your slip is printed, please take it") : root.paper === "printed" ? qsTr("Take your slip below") : root.comes ? qsTr("Your slip is being printed") : root.sent ? qsTr("Your slip was sent to the printer.") : root.kiosk.qrSide > 0 ? qsTr("Please remember this number or scan the code with your phone") : qsTr("Please remember this number or photograph the screen")
        }

        Paragraph {
            color: root.comes ? Theme.mutedOnInk : Theme.ink
            objectName: "slipAdvice"
            size: Theme.body
            text: root.sent ? qsTr("If it does not come, please tell the staff.") : root.comes ? qsTr("Keep it until you are served.") : qsTr("Your number is valid without a slip.")
        }
    }

    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.verticalCenter: parent.verticalCenter
        color: root.comes ? Theme.gold : Theme.accent
        glyph: Icons.arrowDown
        size: Theme.grid * (root.withCode ? 11 : 16)
        visible: root.comes || (root.sent && !root.narrow)
    }
}
