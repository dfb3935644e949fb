pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Display

// How many wait, by the letter people hold in their hand: white in a box, so that it is no part of a number.
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
        text: root.screen.waiting > 0 ? qsTr("Waiting", "before letters with how many wait") : qsTr("Nobody is waiting")
    }

    Row {
        anchors.left: words.right
        anchors.leftMargin: root.screen.textSize * 0.6
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.screen.textSize * 0.31

        Repeater {
            model: root.screen.queues

            Row {
                id: queue

                required property var modelData

                spacing: root.screen.textSize * 0.13

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    color: Theme.ink
                    height: root.screen.textSize * 1.04
                    objectName: "queue-" + queue.modelData.prefix
                    radius: root.screen.textSize * 0.12
                    width: letter.implicitWidth + root.screen.textSize * 0.2

                    Label {
                        id: letter

                        anchors.centerIn: parent
                        color: Theme.surface
                        font.weight: Font.ExtraBold
                        size: root.screen.textSize
                        text: queue.modelData.prefix
                    }
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
