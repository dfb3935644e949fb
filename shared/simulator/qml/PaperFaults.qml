pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Simulator

// What people do to the simulated printer at a demonstration. A lit button is so now; pressed again it ends.
Flickable {
    id: root

    required property PrinterRemote remote
    readonly property list<var> buttons: [
        {
            fault: "near_end",
            text: qsTr("Paper nearly out")
        },
        {
            fault: "out_before",
            text: qsTr("Out of paper")
        },
        {
            fault: "out_middle",
            once: true,
            text: qsTr("Out in mid-slip")
        },
        {
            fault: "cover_open",
            text: qsTr("Cover open")
        },
        {
            fault: "cutter_jam",
            text: qsTr("Blade stuck")
        },
        {
            fault: "head_hot",
            text: qsTr("Too hot")
        },
        {
            fault: "offline",
            text: qsTr("Off-line")
        },
        {
            fault: "silent",
            text: qsTr("Says nothing")
        },
        {
            fault: "refuse",
            text: qsTr("Cable pulled")
        },
        {
            fault: "power_cycle_middle",
            once: true,
            text: qsTr("Power off in mid-slip")
        }
    ]

    clip: true
    contentHeight: column.height
    implicitWidth: Theme.grid * 48

    Column {
        id: column

        bottomPadding: Theme.grid * 2
        spacing: Theme.grid * 1.5
        width: root.width

        Label {
            bottomPadding: Theme.grid
            color: Theme.muted
            font.weight: Font.DemiBold
            text: qsTr("Simulated printer")
            width: column.width
            wrapMode: Text.Wrap
        }

        PaperButton {
            glyph: root.remote.glyphs["new_roll"]
            main: root.remote.wrong.includes("out_before")
            objectName: "new_roll"
            text: qsTr("Put in a new roll")
            width: column.width

            onClicked: root.remote.command("new_roll")
        }

        PaperButton {
            glyph: root.remote.glyphs["repair"]
            objectName: "repair"
            text: qsTr("Put all else right")
            width: column.width

            onClicked: root.remote.command("repair")
        }

        Rectangle {
            color: Theme.line
            height: Theme.hairline
            width: column.width
        }

        Repeater {
            model: root.buttons

            PaperButton {
                required property var modelData

                glyph: root.remote.glyphs[modelData.fault]
                lit: !modelData.once && root.remote.wrong.includes(modelData.fault)
                objectName: modelData.fault
                text: modelData.text
                width: column.width

                onClicked: modelData.once ? root.remote.play(modelData.fault) : root.remote.turn(modelData.fault)
            }
        }
    }
}
