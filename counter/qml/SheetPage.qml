import QtQuick
import Hall
import Hall.Counter

// What opens over the actions: a question, perhaps a field, and what to choose. The number in hand stays in sight.
FocusScope {
    id: root

    required property Console desk
    readonly property bool isList: ["waiting", "parked", "no_shows"].includes(desk.sheet)

    function begin() {
        field.begin();
    }

    Column {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.grid * 2

        Item {
            height: shut.height
            width: parent.width

            Label {
                anchors.left: parent.left
                anchors.right: shut.left
                anchors.rightMargin: Theme.grid
                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideRight
                font.weight: Font.Bold
                objectName: "sheetTitle"
                size: Theme.lead
                text: root.isList ? qsTr("Numbers of this counter") : root.desk.sheetTitle
            }

            QuietButton {
                id: shut

                anchors.right: parent.right
                glyph: Icons.x
                objectName: "closeSheet"
                text: qsTr("Esc")

                onClicked: root.desk.back()
            }
        }

        Label {
            color: Theme.muted
            elide: Text.ElideRight
            objectName: "sheetNote"
            size: Theme.body * 0.9
            text: root.desk.sheetNote
            visible: text
            width: parent.width
        }

        ListTabs {
            desk: root.desk
            visible: root.isList
            width: parent.width
        }

        SheetField {
            id: field

            desk: root.desk
            visible: root.desk.sheetField
            width: parent.width
        }

        Messages {
            desk: root.desk
            width: parent.width
        }
    }

    Choices {
        id: choices

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 2
        desk: root.desk
    }

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 8
        color: Theme.muted
        text: root.desk.sheetEmpty
        visible: text
    }
}
