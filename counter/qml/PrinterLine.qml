import QtQuick
import Hall
import Hall.Counter

// What to do for the kiosk's printer, quietly at the foot of the page; nothing while it is well. In the smallest
// window it gives way to a message above it: `room` is what there is for it and the way to the lists.
Item {
    id: root

    required property Console desk
    required property real room

    Accessible.name: desk.printer
    Accessible.role: Accessible.AlertMessage
    implicitHeight: visible ? words.height : 0
    visible: desk.printer && room >= words.height + Theme.grid * 14

    Icon {
        id: lamp

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.amber
        glyph: Icons.printer
        size: Theme.body * 1.3
    }

    Label {
        id: words

        Accessible.ignored: true
        anchors.left: lamp.right
        anchors.leftMargin: Theme.grid * 1.5
        anchors.right: parent.right
        color: Theme.amberText
        objectName: "printerLine"
        size: Theme.body * 0.85
        text: root.desk.printer
        wrapMode: Text.Wrap
    }
}
