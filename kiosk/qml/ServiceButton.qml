import QtQuick
import Hall

// One service: icon, name, what belongs to it, how many come first and how long that takes; or why it gives no numbers
// just now, and then it is grey, and a touch is answered with more.
Pressable {
    id: root

    required property string glyph
    required property string told // what belongs to it, or why staff switched it off
    required property string wait
    required property bool priority // is chosen, and holds for this one
    required property var tile // shut: "" while it gives numbers; free: nobody is before who comes; later: the text says when
    required property TileLayout set
    readonly property bool open: tile.shut === ""

    description: wait ? told + (told && ". ") + wait : told
    border.color: !open ? Theme.line : priority ? Theme.jadeText : Theme.edge
    border.width: priority ? Theme.grid * 0.4 : Theme.hairline
    fill: open ? Theme.surface : Theme.sunken

    Icon {
        color: root.open ? Theme.accent : Theme.past
        glyph: root.glyph
        size: root.set.icon
        x: root.set.iconX
        y: root.set.iconY
    }

    Item {
        id: words

        height: root.set.wordsHeight
        width: root.width - x - root.set.pad
        x: root.set.wordsX
        y: root.set.wordsY

        Label {
            id: title

            Accessible.ignored: true
            color: root.open ? Theme.ink : Theme.muted
            elide: Text.ElideRight
            font.weight: Font.Bold
            maximumLineCount: 2
            size: root.set.nameSize
            text: root.name
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            Accessible.ignored: true
            color: Theme.muted
            elide: Text.ElideRight
            height: words.height - title.height - (root.set.flat ? lamp.height : 0)
            size: root.set.noteSize
            text: root.told
            verticalAlignment: root.set.flat ? Text.AlignVCenter : Text.AlignTop
            width: parent.width
            wrapMode: Text.Wrap
            y: title.height
        }
    }

    Lamp {
        id: lamp

        glyph: !root.open ? (root.tile.later ? Icons.clock : Icons.prohibit) : root.priority ? Icons.star : root.tile.free ? Icons.checkCircle : Icons.clock
        lines: 2
        room: root.set.waitRoom
        size: root.set.waitSize
        text: root.wait
        textColor: !root.open ? Theme.ink : root.priority || root.tile.free ? Theme.jadeText : Theme.muted
        tone: textColor
        visible: text
        x: root.set.flat ? words.x : root.width - root.set.pad - width
        y: root.set.flat ? words.y + words.height - height : root.set.waitY - height / 2
    }
}
