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

    ActionKey {
        desk: root.desk
        fits: root.called && !root.desk.recallOver
        glyph: Icons.bellRinging
        hint: "F3"
        objectName: "recall"
        text: qsTr("Call again")
        width: root.keyWidth

        onClicked: root.desk.recall()
    }

    ActionKey {
        asking: root.desk.confirming
        desk: root.desk
        fits: root.called
        glyph: Icons.userMinus
        hint: "F4"
        objectName: "noShow"
        text: root.desk.confirming ? qsTr("Press again") : qsTr("No-show")
        width: root.keyWidth

        onClicked: root.desk.noShow()
    }

    ActionKey {
        desk: root.desk
        fits: root.called
        glyph: Icons.play
        hint: "F5"
        objectName: "start"
        text: qsTr("Start")
        width: root.keyWidth

        onClicked: root.desk.start()
    }

    ActionKey {
        desk: root.desk
        fits: root.inHand
        glyph: Icons.check
        hint: "F6"
        objectName: "complete"
        text: qsTr("Done")
        width: root.keyWidth

        onClicked: root.desk.complete()
    }

    ActionKey {
        desk: root.desk
        fits: root.inHand || root.desk.undo
        glyph: Icons.dotsThree
        hint: "F7"
        objectName: "more"
        text: qsTr("More")
        width: root.keyWidth

        onClicked: root.desk.more()
    }

    ActionKey {
        desk: root.desk
        fits: !root.inHand
        glyph: root.paused ? Icons.play : Icons.pause
        hint: "F8"
        objectName: "pause"
        text: root.paused ? qsTr("Go on") : qsTr("Pause")
        width: root.keyWidth

        onClicked: root.desk.pause()
    }
}
