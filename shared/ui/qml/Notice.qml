// Why an app does not start, where somebody stands before a screen and sees no terminal.
import QtQuick
import Hall

Window {
    id: notice

    required property string text

    width: 640
    height: 320
    visible: true
    color: Theme.ground
    title: "Bốc Số"

    Text {
        anchors.fill: parent
        anchors.margins: 48
        text: notice.text
        wrapMode: Text.Wrap
        verticalAlignment: Text.AlignVCenter
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: 24
        lineHeight: 1.35
    }
}
