import QtQuick
import Hall
import Hall.Kiosk

// Outside the hours: when numbers are given again, in place of the services.
Item {
    id: root

    required property Kiosk kiosk
    readonly property string when: kiosk.opensDay ? qsTr("%1 at %2").arg(kiosk.opensDay).arg(kiosk.opensAt) : qsTr("Today at %1").arg(kiosk.opensAt)

    Column {
        anchors.centerIn: parent
        spacing: Theme.grid * 4
        width: Math.min(parent.width, Theme.grid * 110)

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            color: Theme.amberGround
            height: Theme.grid * 24
            radius: height / 2
            width: height

            Icon {
                anchors.centerIn: parent
                color: Theme.amber
                glyph: Icons.clock
                size: Theme.grid * 13
            }
        }

        Heading {
            font.weight: Font.Bold
            objectName: "closedHeading"
            size: Theme.headline
            text: root.kiosk.dayOff ? qsTr("Closed today") : qsTr("No numbers are given now")
        }

        Column {
            spacing: Theme.grid
            width: parent.width

            Heading {
                color: Theme.muted
                size: Theme.title
                text: root.kiosk.opensAt ? qsTr("Please come back") : qsTr("Please ask the staff when they are given again.")
            }

            Label {
                color: Theme.jadeText
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                horizontalAlignment: Text.AlignHCenter
                minimumPixelSize: Math.round(Theme.body)
                objectName: "closedUntil"
                size: Theme.hero
                text: root.when
                visible: root.kiosk.opensAt
                width: parent.width
            }
        }
    }
}
