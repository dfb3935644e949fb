import QtQuick
import Hall
import Hall.Counter

// The last start, no-show or done, to be taken back: a quiet offer.
QuietButton {
    required property Console desk
    readonly property bool starting: desk.undoVerb === "start"

    border.width: Theme.hairline
    enabled: !desk.busy
    glyph: Icons.arrowUUpLeft
    hint: starting ? "" : "F7"
    ink: Theme.ink
    objectName: "undo"
    size: Theme.body * 0.9
    text: starting ? qsTr("Not here yet?") : (desk.undoVerb === "no_show" ? qsTr("%1 came after all?") : qsTr("%1 is not done yet?")).arg(desk.undo)

    onClicked: starting ? desk.unstart() : desk.more()
}
