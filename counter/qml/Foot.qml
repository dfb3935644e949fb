import QtQuick
import Hall
import Hall.Counter

// Quiet actions: keep the window above others, and leave the counter.
Item {
    id: root

    required property Console desk
    property bool onTop: false

    signal onTopAsked

    implicitHeight: leave.height

    QuietButton {
        glyph: root.onTop ? Icons.checkCircle : Icons.pushPin
        objectName: "onTop"
        text: root.onTop ? qsTr("Stays on top") : qsTr("Keep on top")

        onClicked: root.onTopAsked()
    }

    QuietButton {
        id: leave

        anchors.right: parent.right
        enabled: !root.desk.busy
        glyph: Icons.signOut
        objectName: "logOff"
        text: qsTr("Log off")

        onClicked: root.desk.logOff()
    }
}
