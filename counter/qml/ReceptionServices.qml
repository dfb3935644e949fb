pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// How many wait for each service and how long the first of them has; touch one to give a number of it.
Item {
    id: root

    required property Reception reception

    Label {
        id: title

        font.weight: Font.Bold
        objectName: "waiting"
        size: Theme.lead
        text: root.reception.waiting > 0 ? qsTr("%n waiting in the hall", "", root.reception.waiting) : qsTr("Nobody is waiting")
    }

    ListView {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: title.bottom
        anchors.topMargin: Theme.grid * 2
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: contentHeight > height
        model: root.reception.services
        spacing: Theme.grid * 0.5

        delegate: Pressable {
            id: row

            required property int index
            required property var modelData

            activeFocusOnTab: false
            border.width: 0
            enabled: !root.reception.busy
            height: Theme.grid * 8
            name: modelData.name
            objectName: "service-" + index
            width: ListView.view.width

            onClicked: root.reception.issue(index)

            WaitingRow {
                anchors.left: parent.left
                anchors.leftMargin: Theme.grid
                anchors.right: parent.right
                anchors.rightMargin: Theme.grid
                anchors.verticalCenter: parent.verticalCenter
                count: row.modelData.count
                height: Math.round(Theme.body * 1.4)
                late: row.modelData.late
                minutes: row.modelData.minutes
                name: row.modelData.name
            }
        }
    }
}
