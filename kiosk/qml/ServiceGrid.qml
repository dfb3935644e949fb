pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Hall
import Hall.Kiosk

// The services, filling the place they get: the last button is as wide as what is left of its row.
GridLayout {
    id: root

    required property Kiosk kiosk
    required property bool wide
    readonly property int count: kiosk.services.length
    readonly property int rest: count % columns

    columnSpacing: Theme.grid * 2
    columns: count < (wide ? 4 : 6) ? 1 : wide && (count > 12 || count % 3 === 0) ? 3 : 2
    rowSpacing: Theme.grid * 2
    uniformCellHeights: true
    uniformCellWidths: true

    Repeater {
        model: root.kiosk.services

        ServiceButton {
            required property int index
            required property var modelData

            Layout.columnSpan: index === root.count - 1 && root.rest ? root.columns - root.rest + 1 : 1
            Layout.fillHeight: true
            Layout.fillWidth: true
            glyph: modelData.glyph
            name: modelData.name
            note: modelData.note
            objectName: "service-" + modelData.code
            priority: root.kiosk.priority ? root.kiosk.priorityName : ""
            waiting: root.kiosk.waiting[index]

            onClicked: root.kiosk.take(modelData.code)
        }
    }
}
