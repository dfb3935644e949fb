import QtQuick
import Hall
import Hall.Kiosk

// The text, by the keys of the screen or of plastic; of a long one its end is seen.
Item {
    id: root

    required property Kiosk kiosk
    required property FeedbackDoor door
    required property bool wide
    required property bool eased
    readonly property bool small: Math.min(Window.width, Window.height) < 900

    focus: visible

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            root.door.backspace();
        else if (event.text && event.text >= " ")
            root.door.key(event.text);
        else
            return;
        event.accepted = true;
    }
    onVisibleChanged: {
        if (visible)
            forceActiveFocus();
    }

    BigButton {
        id: back

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.topMargin: root.small ? -Theme.grid * 4 : 0
        glyph: Icons.arrowLeft
        implicitHeight: Theme.grid * (root.small ? 20.2 : 14)
        objectName: "textBack"
        opacity: 1 // not grey for the moment after a touch
        size: Theme.body
        text: qsTr("Back")

        onClicked: root.door.goBack()
    }

    Column {
        anchors.left: back.right
        anchors.margins: Theme.grid * 2
        anchors.right: next.left
        anchors.verticalCenter: back.verticalCenter
        visible: !stay.visible

        Label {
            anchors.left: parent.left
            anchors.right: parent.right
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            minimumPixelSize: Math.round(Theme.body * 0.7)
            size: Theme.lead
            text: root.door.category
        }

        Label {
            readonly property bool full: root.door.text.length >= root.door.most

            anchors.left: parent.left
            anchors.right: parent.right
            color: full ? Theme.amberText : Theme.muted
            font.weight: full ? Font.DemiBold : Font.Normal
            fontSizeMode: Text.HorizontalFit
            horizontalAlignment: Text.AlignHCenter
            minimumPixelSize: Math.round(Theme.reading * 0.7)
            objectName: "feedbackCount"
            size: Theme.reading
            text: qsTr("%1 of at most %2 letters").arg(root.door.text.length).arg(root.door.most)
        }
    }

    StayLine {
        id: stay

        anchors.left: back.right
        anchors.margins: Theme.grid * 2
        anchors.right: next.left
        anchors.verticalCenter: back.verticalCenter
        height: back.height
        kiosk: root.kiosk
        visible: !root.eased && soon

        onClicked: root.door.stay()
    }

    BigButton {
        id: next

        anchors.right: parent.right
        anchors.top: back.top
        enabled: root.door.text !== ""
        glyph: Icons.arrowRight
        height: back.height
        main: true
        objectName: "textNext"
        size: Theme.body
        text: qsTr("Continue")

        onClicked: root.door.goOn()
    }

    Card {
        anchors.bottom: keyboard.top
        anchors.bottomMargin: Theme.grid * 2
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: back.bottom
        anchors.topMargin: Theme.grid * 2
        border.color: Theme.ink
        border.width: Theme.grid * 0.4

        Item {
            id: paper

            anchors.fill: parent
            anchors.margins: Theme.grid * 2
            clip: true

            Paragraph {
                readonly property bool unread: root.door.text // nobody else hears what somebody writes

                color: root.door.text ? Theme.ink : Theme.muted
                objectName: "feedbackText"
                size: Math.min(root.small ? Theme.lead : Theme.title, Math.max(Theme.reading, paper.height / 4)) // three lines, where they are not small
                text: root.door.text ? root.door.text + "|" : qsTr("Write here what you would like to say.")
                y: Math.min(0, paper.height - height)
            }
        }
    }

    Keyboard {
        id: keyboard

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.eased ? 0 : -Theme.grid * 4
        anchors.left: parent.left
        anchors.leftMargin: -Theme.grid * 4
        anchors.right: parent.right
        anchors.rightMargin: -Theme.grid * 4
        wide: root.wide

        onBack: root.door.backspace()
        onKey: text => root.door.key(text)
    }
}
