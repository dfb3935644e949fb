import QtQuick
import Hall
import Hall.Counter

// The three lists and how many stand in each; a parked number whose time is over is said in amber, with a sign.
// Each tab has the room of its words, and an equal share of what is left.
Row {
    id: root

    required property Console desk
    readonly property real spare: (width - 2 * spacing - waiting.implicitWidth - parked.implicitWidth - noShows.implicitWidth) / 3

    spacing: Theme.grid

    ListTab {
        id: waiting

        enabled: !root.desk.busy
        hint: root.desk.sheet ? "" : "F9"
        objectName: "list-waiting"
        open: root.desk.sheet === "waiting"
        text: qsTr("Waiting %1").arg(root.desk.waiting)
        width: implicitWidth + root.spare

        onClicked: root.desk.showList("waiting")
    }

    ListTab {
        id: parked

        enabled: !root.desk.busy
        late: root.desk.overdue > 0
        objectName: "list-parked"
        open: root.desk.sheet === "parked"
        text: qsTr("Parked %1").arg(root.desk.parked)
        width: implicitWidth + root.spare

        onClicked: root.desk.showList("parked")
    }

    ListTab {
        id: noShows

        enabled: !root.desk.busy
        objectName: "list-no_shows"
        open: root.desk.sheet === "no_shows"
        text: qsTr("No-shows %1").arg(root.desk.noShows)
        width: implicitWidth + root.spare

        onClicked: root.desk.showList("no_shows")
    }
}
