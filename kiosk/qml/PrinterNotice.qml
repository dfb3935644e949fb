import QtQuick
import Hall
import Hall.Kiosk

// Said before the touch: there will be no slip, and where the number will be.
Item {
    implicitHeight: words.height

    Icon {
        id: icon

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.amber
        glyph: Icons.printer
    }

    Label {
        id: words

        readonly property real room: parent.width - x // not its own width, which another size would change for a moment

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.amberText
        font.weight: Font.Medium
        objectName: "printerNoticeText"
        size: Letters.fit([text], room, 0, Theme.body, Theme.body * 0.6, true)
        text: qsTr("The printer is pausing. Your number will be shown on the screen.")
        width: room
        x: icon.width + Theme.grid
    }
}
