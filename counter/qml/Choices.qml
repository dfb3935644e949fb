pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// The rows of a sheet, one of them marked: touched, chosen by its digit, or with the arrows and Enter.
ListView {
    id: root

    required property Console desk
    property bool keyed: true
    property real size: Theme.body
    readonly property var rows: desk.sheetRows
    readonly property string sheet: desk.sheet
    readonly property var blank: ({
            "text": "",
            "note": "",
            "side": "",
            "number": "",
            "glyph": "",
            "tone": ""
        })

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: desk.sheetSelected
    highlightFollowsCurrentItem: false
    interactive: contentHeight > height
    model: rows.length // not the rows: a minute more in one of them must not scroll the list to its top
    spacing: Theme.grid

    delegate: ChoiceRow {
        enabled: !root.desk.busy
        keyed: root.keyed
        modelData: root.rows[index] ?? root.blank
        marked: index === root.desk.sheetSelected
        size: root.size
        width: root.width

        onClicked: root.desk.pick(index)
    }

    onCurrentIndexChanged: {
        positionViewAtIndex(currentIndex, ListView.Contain);
        if (activeFocus && currentItem)
            currentItem.forceActiveFocus();
    }
    onSheetChanged: positionViewAtBeginning()
}
