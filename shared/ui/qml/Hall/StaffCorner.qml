import QtQuick

// The way in for staff, which nobody sees: the upper left corner, held for `hold` seconds, opens `door` ({stage, page,
// open()}). While that is open its page covers the window.
Item {
    id: root

    property var door: null
    property real hold: 3
    readonly property bool covers: (door?.stage ?? "") !== ""

    Item {
        height: Theme.touch * 1.5
        objectName: "staffHold"
        width: height

        TapHandler {
            enabled: (root.door ?? null) !== null && !root.covers
            longPressThreshold: root.hold

            onLongPressed: root.door.open()
        }
    }

    Loader {
        active: root.covers
        anchors.fill: parent
        source: root.covers ? root.door.page : ""

        onLoaded: item.door = root.door
    }
}
