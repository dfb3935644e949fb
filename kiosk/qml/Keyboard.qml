pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Kiosk

// Keys of 20 mm on a panel of its size: one above the other in rows of ten, on a tablet held upright of six.
// "<" deletes, "#" changes between letters and signs, the blank is as wide as what is left of its row.
Item {
    id: root

    required property bool wide
    readonly property bool small: Math.min(Window.width, Window.height) < 900
    readonly property bool narrow: small && !wide
    readonly property int columns: narrow ? 6 : 10
    readonly property var letters: narrow ? ["abcdef", "ghijkl", "mnopqr", "stuvwx", "yz#< "] : wide ? ["qwertyuiop", "asdfghjkl<", "#zxcvbnm "] : ["1234567890", "qwertyuiop", "asdfghjkl<", "#zxcvbnm "]
    readonly property var signs: narrow ? ["123456", "7890-/", ".,():?", "!+%&'\"", "@_#< "] : ["1234567890", "-/.,:()?!<", "#+%&@'\"_ "]
    readonly property real gap: Math.round(Theme.grid * (small ? 0.75 : 1.5))
    readonly property real unit: (width + gap) / columns
    readonly property real keyHeight: Theme.grid * (small ? 20.2 : 12)
    property bool shifted: false // signs

    signal back
    signal key(text: string)

    implicitHeight: letters.length * (keyHeight + gap) - gap

    onVisibleChanged: shifted = false

    Column {
        anchors.bottom: parent.bottom
        spacing: root.gap

        Repeater {
            model: root.shifted ? root.signs : root.letters

            Row {
                id: line

                required property string modelData
                readonly property real rest: root.columns - modelData.length + 1

                spacing: root.gap

                Repeater {
                    model: line.modelData.split("")

                    Pressable {
                        id: one

                        required property string modelData
                        readonly property string word: modelData === " " ? qsTr("space") : modelData === "#" ? (root.shifted ? "abc" : root.narrow || root.wide ? "123" : ".,?") : ""

                        border.color: Theme.edge
                        height: root.keyHeight
                        name: modelData === "<" ? qsTr("Delete the last letter") : word || modelData
                        objectName: modelData === "<" ? "keyBack" : modelData === " " ? "keySpace" : modelData === "#" ? "keySigns" : "key-" + modelData
                        quick: true
                        width: root.unit * (modelData === " " ? line.rest : 1) - root.gap

                        onClicked: {
                            if (modelData === "<")
                                root.back();
                            else if (modelData === "#")
                                root.shifted = !root.shifted;
                            else
                                root.key(modelData);
                        }

                        Icon {
                            anchors.centerIn: parent
                            glyph: Icons.backspace
                            size: Theme.title
                            visible: one.modelData === "<"
                        }

                        Label {
                            Accessible.ignored: true
                            anchors.centerIn: parent
                            font.weight: Font.DemiBold
                            size: one.word ? Letters.fit([one.word], one.width - Theme.grid * 2, 0, Theme.body, Theme.grid * 2.4, true) : Theme.title
                            text: one.word || one.modelData
                            visible: one.modelData !== "<"
                        }
                    }
                }
            }
        }
    }
}
