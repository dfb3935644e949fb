import QtQuick
import Hall
import Hall.Counter

// What is typed or scanned; it never loses the keyboard, and keys that mean something else never fall into it.
Rectangle {
    id: root

    required property Reception reception

    border.color: Theme.ink
    border.width: Math.max(2, Theme.hairline)
    color: Theme.surface
    implicitHeight: Theme.grid * 16
    radius: Theme.corner

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 3
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        glyph: Icons.magnifyingGlass
        size: Theme.lead * 1.2
    }

    Label {
        Accessible.ignored: true
        anchors.fill: input
        color: Theme.muted
        elide: Text.ElideRight
        objectName: "ask"
        size: Theme.lead
        text: root.reception.ask
        verticalAlignment: Text.AlignVCenter
        visible: !input.text && !input.preeditText
    }

    TextInput {
        id: input

        Accessible.editable: true
        Accessible.name: root.reception.ask
        Accessible.role: Accessible.EditableText
        anchors.bottom: parent.bottom
        anchors.left: sign.right
        anchors.leftMargin: Theme.grid * 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.top: parent.top
        clip: true
        color: Theme.ink
        focus: true
        font.family: Theme.family
        font.pixelSize: Math.round(Theme.lead * 1.25)
        font.weight: Font.DemiBold
        maximumLength: 200
        objectName: "field"
        selectByMouse: true
        selectedTextColor: Theme.surface
        selectionColor: Theme.ink
        verticalAlignment: TextInput.AlignVCenter

        Keys.onPressed: event => event.accepted = root.reception.press(event.key, event.isAutoRepeat)
        onTextChanged: root.reception.write(text)
    }

    Connections {
        function onTypedChanged() {
            if (input.text !== root.reception.typed)
                input.text = root.reception.typed;
        }

        target: root.reception
    }
}
