import QtQuick

// A small lamp with its word: something is ready (`tone` Theme.jade) or not (Theme.amber). Never colour alone.
Row {
    id: root

    property string text
    property string glyph
    property color tone: Theme.amber
    property color textColor: Theme.ink
    property real size: Theme.small
    property real room: Infinity // the most it may be wide
    property int lines: 1

    Accessible.name: text
    Accessible.role: Accessible.Indicator
    spacing: Theme.grid

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        color: root.tone
        glyph: root.glyph
        size: root.size * 1.25
        visible: root.glyph
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: root.tone
        height: Math.round(root.size * 0.55)
        radius: height / 2
        visible: !root.glyph
        width: height
    }

    Label {
        Accessible.ignored: true
        anchors.verticalCenter: parent.verticalCenter
        color: root.textColor
        elide: Text.ElideRight
        maximumLineCount: root.lines
        size: root.size
        text: root.text
        width: Math.min(implicitWidth, root.room - x)
        wrapMode: root.lines > 1 ? Text.Wrap : Text.NoWrap
    }
}
