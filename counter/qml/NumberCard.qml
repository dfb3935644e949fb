import QtQuick
import Hall
import Hall.Counter

// The number in hand: what was called, for which service, and since when.
Card {
    id: root

    required property Console desk
    readonly property bool paused: desk.state === "paused"
    readonly property bool idle: desk.state === "idle" || paused
    readonly property bool serving: desk.state === "serving"

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        bottomLeftRadius: root.radius
        color: root.serving ? Theme.jade : root.paused ? Theme.amber : root.idle ? Theme.line : Theme.accent
        topLeftRadius: root.radius
        width: Theme.grid * 1.5
    }

    Column {
        anchors.centerIn: parent
        spacing: Theme.grid
        visible: root.idle
        width: parent.width - Theme.grid * 8

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.grid * 1.5

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.amber
                glyph: Icons.pause
                size: Theme.lead
                visible: root.paused
            }

            Label {
                color: root.paused ? Theme.amberText : Theme.ink
                font.weight: Font.DemiBold
                objectName: "idle"
                size: Theme.lead
                text: root.paused ? (root.desk.pausedAt ? qsTr("Paused since %1").arg(root.desk.pausedAt) : qsTr("Paused")) : qsTr("Counter is free")
            }
        }

        Label {
            color: Theme.muted
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
            text: root.paused ? root.desk.pauseReason : root.desk.waiting > 0 ? qsTr("Press F2 to call the next number.") : qsTr("Nobody is waiting just now.")
            width: parent.width
        }

        UndoKey {
            anchors.horizontalCenter: parent.horizontalCenter
            desk: root.desk
            visible: root.desk.undo && !root.desk.sheet
        }
    }

    Label {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.grid * (root.idle ? 1 : 2.5)
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        color: Theme.muted
        objectName: "rating"
        size: Theme.small
        text: root.desk.rating ? qsTr("%1 was asked to rate").arg(root.desk.rating) : ""
        visible: text && root.desk.recalls === 0
    }

    UndoKey {
        id: takeBack

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.grid
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid
        desk: root.desk
        objectName: "unstart"
        visible: starting && !root.desk.sheet
    }

    NumberText {
        id: number

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 5
        anchors.top: parent.top
        anchors.topMargin: Theme.grid * 4
        maximumWidth: root.width - Theme.grid * 10 - (mark.visible ? mark.width : 0)
        number: root.desk.numberInHand
        objectName: "numberInHand"
        size: root.height * 0.53
        visible: !root.idle
    }

    PriorityMark {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.top: parent.top
        anchors.topMargin: Theme.grid * 3
        visible: root.desk.priority
    }

    Label {
        id: service

        anchors.bottom: state.top
        anchors.left: number.left
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        elide: Text.ElideRight
        font.weight: Font.Medium
        text: root.desk.service
    }

    Row {
        id: state

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.grid * 2.5
        anchors.left: number.left
        spacing: Theme.grid * 1.5
        visible: !root.idle

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.serving ? Theme.jade : Theme.accent
            glyph: root.serving ? Icons.checkCircle : Icons.megaphone
            size: Theme.body * 1.2
        }

        Label {
            color: root.serving ? Theme.jadeText : Theme.accent
            font.features: {
                "tnum": 1
            }
            font.weight: Font.DemiBold
            objectName: "state"
            text: (root.serving ? qsTr("Serving for %1") : qsTr("Called %1 ago")).arg(root.desk.elapsed)
        }

        Label {
            color: root.desk.recallOver ? Theme.amberText : Theme.muted
            font.weight: root.desk.recallOver ? Font.DemiBold : Font.Normal
            text: "· " + qsTr("called again %n time(s)", "", root.desk.recalls)
            visible: root.desk.recalls > 0 && !takeBack.visible
        }
    }
}
