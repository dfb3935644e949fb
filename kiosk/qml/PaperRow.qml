import QtQuick
import Hall

// One paper to bring; a touch ticks it off, for the eye only.
Pressable {
    id: root

    required property int index
    required property string modelData
    property bool ticked: false

    Accessible.checkable: true
    Accessible.checked: ticked
    border.width: 0
    implicitHeight: Math.max(Theme.touch, words.height + Theme.grid * 3)
    name: modelData
    objectName: "paper-" + index

    onClicked: ticked = !ticked

    Rectangle {
        id: box

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        border.color: Theme.jadeText
        border.width: Theme.grid * 0.4
        color: root.ticked ? Theme.jadeText : "transparent"
        height: Theme.grid * 5
        radius: Theme.grid / 2
        width: height

        Icon {
            anchors.centerIn: parent
            color: Theme.surface
            glyph: Icons.check
            size: Theme.grid * 4
            visible: root.ticked
        }
    }

    Label {
        id: words

        Accessible.ignored: true
        anchors.left: box.right
        anchors.leftMargin: Theme.grid * 2.5
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.DemiBold
        size: Theme.body * 1.1
        text: root.modelData
        wrapMode: Text.Wrap
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        color: Theme.line
        height: Theme.hairline
        visible: root.index > 0
    }
}
