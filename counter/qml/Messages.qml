import QtQuick
import Hall
import Hall.Counter

// What the clerk should know now, one bar below the other; nothing when all is well.
Column {
    id: root

    required property Console desk
    readonly property string question: desk.recallOver ? qsTr("%1 was called often enough. No-show: press F4 again; or Esc.") : qsTr("%1 did not come? Press F4 again, or Esc.")

    spacing: Theme.grid

    MessageBar {
        color: Theme.amberGround
        glyph: Icons.hourglass
        ink: Theme.amberText
        objectName: "outage"
        text: root.desk.outage ? qsTr("Since %1: %2").arg(root.desk.outageAt).arg(root.desk.outage) : ""
        tone: Theme.amber
        width: root.width
    }

    MessageBar {
        color: Theme.amberGround
        glyph: Icons.question
        ink: Theme.amberText
        objectName: "confirm"
        text: root.desk.confirming ? root.question.arg(root.desk.numberInHand) : ""
        tone: Theme.amber
        width: root.width
    }

    MessageBar {
        objectName: "message"
        text: root.desk.message
        width: root.width
    }
}
