pragma ComponentBehavior: Bound

import QtQuick
import Hall

// One service: icon, name, what belongs to it, how many wait; or why it gives no numbers just now, and then it is
// grey and takes no touch. A wide one has its icon on the left.
Pressable {
    id: root

    required property string glyph
    required property string note
    required property int waiting
    required property string priority // the lane's name while priority is chosen
    required property var shut // why: "", "hours" or "limit"; time and day (empty: today) of the next number
    readonly property bool wide: width > height * 2.5
    readonly property real pad: Theme.grid * (wide ? 2 : 2.5)
    readonly property bool free: waiting === 0
    readonly property bool open: shut.why === ""
    readonly property string later: shut.day ? qsTr("%1 at %2").arg(shut.day).arg(shut.time) : qsTr("from %1").arg(shut.time)
    readonly property string reason: shut.why === "limit" ? qsTr("none left today") : shut.time ? later : qsTr("not just now")
    readonly property string wait: !open ? reason : priority ? priority : free ? qsTr("no wait") : qsTr("%n waiting", "", waiting)

    Accessible.description: note + ". " + wait
    border.color: !open ? Theme.line : priority ? Theme.jadeText : Theme.edge
    border.width: open && priority ? Theme.grid * 0.4 : Theme.hairline
    enabled: open
    fill: open ? Theme.surface : Theme.sunken

    Icon {
        id: icon

        color: root.open ? Theme.accent : Theme.past
        glyph: root.glyph
        size: root.wide ? Theme.grid * 8 : Math.max(Theme.grid * 6, Math.min(root.height * 0.22, Theme.grid * 10))
        x: root.pad + Theme.grid / 2
        y: root.wide ? (root.height - height) / 2 : root.pad
    }

    Item {
        id: words

        readonly property real above: icon.y + icon.height + Math.max(0, root.height - Theme.grid * 26) * 0.3
        readonly property real beside: Math.min(root.height - root.pad * 1.5, Theme.grid * 19)

        height: root.wide ? beside : root.height - above - root.pad * 0.5
        width: root.width - x - root.pad
        x: root.wide ? icon.x + icon.width + root.pad : icon.x
        y: root.wide ? (root.height - beside) / 2 : above

        Label {
            id: title

            Accessible.ignored: true
            color: root.open ? Theme.ink : Theme.muted
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.body * 0.75)
            size: Theme.lead
            text: root.name
            width: parent.width
        }

        Label {
            Accessible.ignored: true
            anchors.bottom: root.wide ? below.top : parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            color: Theme.muted
            elide: Text.ElideRight
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.round(Theme.body * 0.7)
            size: Theme.body * (root.wide && root.width < Theme.grid * 80 ? 0.8 : 0.9)
            text: root.note
            verticalAlignment: root.wide ? Text.AlignVCenter : Text.AlignTop
            wrapMode: Text.Wrap
        }

        Waiting {
            id: below

            anchors.bottom: parent.bottom
            visible: root.wide
        }
    }

    Waiting {
        anchors.right: parent.right
        anchors.rightMargin: root.pad
        anchors.verticalCenter: icon.verticalCenter
        visible: !root.wide
    }

    component Waiting: Lamp {
        glyph: !root.open ? Icons.prohibit : root.priority ? Icons.star : root.free ? Icons.checkCircle : Icons.clock
        size: Theme.body * 0.9
        text: root.wait
        textColor: root.open && (root.priority || root.free) ? Theme.jadeText : Theme.muted
        tone: textColor
    }
}
