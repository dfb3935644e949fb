pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Simulator

// What a simulated printer printed: each new slip slides out of the slot at the top and moves the others down.
// Where the printer runs, its faults stand beside it; a narrow window shows them when asked to.
Window {
    id: root

    required property PaperWindow paper
    required property PrinterRemote remote
    readonly property bool wide: width >= 600
    property bool asked: false
    readonly property bool faulty: remote.open && (wide || asked)

    color: Theme.ground
    height: 720
    title: qsTr("Paper")
    width: 640

    Binding {
        property: "reading"
        target: Theme
        value: 20
    }

    Label {
        anchors.centerIn: roll
        color: Theme.muted
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("No slip yet.")
        visible: root.paper.slips.length === 0
    }

    Flickable {
        id: roll

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: root.faulty && root.wide ? faults.left : parent.right
        anchors.top: slot.verticalCenter
        clip: true
        contentHeight: pile.height
        objectName: "roll"

        Column {
            id: pile

            bottomPadding: Theme.grid * 4
            spacing: Theme.grid * 4
            topPadding: Theme.grid * 3
            width: roll.width

            transform: Translate {
                id: slide
            }

            Repeater {
                id: slips

                model: root.paper.slips

                Rectangle {
                    id: slip

                    required property int index
                    required property url modelData

                    anchors.horizontalCenter: parent?.horizontalCenter
                    border.color: Theme.line
                    border.width: Theme.hairline
                    color: Theme.surface
                    height: picture.height + Theme.grid * 4
                    objectName: "slip" + index
                    opacity: index === 0 ? 1 : 0.8
                    width: roll.width - Theme.grid * 8

                    Image {
                        id: picture

                        anchors.centerIn: parent
                        fillMode: Image.PreserveAspectFit
                        height: implicitWidth > 0 ? width * implicitHeight / implicitWidth : 0
                        mipmap: true
                        source: slip.modelData
                        width: slip.width - Theme.grid * 4
                    }
                }
            }
        }
    }

    Rectangle {
        id: slot

        anchors.left: parent.left
        anchors.margins: Theme.grid * 2
        anchors.right: root.faulty && root.wide ? faults.left : opener.visible ? opener.left : parent.right
        anchors.top: parent.top
        color: Theme.ink
        height: Theme.grid * 2
        radius: height / 2
    }

    Rectangle {
        anchors.bottom: parent.bottom
        anchors.left: faults.left
        anchors.leftMargin: -Theme.grid * 2
        anchors.right: parent.right
        anchors.top: parent.top
        border.color: Theme.line
        border.width: Theme.hairline
        color: Theme.ground
        visible: faults.visible && !root.wide
    }

    PaperFaults {
        id: faults

        anchors.bottom: parent.bottom
        anchors.margins: Theme.grid * 2
        anchors.right: parent.right
        anchors.top: root.wide ? parent.top : opener.bottom
        remote: root.remote
        objectName: "faults"
        visible: root.faulty
        width: Math.min(implicitWidth, root.width - Theme.grid * 4)
    }

    PaperButton {
        id: opener

        anchors.margins: Theme.grid * 2
        anchors.right: parent.right
        anchors.top: parent.top
        glyph: root.remote.glyphs["repair"]
        objectName: "opener"
        text: root.asked ? qsTr("Close") : qsTr("Faults")
        visible: root.remote.open && !root.wide
        width: Theme.grid * 24

        onClicked: root.asked = !root.asked
    }

    NumberAnimation {
        id: comeOut

        duration: Theme.moment * 3
        easing.type: Easing.OutCubic
        from: -(slips.count > 0 ? slips.itemAt(0).height : 0)
        objectName: "comeOut"
        property: "y"
        target: slide
        to: 0
    }

    Connections {
        function onSlipsChanged(): void {
            roll.contentY = 0;
            comeOut.restart();
        }

        target: root.paper
    }
}
