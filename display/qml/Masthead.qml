import QtQuick
import Hall
import Hall.Display

// The place, the date where it has room, the clock, and small lamps for the staff where sound, database or signs fail.
Item {
    id: root

    required property Screen screen

    visible: screen.headHeight > 0

    Label {
        id: place

        anchors.left: parent.left
        anchors.right: lamps.left
        anchors.rightMargin: root.screen.margin
        elide: Text.ElideRight
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        height: parent.height
        minimumPixelSize: Math.round(root.screen.textSize * 0.5)
        objectName: "place"
        size: root.screen.textSize
        text: root.screen.place
        verticalAlignment: Text.AlignVCenter
    }

    Column {
        id: lamps

        anchors.right: date.visible ? date.left : clock.left
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter

        Lamp {
            glyph: Icons.speakerSlash
            objectName: "soundLamp"
            size: root.screen.smallSize * 0.6
            text: qsTr("No sound")
            textColor: Theme.amberText
            visible: !root.screen.audible
        }

        Lamp {
            glyph: Icons.wifiSlash
            objectName: "linkLamp"
            size: root.screen.smallSize * 0.6
            text: qsTr("No connection since %1").arg(root.screen.lostAt)
            textColor: Theme.amberText
            visible: root.screen.lostAt !== ""
        }

        Lamp {
            glyph: Icons.warning
            objectName: "signLamp"
            size: root.screen.smallSize * 0.6
            text: qsTr("No link to the sign of counter %1").arg(root.screen.signsLost)
            textColor: Theme.amberText
            visible: root.screen.signsLost !== ""
        }
    }

    Label {
        id: date

        anchors.right: clock.left
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.weight: Font.Medium
        objectName: "date"
        size: root.screen.smallSize
        text: root.screen.date
        visible: place.implicitWidth + implicitWidth + clock.width + 3 * root.screen.margin <= root.width
    }

    Label {
        id: clock

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        font.features: {
            "tnum": 1
        }
        font.weight: Font.Bold
        objectName: "clock"
        size: root.screen.textSize
        text: root.screen.clock
    }
}
