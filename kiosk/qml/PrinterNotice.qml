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

        anchors.left: icon.right
        anchors.leftMargin: Theme.grid
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.amberText
        font.weight: Font.Medium
        objectName: "printerNoticeText"
        size: Letters.fit([text], width, 0, Theme.body, Theme.body * 0.6, true)
        text: qsTr("The printer is pausing. Your number will be shown on the screen.")
    }
}
