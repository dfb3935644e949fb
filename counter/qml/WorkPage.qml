import QtQuick
import Hall
import Hall.Counter

// The number in hand, the one large button, the other actions with their keys, and who is waiting.
Item {
    id: root

    required property Console desk
    required property HelpCalls helpCalls
    property bool onTop: false
    readonly property real gap: Theme.grid * 2
    readonly property var mainTexts: ({
            "next": qsTr("Call next number"),
            "unpause": qsTr("End the pause"),
            "start": qsTr("Start serving"),
            "complete_and_next": qsTr("Done, call next"),
            "complete": qsTr("Done")
        })
    readonly property var mainGlyphs: ({
            "next": Icons.megaphone,
            "unpause": Icons.play,
            "start": Icons.play,
            "complete_and_next": Icons.fastForward,
            "complete": Icons.check
        })

    signal fieldLeft
    signal onTopAsked

    function begin() {
        sheet.begin();
    }

    function scanned(code: string) {
        sheet.scanned(code);
    }

    function write() {
        sheet.write();
    }

    NumberCard {
        id: card

        anchors.left: parent.left
        anchors.right: parent.right
        desk: root.desk
        height: visible ? Math.max(Theme.grid * 33, root.height * 0.26) : 0
        visible: !root.desk.sheetLarge // what is turned to a visitor has all the room, and one number
    }

    DossierLine {
        id: dossier

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: card.bottom
        desk: root.desk
    }

    Handover {
        id: handover

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: dossier.bottom
        anchors.topMargin: text ? Theme.grid : 0
        desk: root.desk
    }

    Item {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: handover.bottom
        anchors.topMargin: root.gap
        visible: !root.desk.sheet

        Key {
            id: mainButton

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            enabled: !root.desk.busy
            glyph: root.mainGlyphs[root.desk.mainAction]
            height: Math.max(Theme.grid * 18, root.height * 0.13)
            hint: "F2"
            main: true
            objectName: "next"
            opacity: root.desk.slow ? 0.6 : 1
            size: Theme.lead * 1.1
            text: root.desk.slow ? qsTr("One moment…") : root.mainTexts[root.desk.mainAction]

            onClicked: root.desk.main()
        }

        Actions {
            id: actions

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: mainButton.bottom
            anchors.topMargin: root.gap
            desk: root.desk
        }

        Messages {
            id: messages

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: actions.bottom
            anchors.topMargin: root.gap
            desk: root.desk
        }

        WaitingCard {
            anchors.bottom: help.visible ? help.top : printer.visible ? printer.top : foot.top
            anchors.bottomMargin: Theme.grid * (printer.visible ? 1.5 : 1)
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: messages.height > 0 ? messages.bottom : actions.bottom
            anchors.topMargin: root.gap
            desk: root.desk
        }

        Key {
            id: help

            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.grid
            anchors.left: parent.left
            anchors.right: parent.right
            glyph: Icons.bellRinging
            hint: "F11"
            ink: Theme.amberText
            objectName: "helpCall"
            size: Theme.body * 0.9
            text: root.helpCalls.text
            visible: root.helpCalls.number > 0

            onClicked: root.helpCalls.answer()
        }

        PrinterLine {
            id: printer

            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.grid
            anchors.left: parent.left
            anchors.right: parent.right
            desk: root.desk
            room: help.visible ? 0 : foot.y - (messages.height > 0 ? messages.y + messages.height : actions.y + actions.height)
        }

        Foot {
            id: foot

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            desk: root.desk
            onTop: root.onTop

            onOnTopAsked: root.onTopAsked()
        }
    }

    SheetPage {
        id: sheet

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: handover.bottom
        anchors.topMargin: root.gap
        desk: root.desk
        visible: root.desk.sheet

        onFieldLeft: root.fieldLeft()
    }
}
