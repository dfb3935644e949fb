pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Ui

// A device that no hub knows yet: the hall it belongs to, the letters to compare, and the six digits.
Window {
    id: root

    required property PairingPage page
    property var door: null // the staff's, over a kiosk

    color: Theme.ground
    height: Math.min(640, Math.min(Screen.desktopAvailableHeight, Screen.height) - 40)
    minimumHeight: Math.min(448, height)
    minimumWidth: 380
    title: "Bốc Số"
    visible: false
    width: 420

    Binding {
        property: "reading"
        target: Theme
        value: 16 * Math.max(0.75, Math.min(root.width / 420, root.height / 640))
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
    }

    FocusScope {
        id: all

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.margins: Theme.grid * 3
        anchors.top: band.bottom
        focus: true
        width: Math.min(parent.width - Theme.grid * 6, Theme.body * 30)

        Keys.onEscapePressed: root.page.step === "code" && root.page.halls.length > 1 ? root.page.again() : root.close()
        Keys.onPressed: event => event.accepted = root.page.press(event.key, event.isAutoRepeat)

        Item {
            id: rest

            focus: true
        }

        Connections {
            function onStepChanged() {
                rest.forceActiveFocus();
            }

            target: root.page
        }

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            spacing: Theme.grid * 1.5

            Paragraph {
                font.weight: Font.Bold
                objectName: "pairingTitle"
                size: Theme.lead
                text: qsTr("Pair this computer with the hub: %1").arg(root.page.app)
            }

            Paragraph {
                objectName: "pairingTask"
                text: ({
                        "looking": qsTr("Looking for the hub in the network …"),
                        "halls": qsTr("Which hall does this computer belong to?"),
                        "code": qsTr("On the hub's computer run:")
                    })[root.page.step]
            }

            Paragraph {
                font.weight: Font.DemiBold
                text: root.page.command
                visible: root.page.step === "code"
            }

            Paragraph {
                text: qsTr("It shows the same letters as here (%1). If it shows others, type nothing and ask whoever looks after the hall.").arg(root.page.hub)
                visible: letters.visible
            }

            Label {
                id: letters

                anchors.horizontalCenter: parent.horizontalCenter
                font.letterSpacing: Theme.grid * 0.5
                font.weight: Font.Bold
                objectName: "pairingLetters"
                size: Theme.headline
                text: root.page.letters
                visible: root.page.step === "code" && text
            }

            Paragraph {
                text: qsTr("Then type the six digits that it shows:")
                visible: root.page.step === "code"
            }

            Label {
                Accessible.name: root.page.code
                anchors.horizontalCenter: parent.horizontalCenter
                font.letterSpacing: Theme.grid
                font.weight: Font.DemiBold
                objectName: "pairingCode"
                size: Theme.headline
                text: root.page.code
                visible: root.page.step === "code"
            }

            Paragraph {
                Accessible.role: Accessible.AlertMessage
                color: Theme.amberText
                font.weight: Font.Medium
                objectName: "pairingMessage"
                text: root.page.message
                visible: text
            }

            Repeater {
                model: root.page.step === "halls" ? root.page.halls : []

                BigButton {
                    required property int index
                    required property var modelData

                    note: modelData.address
                    objectName: "hall-" + modelData.hall
                    size: Theme.body
                    text: modelData.name
                    width: words.width

                    onClicked: root.page.choose(index)
                }
            }
        }

        DigitPad {
            anchors.bottom: language.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: words.bottom
            anchors.topMargin: Theme.grid * 2
            busy: root.page.busy
            ready: root.page.ready
            typed: root.page.typed
            visible: root.page.step === "code"

            onBack: root.page.back()
            onDigit: value => root.page.digit(value)
            onGo: root.page.go()
        }

        Pressable {
            id: language

            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            border.width: 0
            fill: "transparent"
            height: Theme.grid * 8
            name: other.text
            objectName: "otherLanguage"
            width: other.width + Theme.grid * 4

            onClicked: root.page.otherLanguage()

            Label {
                id: other

                Accessible.ignored: true
                anchors.centerIn: parent
                color: Theme.muted
                text: root.page.otherName
            }
        }
    }

    StaffCorner {
        anchors.fill: parent
        door: root.door
        objectName: "staffCorner"
    }
}
