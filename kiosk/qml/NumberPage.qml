pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// A number is typed, or its slip held to a scanner; then what is so of it, and of nobody else's.
// Upright the pad stands below, lying on the right.
Item {
    id: root

    required property Kiosk kiosk
    required property NumberDoor door
    required property bool wide
    readonly property bool back: door.door === "back"
    readonly property bool booked: door.door === "booked"
    readonly property real half: wide ? (width - Theme.grid * 8) / 2 : width

    Item {
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        visible: root.door.found === ""

        Column {
            id: head

            spacing: Theme.grid * 2
            width: root.half

            Paragraph {
                font.weight: Font.Bold
                size: Letters.fit([text], width, 0, Theme.headline, Theme.body * 1.1, true)
                text: root.booked ? qsTr("I have an appointment") : root.back ? qsTr("I was asked to come back") : qsTr("Where am I in the line?")
            }

            Paragraph {
                color: Theme.muted
                size: Theme.body
                text: root.booked ? qsTr("Type the first 8 signs of its code, or hold the code to the scanner.") : qsTr("Type the number of your slip, or hold its code to the scanner.")
            }

            Rectangle {
                border.color: Theme.edge
                border.width: Theme.hairline
                color: Theme.surface
                height: Theme.grid * (Theme.zoom > 1 ? 18 : 22)
                radius: Theme.corner
                width: parent.width

                Label {
                    readonly property bool unread: true

                    anchors.centerIn: parent
                    font.weight: Font.Bold
                    objectName: "typedNumber"
                    size: Theme.grid * 14
                    text: root.door.typed
                }
            }

            LetterRow {
                pad: pad
                width: parent.width
            }
        }

        NumberPad {
            id: pad

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            busy: root.door.busy
            digits: root.door.digits
            height: root.wide ? parent.height : Math.min(Theme.grid * 86, parent.height - head.height - Theme.grid * 3)
            letters: root.door.letters
            ready: root.door.ready
            typed: root.door.typed.length
            width: root.half

            onGo: root.door.look()
            onKey: text => root.door.key(text)
        }
    }

    NumberFound {
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        door: root.door
        objectName: "found"
        visible: root.door.found !== ""
        wide: root.wide
    }

    BigButton {
        id: foot

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        glyph: Icons.arrowLeft
        implicitHeight: Theme.grid * 16
        note: qsTr("The screen returns in %n second(s)", "", root.kiosk.seconds)
        objectName: "home"
        opacity: 1 // not grey for the moment after a touch
        text: root.door.found === "" ? qsTr("Back") : qsTr("Done")
        width: parent.width

        onClicked: root.kiosk.goHome()
    }
}
