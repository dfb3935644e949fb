import QtQuick

// A quiet surface to put things on.
Rectangle {
    border.color: Theme.line
    border.width: Theme.hairline
    color: Theme.surface
    radius: Theme.corner
}
