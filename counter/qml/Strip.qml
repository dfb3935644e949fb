pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// The folded window: the number in hand, who is next and why, the longest wait, the one large button. It is moved by
// dragging it anywhere.
Item {
    id: root

    required property Console desk
    required property HelpCalls helpCalls
    readonly property bool serving: desk.state === "serving"
    readonly property bool inHand: serving || desk.state === "called"
    readonly property real small: Theme.body * 0.82
    readonly property var texts: ({
            "next": qsTr("Call next"),
            "unpause": qsTr("End the pause"),
            "start": qsTr("Start"),
            "complete_and_next": qsTr("Done, next"),
            "complete": qsTr("Done")
        })
    readonly property bool care: desk.leftOut || desk.printer || desk.care || desk.slips > 0 || desk.overdue > 0 || desk.stranded > 0
    readonly property string said: desk.locked && !desk.message ? qsTr("Locked. Type the PIN here.") : desk.confirming ? qsTr("%1 did not come? Press F4 again, or Esc.").arg(desk.numberInHand) : desk.message || (desk.outage ? qsTr("Since %1: %2").arg(desk.outageAt).arg(desk.outage) : "")

    signal unfolded

    Accessible.name: said
    Accessible.role: Accessible.Grouping

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        color: root.serving ? Theme.jade : root.desk.state === "paused" ? Theme.amber : root.inHand ? Theme.accent : Theme.line
        width: Theme.grid * 1.5
    }

    NumberText {
        id: number

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 4
        anchors.top: parent.top
        anchors.topMargin: Theme.grid * 3
        maximumWidth: Theme.grid * 29
        number: root.desk.numberInHand
        objectName: "stripNumber"
        size: Theme.body * 2.8
        visible: root.inHand
    }

    Label {
        id: free

        anchors.left: number.left
        anchors.top: parent.top
        anchors.topMargin: Theme.grid * 2.5
        color: root.desk.state === "paused" ? Theme.amberText : Theme.ink
        font.weight: Font.DemiBold
        size: Theme.body * 0.95
        text: root.desk.state === "paused" ? qsTr("Paused") : qsTr("Counter is free")
        visible: !root.inHand
    }

    Label {
        anchors.left: number.left
        anchors.top: root.inHand ? number.bottom : free.bottom
        anchors.topMargin: root.inHand ? Theme.grid : 0
        color: root.serving ? Theme.jadeText : root.inHand ? Theme.accent : Theme.muted
        elide: Text.ElideRight
        font.features: {
            "tnum": 1
        }
        font.weight: Font.DemiBold
        objectName: "stripState"
        size: root.small
        text: root.inHand ? (root.serving ? qsTr("Serving for %1") : qsTr("Called %1 ago")).arg(root.desk.elapsed) : root.desk.state === "paused" ? root.desk.pauseReason : qsTr("Counter %1").arg(root.desk.counter)
        width: Theme.grid * 33
    }

    Label {
        anchors.bottom: row.top
        anchors.bottomMargin: -Theme.grid / 2
        anchors.right: main.right
        color: Theme.amberText
        font.weight: Font.DemiBold
        objectName: "stripPriority"
        size: root.small
        text: qsTr("%1: priority").arg(root.desk.numberInHand)
        visible: root.inHand && root.desk.priority && !help.visible
    }

    Small {
        id: help

        anchors.right: main.right
        anchors.verticalCenter: waits.verticalCenter
        glyph: Icons.bellRinging
        hint: "F11"
        ink: Theme.amberText
        name: root.helpCalls.text + ", F11"
        objectName: "stripHelp"
        text: qsTr("Kiosk calls")
        visible: root.helpCalls.number > 0

        onClicked: root.helpCalls.answer()
    }

    Row {
        id: waits

        anchors.bottom: row.top
        anchors.bottomMargin: -Theme.grid / 2
        anchors.left: number.left
        spacing: Theme.grid
        visible: root.desk.waiting > 0

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: wait.color
            glyph: root.desk.late > 1 ? Icons.warning : Icons.hourglass
            size: root.small
            visible: root.desk.late > 0
        }

        Label {
            id: wait

            color: root.desk.late > 1 ? Theme.accent : root.desk.late > 0 ? Theme.amberText : Theme.muted
            font.weight: root.desk.late > 0 ? Font.DemiBold : Font.Normal
            objectName: "stripWait"
            size: root.small
            text: qsTr("%1 waiting, up to %n min", "", root.desk.longest).arg(root.desk.waiting)
        }
    }

    Column {
        id: next

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 38
        anchors.right: main.left
        anchors.rightMargin: Theme.grid * 2
        anchors.top: parent.top
        anchors.topMargin: Theme.grid * 2

        Label {
            elide: Text.ElideRight
            font.weight: Font.DemiBold
            objectName: "stripNext"
            size: root.small
            text: root.desk.nextNumber ? qsTr("Next: %1").arg(root.desk.nextNumber) : qsTr("Nobody waiting")
            width: parent.width
        }

        Label {
            color: root.desk.nextPriority ? Theme.amberText : Theme.muted
            font.weight: root.desk.nextPriority ? Font.DemiBold : Font.Normal
            objectName: "stripWhy"
            size: root.small
            text: root.desk.nextWhy
            visible: text
        }
    }

    DragHandler {
        target: null

        onActiveChanged: {
            if (active)
                root.Window.window.startSystemMove();
        }
    }

    Key {
        id: main

        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 2
        anchors.top: parent.top
        anchors.topMargin: Theme.grid * 2
        enabled: !root.desk.busy && !root.desk.locked
        height: Theme.grid * 15
        hint: "F2"
        main: true
        objectName: "stripMain"
        opacity: root.desk.slow || root.desk.locked ? 0.5 : 1
        size: root.small
        text: root.desk.slow ? qsTr("One moment…") : root.texts[root.desk.mainAction]
        width: Theme.grid * 34

        onClicked: root.desk.main()
    }

    Label {
        anchors.bottom: parent.bottom
        anchors.left: number.left
        anchors.right: fold.left
        anchors.rightMargin: Theme.grid
        color: Theme.amberText
        elide: Text.ElideRight
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        height: Theme.grid * 9
        maximumLineCount: 2
        minimumPixelSize: Math.round(Theme.body * 0.7)
        objectName: "stripSaid"
        size: root.small
        text: root.said
        verticalAlignment: Text.AlignVCenter
        visible: text
        wrapMode: Text.Wrap
    }

    Row {
        id: row

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        opacity: root.said ? 0 : 1

        Small {
            enabled: !root.said && !root.desk.busy && root.desk.state === "called"
            hint: "F3"
            objectName: "stripRecall"
            text: qsTr("Again")

            onClicked: root.desk.recall()
        }

        Small {
            enabled: !root.said && !root.desk.busy && root.desk.state === "called"
            hint: "F4"
            objectName: "stripNoShow"
            text: qsTr("No-show")

            onClicked: root.desk.noShow()
        }

        Small {
            enabled: !root.said && !root.desk.busy && (root.inHand || root.desk.undo)
            hint: "F7"
            objectName: "stripMore"
            text: root.inHand || !root.desk.undo ? qsTr("More") : qsTr("Take back")

            onClicked: root.desk.more()
        }
    }

    Small {
        id: fold

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        glyph: root.care ? Icons.warningCircle : Icons.arrowsOutSimple
        hint: "F10"
        name: text ? text + ", " + qsTr("Open") : qsTr("Open")
        objectName: "unfold"
        text: root.care ? qsTr("To see to") : ""

        onClicked: root.unfolded()
    }

    component Small: QuietButton {
        fill: "transparent"
        inside: true
        ink: enabled ? Theme.ink : Theme.muted
        size: root.small
    }
}
