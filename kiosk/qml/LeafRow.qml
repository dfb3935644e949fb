pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// Under the tiles of a page that is one of several: back, the page before, the next one, each at its own place.
Item {
    id: root

    required property Browse browse
    readonly property real each: (width - Theme.grid * 4) / 3

    height: Theme.touch

    LeafButton {
        glyph: Icons.arrowUUpLeft
        objectName: "leafBack"
        text: qsTr("Back")
        visible: root.browse.title

        onClicked: root.browse.back()
    }

    LeafButton {
        able: root.browse.sheet > 1
        glyph: Icons.caretLeft
        objectName: "leafBefore"
        text: qsTr("Page before")
        visible: root.browse.sheets > 1
        x: root.each + Theme.grid * 2

        onClicked: root.browse.leaf(-1)
    }

    LeafButton {
        able: root.browse.sheet < root.browse.sheets
        glyph: Icons.caretRight
        objectName: "leafNext"
        text: qsTr("Next page")
        visible: root.browse.sheets > 1
        x: (root.each + Theme.grid * 2) * 2

        onClicked: root.browse.leaf(1)
    }

    component LeafButton: BigButton {
        property bool able: true

        enabled: able
        opacity: able ? 1 : 0.45 // not grey for the moment after a touch
        height: root.height
        size: Theme.body
        width: root.each
    }
}
