pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Display

// How many wait, by the name of what they came for: for who sits near. What has no room comes on the next page. In turn
// with it, as large as what is read from afar: what the hall has to say.
Item {
    id: root

    required property Screen screen
    required property string notice
    readonly property bool noticed: notice !== "" && screen.footHeight > 0
    readonly property real type: screen.textSize * 0.42
    readonly property real gap: screen.margin / 2
    readonly property real cardWidth: (width - (more.visible ? more.width + gap : 0) - gap * (screen.queueColumns - 1)) / screen.queueColumns
    readonly property real cardHeight: (height - gap * (screen.queueLines - 1)) / screen.queueLines

    visible: screen.footHeight > 0

    Label {
        anchors.fill: parent
        font.weight: Font.Medium
        fontSizeMode: Text.Fit
        lineHeight: 1
        minimumPixelSize: Math.round(root.screen.textSize * 0.4)
        objectName: "notice"
        size: root.screen.textSize
        text: root.notice
        verticalAlignment: Text.AlignVCenter
        visible: root.noticed
        wrapMode: Text.WordWrap
    }

    Label {
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.weight: Font.Medium
        size: root.type * 1.25
        text: root.screen.inSecond ? root.screen.second("Queues", "Nobody is waiting") : qsTr("Nobody is waiting")
        visible: root.screen.queues.length === 0 && !root.noticed && root.screen.page !== "closed"
    }

    Grid {
        columns: root.screen.queueColumns
        spacing: root.gap
        visible: !root.noticed && root.screen.page !== "closed"

        Repeater {
            model: root.screen.queues

            Rectangle {
                id: card

                required property int index
                required property var modelData

                border.color: Theme.line
                border.width: Theme.hairline
                color: Theme.surface
                height: root.cardHeight
                objectName: "queue-" + index
                radius: Math.min(root.screen.margin / 2, height / 5)
                width: root.cardWidth

                Column {
                    anchors.left: parent.left
                    anchors.leftMargin: root.type * 0.6
                    anchors.right: parent.right
                    anchors.rightMargin: root.type * 0.4
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        elide: Text.ElideRight
                        font.weight: Font.Medium
                        fontSizeMode: Text.HorizontalFit
                        lineHeight: 1
                        minimumPixelSize: Math.round(root.type * 0.6)
                        size: root.type
                        text: card.modelData.name
                        width: parent.width
                    }

                    Label {
                        color: card.modelData.hindered ? Theme.amberText : Theme.jadeText
                        elide: Text.ElideRight
                        font.weight: Font.Bold
                        fontSizeMode: Text.HorizontalFit
                        lineHeight: 1
                        minimumPixelSize: Math.round(root.type * 0.6)
                        objectName: card.objectName + "Wait"
                        size: root.type
                        text: card.modelData.text
                        width: parent.width
                    }
                }
            }
        }
    }

    Label {
        id: more

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        font.weight: Font.Bold
        objectName: "queuesMore"
        size: root.type * 1.25
        text: "+" + root.screen.queuesMore
        visible: root.screen.queuesMore > 0 && !root.noticed && root.screen.page !== "closed"
    }
}
