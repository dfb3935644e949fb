pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Counter

// A number that was found with its history, or a question, and what to choose.
Item {
    id: root

    required property Reception reception

    Item {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        height: Math.max(shut.height, words.height)

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: shut.left
            anchors.rightMargin: Theme.grid
            spacing: Theme.grid * (root.reception.isNumber ? 2 : 0.5)

            Label {
                elide: Text.ElideRight
                font.weight: Font.Bold
                maximumLineCount: 2
                objectName: "title"
                size: Theme.lead
                text: root.reception.title
                visible: !root.reception.isNumber
                width: parent.width
                wrapMode: Text.Wrap
            }

            NumberText {
                number: root.reception.title
                objectName: "number"
                size: Theme.hero * 1.6
                visible: root.reception.isNumber
            }

            Paragraph {
                color: root.reception.isNumber ? Theme.ink : Theme.muted
                objectName: "note"
                size: Theme.body
                text: root.reception.note
                visible: text
            }
        }

        QuietButton {
            id: shut

            activeFocusOnTab: false
            anchors.right: parent.right
            glyph: root.reception.deep ? Icons.arrowLeft : Icons.x
            objectName: "close"
            text: qsTr("Esc")

            onClicked: root.reception.back()
        }
    }

    ReceptionRows {
        id: rows

        anchors.left: parent.left
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 2
        busy: root.reception.busy
        height: Math.min(contentHeight, root.height - y)
        keyed: true
        prefix: "row-"
        rows: root.reception.rows
        selected: root.reception.selected
        width: root.reception.isNumber ? Math.round(parent.width * 0.52) : parent.width

        onPicked: index => root.reception.pick(index)
    }

    ListView {
        id: past

        anchors.bottom: parent.bottom
        anchors.left: rows.right
        anchors.leftMargin: Theme.grid * 3
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 2
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: contentHeight > height
        model: root.reception.history
        objectName: "history"
        spacing: Theme.grid
        visible: root.reception.isNumber

        delegate: Item {
            id: line

            required property var modelData

            height: text.height
            width: past.width

            Label {
                id: time

                color: Theme.muted
                font.features: {
                    "tnum": 1
                }
                size: Theme.body * 0.85
                text: line.modelData.time
            }

            Paragraph {
                id: text

                anchors.left: time.right
                anchors.leftMargin: Theme.grid * 1.5
                anchors.right: parent.right
                size: Theme.body * 0.85
                text: line.modelData.text
            }
        }

        onCountChanged: positionViewAtEnd()
    }

    Label {
        anchors.left: parent.left
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 4
        color: Theme.muted
        objectName: "empty"
        text: root.reception.empty
        visible: text
    }
}
