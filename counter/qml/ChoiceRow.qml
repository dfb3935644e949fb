import QtQuick
import Hall

// One thing to choose: its key, perhaps a number, what it is, and a word beside or below.
Pressable {
    id: root

    required property int index
    property var modelData
    property bool marked: false
    property bool keyed: true
    property real size: Theme.body
    readonly property bool amber: modelData.tone === "amber"

    activeFocusOnTab: marked
    border.color: marked ? Theme.ink : Theme.edge
    border.width: marked ? Math.max(2, Theme.hairline) : Theme.hairline
    fill: amber ? Theme.amberGround : Theme.surface
    inside: true
    implicitHeight: Math.max(size * 2.75, words.height + Theme.grid * 3)
    name: [modelData.number, modelData.text, modelData.note, modelData.side].filter(Boolean).join(", ")
    objectName: "row-" + index

    KeyHint {
        id: hint

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        key: root.index + 1
        visible: root.keyed && root.index < 9
    }

    NumberText {
        id: number

        anchors.left: root.keyed ? hint.right : parent.left
        anchors.leftMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        number: root.modelData.number
        size: Theme.lead
        visible: root.modelData.number
        width: visible ? Math.max(implicitWidth, Theme.grid * 14) : 0
    }

    Icon {
        id: sign

        anchors.left: root.keyed ? hint.right : parent.left
        anchors.leftMargin: Theme.grid * 2.5
        anchors.verticalCenter: parent.verticalCenter
        color: root.amber ? Theme.amberText : Theme.ink
        glyph: root.modelData.glyph
        size: root.size * 1.25
        visible: root.modelData.glyph
    }

    Column {
        id: words

        anchors.left: number.visible ? number.right : sign.visible ? sign.right : root.keyed ? hint.right : parent.left
        anchors.leftMargin: Theme.grid * 2.5
        anchors.right: side.left
        anchors.rightMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter

        Paragraph {
            Accessible.ignored: true
            color: root.amber ? Theme.amberText : Theme.ink
            elide: Text.ElideRight
            font.weight: Font.Medium
            maximumLineCount: 2
            size: root.size
            text: root.modelData.text
        }

        Paragraph {
            Accessible.ignored: true
            color: root.amber ? Theme.amberText : Theme.muted
            elide: Text.ElideRight
            maximumLineCount: 2
            size: Theme.body * 0.85
            text: root.modelData.note
            visible: text
        }
    }

    Label {
        id: side

        Accessible.ignored: true
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 2.5
        anchors.verticalCenter: parent.verticalCenter
        color: root.amber ? Theme.amberText : Theme.muted
        font.features: {
            "tnum": 1
        }
        size: Theme.body * 0.9
        text: root.modelData.side
    }
}
