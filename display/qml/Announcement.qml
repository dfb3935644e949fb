import QtQuick
import Hall
import Hall.Display

// What staff announce, large over the queues and the line of help: never over a number that is called.
Rectangle {
    id: root

    required property Screen screen

    color: Theme.ink
    visible: screen.announcement !== ""

    Label {
        anchors.fill: parent
        anchors.leftMargin: root.screen.margin
        anchors.rightMargin: root.screen.margin
        color: Theme.gold
        font.weight: Font.Bold
        fontSizeMode: Text.Fit
        horizontalAlignment: Text.AlignHCenter
        lineHeight: 1.15
        maximumLineCount: 2
        minimumPixelSize: Math.round(root.screen.smallSize * 0.6)
        objectName: "announcement"
        size: root.screen.textSize * 1.4
        text: root.screen.announcement
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
    }
}
