import QtQuick
import Hall
import Hall.Counter

// The other actions, each with its key. One that does not fit just now is quieter; pressed, it says why.
Grid {
    id: root

    required property Console desk
    readonly property real keyWidth: (width - spacing) / 2

    columns: 2
    spacing: Theme.grid * 2

    ActionKey {
        desk: root.desk
        fits: root.desk.state === "called"
        glyph: Icons.bellRinging
        hint: "F3"
        objectName: "recall"
        text: qsTr("Call again")
        width: root.keyWidth

        onClicked: root.desk.recall()
    }

    ActionKey {
        border.color: root.desk.confirming ? Theme.amber : edge
        desk: root.desk
        fill: root.desk.confirming ? Theme.amberGround : ground
        fits: root.desk.state === "called"
        glyph: Icons.userMinus
        hint: "F4"
        objectName: "noShow"
        text: root.desk.confirming ? qsTr("Press again") : qsTr("No-show")
        width: root.keyWidth

        onClicked: root.desk.noShow()
    }

    ActionKey {
        desk: root.desk
        fits: root.desk.state === "called"
        glyph: Icons.play
        hint: "F5"
        objectName: "start"
        text: qsTr("Start")
        width: root.keyWidth

        onClicked: root.desk.start()
    }

    ActionKey {
        desk: root.desk
        fits: root.desk.state !== "idle"
        glyph: Icons.check
        hint: "F6"
        objectName: "complete"
        text: qsTr("Done")
        width: root.keyWidth

        onClicked: root.desk.complete()
    }
}
