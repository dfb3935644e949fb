import QtQuick
import Hall
import Hall.Counter

// The PIN of the counter: typed on the pad or the keyboard, chosen twice at the first run. Never shown.
Item {
    id: root

    required property Console desk
    readonly property var tasks: ({
            "unknown": [qsTr("One moment, please"), ""],
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
            color: Theme.muted
            size: Theme.body
            text: root.tasks[root.desk.pinTask][1]
        }

        QuietButton {
            anchors.horizontalCenter: parent.horizontalCenter
            enabled: !root.desk.busy
            glyph: Icons.arrowLeft
            objectName: "otherClerk"
            text: qsTr("Somebody else")
            visible: root.desk.clerk

            onClicked: root.desk.otherClerk()
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
        busy: root.desk.busy
        ready: root.desk.pinReady
        typed: root.desk.pinLength

        onBack: root.desk.pinBack()
        onDigit: value => root.desk.digit(value)
        onGo: root.desk.pinOk()
    }
}
