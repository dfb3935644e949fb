pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Kiosk

// What it is about. Upright the buttons stand below the words, lying on the right.
Item {
    id: root

    required property FeedbackDoor door
    required property bool wide
    readonly property real part: wide ? (width - Theme.grid * 8) / 2 : Math.min(width, Theme.grid * 130)

    Grid {
        anchors.centerIn: parent
        columns: root.wide ? 2 : 1
        columnSpacing: Theme.grid * 8
        rowSpacing: Theme.grid * 6
        verticalItemAlignment: Grid.AlignVCenter

        Column {
            spacing: Theme.grid * 3
            width: root.part

            Heading {
                font.weight: Font.Bold
                size: Letters.fit([text], width, 0, Theme.hero, Theme.body, true)
                text: qsTr("Feedback box")
            }

            Heading {
                color: Theme.muted
                size: Theme.lead
                text: qsTr("No name is asked. Somebody of the hall reads it and answers.")
            }
        }

        Column {
            spacing: Theme.grid * 3
            width: root.part

            Repeater {
                model: root.door.categories

                BigButton {
                    required property int index
                    required property string modelData

                    height: Math.max(Theme.touch, Math.min(Theme.grid * 18, (root.height + Theme.grid * 3) / root.door.categories.length - Theme.grid * 3))
                    objectName: "category-" + index
                    opacity: 1 // not grey for the moment after a touch
                    size: Theme.title
                    text: modelData
                    width: parent.width

                    onClicked: root.door.choose(index)
                }
            }
        }
    }
}
