pragma ComponentBehavior: Bound

import QtQuick
import Hall

// One service: icon, name, what belongs to it, how many wait. A wide one has its icon on the left.
Pressable {
    id: root

    required property string glyph
    required property string note
    required property int waiting
    required property string priority // the lane's name while priority is chosen
    readonly property bool wide: width > height * 2.5
    readonly property real pad: Theme.grid * (wide ? 2 : 2.5)
    readonly property bool free: waiting === 0
    readonly property string wait: priority ? priority : free ? qsTr("no wait") : qsTr("%n waiting", "", waiting)

    Accessible.description: note + ". " + wait
    border.color: priority ? Theme.jadeText : Theme.edge
    border.width: priority ? Theme.grid * 0.4 : Theme.hairline

    Icon {
        id: icon

        color: Theme.accent
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
        glyph: root.priority ? Icons.star : root.free ? Icons.checkCircle : Icons.clock
        size: Theme.body * 0.9
        text: root.wait
        textColor: root.priority || root.free ? Theme.jadeText : Theme.muted
        tone: textColor
    }
}
