pragma ComponentBehavior: Bound
import QtQuick
import Hall

// Rows to choose from, one of them marked.
ListView {
    id: root

    required property var rows
    property int selected: -1
    property bool busy: false
    property bool keyed: false
    property string prefix
    readonly property var blank: ({
            "text": "",
            "note": "",
            "side": "",
            "number": "",
            "glyph": "",
            "tone": ""
        })

    signal picked(int index)

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: selected
    highlightFollowsCurrentItem: false
    interactive: contentHeight > height
    model: rows.length // not the rows: a minute more in one of them must not scroll the list to its top
    spacing: Theme.grid

    delegate: ChoiceRow {
        activeFocusOnTab: false
        enabled: !root.busy
        keyed: root.keyed
        marked: index === root.selected
        modelData: root.rows[index] ?? root.blank
        objectName: root.prefix + index
        width: root.width

        onClicked: root.picked(index)
    }

    onCurrentIndexChanged: positionViewAtIndex(currentIndex, ListView.Contain)
}
