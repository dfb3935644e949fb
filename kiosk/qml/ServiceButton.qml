pragma ComponentBehavior: Bound

import QtQuick
import Hall

// One service: icon, name, what belongs to it, how many come first and how long that takes; or why it gives no numbers
// just now, and then it is grey, and a touch is answered with more. A wide one has its icon on the left.
Pressable {
    id: root

    required property string glyph
    required property string note
    required property string priority // the lane's name while priority is chosen
    required property bool alone // in its row, as all are: the words are as large as the button allows
    required property int nameSize // pixels, the same in all buttons; `nameFits` is the most for this one
    required property int noteSize
    readonly property int nameFits: nameRoom.fontInfo.pixelSize
    readonly property int noteFits: noteRoom.fontInfo.pixelSize
    required property var tile // shut: "" while it gives numbers; text; free: nobody is before who comes; later: the text says when; reason: instead of the note
    readonly property bool wide: width > height * 2.5
    readonly property bool narrow: width < Theme.grid * 56
    readonly property real zoom: alone && wide ? Math.max(1, Math.min(1.6, height / (Theme.grid * 24), width / (Theme.grid * 72))) : 1
    readonly property real pad: Theme.grid * (wide ? 2 : 2.5) * zoom
    readonly property bool open: tile.shut === ""
    readonly property string told: tile.reason || note
    readonly property string wait: open && priority ? priority : tile.text

    description: wait ? told + (told && ". ") + wait : told
    border.color: !open ? Theme.line : priority ? Theme.jadeText : Theme.edge
    border.width: open && priority ? Theme.grid * 0.4 : Theme.hairline
    fill: open ? Theme.surface : Theme.sunken

    Icon {
        id: icon

        color: root.open ? Theme.accent : Theme.past
        glyph: root.glyph
        size: root.wide ? Theme.grid * 8 * root.zoom : Math.max(Theme.grid * 6, Math.min(root.height * 0.22, Theme.grid * (root.narrow ? 7 : 10)))
        x: root.pad + Theme.grid / 2
        y: root.wide ? (root.height - height) / 2 : root.pad
    }

    Item {
        id: words

        readonly property real above: Math.max(icon.y + icon.height, over.visible ? over.y + over.height : 0) + Math.max(0, root.height - Theme.grid * 26) * 0.3
        readonly property real beside: Math.min(root.height - root.pad * 1.5, Theme.grid * 20 * root.zoom * Theme.zoom)

        height: root.wide ? beside : root.height - above - root.pad * 0.5
        width: root.width - x - root.pad
        x: root.wide ? icon.x + icon.width + root.pad : icon.x
        y: root.wide ? (root.height - beside) / 2 : above

        Label {
            id: title

            Accessible.ignored: true
            color: root.open ? Theme.ink : Theme.muted
            elide: Text.ElideRight
            font.weight: Font.Bold
            maximumLineCount: 2
            size: root.nameSize
            text: root.name
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            Accessible.ignored: true
            anchors.fill: noteRoom
            color: Theme.muted
            elide: noteRoom.truncated ? Text.ElideRight : Text.ElideNone
            size: root.noteSize
            text: root.told
            verticalAlignment: root.wide ? Text.AlignVCenter : Text.AlignTop
            wrapMode: Text.Wrap
        }

        Label {
            id: nameRoom

            font.weight: title.font.weight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.body * 0.75)
            size: (root.height < Theme.grid * 22 ? Theme.body * 1.1 : Theme.lead) * root.zoom
            text: root.name
            visible: false
            width: parent.width
        }

        Label {
            id: noteRoom

            anchors.bottom: root.wide ? below.top : parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            elide: Text.ElideRight
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.body * (Theme.zoom > 1 ? 0.55 : 0.62))
            size: Theme.body * 0.9 * root.zoom
            text: root.told
            visible: false
            wrapMode: Text.Wrap
        }

        Waiting {
            id: below

            anchors.bottom: parent.bottom
            visible: root.wide && text !== ""
        }
    }

    Waiting {
        id: over

        anchors.right: parent.right
        anchors.rightMargin: root.pad
        y: Math.max(root.pad / 2, icon.y + (icon.height - height) / 2)
        visible: !root.wide && text !== ""
    }

    component Waiting: Lamp {
        id: waiting

        readonly property real full: Theme.body * (root.narrow && !root.wide ? 0.8 : 0.9) * root.zoom
        readonly property real fits: full * (room - full * 1.5 - Theme.grid) / Math.max(1, measure.advanceWidth)

        glyph: !root.open ? (root.tile.later ? Icons.clock : Icons.prohibit) : root.priority ? Icons.star : root.tile.free ? Icons.checkCircle : Icons.clock
        room: root.wide ? words.width : root.width - icon.x - icon.width - root.pad - Theme.grid
        size: Math.max(Theme.body * 0.7, Math.min(full, fits))
        lines: 2
        text: root.wait
        textColor: !root.open ? Theme.ink : root.priority || root.tile.free ? Theme.jadeText : Theme.muted
        tone: textColor

        TextMetrics {
            id: measure

            font.family: Theme.family
            font.pixelSize: Math.round(waiting.full)
            text: waiting.text
        }
    }
}
