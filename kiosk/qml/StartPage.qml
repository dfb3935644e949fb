import QtQuick
import Hall
import Hall.Kiosk

// Who we are, the one question, a page of services, and the choices that hold for the next touch; or that it is closed.
// Portrait: one above the other, and all that is touched in the lower part where that is asked for (`lowered`).
// Landscape: the services on the right, the rest on the left. The window's foot of that height stays free.
// What is said of the printer stands in the place of another line or in the margin, so that no button moves under a finger.
Item {
    id: root

    required property Kiosk kiosk
    required property Browse browse
    required property bool wide
    required property bool lowered
    required property real foot
    property var doors: [] // what else one may come for: {code, name, glyph}, in their order
    readonly property bool issuing: kiosk.page === "issuing"
    readonly property bool ofPrinter: kiosk.printerStands && !wide // its line stands under the question
    readonly property bool brief: ofPrinter || wide && Theme.zoom > 1
    readonly property string chosen: kiosk.priority ? qsTr("Priority: now touch a service.") : ""
    readonly property string question: browse.title || qsTr("What do you need today?")
    readonly property real side: wide ? Theme.grid * 65 : width
    readonly property real reach: lowered ? Math.max(head.height, height + Theme.grid * 3.5 - Window.height * 0.55) : head.height

    readonly property real beside: height - root.foot - Theme.grid * 7.5 - head.height - priority.height - help.height
    readonly property bool roomForHelp: Theme.zoom === 1 && !lowered && (!wide || beside >= 0) // a slip says it too

    signal opened(door: string)

    onIssuingChanged: slow.passed = false

    Column {
        id: head

        spacing: Theme.grid * (root.wide ? 5 : 3.5)
        width: root.side

        Masthead {
            brief: root.wide && Theme.zoom > 1
            kiosk: root.kiosk
            stacked: root.wide
            width: parent.width
        }

        Column {
            spacing: Theme.grid / 2
            visible: !root.kiosk.closed
            width: parent.width

            Heading {
                centred: false
                font.weight: Font.Bold
                objectName: "question"
                size: root.wide ? Theme.title : Letters.fit([text], width, 0, Theme.headline, Theme.lead, true)
                text: root.brief && root.kiosk.priority ? qsTr("Priority: touch a service") : root.question // one line
            }

            Paragraph {
                id: touchOne

                color: root.kiosk.priority ? Theme.jadeText : Theme.muted
                font.weight: root.kiosk.priority ? Font.DemiBold : Font.Normal
                size: root.wide ? Theme.body : Theme.body * 1.1
                text: root.chosen || (root.browse.sheets > 1 ? qsTr("Page %1 of %2").arg(root.browse.sheet).arg(root.browse.sheets) : qsTr("Touch one to get your number."))
                objectName: "touchOne"
                visible: !(root.brief && (root.ofPrinter || root.kiosk.priority))
            }

            PrinterNotice { // in the place of that line, which the question gives way to when it must be said
                height: touchOne.height
                objectName: "printerNotice"
                visible: root.ofPrinter
                width: parent.width
            }
        }
    }

    PrinterNotice {
        anchors.bottom: services.top
        anchors.bottomMargin: (Theme.grid * 6 - height) / 2
        anchors.left: services.left
        anchors.right: services.right
        objectName: "printerNotice"
        visible: root.kiosk.printerStands && root.wide && !root.kiosk.closed
    }

    ServiceGrid {
        id: services

        anchors.bottom: doorRow.top
        anchors.bottomMargin: doorRow.visible ? Theme.grid * 2.5 : 0
        anchors.left: root.wide ? head.right : parent.left
        anchors.leftMargin: root.wide ? Theme.grid * 5 : 0
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: root.wide ? 0 : root.reach + Theme.grid * 2.5
        browse: root.browse
        kiosk: root.kiosk
        visible: !root.kiosk.closed
        wide: root.wide
    }

    ClosedPanel {
        anchors.bottom: doorRow.top
        anchors.left: root.wide ? head.right : parent.left
        anchors.leftMargin: root.wide ? Theme.grid * 5 : 0
        anchors.right: parent.right
        anchors.top: root.wide ? parent.top : head.bottom
        kiosk: root.kiosk
        objectName: "closed"
        visible: root.kiosk.closed
    }

    DoorRow {
        id: doorRow

        doors: root.doors
        width: services.width
        x: services.x
        y: (root.wide ? root.height : foot.y - Theme.grid * 2.5) - height

        onOpened: code => root.opened(code)
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.foot + Theme.grid * 2.5 + staff.second
        spacing: Theme.grid * 2.5
        width: root.side

        PriorityButton {
            id: priority

            kiosk: root.kiosk
            objectName: "priority"
            visible: root.kiosk.offersPriority && !root.kiosk.closed
            width: parent.width
        }

        Row {
            spacing: Theme.grid
            visible: root.roomForHelp
            width: parent.width

            Icon {
                id: hand

                anchors.verticalCenter: parent.verticalCenter
                glyph: Icons.handWaving
            }

            Label {
                id: help

                anchors.verticalCenter: parent.verticalCenter
                objectName: "help"
                size: Theme.body * 0.9
                text: root.kiosk.help
                width: parent.width - x
                wrapMode: Text.Wrap
            }
        }
    }

    StaffLine {
        id: staff

        readonly property real second: visible ? Math.max(0, height - Theme.grid * 4.5) : 0

        anchors.top: parent.bottom
        anchors.topMargin: Theme.grid * 0.75 - second
        kiosk: root.kiosk
        objectName: "staff"
        visible: root.kiosk.staff
        width: parent.width
    }

    Timer {
        id: slow

        property bool passed: false

        interval: 400
        running: root.issuing && !passed

        onTriggered: passed = true
    }

    Card {
        anchors.centerIn: parent
        border.color: Theme.edge
        height: wait.height + Theme.grid * 10
        objectName: "oneMoment"
        visible: root.issuing && slow.passed
        width: wait.width + Theme.grid * 14

        Label {
            id: wait

            anchors.centerIn: parent
            font.weight: Font.DemiBold
            size: Theme.title
            text: qsTr("One moment, your number is coming")
        }
    }
}
