pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Recorder

// Word by word what to read, large; how loud it is, in words; what is wrong with a recording, and what to do next.
Window {
    id: root

    required property Recorder recorder
    readonly property bool reading: recorder.page === "read"

    color: Theme.ground
    height: 720
    minimumHeight: 480
    minimumWidth: 640
    title: qsTr("Recording a voice: %1").arg(recorder.who)
    width: 960

    function levelText(): string {
        switch (recorder.level) {
        case "silent":
            return qsTr("Silence");
        case "quiet":
            return qsTr("Too quiet: speak up or come closer");
        case "good":
            return qsTr("Good");
        default:
            return qsTr("Too loud: move away a little");
        }
    }

    function flawText(): string {
        switch (recorder.flaw) {
        case "nothing":
            return qsTr("Nothing was heard. Please read it again.");
        case "clipped":
            return qsTr("It was too loud and rattles. Move away a little and read it again.");
        case "quiet":
            return qsTr("It was too quiet. Come closer and read it again.");
        case "short":
            return qsTr("It was too short. Please read it again, slowly.");
        case "cut_off":
            return qsTr("The word was cut off, or the room is loud. Wait a moment before and after the word.");
        case "unsaved":
            return qsTr("The recording could not be saved. Is the disk full?");
        case "lost":
            return qsTr("The microphone is gone. Connect it and start again; what was recorded stays.");
        default:
            return "";
        }
    }

    Binding {
        property: "reading"
        target: Theme
        value: Math.min(root.width / 48, root.height / 32)
    }

    Column {
        anchors.left: parent.left
        anchors.margins: Theme.grid * 4
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.grid * 2

        Label {
            color: Theme.muted
            objectName: "place"
            text: qsTr("%1 of %2 words are recorded").arg(root.recorder.place).arg(root.recorder.places)
        }

        Rectangle {
            color: Theme.sunken
            height: Theme.grid
            radius: height / 2
            width: parent.width

            Rectangle {
                color: Theme.jade
                height: parent.height
                radius: height / 2
                width: parent.width * root.recorder.place / Math.max(1, root.recorder.places)
            }
        }
    }

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Theme.grid * 6
        spacing: Theme.grid * 2
        width: parent.width - Theme.grid * 8

        Label {
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            objectName: "ask"
            text: root.recorder.page === "consent" ? qsTr("%1 reads. Before the first word:").arg(root.recorder.who) : root.reading ? qsTr("Read slowly and evenly, as if more followed:") : qsTr("All words are recorded.")
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            font.weight: Font.Bold
            fontSizeMode: Text.Fit
            height: Theme.body * 6
            horizontalAlignment: Text.AlignHCenter
            minimumPixelSize: Math.round(Theme.body)
            objectName: "read"
            size: root.reading ? Theme.body * 5 : Theme.title
            text: root.recorder.page === "consent" ? root.recorder.consent : root.reading ? root.recorder.read : qsTr("Listen to a call, then close the window.")
            verticalAlignment: Text.AlignVCenter
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            color: Theme.muted
            horizontalAlignment: Text.AlignHCenter
            objectName: "meaning"
            size: Theme.lead
            text: qsTr("in Vietnamese: %1").arg(root.recorder.meaning)
            visible: root.reading && root.recorder.meaning !== ""
            width: parent.width
        }

        Label {
            color: Theme.amberText
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            objectName: "flaw"
            text: root.flawText()
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
    }

    Column {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.grid * 4
        anchors.right: parent.right
        spacing: Theme.grid * 2

        Label {
            color: root.recorder.level === "good" ? Theme.jadeText : root.recorder.level === "silent" ? Theme.muted : Theme.amberText
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            objectName: "level"
            text: root.levelText()
            width: parent.width
        }

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.grid * 2

            BigButton {
                glyph: Icons.check
                main: true
                objectName: "agree"
                size: Theme.body
                text: qsTr("I agree")
                visible: root.recorder.page === "consent"

                onClicked: root.recorder.agree()
            }

            BigButton {
                enabled: !root.recorder.busy && !root.recorder.playing
                focus: true
                glyph: root.recorder.recording ? Icons.check : Icons.megaphone
                main: true
                objectName: "record"
                size: Theme.body
                text: root.recorder.recording ? qsTr("Read: done") : qsTr("Record (Space)")
                visible: root.reading

                onClicked: root.recorder.record()
            }

            BigButton {
                enabled: !root.recorder.recording && !root.recorder.playing && !root.recorder.busy
                glyph: Icons.play
                objectName: "listen"
                size: Theme.body
                text: root.reading ? qsTr("Listen: %1").arg(root.recorder.before) : qsTr("Listen to a call")
                visible: root.recorder.page === "done" || root.reading && root.recorder.before !== ""
                width: Math.min(implicitWidth, Theme.body * 15)

                onClicked: root.recorder.listen()
            }

            BigButton {
                enabled: !root.recorder.recording && !root.recorder.busy
                glyph: Icons.arrowUUpLeft
                objectName: "again"
                size: Theme.body
                text: qsTr("Read it again")
                visible: root.recorder.page !== "consent" && root.recorder.before !== ""

                onClicked: root.recorder.again()
            }

            BigButton {
                enabled: !root.recorder.recording && !root.recorder.busy
                glyph: Icons.fastForward
                objectName: "skip"
                size: Theme.body
                text: qsTr("Later")
                visible: root.reading

                onClicked: root.recorder.skip()
            }
        }
    }

    Shortcut {
        enabled: root.reading
        sequence: "Space"

        onActivated: root.recorder.record()
    }
}
