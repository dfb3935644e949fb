import QtQuick
import Hall
import Hall.Counter

// Which counter this is, and what stands on its sign.
Item {
    id: root

    required property Console desk

    implicitHeight: number.height

    Label {
        id: number

        font.weight: Font.Bold
        size: Theme.lead
        text: qsTr("Counter %1").arg(root.desk.counter)
    }

    Label {
        anchors.baseline: number.baseline
        anchors.left: number.right
        anchors.leftMargin: Theme.grid * 2
        anchors.right: parent.right
        color: Theme.muted
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignRight
        size: Theme.body * 0.9
        text: root.desk.sign
    }
}
