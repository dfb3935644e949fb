import QtQuick
import Hall
import Hall.Counter

// What whoever stands here should know now, one below the other; nothing when all is well.
Column {
    id: root

    required property Reception reception
    required property HelpCalls helpCalls

    spacing: Theme.grid * 1.5

    Key {
        glyph: Icons.bellRinging
        height: Theme.grid * 14
        hint: "F11"
        ink: Theme.accent
        objectName: "helpCall"
        size: Theme.lead
        text: root.helpCalls.text
        visible: root.helpCalls.number > 0
        width: root.width

        onClicked: root.helpCalls.answer()
    }

    MessageBar {
        color: Theme.amberGround
        glyph: Icons.hourglass
        ink: Theme.amberText
        objectName: "outage"
        text: root.reception.outage ? qsTr("Since %1: %2").arg(root.reception.outageAt).arg(root.reception.outage) : ""
        tone: Theme.amber
        width: root.width
    }

    MessageBar {
        objectName: "message"
        text: root.reception.message
        width: root.width
    }

    Item {
        height: visible ? done.height : 0
        visible: root.reception.said
        width: root.width

        MessageBar {
            id: done

            anchors.left: parent.left
            anchors.right: undo.visible ? undo.left : parent.right
            anchors.rightMargin: undo.visible ? Theme.grid * 1.5 : 0
            glyph: Icons.checkCircle
            implicitHeight: Math.max(undo.implicitHeight, Theme.grid * 9)
            objectName: "said"
            text: root.reception.said
            tone: Theme.jade
        }

        Key {
            id: undo

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            anchors.top: parent.top
            enabled: !root.reception.busy
            glyph: Icons.arrowUUpLeft
            hint: "F8"
            objectName: "undo"
            size: Theme.body
            text: qsTr("Take back")
            visible: root.reception.undo

            onClicked: root.reception.act("undo")
        }
    }

    MessageBar {
        color: Theme.amberGround
        glyph: Icons.warningCircle
        ink: Theme.amberText
        objectName: "see"
        text: root.reception.see
        tone: Theme.amber
        width: root.width
    }
}
