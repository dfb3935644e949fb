import QtQuick

// A large button: icon, words and perhaps a second line, centred. `main` is the one main action of a page.
Pressable {
    id: root

    property string text
    property string note
    property string glyph
    property bool main: false
    property color ink: main ? Theme.accentText : Theme.ink
    property real size: Theme.lead
    property real least: 0 // high; never less than a touch target
    readonly property real besides: icon.visible ? icon.width + row.spacing : 0
    readonly property real room: width - besides - Theme.grid * 4
    readonly property real fits: Math.max(0.6, Math.min(1, room / Math.max(1, measure.advanceWidth)))

    border.color: main ? fill : Theme.edge
    fill: main ? Theme.accent : Theme.surface
    implicitHeight: Math.max(least, Theme.touch, words.height + Theme.grid * 4)
    implicitWidth: besides + Math.max(Math.ceil(measure.advanceWidth) + 1, second.visible ? second.implicitWidth : 0) + Theme.grid * 6
    name: note ? text + ". " + note : text
    opacity: enabled ? 1 : 0.45

    TextMetrics {
        id: measure

        font.family: Theme.family
        font.pixelSize: Math.round(root.size)
        font.weight: Font.DemiBold
        text: root.text
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid * 2

        Icon {
            id: icon

            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            glyph: root.glyph
            size: root.size * 1.25
            visible: root.glyph
        }

        Column {
            id: words

            anchors.verticalCenter: parent.verticalCenter

            Label {
                id: line

                Accessible.ignored: true
                anchors.horizontalCenter: root.glyph ? undefined : parent.horizontalCenter
                color: root.ink
                elide: Text.ElideRight
                font.weight: Font.DemiBold
                size: root.fits < 1 ? Math.floor(root.size * root.fits * 0.97) : root.size
                text: root.text
                width: Math.min(implicitWidth, root.room)
            }

            Label {
                id: second

                Accessible.ignored: true
                anchors.horizontalCenter: root.glyph ? undefined : parent.horizontalCenter
                color: root.ink
                elide: Text.ElideRight
                size: root.size / 1.25
                text: root.note
                visible: root.note
                width: Math.min(implicitWidth, root.room)
            }
        }
    }
}
