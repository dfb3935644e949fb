import QtQuick
import Hall
import Hall.Counter

// Quiet actions: keep the window above others, fold it, and leave the counter.
Item {
    id: root

    required property Console desk
    property bool onTop: false

    signal foldAsked
    signal onTopAsked

    implicitHeight: leave.height

    QuietButton {
        id: top

        glyph: root.onTop ? Icons.checkCircle : Icons.pushPin
        objectName: "onTop"
        text: root.onTop ? qsTr("Stays on top") : qsTr("Keep on top")

        onClicked: root.onTopAsked()
    }

    QuietButton {
        anchors.right: leave.left
        glyph: Icons.arrowsInSimple
        hint: root.width - top.width - leave.width > Theme.grid * 24 ? "F10" : ""
        name: qsTr("Fold")
        objectName: "fold"

        onClicked: root.foldAsked()
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
