pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// The services, filling the place they get: the last button is as wide as what is left of its row. A few are not
// stretched beyond what their words can fill.
// Plain bindings and no layout item, so that buttons stand in their places before the first frame.
Item {
    id: root

    required property Kiosk kiosk
    required property bool wide
    readonly property int count: kiosk.services.length
    readonly property bool broad: width >= Theme.grid * 150
    readonly property int columns: count < (wide ? 4 : 6) ? 1 : wide && broad && (count > 12 || count % 3 === 0) ? 3 : 2
    readonly property int rows: Math.ceil(count / columns)
    readonly property real gap: Theme.grid * 2
    readonly property real cellWidth: (width + gap) / columns - gap
    readonly property real cellHeight: Math.min((height + gap) / rows - gap, Theme.grid * 48)
    readonly property real inset: (height + gap - rows * (cellHeight + gap)) / 2

    property int nameSize
    property int noteSize

    // The size that fits in every button: in a grid of several, the small ones look less important.
    function level() {
        let buttons = [];
        for (let i = 0; i < services.count; i++)
            buttons.push(services.itemAt(i));
        buttons = buttons.filter(button => button);
        nameSize = Math.min(...buttons.map(button => button.nameFits));
        noteSize = Math.min(...buttons.map(button => button.noteFits));
    }

    Repeater {
        id: services

        model: root.kiosk.services

        onItemAdded: root.level()

        ServiceButton {
            required property int index
            required property var modelData

            alone: root.columns === 1
            glyph: modelData.glyph
            height: root.cellHeight
            name: modelData.name
            nameSize: root.nameSize
            note: modelData.note
            noteSize: root.noteSize
            objectName: "service-" + modelData.code
            priority: root.kiosk.priority ? root.kiosk.priorityName : ""
            tile: root.kiosk.tiles[index]
            width: index === root.count - 1 ? root.width - x : root.cellWidth
            x: index % root.columns * (root.cellWidth + root.gap)
            y: root.inset + Math.floor(index / root.columns) * (root.cellHeight + root.gap)

            onNameFitsChanged: root.level()
            onNoteFitsChanged: root.level()
            onClicked: root.kiosk.take(modelData.code)
        }
    }
}
