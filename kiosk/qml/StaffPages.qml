pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// What is behind the staff's door: one page of large keys at a time, and a pad for the PIN or a number.
Rectangle {
    id: root

    property StaffDoor door: null
    readonly property bool unread: true
    readonly property bool wide: width > height
    readonly property bool typing: stage === "pin" || stage === "number"
    readonly property string stage: door?.stage ?? ""
    readonly property int columns: wide ? 3 : 2
    readonly property real gap: Theme.grid * 2
    readonly property bool ready: !(door?.fresh ?? true) // else a second tap was meant for the page before
    readonly property real part: wide && typing ? (width - Theme.grid * 20) / 2 : width - Theme.grid * 12

    color: Theme.ground
    objectName: "staffPages"

    onStageChanged: list.contentY = 0

    MouseArea {
        anchors.fill: parent // nothing below is touched
    }

    Column {
        id: head

        enabled: root.ready
        spacing: Theme.grid * 3
        width: root.part
        x: Theme.grid * 6
        y: Theme.grid * 6

        Row {
            spacing: root.gap

            BigButton {
                glyph: Icons.arrowLeft
                objectName: "staffBack"
                opacity: 1 // not grey for the moment after a touch
                text: qsTr("Back")

                onClicked: root.door.back()
            }

            BigButton {
                glyph: Icons.translate
                objectName: "staffLanguage"
                opacity: 1
                text: root.door?.language ?? ""

                onClicked: root.door.switchLanguage()
            }
        }

        Heading {
            centred: false
            font.weight: Font.Bold
            objectName: "staffHeading"
            size: Theme.title
            text: root.door?.heading ?? ""
        }

        Paragraph {
            color: Theme.muted
            objectName: "staffPrinter"
            text: root.door ? qsTranslate("errors", root.door.printer) : ""
            visible: text
        }

        Row {
            spacing: Theme.grid * 1.5
            visible: said.text
            width: parent.width

            Icon {
                id: sign

                color: said.color
                glyph: root.door?.good ? Icons.checkCircle : Icons.warningCircle
                size: Theme.lead
            }

            Paragraph {
                id: said

                color: root.door?.good ? Theme.jadeText : Theme.amberText
                font.weight: Font.DemiBold
                objectName: "staffSaid"
                text: root.door?.said ?? ""
                width: parent.width - sign.width - parent.spacing
            }
        }

        Rectangle {
            border.color: Theme.edge
            border.width: Theme.hairline
            color: Theme.surface
            height: Theme.grid * 16
            radius: Theme.corner
            visible: root.typing
            width: parent.width

            Label {
                anchors.centerIn: parent
                font.weight: Font.Bold
                objectName: "staffTyped"
                size: Theme.headline
                text: root.stage === "number" ? root.door.typed : "●".repeat(root.door?.digits ?? 0)
            }
        }

        LetterRow {
            pad: pad
            width: parent.width
        }
    }

    NumberPad {
        id: pad

        enabled: root.ready
        anchors.bottom: parent.bottom
        anchors.margins: Theme.grid * 6
        anchors.right: parent.right
        busy: root.door?.busy ?? false
        height: root.wide ? root.height - Theme.grid * 12 : Math.min(root.height - head.height - Theme.grid * 18, Theme.grid * 90)
        digits: root.door?.takesDigits ?? true
        letters: root.door?.letters ?? []
        ready: root.door?.ready ?? false
        typed: root.stage === "number" ? root.door.typed.length : (root.door?.digits ?? 0)
        visible: root.typing
        width: root.part

        onGo: root.door.go()
        onKey: text => root.door.digit(text)
    }

    Flickable {
        id: list

        readonly property real room: root.height - y - Theme.grid * 6
        readonly property bool scrolls: keys.height > room

        enabled: root.ready
        anchors.left: head.left
        anchors.right: head.right
        anchors.top: head.bottom
        anchors.topMargin: Theme.grid * 4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: keys.height
        height: room - (scrolls ? more.height + root.gap : 0)
        objectName: "staffList"
        visible: !root.typing

        onMovementStarted: root.door.stay()

        Grid {
            id: keys

            columns: root.columns
            spacing: root.gap
            width: parent.width

            Repeater {
                model: root.door?.keys ?? []

                Pressable {
                    id: key

                    required property var modelData
                    readonly property color ink: modelData.on ? Theme.jadeText : Theme.ink

                    border.color: modelData.on ? Theme.jade : Theme.edge
                    enabled: modelData.able && !root.door.busy
                    height: Math.max(Theme.touch, Theme.grid * Math.max(26, 22 * Theme.zoom))
                    name: modelData.text
                    objectName: "staffKey-" + modelData.code
                    opacity: modelData.able ? 1 : 0.45
                    width: Math.floor((keys.width - (root.columns - 1) * root.gap) / root.columns) - 1

                    onClicked: root.door.press(modelData.code)

                    Icon {
                        id: glyph

                        anchors.left: parent.left
                        anchors.leftMargin: Theme.grid * 2
                        anchors.verticalCenter: parent.verticalCenter
                        color: key.ink
                        glyph: key.modelData.glyph || (key.modelData.on ? Icons.check : "")
                        size: Theme.title
                        width: text ? Theme.grid * 8 : 0
                    }

                    Column {
                        anchors.left: glyph.right
                        anchors.leftMargin: Theme.grid
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.grid * 2
                        anchors.verticalCenter: parent.verticalCenter

                        Label {
                            color: key.ink
                            elide: Text.ElideRight
                            font.weight: Font.DemiBold
                            maximumLineCount: 2
                            size: Theme.body
                            text: key.modelData.text
                            width: parent.width
                            wrapMode: Text.Wrap
                        }

                        Label {
                            color: key.ink
                            elide: Text.ElideRight
                            maximumLineCount: 2
                            size: Theme.small
                            text: key.modelData.note
                            visible: text
                            width: parent.width
                            wrapMode: Text.Wrap
                        }
                    }
                }
            }
        }
    }

    MoreButton {
        id: more

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.grid * 6
        anchors.left: list.left
        anchors.right: list.right
        enabled: root.ready
        list: list
        visible: list.scrolls && list.visible

        onClicked: root.door.stay()
    }
}
