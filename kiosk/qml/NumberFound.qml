import QtQuick
import Hall
import Hall.Kiosk

// What is so of one number, and what to do now.
Item {
    id: root

    required property NumberDoor door
    required property bool wide
    readonly property string found: door.found
    readonly property var heads: ({
            "away": qsTr("This cannot be looked up just now"),
            "called": qsTr("Please go to counter %1").arg(door.counter),
            "no_show": qsTr("%1 was called, and nobody came").arg(door.number),
            "parked": qsTr("Counter %1 is waiting for you").arg(door.counter),
            "returned": qsTr("You are in the line again"),
            "serving": qsTr("%1 is being served at counter %2").arg(door.number).arg(door.counter),
            "unknown": qsTr("There is no such number today"),
            "waiting": door.ahead > 0 ? qsTr("%n people are before you", "", door.ahead) : qsTr("You are next")
        })
    readonly property var notes: ({
            "away": qsTr("Please ask the staff; they will help you."),
            "called": qsTr("Your number has been called."),
            "no_show": qsTr("Please tell counter %1 or the staff; they will help you.").arg(door.counter),
            "parked": door.until ? qsTr("You were asked to come back at %1.").arg(door.until) : qsTr("Come back with what was missing, and touch here."),
            "returned": qsTr("%1 stays your number: counter %2 will call it.").arg(door.number).arg(door.counter),
            "serving": "",
            "unknown": qsTr("Numbers hold for one day. Please look at your slip again, or ask the staff."),
            "waiting": door.wait
        })

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        scale: Math.min(1, parent.height / height) // large letters, on a low screen
        spacing: Theme.grid * 4

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            color: root.found === "unknown" || root.found === "away" || root.found === "no_show" ? Theme.amber : Theme.jade
            glyph: root.found === "unknown" || root.found === "away" ? Icons.info : root.found === "called" ? Icons.bellRinging : root.found === "returned" ? Icons.checkCircle : Icons.clock
            size: Theme.grid * 13
            visible: Theme.zoom === 1
        }

        NumberText {
            anchors.horizontalCenter: parent.horizontalCenter
            maximumWidth: parent.width
            number: root.door.number
            objectName: "foundNumber"
            size: Theme.grid * 20
            visible: root.door.number !== ""
        }

        Heading {
            font.weight: Font.Bold
            objectName: "foundHead"
            size: Theme.headline
            text: root.heads[root.found] ?? ""
        }

        Heading {
            objectName: "foundNote"
            size: Theme.title
            text: root.notes[root.found] ?? ""
            visible: text
        }

        BigButton {
            anchors.horizontalCenter: parent.horizontalCenter
            enabled: !root.door.busy
            glyph: Icons.check
            implicitHeight: Theme.grid * 16
            main: true
            objectName: "comeBack"
            opacity: root.door.busy ? 0.45 : 1 // not grey for the moment after a touch
            text: qsTr("I am back")
            visible: root.found === "parked"
            width: Math.min(parent.width, Theme.grid * 110)

            onClicked: root.door.comeBack()
        }

        BigButton {
            anchors.horizontalCenter: parent.horizontalCenter
            implicitHeight: Theme.grid * 16
            objectName: "again"
            opacity: 1 // not grey for the moment after a touch
            text: qsTr("Another number")
            visible: root.found === "unknown"
            width: Math.min(parent.width, Theme.grid * 110)

            onClicked: root.door.again()
        }
    }
}
