pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Display

// How many wait, by the letter people hold in their hand.
Item {
    id: root

    required property Screen screen

    visible: screen.footHeight > 0 && (screen.waiting > 0 || screen.page !== "closed")

    Label {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.weight: Font.Medium
        size: root.screen.textSize
        text: root.screen.waiting > 0 ? qsTr("Queue", "before letters with how many wait") : qsTr("Nobody is waiting")
    }

    Row {
        anchors.left: words.right
        anchors.leftMargin: root.screen.textSize * 0.7
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.screen.textSize * 0.45

        Repeater {
            model: root.screen.queues

            Row {
                id: queue

                required property var modelData

                spacing: root.screen.textSize * 0.2

                Label {
                    color: Theme.accent
                    font.weight: Font.ExtraBold
                    size: root.screen.textSize
                    text: queue.modelData.prefix
                }

                Label {
                    font.weight: Font.Medium
                    size: root.screen.textSize
                    text: queue.modelData.count
                }
            }
        }
    }
}
