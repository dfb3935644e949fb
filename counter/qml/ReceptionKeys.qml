pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// A key for each act.
Row {
    id: root

    required property Reception reception
    readonly property var acts: [["issue", "F2", qsTr("Give a number"), Icons.receipt], ["book", "F3", qsTr("Appointment"), Icons.calendarBlank], ["services", "F4", qsTr("Services"), Icons.prohibit], ["announce", "F5", qsTr("Announce"), Icons.megaphone], ["notices", "F6", qsTr("Notices"), Icons.notePencil], ["reprint", "F7", qsTr("Print again"), Icons.printer], ["next_list", "F9", qsTr("Next list"), Icons.squaresFour]]

    spacing: Theme.grid * 1.5

    Repeater {
        model: root.acts

        delegate: Key {
            required property var modelData

            activeFocusOnTab: false
            enabled: !root.reception.busy
            glyph: modelData[3]
            height: Theme.grid * 12
            hint: modelData[1]
            main: modelData[0] === "issue"
            objectName: "act-" + modelData[0]
            opacity: 1
            size: Theme.body * 0.9
            text: modelData[2]
            width: (root.width - root.spacing * (root.acts.length - 1)) / root.acts.length

            onClicked: root.reception.act(modelData[0])
        }
    }
}
