pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// The three lists and how many stand in each; a parked number whose time is over is said in amber, with a sign.
Row {
    id: root

    required property Console desk
    readonly property var kinds: ["waiting", "parked", "no_shows"]
    readonly property var words: ({
            "waiting": qsTr("Waiting %1").arg(desk.waiting),
            "parked": qsTr("Parked %1").arg(desk.parked),
            "no_shows": qsTr("Did not come %1").arg(desk.noShows)
        })

    spacing: Theme.grid

    Repeater {
        model: root.kinds

        ListTab {
            required property string modelData

            enabled: !root.desk.busy
            late: modelData === "parked" && root.desk.overdue > 0
            objectName: "list-" + modelData
            open: root.desk.sheet === modelData
            text: root.words[modelData]
            width: (root.width - 2 * root.spacing) / 3

            onClicked: root.desk.showList(modelData)
        }
    }
}
