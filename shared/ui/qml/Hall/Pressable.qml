import QtQuick

// A surface to press, by touch, mouse or keyboard (Tab, then Enter or Space). Put any contents in it.
// Give it an objectName and `name`, which is read aloud.
Rectangle {
    id: root

    property string name
    property string description // what else belongs to it, likewise
    property color fill: Theme.surface
    property color pressedFill: Qt.darker(fill, 1.2) // seen under a finger
    property bool inside: false // the mark of the focus, where something clips what stands out
    property bool quick: false // twice at once is twice, as with digits; else a double click is one
    readonly property bool pressed: area.pressed

    signal clicked

    function pressKey(event: var) {
        if (!event.isAutoRepeat)
            root.clicked();
    }

    Accessible.description: description
    Accessible.focusable: true
    Accessible.name: name
    Accessible.onPressAction: clicked()
    Accessible.role: Accessible.Button
    Keys.onEnterPressed: event => pressKey(event)
    Keys.onReturnPressed: event => pressKey(event)
    Keys.onSpacePressed: event => pressKey(event)
    activeFocusOnTab: true
    border.color: Theme.edge
    border.width: Theme.hairline
    color: pressed ? pressedFill : fill
    radius: Theme.corner

    Rectangle {
        anchors.fill: parent
        anchors.margins: root.inside ? border.width * 2 : -border.width * 2
        border.color: Theme.ink
        border.width: Math.max(2, Theme.grid * 0.4)
        color: "transparent"
        radius: Math.max(0, root.radius - anchors.margins)
        visible: root.activeFocus
        z: 1
    }

    MouseArea {
        id: area

        anchors.fill: parent
        enabled: root.enabled
        onClicked: root.clicked()
        onDoubleClicked: {
            if (root.quick)
                root.clicked();
        }
    }
}
