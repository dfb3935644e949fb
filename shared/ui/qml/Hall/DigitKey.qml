import QtQuick

// One digit of the pad.
Pressable {
    id: root

    property int digit

    border.color: Theme.edge
    name: String(digit)
    objectName: "pin-" + digit
    quick: true

    Label {
        Accessible.ignored: true
        anchors.centerIn: parent
        font.weight: Font.DemiBold
        size: Theme.title
        text: root.digit
    }
}
