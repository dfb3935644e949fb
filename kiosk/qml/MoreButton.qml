import QtQuick
import Hall

// Under a list that is higher than its place: it says so, and a touch shows what is below, or the beginning again.
BigButton {
    id: root

    required property Flickable list
    readonly property bool end: list.contentY + list.height >= list.contentHeight - Theme.grid

    implicitHeight: Theme.touch
    objectName: "more"
    opacity: 1 // not grey for the moment after a touch
    size: Theme.body
    text: end ? qsTr("Back to the top") : qsTr("More below")

    onClicked: list.contentY = end ? 0 : Math.min(list.contentHeight - list.height, list.contentY + list.height * 0.7)
}
