import QtQuick
import Hall
import Hall.Kiosk

// Who we are, the one question, the services, and the choices that hold for the next touch; or that it is closed.
// Portrait: one above the other. Landscape: the services on the right, the rest on the left.
// What is said of the printer stands in the place of another line or in the margin, so that no button moves under a finger.
Item {
    id: root

    required property Kiosk kiosk
    required property bool wide
    property var doors: [] // what else one may come for: {code, name, glyph}, in their order
    readonly property bool issuing: kiosk.page === "issuing"
    readonly property bool ofPrinter: kiosk.printerStands && !wide // its line stands under the question
    readonly property string chosen: kiosk.priority ? qsTr("Priority: now touch a service.") : ""
    readonly property var languages: ({
            "en": "English",
            "jra": "Jrai",
            "rad": "Êđê",
            "vi": "Tiếng Việt"
        }) // as they call themselves
    readonly property real side: wide ? Theme.grid * 65 : width

    signal opened(door: string)

    onIssuingChanged: slow.passed = false

    Column {
        id: head

        spacing: Theme.grid * (root.wide ? 5 : 3.5)
        width: root.side

        Masthead {
            kiosk: root.kiosk
            stacked: root.wide
            width: parent.width
        }

        Column {
            spacing: Theme.grid / 2
            visible: !root.kiosk.closed
            width: parent.width

            Paragraph {
                font.weight: Font.Bold
                size: Theme.headline
                text: root.ofPrinter && root.kiosk.priority ? qsTr("Priority: touch a service") : qsTr("What do you need today?") // one line
            }

            Paragraph {
                id: touchOne

                color: root.kiosk.priority ? Theme.jadeText : Theme.muted
                font.weight: root.kiosk.priority ? Font.DemiBold : Font.Normal
                size: root.wide ? Theme.body : Theme.body * 1.1
                text: root.chosen || qsTr("Touch one to get your number.")
                visible: !root.ofPrinter
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
        anchors.top: root.wide ? parent.top : head.bottom
        anchors.topMargin: root.wide ? 0 : Theme.grid * 2.5
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
        wide: root.wide
        width: services.width
        x: services.x
        y: (root.wide ? root.height : foot.y - Theme.grid * 2.5) - height

        onOpened: code => root.opened(code)
    }

    Column {
        id: foot

        anchors.bottom: parent.bottom
        anchors.bottomMargin: staff.second
        spacing: Theme.grid * 2.5
        width: root.side

        PriorityButton {
            kiosk: root.kiosk
            objectName: "priority"
            visible: root.kiosk.offersPriority && !root.kiosk.closed
            width: parent.width
        }

        Item {
            height: language.height * (root.wide ? 1.3 : 1)
            width: parent.width

            Icon {
                id: hand

                anchors.verticalCenter: parent.verticalCenter
                glyph: Icons.handWaving
            }

            Label {
                id: help

                anchors.left: hand.right
                anchors.leftMargin: Theme.grid
                anchors.right: language.visible ? language.left : parent.right
                anchors.rightMargin: Theme.grid * 2
                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideRight
                fontSizeMode: Text.Fit
                height: parent.height
                minimumPixelSize: Math.round(Theme.body * 0.6)
                objectName: "help"
                size: Theme.body * 0.9
                text: root.kiosk.help
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.Wrap
            }

            BigButton {
                id: language

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                glyph: Icons.translate
                objectName: "language"
                opacity: 1 // not grey for the blink in which a number is taken
                size: Theme.body
                text: root.languages[root.kiosk.otherLanguage] ?? root.kiosk.otherLanguage.toUpperCase()
                visible: root.kiosk.otherLanguage

                onClicked: root.kiosk.switchLanguage()
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
