import QtQuick
import Hall
import Hall.Kiosk

// One procedure that was found: its name, its field and where a number of it leads.
Pressable {
    id: root

    required property var modelData
    required property real words // their width
    required property int least // of the name's letters; what is below it is not larger
    readonly property string code: modelData.code
    readonly property string where: [...new Set([modelData.field, modelData.service])].filter(text => text).join("  ·  ")

    border.color: Theme.edge
    name: modelData.name + ". " + where
    objectName: "found-" + code

    Column {
        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 3
        anchors.verticalCenter: parent.verticalCenter
        width: root.words

        Label {
            Accessible.ignored: true
            elide: Text.ElideRight
            font.weight: Font.DemiBold
            maximumLineCount: Math.max(2, Math.floor((root.height - where.height - Theme.grid) / Letters.line(size)))
            size: Letters.fit([text], width, root.height - where.height - Theme.grid, text.length > 32 ? Theme.body : Theme.lead, Theme.grid * 2.4, true)
            text: root.modelData.name
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            id: where

            Accessible.ignored: true
            color: Theme.muted
            elide: Text.ElideRight
            size: Letters.fit([text], width, 0, root.least, Theme.grid * 2.4, false)
            text: Letters.lines([root.where], width, root.least * 0.85, false) > 1 ? root.modelData.service : root.where
            width: parent.width
        }
    }

    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        glyph: Icons.caretRight
        size: Theme.lead
    }
}
