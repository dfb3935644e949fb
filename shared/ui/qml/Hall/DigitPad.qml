pragma ComponentBehavior: Bound
import QtQuick

// Ten digits, one back, one to go on; large enough for a finger.
Item {
    id: root

    property bool busy: false
    property bool more: true // another digit may come
    property bool ready: false // there is enough to go on with
    property int typed: 0 // so many digits
    readonly property real gap: Theme.grid * 2
    readonly property real keyWidth: (width - 2 * gap) / 3
    readonly property real keyHeight: Math.min(Theme.grid * 20, (height - 3 * gap) / 4)

    signal back
    signal digit(int value)
    signal go

    Grid {
        anchors.bottom: parent.bottom
        columns: 3
        spacing: root.gap

        Repeater {
            model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

            DigitKey {
                required property int modelData

                digit: modelData
                enabled: !root.busy && root.more
                height: root.keyHeight
                width: root.keyWidth

                onClicked: root.digit(digit)
            }
        }

        BigButton {
            enabled: root.typed > 0
            glyph: Icons.backspace
            height: root.keyHeight
            name: qsTr("Delete the last digit")
            objectName: "pinBack"
            quick: true
            width: root.keyWidth

            onClicked: root.back()
        }

        DigitKey {
            digit: 0
            enabled: !root.busy && root.more
            height: root.keyHeight
            width: root.keyWidth

            onClicked: root.digit(digit)
        }

        BigButton {
            enabled: root.ready && !root.busy
            height: root.keyHeight
            main: true
            objectName: "pinOk"
            text: qsTr("OK")
            width: root.keyWidth

            onClicked: root.go()
        }
    }
}
