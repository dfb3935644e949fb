import QtQuick
import Hall
import Hall.Counter

// One action with its key; `fits` says whether it makes sense for the number in hand.
Key {
    required property Console desk
    property bool fits: true
    readonly property color ground: fits ? Theme.surface : Theme.ground
    readonly property color edge: fits ? Theme.edge : Theme.line

    border.color: edge
    enabled: !desk.busy
    fill: ground
    height: Theme.grid * 11
    ink: fits ? Theme.ink : Theme.muted
    opacity: desk.slow ? 0.6 : 1
    size: Theme.body * 0.95
}
