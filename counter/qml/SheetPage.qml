import QtQuick
import Hall
import Hall.Counter

// What opens over the actions: a question, perhaps a field, and what to choose. The number in hand stays in sight.
FocusScope {
    id: root

    required property Console desk
    readonly property bool isList: ["waiting", "parked", "no_shows", "slips"].includes(desk.sheet)

    signal fieldLeft

    function begin() {
        field.begin();
    }

    function scanned(code: string) {
        if (desk.sheet === "done")
            field.take(code);
    }

    function write() {
        if (field.visible)
            field.write();
    }

    Column {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.grid * 2

        Item {
            height: Math.max(shut.height, title.visible ? title.height : 0)
            width: parent.width

            Label {
                id: title

                anchors.left: parent.left
                anchors.right: shut.left
                anchors.rightMargin: Theme.grid
                anchors.verticalCenter: parent.verticalCenter
                font.weight: Font.Bold
                objectName: "sheetTitle"
                size: Theme.lead
                text: root.desk.sheet === "slips" ? qsTr("Slips that did not come out") : root.isList ? qsTr("Numbers of this counter") : root.desk.sheetTitle
                visible: root.desk.sheet !== "ticket"
                wrapMode: Text.Wrap
            }

            NumberText {
                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                number: root.desk.sheetTitle
                size: Theme.title
                visible: root.desk.sheet === "ticket"
            }

            QuietButton {
                id: shut

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                glyph: root.desk.sheetDeep ? Icons.arrowLeft : Icons.x
                objectName: "closeSheet"
                text: qsTr("Esc")

                onClicked: root.desk.back()
            }
        }

        NumberText {
            id: large

            anchors.horizontalCenter: parent.horizontalCenter
            maximumWidth: parent.width
            number: root.desk.sheetLarge
            objectName: "sheetLarge"
            size: Theme.hero
            visible: number
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            border.color: Theme.line
            border.width: Theme.hairline
            color: "#FFFFFF"
            height: Math.min(parent.width, Math.max(Theme.grid * 34, root.height - shut.height - large.height - note.height - Theme.grid * 22))
            objectName: "sheetQr"
            radius: Theme.corner
            visible: root.desk.sheetQr.length > 0
            width: height

            QrCode {
                anchors.fill: parent
                rows: root.desk.sheetQr
            }
        }

        Paragraph {
            id: note

            color: root.desk.sheetLarge ? Theme.ink : Theme.muted
            objectName: "sheetNote"
            size: Theme.body * 0.9
            text: root.desk.sheetNote
            visible: text
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

            onDone: root.fieldLeft()
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
        keyed: !field.typing
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
