// Full screen before the public while an app cannot start. What is wrong stands in a small line, for staff.
import QtQuick
import Hall

Window {
    id: paused

    required property bool takesNumbers // a kiosk, else a hall screen
    property var door: null // the staff's
    property string staff

    color: Theme.ground
    height: 1920
    title: "Bốc Số"
    width: 1080

    Binding {
        property: "reading"
        target: Theme
        value: Math.min(paused.width, paused.height) / 1080 * 32
    }

    Band {
        anchors.left: parent.left
        anchors.right: parent.right
    }

    Column {
        anchors.centerIn: parent
        spacing: Theme.grid * 4
        width: Math.min(parent.width - Theme.grid * 12, Theme.grid * 130)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.amberGround
            height: Theme.grid * 24
            radius: height / 2
            width: height

            Icon {
                anchors.centerIn: parent
                color: Theme.amber
                glyph: Icons.pause
                size: Theme.grid * 13
            }
        }

        Centred {
            font.weight: Font.Bold
            objectName: "pausedHead"
            size: Theme.hero
            text: paused.takesNumbers ? qsTr("This machine is taking a break") : qsTr("This screen is taking a break")
        }

        Centred {
            size: Theme.title
            text: paused.takesNumbers ? qsTr("Please see the staff to get a number.") : qsTr("Please listen for your number, or ask the staff.")
        }
    }

    Label {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.grid * 4
        anchors.right: parent.right
        color: Theme.muted
        elide: Text.ElideRight
        maximumLineCount: 3
        objectName: "pausedStaff"
        size: Theme.small * 0.8
        text: qsTr("Staff: %1").arg(paused.staff)
        visible: paused.staff
        wrapMode: Text.Wrap
    }

    StaffCorner {
        anchors.fill: parent
        door: paused.door
        objectName: "staffCorner"
    }
}
