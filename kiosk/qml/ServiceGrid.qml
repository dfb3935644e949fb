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

    Repeater {
        model: root.kiosk.services

        ServiceButton {
            required property int index
            required property var modelData

            ahead: root.kiosk.queues[index]
            alone: root.columns === 1
            glyph: modelData.glyph
            height: root.cellHeight
            name: modelData.name
            note: modelData.note
            objectName: "service-" + modelData.code
            priority: root.kiosk.priority ? root.kiosk.priorityName : ""
            shut: root.kiosk.shut[index]
            width: index === root.count - 1 ? root.width - x : root.cellWidth
            x: index % root.columns * (root.cellWidth + root.gap)
            y: root.inset + Math.floor(index / root.columns) * (root.cellHeight + root.gap)

            onClicked: root.kiosk.take(modelData.code)
        }
    }
}
