import QtQuick
import Hall
import Hall.Counter

// A text to write, with the clerk's own keyboard and input method: 0 or Tab puts the cursor there. Where the sheet asks
// for the text, Enter chooses its row; elsewhere Enter leaves the field and does nothing else.
Rectangle {
    id: root

    required property Console desk
    readonly property bool typing: visible && input.activeFocus

    signal done

    function begin() {
        input.text = "";
        if (desk.sheetTyping)
            write();
    }

    function take(code: string) {
        input.text = code;
        done();
    }

    function write() {
        input.forceActiveFocus();
    }

    border.color: input.activeFocus ? Theme.ink : Theme.edge
    border.width: input.activeFocus ? Math.max(2, Theme.hairline) : Theme.hairline
    color: Theme.surface
    implicitHeight: Theme.grid * 11
    radius: Theme.corner

    KeyHint {
        id: hint

        anchors.left: parent.left
        anchors.leftMargin: Theme.grid * 2
        anchors.verticalCenter: parent.verticalCenter
        key: "0"
        visible: !root.typing
    }

    Label {
        Accessible.ignored: true
        anchors.fill: input
        color: Theme.muted
        elide: Text.ElideRight
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.body * 0.7)
        text: root.desk.sheetField
        verticalAlignment: Text.AlignVCenter
        visible: !input.text && !input.preeditText
    }

    TextInput {
        id: input

        Accessible.editable: true
        Accessible.name: root.desk.sheetField
        Accessible.role: Accessible.EditableText
        Keys.onEnterPressed: event => enter(event)
        Keys.onReturnPressed: event => enter(event)
        activeFocusOnTab: true
        anchors.bottom: parent.bottom
        anchors.left: hint.visible ? hint.right : parent.left
        anchors.leftMargin: Theme.grid * (hint.visible ? 2.5 : 3)
        anchors.right: parent.right
        anchors.rightMargin: Theme.grid * 3
        anchors.top: parent.top
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

        function enter(event: var) {
            event.accepted = !root.desk.sheetTyping;
            if (event.accepted)
                root.done();
        }

        onTextChanged: root.desk.write(text)
    }
}
