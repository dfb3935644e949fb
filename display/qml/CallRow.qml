import QtQuick
import Hall
import Hall.Display

// A counter, the number that is called or served there, and between them in words which; where these have no room a
// sign. Who is awaited stands out: warm, framed, in ink. `kind` as in DisplayProps.
Rectangle {
    id: root

    required property Screen screen
    property string number
    property string counter
    property string kind
    readonly property bool awaited: kind === "called" || kind === "awaited"
    readonly property bool red: kind === "called" && screen.lit
    readonly property color ink: red ? Theme.accentText : awaited ? Theme.ink : Theme.muted
    readonly property list<string> twice: awaited ? [qsTr("go to counter"), screen.second("CallRow", "go to counter")] : [qsTr("at counter"), screen.second("CallRow", "at counter")]
    readonly property string words: awaited ? qsTr("please go to", "beside a called number, above the counter") : kind === "serving" ? qsTr("being served", "beside a number, above the counter") : kind === "paused" ? qsTr("on a break", "of a counter") : qsTr("ready", "of a counter")
    readonly property string wordsAgain: kind === "paused" ? screen.second("CallRow", "on a break", "of a counter") : screen.second("CallRow", "ready", "of a counter")

    Accessible.name: number ? qsTr("Number %1, counter %2").arg(number).arg(counter) : words
    Accessible.role: Accessible.StaticText
    border.color: kind === "called" ? Theme.accent : awaited ? Theme.amber : Theme.line
    border.width: awaited ? Math.max(2, Theme.grid * 0.4) : Theme.hairline
    color: red ? Theme.accent : awaited ? Theme.amberGround : Theme.surface
    radius: Math.min(screen.margin / 2, height / 5)

    NumberText {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        digitColor: root.ink
        letterColor: root.red ? Theme.gold : root.awaited ? Theme.accent : Theme.muted
        maximumWidth: middle.x - 1.25 * root.screen.margin
        number: root.number
        size: root.screen.numberSize
        visible: root.number
    }

    Label {
        anchors.left: parent.left
        anchors.leftMargin: root.screen.margin
        anchors.right: middle.left
        anchors.rightMargin: root.screen.margin / 2
        anchors.verticalCenter: parent.verticalCenter
        color: root.kind === "paused" ? Theme.amberText : Theme.jadeText
        font.weight: Font.Medium
        fontSizeMode: Text.HorizontalFit
        objectName: root.objectName + "State"
        size: root.screen.numberSize * 0.5
        text: root.screen.twice ? root.words + " · " + root.wordsAgain : root.words
        visible: !root.number
    }

    Column {
        id: middle

        anchors.right: place.left
        anchors.rightMargin: root.screen.numberSize * 0.2
        anchors.verticalCenter: parent.verticalCenter

        Label {
            anchors.right: parent.right
            color: root.ink
            font.weight: Font.Medium
            lineHeight: 1
            objectName: root.objectName + "Way"
            size: root.screen.numberSize * 0.34
            text: root.screen.twice ? root.twice[0] : root.words
            visible: root.screen.named && root.number
        }

        Label {
            anchors.right: parent.right
            color: root.ink
            font.weight: Font.Medium
            lineHeight: 1
            objectName: root.objectName + "Word"
            size: root.screen.numberSize * 0.34
            text: root.screen.twice && root.number ? root.twice[1] : qsTr("counter", "before its number, beside a called number")
            visible: root.screen.named
        }

        Icon {
            color: root.red ? Theme.gold : root.awaited ? Theme.accent : Theme.muted
            glyph: root.awaited ? Icons.bellRinging : root.kind === "serving" ? Icons.user : root.kind === "paused" ? Icons.pause : Icons.check
            objectName: root.objectName + "Sign"
            size: root.screen.numberSize * 0.5
            visible: !root.screen.named
        }
    }

    Item {
        id: place

        anchors.right: parent.right
        anchors.rightMargin: root.screen.margin
        anchors.verticalCenter: parent.verticalCenter
        height: root.height
        width: root.screen.counterWidth

        NumberText {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            digitColor: root.ink
            number: root.counter
            objectName: root.objectName + "Counter"
            size: root.screen.numberSize
        }
    }
}
