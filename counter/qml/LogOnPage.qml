import QtQuick
import Hall
import Hall.Counter

// The PIN of the counter or its clerk: typed on the pad or the keyboard, chosen twice at the first run, changed here,
// and asked for again where nobody was at the window for long. Never shown.
Item {
    id: root

    required property Console desk
    readonly property var tasks: ({
            "unknown": [qsTr("One moment, please"), ""],
            "unlock": [qsTr("Locked"), qsTr("Enter the PIN to go on.")],
            "code": [qsTr("Enter the one-time code"), qsTr("The six digits that your admin gave you.")],
            "old": [qsTr("Enter the old PIN"), qsTr("Then choose another.")],
            "enter": [qsTr("Enter the PIN"), desk.clerk || qsTr("The PIN of this counter opens it.")],
            "choose": [desk.clerk ? qsTr("Choose your PIN") : qsTr("Choose a PIN for this counter"), qsTr("4 to 8 digits that others will not guess.")],
            "repeat": [qsTr("Enter the PIN once more"), qsTr("So that it is surely the one you meant.")]
        })

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.grid * 2

        Centred {
            font.weight: Font.Bold
            objectName: "pinTask"
            size: Theme.title * 0.9
            text: root.tasks[root.desk.pinTask][0]
        }

        Centred {
            color: root.desk.pinNote ? Theme.amberText : Theme.muted
            objectName: "pinNote"
            size: Theme.body
            text: root.desk.pinNote || root.tasks[root.desk.pinTask][1]
        }

        Centred {
            font.weight: Font.DemiBold
            objectName: "lockedNumber"
            size: Theme.body
            text: (root.desk.state === "serving" ? qsTr("%1: serving for %2") : qsTr("%1: called %2 ago")).arg(root.desk.numberInHand).arg(root.desk.elapsed)
            visible: root.desk.locked && root.desk.numberInHand
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !root.desk.locked

            QuietButton {
                enabled: !root.desk.busy
                glyph: Icons.arrowLeft
                objectName: "otherClerk"
                text: qsTr("Somebody else")
                visible: root.desk.clerk

                onClicked: root.desk.otherClerk()
            }

            QuietButton {
                enabled: !root.desk.busy
                objectName: "changePin"
                text: qsTr("Change the PIN")
                visible: root.desk.pinTask === "enter"

                onClicked: root.desk.changePin()
            }
        }

        PinDots {
            anchors.horizontalCenter: parent.horizontalCenter
            length: root.desk.pinLength
        }

        Messages {
            desk: root.desk
            width: parent.width
        }
    }

    DigitPad {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: words.bottom
        anchors.topMargin: Theme.grid * 2
        ready: root.desk.pinReady
        typed: root.desk.pinLength

        onBack: root.desk.pinKey("back")
        onDigit: value => root.desk.pinKey(value)
        onGo: root.desk.pinKey("go")
    }
}
