pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// Ten digits, one back, one to go on; large enough for a finger.
Item {
    id: root

    required property Console desk
    readonly property real gap: Theme.grid * 2
    readonly property real keyWidth: (width - 2 * gap) / 3
    readonly property real keyHeight: Math.min(Theme.grid * 20, (height - 3 * gap) / 4)

    Grid {
        anchors.bottom: parent.bottom
        columns: 3
        spacing: root.gap

        Repeater {
            model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

            PinKey {
                required property int modelData

                digit: modelData
                enabled: !root.desk.busy
                height: root.keyHeight
                width: root.keyWidth

                onClicked: root.desk.digit(digit)
            }
        }

        BigButton {
            enabled: root.desk.pinLength > 0
            glyph: Icons.backspace
            height: root.keyHeight
            name: qsTr("Delete the last digit")
            objectName: "pinBack"
            quick: true
            width: root.keyWidth

            onClicked: root.desk.pinBack()
        }

        PinKey {
            digit: 0
            enabled: !root.desk.busy
            height: root.keyHeight
            width: root.keyWidth

            onClicked: root.desk.digit(digit)
        }

        BigButton {
            enabled: root.desk.pinReady && !root.desk.busy
            height: root.keyHeight
            main: true
            objectName: "pinOk"
            text: qsTr("OK")
            width: root.keyWidth

            onClicked: root.desk.pinOk()
        }
    }
}
