import QtQuick
import Hall
import Hall.Display

// "Mời số A012, đến quầy 3". It flashes by changing places with its own colours, readable in both.
Rectangle {
    id: root

    required property Screen screen
    readonly property color ink: screen.lit ? Theme.accentText : Theme.ink
    readonly property color mark: screen.lit ? Theme.gold : Theme.accent

    Accessible.name: qsTr("Number %1, please go to counter %2").arg(screen.heroNumber).arg(screen.heroCounter)
    Accessible.role: Accessible.AlertMessage
    border.color: Theme.accent
    border.width: Theme.grid * 1.5
    color: screen.lit ? Theme.accent : Theme.surface
    radius: screen.margin * 0.75

    Column {
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.screen.margin * 0.75
        x: root.screen.rowWidth > 0 && !root.screen.stacked ? root.screen.margin * 1.5 : (root.width - width) / 2

        Label {
            color: root.ink
            font.weight: Font.Medium
            size: root.screen.heroTextSize
            text: qsTr("Number", "above the number that is called")
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
            }

            Label {
                color: root.ink
                font.weight: Font.Bold
                objectName: "heroCounter"
                size: root.screen.heroTextSize
                text: qsTr("to counter %1").arg(root.screen.heroCounter)
            }
        }
    }
}
