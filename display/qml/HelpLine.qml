import QtQuick
import Hall
import Hall.Display

// Who was absent and may come back, else the hall's full name; and its line of help. Where both have no room, the help
// gives way to the absent, the name to the help. In turn with it a notice that has no room above.
Rectangle {
    id: root

    required property Screen screen
    required property string notice
    readonly property bool noticed: notice !== ""
    readonly property bool absent: screen.absent !== "" && !noticed

    color: Theme.ink

    Label {
        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.right: parent.right
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.gold
        elide: Text.ElideRight
        font.weight: Font.Medium
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(root.screen.smallSize * 0.6)
        objectName: "smallNotice"
        size: root.screen.smallSize
        text: root.notice
        visible: root.noticed
    }

    Label {
        id: absent

        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: "white"
        elide: Text.ElideRight
        font.weight: Font.Medium
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(root.screen.smallSize * 0.6)
        objectName: "absent"
        size: root.screen.smallSize
        text: (root.screen.inSecond ? root.screen.second("HelpLine", "Absent: %1, please come back to the counter before %2") : qsTr("Absent: %1, please come back to the counter before %2")).arg(root.screen.absent + (root.screen.absentMore > 0 ? " +" + root.screen.absentMore : "")).arg(root.screen.absentUntil)
        visible: root.absent
        width: Math.min(implicitWidth, root.width - 2 * root.screen.margin)
    }

    Label {
        id: name

        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.mutedOnInk
        font.weight: Font.Medium
        size: root.screen.smallSize
        text: root.screen.hallName
        visible: !root.absent && !root.noticed && (!help.text || implicitWidth + help.implicitWidth + 3 * root.screen.margin <= root.width)
    }

    Label {
        id: help

        anchors.left: root.absent ? absent.right : name.visible ? name.right : parent.left
        anchors.leftMargin: root.screen.margin
        anchors.right: parent.right
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: "white"
        elide: Text.ElideRight
        fontSizeMode: Text.HorizontalFit
        horizontalAlignment: root.absent || name.visible ? Text.AlignRight : Text.AlignLeft
        minimumPixelSize: Math.round(root.screen.smallSize * 0.6)
        objectName: "help"
        size: root.screen.smallSize
        text: root.screen.help
        visible: !root.noticed && (!root.absent || absent.implicitWidth + implicitWidth + 3 * root.screen.margin <= root.width)
    }
}
