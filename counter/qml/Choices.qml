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

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    currentIndex: desk.sheetSelected
    highlightMoveDuration: 0
    interactive: contentHeight > height
    model: desk.sheetRows
    spacing: Theme.grid

    delegate: ChoiceRow {
        enabled: !root.desk.busy
        keyed: root.keyed
        marked: index === root.desk.sheetSelected
        size: root.size
        width: root.width

        onClicked: root.desk.pick(index)
    }
}
