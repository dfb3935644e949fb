pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Kiosk

// What it is about.
Item {
    id: root

    required property FeedbackDoor door

    Column {
        anchors.centerIn: parent
        spacing: Theme.grid * 3
        width: Math.min(parent.width, Theme.grid * 130)

        Centred {
            font.weight: Font.Bold
            size: Theme.hero
            text: qsTr("Feedback box")
        }

        Centred {
            color: Theme.muted
            size: Theme.lead
            text: qsTr("No name is asked. Somebody of the hall reads it and answers.")
        }

        Repeater {
            model: root.door.categories

            BigButton {
                required property int index
                required property string modelData

                implicitHeight: Theme.grid * 18
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
