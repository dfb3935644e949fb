pragma ComponentBehavior: Bound
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

    Tab {
        id: waiting

        alarm: root.desk.stranded > 0 ? qsTr("for a counter that is closed") : ""
        hint: root.desk.sheet || root.four ? "" : "F9"
        list: "waiting"
        text: qsTr("Waiting %1").arg(root.desk.waiting + root.desk.stranded)
    }

    Tab {
        id: parked

        alarm: root.desk.overdue > 0 ? qsTr("overdue") : ""
        list: "parked"
        text: qsTr("Parked %1").arg(root.desk.parked)
    }

    Tab {
        id: noShows

        list: "no_shows"
        text: qsTr("No-shows %1").arg(root.desk.noShows)
    }

    Tab {
        id: slips

        alarm: qsTr("not printed")
        glyph: Icons.printer
        list: "slips"
        text: qsTr("Slips %1").arg(root.desk.slips)
        visible: root.four
    }

    component Tab: ListTab {
        required property string list

        enabled: !root.desk.busy
        narrow: root.four
        objectName: "list-" + list
        open: root.desk.sheet === list
        width: implicitWidth + root.spare

        onClicked: root.desk.showList(list)
    }
}
