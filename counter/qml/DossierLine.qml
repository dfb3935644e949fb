import QtQuick
import Hall
import Hall.Counter

// The code of the dossier whose result the person fetches; a touch or Ctrl+C takes it to the clipboard, for the
// clerk's other software. On no other screen.
QuietButton {
    id: root

    required property Console desk
    property string copied // the code that was taken there

    function copy() {
        clip.selectAll();
        clip.copy();
        copied = desk.dossier;
    }

    height: visible ? implicitHeight : 0
    hint: copied === desk.dossier ? qsTr("copied") : "Ctrl+C"
    ink: Theme.ink
    objectName: "dossier"
    text: qsTr("Dossier %1").arg(desk.dossier)
    visible: desk.dossier !== ""

    onClicked: copy()

    TextEdit {
        id: clip

        text: root.desk.dossier
        visible: false
    }

    Shortcut {
        enabled: root.desk.dossier !== "" && !root.desk.sheet
        sequences: [StandardKey.Copy]

        onActivated: root.copy()
    }
}
