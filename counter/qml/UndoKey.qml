import QtQuick
import Hall
import Hall.Counter

// The last no-show or done, to be taken back: a quiet offer while the counter is free.
QuietButton {
    required property Console desk

    border.width: Theme.hairline
    enabled: !desk.busy
    glyph: Icons.arrowUUpLeft
    hint: "F7"
    ink: Theme.ink
    objectName: "undo"
    size: Theme.body * 0.9
    text: (desk.undoNoShow ? qsTr("%1 came after all?") : qsTr("%1 is not done yet?")).arg(desk.undo)

    onClicked: desk.more()
}
