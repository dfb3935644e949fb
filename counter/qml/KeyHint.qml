import QtQuick
import Hall

// The key of a row or a field, in a box beside it.
Rectangle {
    id: root

    property alias key: text.text

    border.color: Theme.muted
    border.width: 1
    color: "transparent"
    height: text.height + Theme.grid / 2
    radius: Theme.grid / 2
    width: Theme.grid * 5

    Label {
        id: text

        Accessible.ignored: true
        anchors.centerIn: parent
        color: Theme.muted
        size: Theme.small
    }
}
