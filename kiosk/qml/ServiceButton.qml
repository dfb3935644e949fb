pragma ComponentBehavior: Bound

import QtQuick
import Hall

// One service: icon, name, what belongs to it, how many come first; or why it gives no numbers just now, and then it is
// grey and takes no touch. A wide one has its icon on the left.
Pressable {
    id: root

    required property string glyph
    required property string note
    required property int ahead // people called first; nobody, but -1: no counter is open for it, -2: the open ones pause, -3: not known
    required property string priority // the lane's name while priority is chosen
    required property bool alone // in its row, as all are: the words are as large as the button allows
    required property int nameSize // pixels, the same in all buttons; `nameFits` is the most for this one
    required property int noteSize
    readonly property int nameFits: nameRoom.fontInfo.pixelSize
    readonly property int noteFits: noteRoom.fontInfo.pixelSize
    required property var shut // why: "", "hours" or "limit"; time and day (empty: today) of the next number
    readonly property bool wide: width > height * 2.5
    readonly property bool narrow: width < Theme.grid * 56
    readonly property real zoom: alone && wide ? Math.max(1, Math.min(1.6, height / (Theme.grid * 24), width / (Theme.grid * 72))) : 1
    readonly property real pad: Theme.grid * (wide ? 2 : 2.5) * zoom
    readonly property bool free: ahead === 0
    readonly property bool open: shut.why === ""
    readonly property string later: shut.day ? qsTr("%1 at %2").arg(shut.day).arg(shut.time) : qsTr("from %1").arg(shut.time)
    readonly property string reason: shut.why === "limit" ? qsTr("none left today") : shut.time ? later : qsTr("not just now")
    readonly property string wait: !open ? reason : priority ? priority : free ? qsTr("no wait") : ahead === -3 ? "" : ahead === -2 ? qsTr("counter paused") : ahead < 0 ? qsTr("counter not open") : qsTr("%n before you", "", ahead)

    Accessible.description: wait ? note + ". " + wait : note
    border.color: !open ? Theme.line : priority ? Theme.jadeText : Theme.edge
    border.width: open && priority ? Theme.grid * 0.4 : Theme.hairline
    enabled: open
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

        readonly property real above: icon.y + icon.height + Math.max(0, root.height - Theme.grid * 26) * 0.3
        readonly property real beside: Math.min(root.height - root.pad * 1.5, Theme.grid * 20 * root.zoom)

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
            size: root.nameSize
            text: root.name
            width: parent.width
        }

        Label {
            Accessible.ignored: true
            anchors.fill: noteRoom
            color: Theme.muted
            elide: noteRoom.truncated ? Text.ElideRight : Text.ElideNone
            size: root.noteSize
            text: root.note
            verticalAlignment: root.wide ? Text.AlignVCenter : Text.AlignTop
            wrapMode: Text.Wrap
        }

        Label {
            id: nameRoom

            font.weight: title.font.weight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.body * 0.75)
            size: Theme.lead * root.zoom
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
            minimumPixelSize: Math.round(Theme.body * 0.7)
            size: Theme.body * 0.9 * root.zoom
            text: root.note
            visible: false
            wrapMode: Text.Wrap
        }

        Waiting {
            id: below

            anchors.bottom: parent.bottom
            visible: root.wide && root.wait !== ""
        }
    }

    Waiting {
        anchors.right: parent.right
        anchors.rightMargin: root.pad
        anchors.verticalCenter: icon.verticalCenter
        visible: !root.wide && root.wait !== ""
    }

    component Waiting: Lamp {
        glyph: !root.open ? (root.shut.time ? Icons.clock : Icons.prohibit) : root.priority ? Icons.star : root.free ? Icons.checkCircle : Icons.clock
        room: root.wide ? words.width : root.width - icon.x - icon.width - root.pad - Theme.grid
        size: Theme.body * (root.narrow && !root.wide ? 0.8 : 0.9) * root.zoom
        text: root.wait
        textColor: !root.open ? Theme.ink : root.priority || root.free ? Theme.jadeText : Theme.muted
        tone: textColor
    }
}
