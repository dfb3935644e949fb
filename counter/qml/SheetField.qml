import QtQuick
import Hall
import Hall.Counter

// A text to write, with the clerk's own keyboard and input method. Enter chooses the marked row.
Rectangle {
    id: root

    required property Console desk
    readonly property bool typing: visible && input.activeFocus

    function begin() {
        input.text = "";
        if (desk.sheetTyping)
            input.forceActiveFocus();
    }

    border.color: input.activeFocus ? Theme.ink : Theme.edge
    border.width: input.activeFocus ? Math.max(2, Theme.hairline) : Theme.hairline
    color: Theme.surface
    implicitHeight: Theme.grid * 11
    radius: Theme.corner

    Label {
        Accessible.ignored: true
        anchors.fill: input
        color: Theme.muted
        elide: Text.ElideRight
        text: root.desk.sheetField
        verticalAlignment: Text.AlignVCenter
        visible: !input.text && !input.preeditText
    }

    TextInput {
        id: input

        Accessible.editable: true
        Accessible.name: root.desk.sheetField
        Accessible.role: Accessible.EditableText
        activeFocusOnTab: true
        anchors.fill: parent
        anchors.leftMargin: Theme.grid * 3
        anchors.rightMargin: Theme.grid * 3
        clip: true
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Math.round(Theme.body)
        maximumLength: 200
        objectName: "sheetField"
        selectByMouse: true
        selectedTextColor: Theme.surface
        selectionColor: Theme.ink
        verticalAlignment: TextInput.AlignVCenter

        onTextChanged: root.desk.write(text)
    }
}
