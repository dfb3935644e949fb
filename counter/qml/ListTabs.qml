import QtQuick
import Hall
import Hall.Counter

// The lists and how many stand in each: what somebody should look at is said in amber, with a sign. Slips are there
// only while one is in trouble. Each tab has the room of its words, and an equal share of what is left.
Row {
    id: root

    required property Console desk
    readonly property bool four: desk.slips > 0
    readonly property real words: waiting.implicitWidth + parked.implicitWidth + noShows.implicitWidth + (four ? slips.implicitWidth : 0)
    readonly property real spare: (width - (four ? 3 : 2) * spacing - words) / (four ? 4 : 3)

    spacing: Theme.grid

    ListTab {
        id: waiting

        alarm: root.desk.stranded > 0 ? qsTr("for a counter that is closed") : ""
        enabled: !root.desk.busy
        hint: root.desk.sheet || root.four ? "" : "F9"
        narrow: root.four
        objectName: "list-waiting"
        open: root.desk.sheet === "waiting"
        text: qsTr("Waiting %1").arg(root.desk.waiting + root.desk.stranded)
        width: implicitWidth + root.spare

        onClicked: root.desk.showList("waiting")
    }

    ListTab {
        id: parked

        alarm: root.desk.overdue > 0 ? qsTr("overdue") : ""
        enabled: !root.desk.busy
        narrow: root.four
        objectName: "list-parked"
        open: root.desk.sheet === "parked"
        text: qsTr("Parked %1").arg(root.desk.parked)
        width: implicitWidth + root.spare

        onClicked: root.desk.showList("parked")
    }

    ListTab {
        id: noShows

        enabled: !root.desk.busy
        narrow: root.four
        objectName: "list-no_shows"
        open: root.desk.sheet === "no_shows"
        text: qsTr("No-shows %1").arg(root.desk.noShows)
        width: implicitWidth + root.spare

        onClicked: root.desk.showList("no_shows")
    }

    ListTab {
        id: slips

        alarm: qsTr("not printed")
        enabled: !root.desk.busy
        glyph: Icons.printer
        narrow: root.four
        objectName: "list-slips"
        open: root.desk.sheet === "slips"
        text: qsTr("Slips %1").arg(root.desk.slips)
        visible: root.four
        width: implicitWidth + root.spare

        onClicked: root.desk.showList("slips")
    }
}
