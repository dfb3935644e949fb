pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// A page of services and groups, filling the place it gets, with the buttons to leaf by below where there are several.
// A few are not stretched beyond what their words can fill; as many are offered as have room for their words.
// Plain bindings and no layout item, so that buttons stand in their places before the first frame.
Item {
    id: root

    required property Kiosk kiosk
    required property Browse browse
    required property bool wide
    readonly property int count: browse.buttons.length
    readonly property int slots: browse.slots
    readonly property var noButton: ({
            "code": "",
            "glyph": "",
            "group": false,
            "name": ""
        })
    readonly property var noTile: ({
            "free": false,
            "later": false,
            "shut": ""
        })
    readonly property int most: Theme.zoom > 1 ? 6 : 10
    readonly property real gap: Theme.grid * 2
    readonly property real leastWidth: Theme.grid * Names.tile(Theme.zoom)
    readonly property real leastHeight: Math.max(Theme.touch, Theme.grid * 20.5 * Theme.zoom)
    readonly property int across: Math.max(1, Math.min(wide ? 3 : 2, Math.floor((width + gap) / (leastWidth + gap))))
    readonly property real tilesHeight: height - (browse.paged ? Theme.touch + gap : 0)
    readonly property int down: rowsIn(tilesHeight)
    readonly property bool broad: width >= Theme.grid * 150
    readonly property int wished: slots < (wide ? 4 : 6) ? 1 : wide && broad && (slots > 12 || slots % 3 === 0) ? 3 : 2
    readonly property int columns: Math.min(across, Math.max(wished, Math.ceil(slots / down)))
    readonly property int rows: Math.ceil(slots / columns)
    readonly property real cellWidth: (width + gap) / columns - gap
    readonly property real cellHeight: Math.min((tilesHeight + gap) / rows - gap, Theme.grid * 48)
    readonly property real inset: (tilesHeight + gap - rows * (cellHeight + gap)) / 2

    readonly property var tiles: browse.tiles
    readonly property var told: tiles.map((tile, index) => tile.reason || (browse.buttons[index]?.note ?? ""))
    readonly property var waits: tiles.map(tile => !tile.shut && kiosk.priority ? kiosk.priorityName : layout.brief ? tile.short : tile.text)

    function rowsIn(place: real): int {
        return Math.max(1, Math.floor((place + gap) / (leastHeight + gap)));
    }

    function tell() {
        if (width > 0 && height > 0)
            browse.fits(Math.min(most, across * rowsIn(height)), Math.min(most, across * rowsIn(height - Theme.touch - gap)));
    }

    onAcrossChanged: tell()
    onHeightChanged: tell()
    onLeastHeightChanged: tell()
    onMostChanged: tell()
    Component.onCompleted: tell()

    TileLayout {
        id: layout

        alone: root.columns === 1
        height: root.cellHeight
        names: root.browse.buttons.map(button => button.name)
        longest: root.tiles.map(tile => tile.text)
        notes: root.told
        waits: root.waits
        width: root.cellWidth
    }

    Repeater { // as many as a page may have: another page is other words in the same tiles
        model: Math.min(10, root.kiosk.services.length)

        ServiceButton {
            required property int index
            readonly property var button: root.browse.buttons[index] ?? root.noButton

            glyph: button.glyph
            height: root.cellHeight
            name: button.name
            objectName: (button.group ? "group-" : "service-") + button.code
            priority: open && root.kiosk.priority
            set: layout
            tile: root.tiles[index] ?? root.noTile
            told: root.told[index] ?? ""
            visible: index < root.count
            wait: root.waits[index] ?? ""
            width: index === root.slots - 1 ? root.width - x : root.cellWidth
            x: index % root.columns * (root.cellWidth + root.gap)
            y: root.inset + Math.floor(index / root.columns) * (root.cellHeight + root.gap)

            onClicked: button.group ? root.browse.open(button.code) : root.kiosk.take(button.code)
        }
    }

    LeafRow {
        anchors.bottom: parent.bottom
        browse: root.browse
        visible: root.browse.paged
        width: parent.width
    }
}
