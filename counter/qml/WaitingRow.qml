import QtQuick
import Hall

// One service: how many wait for it and how long the first of them has.
Item {
    id: root

    property string name
    property int count
    property int minutes
    property int late
    readonly property color ink: count > 0 ? Theme.ink : Theme.muted

    Label {
        id: words

        anchors.left: parent.left
        anchors.right: number.left
        anchors.rightMargin: Theme.grid
        color: root.ink
        elide: Text.ElideRight
        size: Theme.body * 0.95
        text: root.name
    }

    Label {
        id: number

        anchors.right: time.left
        color: root.ink
        font.features: {
            "tnum": 1
        }
        font.weight: Font.Bold
        size: Theme.body * 0.95
        text: root.count
    }

    Icon {
        anchors.right: time.right
        anchors.rightMargin: time.implicitWidth + Theme.grid
        anchors.verticalCenter: time.verticalCenter
        color: time.color
        glyph: root.late > 1 ? Icons.warning : Icons.hourglass
        size: Theme.body * 0.9
        visible: root.late > 0 && root.count > 0
    }

    Label {
        id: time

        anchors.right: parent.right
        color: root.late > 1 ? Theme.accent : root.late > 0 ? Theme.amberText : Theme.muted
        font.weight: root.late > 0 ? Font.DemiBold : Font.Normal
        horizontalAlignment: Text.AlignRight
        size: Theme.body * 0.9
        text: root.count > 0 ? qsTr("%n min", "", root.minutes) : ""
        width: Theme.grid * 20
    }
}
