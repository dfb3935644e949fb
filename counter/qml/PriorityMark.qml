import QtQuick
import Hall

// The lane, as a word; why somebody has priority is nobody's business.
Rectangle {
    color: Theme.amberGround
    height: words.height + Theme.grid
    radius: height / 2
    width: words.width + Theme.grid * 5

    Label {
        id: words

        anchors.centerIn: parent
        color: Theme.amberText
        font.weight: Font.DemiBold
        size: Theme.body * 0.9
        text: qsTr("Priority")
    }
}
