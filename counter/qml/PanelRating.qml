pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Counter

// The five levels with their faces, or the reasons for a low one.
Item {
    id: root

    required property PanelWindow panel
    required property real unit
    required property bool upright
    readonly property bool levels: panel.page === "rate"
    readonly property bool rows: upright || !levels // one below the other, in two columns where it lies
    readonly property int columns: rows ? (upright ? 1 : 2) : 5
    readonly property var inks: [Theme.jade, Theme.jade, Theme.muted, Theme.amber, Theme.accent]

    Column {
        id: asked

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.grid

        Label {
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            objectName: "ratingOf"
            text: root.panel.counter + " · " + root.panel.number
            width: parent.width
        }

        Label {
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            objectName: "question"
            size: Theme.lead * 1.1
            text: root.panel.head
            width: parent.width
            wrapMode: Text.Wrap
        }
    }

    Grid {
        id: grid

        readonly property real gap: Theme.grid * 2
        readonly property int lines: Math.ceil(Math.max(1, root.panel.choices.length) / root.columns)

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: asked.bottom
        anchors.topMargin: Theme.grid * 4
        columnSpacing: gap
        columns: root.columns
        rowSpacing: gap

        Repeater {
            model: root.panel.choices

            PanelKey {
                required property int index
                required property string modelData

                face: root.levels ? root.panel.faces[index] : ""
                height: Math.min((grid.height - (grid.lines - 1) * grid.gap) / grid.lines, (root.rows ? 150 : 240) * root.unit)
                ink: root.levels ? root.inks[index] : Theme.ink
                objectName: "choice-" + index
                text: modelData
                wide: root.rows && root.levels
                width: (grid.width - (root.columns - 1) * grid.gap) / root.columns

                onClicked: root.panel.choose(index)
            }
        }
    }
}
