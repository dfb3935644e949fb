import QtQuick
import Hall
import Hall.Kiosk

// Priority by law: one button, on or off, no reason asked. On is a filled jade button with a check mark.
Pressable {
    id: root

    required property Kiosk kiosk
    readonly property bool on: kiosk.priority
    readonly property bool narrow: width < Theme.grid * 90
    readonly property real pad: Theme.grid * 3

    Accessible.checkable: true
    Accessible.checked: on
    description: kiosk.priorityWho
    border.color: on ? Theme.jadeText : Theme.edge
    fill: on ? Theme.jadeText : Theme.surface
    implicitHeight: Math.max(Theme.touch, lane.height + (who.visible ? who.height : 0) + pad)
    name: kiosk.priorityName

    onClicked: kiosk.togglePriority()

    Icon {
        id: icon

        color: root.on ? Theme.surface : Theme.jade
        glyph: Icons.star
        size: Theme.grid * (root.narrow ? 6 : 7)
        x: root.pad
        y: root.narrow ? root.pad / 2 + (lane.height - height) / 2 : (root.height - height) / 2
    }

    Label {
        id: lane

        Accessible.ignored: true
        anchors.left: icon.right
        anchors.leftMargin: Theme.grid * 2
        anchors.right: box.left
        anchors.rightMargin: Theme.grid
        color: root.on ? Theme.surface : Theme.ink
        elide: Text.ElideRight
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.body * 0.7)
        size: Theme.lead
        text: root.kiosk.priorityName
        y: root.pad / 2
    }

    Label {
        id: who

        Accessible.ignored: true
        anchors.left: root.narrow ? icon.left : lane.left
        anchors.right: root.narrow ? box.right : box.left
        anchors.rightMargin: root.narrow ? 0 : Theme.grid * 2
        anchors.top: lane.bottom
        color: root.on ? Theme.surface : Theme.muted
        elide: Text.ElideRight
        maximumLineCount: root.narrow ? 5 : 4
        objectName: "priorityWho"
        size: Theme.body * (root.narrow ? 0.85 : Theme.zoom > 1 ? 0.75 : 0.9)
        text: root.kiosk.priorityWho
        visible: text
        wrapMode: Text.Wrap
    }

    Rectangle {
        id: box

        anchors.right: parent.right
        anchors.rightMargin: root.pad
        anchors.verticalCenter: icon.verticalCenter
        border.color: root.on ? Theme.surface : Theme.edge
        border.width: Theme.grid * 0.4
        color: root.on ? Theme.surface : "transparent"
        height: Theme.grid * 6
        radius: Theme.grid
        width: height

        Icon {
            anchors.centerIn: parent
            color: Theme.jadeText
            glyph: Icons.check
            size: Theme.grid * 5
            visible: root.on
        }
    }
}
