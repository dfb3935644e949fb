import QtQuick
import Hall
import Hall.Display

// "Mời số A012, đến quầy 3", where the hall wants it in a second language below. It flashes by changing places with its own colours, readable in both; once its person is
// there it is quiet.
Rectangle {
    id: root

    required property Screen screen
    readonly property bool quiet: screen.heroQuiet
    readonly property bool red: !quiet && screen.lit
    readonly property color ink: red ? Theme.accentText : quiet ? Theme.muted : Theme.ink
    readonly property color mark: red ? Theme.gold : quiet ? Theme.muted : Theme.accent

    Accessible.name: (quiet ? qsTr("Number %1 is being served at counter %2") : qsTr("Number %1, please go to counter %2")).arg(screen.heroNumber).arg(screen.heroCounter)
    Accessible.role: Accessible.AlertMessage
    border.color: quiet ? Theme.line : Theme.accent
    border.width: quiet ? Theme.hairline : Theme.grid * 1.5
    color: red ? Theme.accent : Theme.surface
    radius: screen.margin * 0.75

    Column {
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.screen.margin * 0.75
        x: root.screen.rowWidth > 0 && !root.screen.stacked ? root.screen.margin * 1.5 : (root.width - width) / 2

        Label {
            color: root.ink
            font.weight: Font.Medium
            objectName: "heroWords"
            size: root.screen.heroTextSize
            text: root.quiet ? qsTr("Being served", "above the number") : qsTr("Number", "above the number that is called")
        }

        NumberText {
            digitColor: root.ink
            letterColor: root.mark
            maximumWidth: root.width - root.screen.margin * 3
            number: root.screen.heroNumber
            objectName: "heroNumber"
            size: root.screen.heroNumberSize
        }

        Row {
            spacing: root.screen.margin * 0.75

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.mark
                glyph: Icons.arrowRight
                size: root.screen.heroTextSize
                visible: !root.quiet
            }

            Label {
                color: root.ink
                font.weight: Font.Bold
                objectName: "heroCounter"
                size: root.screen.heroTextSize
                text: (root.quiet ? qsTr("at counter %1") : qsTr("to counter %1")).arg(root.screen.heroCounter)
            }
        }

        Label {
            color: root.ink
            font.weight: Font.Medium
            fontSizeMode: Text.HorizontalFit
            lineHeight: 1
            objectName: "heroSecond"
            size: root.screen.heroTextSize * 0.5
            text: (root.quiet ? root.screen.second("Hero", "Number %1 is being served at counter %2") : root.screen.second("Hero", "Number %1, please go to counter %2")).arg(root.screen.heroNumber).arg(root.screen.heroCounter)
            visible: root.screen.twice
            width: Math.min(implicitWidth, root.width - root.screen.margin * 3)
        }
    }
}
