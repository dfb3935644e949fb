import QtQuick
import Hall
import Hall.Counter

// The last start, or what ended the last number, in a word and to be taken back: a quiet offer.
QuietButton {
    required property Console desk
    readonly property bool starting: desk.undoVerb === "start"
    readonly property var questions: ({
            "complete": qsTr("%1 is not done yet?"),
            "no_show": qsTr("%1 came after all?"),
            "park": qsTr("%1 is put aside: take it back?"),
            "requeue": qsTr("%1 is back in the line: take it back?"),
            "start": qsTr("Not here yet?"),
            "transfer": qsTr("%1 is sent on: take it back?")
        })

    border.width: Theme.hairline
    enabled: !desk.busy
    glyph: Icons.arrowUUpLeft
    hint: starting ? "" : "F7"
    ink: Theme.ink
    objectName: "undo"
    size: Theme.body * 0.9
    text: desk.undo ? questions[desk.undoVerb].replace("%1", desk.undo) : ""

    onClicked: starting ? desk.unstart() : desk.more()
}
