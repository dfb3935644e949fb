import QtQuick
import Hall
import Hall.Counter

// The counter and what it does; the number that is called or served stands largest.
Item {
    id: root

    required property PanelWindow panel
    required property real unit

    Column {
        id: counter

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top

        Label {
            font.weight: Font.ExtraBold
            horizontalAlignment: Text.AlignHCenter
            objectName: "counter"
            size: root.panel.number ? Theme.headline : Theme.hero * 1.9
            text: root.panel.counter
            width: parent.width
        }

        Label {
            color: Theme.muted
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 3
            objectName: "serves"
            text: root.panel.serves
            width: parent.width
            wrapMode: Text.Wrap
        }
    }

    Column {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: counter.bottom
        spacing: Theme.grid * 5
        topPadding: Math.max(0, (height - said.height - (number.visible ? number.height + spacing : 0)) / 2)

        Label {
            id: said

            color: root.panel.page === "paused" ? Theme.amberText : root.panel.page === "free" || root.panel.page === "paid" ? Theme.jadeText : Theme.ink
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            objectName: "head"
            size: Theme.title
            text: root.panel.head
            width: parent.width
            wrapMode: Text.Wrap
        }

        NumberText {
            id: number

            anchors.horizontalCenter: parent.horizontalCenter
            maximumWidth: parent.width
            number: root.panel.number
            objectName: "number"
            size: 200 * root.unit
            visible: root.panel.number
        }

        Label {
            horizontalAlignment: Text.AlignHCenter
            text: root.panel.lines.join("\n")
            visible: root.panel.page === "paid"
            width: parent.width
        }
    }
}
