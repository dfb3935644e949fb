import QtQuick
import Hall
import Hall.Kiosk

// Small, for whoever looks after the printer: what to do now.
Item {
    id: root

    required property Kiosk kiosk
    readonly property bool unread: true

    height: words.height

    Icon {
        id: icon

        color: Theme.muted
        glyph: Icons.printer
        size: Theme.grid * 3.5
        y: Theme.grid * 0.2
    }

    Label {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.grid
        anchors.right: parent.right
        color: Theme.muted
        objectName: "staffText"
        size: Theme.grid * 2.9 // as small in large letters: it is for nobody else
        text: qsTr("Staff: %1").arg(qsTranslate("errors", root.kiosk.staff))
        wrapMode: Text.Wrap
    }
}
