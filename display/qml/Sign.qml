import QtQuick
import Hall
import Hall.Display

// The sign above one counter: its number, what is so there, and in small what it serves. On a bar monitor the
// counter stands at the left, elsewhere above. A call fills the picture with the accent and flashes for a while.
Window {
    id: root

    required property SignWindow sign
    readonly property bool bar: width > 2.6 * height
    readonly property bool called: sign.showing === "called"
    readonly property bool quiet: sign.number === ""
    readonly property string served: sign.sign || sign.services
    readonly property bool beside: bar && sign.heading !== "" // the counter at the left of what is said
    property bool lit: true
    readonly property bool filled: called && lit
    readonly property color ink: filled ? Theme.accentText : Theme.ink
    readonly property real margin: Math.min(width, height) / 16
    readonly property real unit: bar ? Math.min(height / 5.5, width / 26) : Math.min(height / 9, width / 14)

    color: filled ? Theme.accent : Theme.ground
    height: 600
    title: sign.counter
    width: 1024

    Binding {
        property: "reading"
        target: Theme
        value: root.unit / 2
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.sign.accent
    }

    Connections {
        function onCallSeqChanged(): void {
            if (root.sign.callSeq)
                flash.restart();
            else
                flash.stop();
            root.lit = true;
        }

        target: root.sign
    }

    // Twice a second, well under the three a second that can harm (WCAG 2.3.1), for three seconds.
    SequentialAnimation {
        id: flash

        loops: 6

        PropertyAction {
            property: "lit"
            target: root
            value: false
        }

        PauseAnimation {
            duration: 250
        }

        PropertyAction {
            property: "lit"
            target: root
            value: true
        }

        PauseAnimation {
            duration: 250
        }
    }

    Item {
        id: board

        height: root.bar ? root.height - 2 * root.margin : column.implicitHeight
        width: root.beside ? root.width * 0.3 : root.width - 2 * root.margin
        x: root.margin
        y: root.margin

        Column {
            id: column

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width

            Label {
                color: root.ink
                font.weight: Font.Bold
                horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
                objectName: "counter"
                size: root.unit * (root.beside ? 1.3 : root.bar ? 2.0 : 1.1)
                text: root.sign.counter
                visible: root.bar || !root.quiet
                width: parent.width
            }

            Label {
                color: root.ink
                elide: Text.ElideRight
                font.weight: Font.Medium
                horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
                maximumLineCount: 3
                objectName: "services"
                size: root.unit * (root.bar && !root.beside ? 0.55 : 0.45)
                text: root.served
                width: parent.width
                wrapMode: Text.WordWrap
            }
        }
    }

    Item {
        id: middle

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.margin
        anchors.left: root.bar ? board.right : parent.left
        anchors.leftMargin: root.margin
        anchors.right: parent.right
        anchors.rightMargin: root.margin
        anchors.top: root.bar ? parent.top : board.bottom
        anchors.topMargin: root.margin / 2

        Column {
            anchors.centerIn: parent
            spacing: root.unit * 0.35
            width: parent.width

            Label {
                color: root.ink
                font.weight: Font.ExtraBold
                horizontalAlignment: Text.AlignHCenter
                objectName: "quietCounter"
                size: root.unit * 2.4
                text: root.sign.counter
                visible: root.quiet && !root.bar
                width: parent.width
            }

            Label {
                color: root.ink
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                horizontalAlignment: Text.AlignHCenter
                objectName: "heading"
                size: root.unit * (root.quiet ? root.bar ? 1.8 : 1.3 : 1.0)
                text: root.sign.heading
                visible: text !== ""
                width: parent.width
            }

            NumberText {
                anchors.horizontalCenter: parent.horizontalCenter
                digitColor: root.ink
                letterColor: root.filled ? Theme.gold : Theme.accent
                maximumWidth: parent.width
                number: root.sign.number
                objectName: "number"
                size: Math.max(1, middle.height - root.unit * 2) / Theme.capRatio
                visible: !root.quiet
            }
        }
    }

    Lamp {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.margin / 4
        anchors.right: parent.right
        anchors.rightMargin: root.margin / 2
        glyph: Icons.wifiSlash
        objectName: "linkLamp"
        size: Math.max(12, root.unit * 0.25)
        text: qsTr("No connection since %1").arg(root.sign.lostAt)
        textColor: root.filled ? Theme.accentText : Theme.amberText
        tone: textColor
        visible: root.sign.lostAt !== ""
    }
}
