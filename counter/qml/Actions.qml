pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// The other actions, each with its key. One that does not fit just now is quieter; pressed, it says why.
Grid {
    id: root

    required property Console desk
    readonly property real keyWidth: (width - 2 * spacing) / 3
    readonly property bool called: desk.state === "called"
    readonly property bool inHand: called || desk.state === "serving"
    readonly property bool paused: desk.state === "paused"

    columns: 3
    spacing: Theme.grid * 1.5

    Action {
        fits: root.called && !root.desk.recallOver
        glyph: Icons.bellRinging
        hint: "F3"
        objectName: "recall"
        text: qsTr("Call again")

        onClicked: root.desk.recall()
    }

    Action {
        asking: root.desk.confirming
        fits: root.called
        glyph: Icons.userMinus
        hint: "F4"
        objectName: "noShow"
        text: root.desk.confirming ? qsTr("Press again") : qsTr("No-show")

        onClicked: root.desk.noShow()
    }

    Action {
        fits: root.called
        glyph: Icons.play
        hint: "F5"
        objectName: "start"
        text: qsTr("Start")

        onClicked: root.desk.start()
    }

    Action {
        fits: root.inHand
        glyph: Icons.check
        hint: "F6"
        objectName: "complete"
        text: qsTr("Done")

        onClicked: root.desk.complete()
    }

    Action {
        fits: root.inHand || root.desk.undo || root.desk.staff
        glyph: Icons.dotsThree
        hint: "F7"
        objectName: "more"
        text: qsTr("More")

        onClicked: root.desk.more()
    }

    Action {
        fits: !root.inHand
        glyph: root.paused ? Icons.play : Icons.pause
        hint: "F8"
        objectName: "pause"
        text: root.paused ? qsTr("Go on") : qsTr("Pause")

        onClicked: root.desk.pause()
    }

    component Action: ActionKey {
        desk: root.desk
        width: root.keyWidth
    }
}
