pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// Everybody in the hall, slips in trouble, printers and screens: one list at a time.
Item {
    id: root

    required property Reception reception
    readonly property var names: ({
            "waiting": qsTr("Waiting"),
            "parked": qsTr("Parked"),
            "no_shows": qsTr("No-shows"),
            "slips": qsTr("Slips"),
            "devices": qsTr("Devices")
        })
    readonly property var empties: ({
            "waiting": qsTr("Nobody is waiting."),
            "parked": qsTr("No number is put aside."),
            "no_shows": qsTr("Everybody who was called today has come."),
            "slips": qsTr("Every slip came out."),
            "devices": qsTr("No printer or screen is known.")
        })

    Row {
        id: tabs

        readonly property real share: (width - 4 * spacing) / 5

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.grid * 0.75

        Repeater {
            model: root.reception.tabs

            delegate: ListTab {
                required property var modelData

                activeFocusOnTab: false
                alarm: modelData.alarm ? qsTr("to see to") : ""
                narrow: true
                objectName: "list-" + modelData.kind
                open: root.reception.list === modelData.kind
                text: root.names[modelData.kind] + (modelData.count ? " " + modelData.count : "")
                width: tabs.share

                onClicked: root.reception.showList(modelData.kind)
            }
        }
    }

    ReceptionRows {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.grid * 2
        busy: root.reception.busy
        prefix: "listed-"
        rows: root.reception.listRows
        selected: root.reception.listSelected

        onPicked: index => root.reception.pickListed(index)
    }

    Label {
        anchors.left: parent.left
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.grid * 4
        color: Theme.muted
        text: root.empties[root.reception.list]
        visible: root.reception.listRows.length === 0
    }
}
