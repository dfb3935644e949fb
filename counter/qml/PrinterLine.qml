import QtQuick
import Hall
import Hall.Counter

// Numbers that are in no queue, what to do for the kiosk's printer, else for the daily copy, quietly at the foot; nothing while all is well. In the smallest
// window it gives way to a message above it: `room` is what there is for it and the way to the lists.
Item {
    id: root

    required property Console desk
    required property real room
    readonly property string words: desk.leftOut || desk.printer || desk.care

    Accessible.name: words
    Accessible.role: Accessible.AlertMessage
    implicitHeight: visible ? line.height : 0
    visible: words && room >= line.height + Theme.grid * 14

    Icon {
        id: lamp

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.amber
        glyph: root.desk.printer && !root.desk.leftOut ? Icons.printer : Icons.info
        size: Theme.body * 1.3
    }

    Label {
        id: line

        Accessible.ignored: true
        anchors.left: lamp.right
        anchors.leftMargin: Theme.grid * 1.5
        anchors.right: parent.right
        color: Theme.amberText
        objectName: "printerLine"
        size: Theme.body * 0.85
        text: root.words
        wrapMode: Text.Wrap
    }
}
