import QtQuick
import Hall
import Hall.Display

// An earlier call: its number and "quầy 3"; where that word has no room an arrow, or a bell. One that has not stood
// large yet has a gold ground and a frame.
Rectangle {
    id: root

    required property Screen screen
    property string number
    property string counter
    property bool fresh

    Accessible.name: qsTr("Number %1, counter %2").arg(number).arg(counter)
    Accessible.role: Accessible.StaticText
    border.color: fresh ? Theme.accent : Theme.line
    border.width: fresh ? Theme.grid : Theme.hairline
    color: fresh ? Theme.gold : Theme.surface
    radius: screen.margin / 2

    NumberText {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        number: root.number
        size: root.screen.numberSize
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.ink
        font.weight: Font.Medium
        objectName: root.objectName + "Word"
        size: root.screen.numberSize / 2
        text: qsTr("counter", "before its number, beside a called number")
        visible: root.screen.named
        x: root.screen.arrow - width / 2
    }

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: root.fresh ? Theme.accent : Theme.muted
        glyph: root.fresh ? Icons.bellRinging : Icons.arrowRight
        size: root.screen.numberSize / 2
        visible: !root.screen.named
        x: root.screen.arrow - width / 2
    }

    NumberText {
        id: place

        anchors.right: parent.right
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        number: root.counter
        size: root.screen.numberSize
    }
}
