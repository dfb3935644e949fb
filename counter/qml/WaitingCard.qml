pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// Who is next, how many wait for each service of this counter, and the way to the lists.
Card {
    id: root

    required property Console desk
    readonly property real rowHeight: Math.round(Theme.body * 1.4)
    readonly property real room: height - head.height - tabs.height - Theme.grid * 5
    readonly property int rows: Math.max(0, Math.floor(room / rowHeight))
    readonly property int hidden: list.count > rows ? list.count - Math.max(0, rows - 1) : 0

    clip: true

    Item {
        id: head

        anchors.left: parent.left
        anchors.margins: Theme.grid * 3
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.topMargin: Theme.grid * 2
        height: total.height
        visible: root.room > -Theme.grid * 2

        Label {
            id: total

            font.weight: Font.DemiBold
            objectName: "waiting"
            text: root.desk.waiting > 0 ? qsTr("%n waiting", "", root.desk.waiting) : qsTr("Nobody waiting")
        }

        Row {
            anchors.right: parent.right
            spacing: Theme.grid * 1.5
            visible: root.desk.nextNumber

            Label {
                color: Theme.muted
                text: qsTr("Next:")
            }

            NumberText {
                anchors.verticalCenter: parent.verticalCenter
                number: root.desk.nextNumber
                objectName: "nextNumber"
                size: Theme.body * 1.15
            }

            Label {
                color: Theme.amberText
                font.weight: Font.DemiBold
                text: qsTr("Priority")
                visible: root.desk.nextPriority
            }
        }
    }

    ListView {
        id: list

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 3
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.max(0, root.hidden ? root.rows - 1 : root.rows) * root.rowHeight
        interactive: contentHeight > height
        model: root.desk.waitingRows

        delegate: WaitingRow {
            required property var modelData

            count: modelData.count
            late: modelData.late
            minutes: modelData.minutes
            height: root.rowHeight
            name: modelData.name
            width: list.width
        }
    }

    Label {
        anchors.left: list.left
        anchors.top: list.bottom
        color: Theme.muted
        objectName: "hiddenServices"
        size: Theme.body * 0.9
        text: qsTr("+%n service(s)", "", root.hidden)
        visible: root.hidden > 0 && root.rows > 0
    }

    ListTabs {
        id: tabs

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.grid * 1.5
        anchors.right: parent.right
        desk: root.desk
    }
}
