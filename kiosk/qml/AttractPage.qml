pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// While nobody comes: who we are, how a number is taken, what the hall says, and when it is open. A touch anywhere,
// or a key, leads to the start; it is for this page only, whatever stands below.
FocusScope {
    id: root

    required property Kiosk kiosk
    required property Ease ease
    required property bool wide
    readonly property var steps: [
        {
            "glyph": Icons.handPointing,
            "text": qsTr("Touch what you have come for")
        },
        {
            "glyph": Icons.receipt,
            "text": qsTr("Take your slip with the number")
        },
        {
            "glyph": Icons.armchair,
            "text": qsTr("Sit down until you are called")
        }
    ]
    readonly property string until: kiosk.opensDay ? qsTr("%1 at %2").arg(kiosk.opensDay).arg(kiosk.opensAt) : qsTr("Today at %1").arg(kiosk.opensAt)

    Keys.onPressed: event => {
        event.accepted = true;
        root.ease.wake();
    }
    onVisibleChanged: {
        if (visible)
            forceActiveFocus();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
    }

    Item {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.grid * 6
        anchors.right: parent.right
        anchors.top: band.bottom

        Masthead {
            id: head

            kiosk: root.kiosk
            stacked: false
            width: parent.width
        }

        Column {
            id: said

            spacing: Theme.grid
            width: parent.width
            y: head.height + Theme.grid * (root.wide ? 3 : 8)

            Heading {
                font.weight: Font.Bold
                objectName: "attractHeading"
                size: Theme.title * 1.1
                text: !root.kiosk.closed ? qsTr("Touch the screen to take a number") : root.kiosk.dayOff ? qsTr("Closed today") : qsTr("No numbers are given now")
            }

            Heading {
                color: Theme.jadeText
                font.weight: Font.Bold
                objectName: "attractUntil"
                size: Theme.title
                text: qsTr("Open again: %1").arg(root.until)
                visible: root.kiosk.closed && root.kiosk.opensAt
            }
        }

        Grid {
            id: steps

            readonly property real high: root.wide ? Theme.grid * 34 : Math.max(Theme.grid * 22, Math.min(Theme.grid * 36, (below.y - y - Theme.grid * 6) / 3 - rowSpacing))
            readonly property real each: root.wide ? (parent.width - columnSpacing * 2) / 3 : parent.width

            columnSpacing: Theme.grid * 4
            columns: root.wide ? 3 : 1
            rowSpacing: Theme.grid * 2
            width: parent.width
            y: said.y + said.height + Theme.grid * (root.wide ? 3 : 6)

            Repeater {
                model: root.steps

                Card {
                    id: step

                    required property int index
                    required property var modelData

                    height: steps.high
                    width: steps.each

                    Rectangle {
                        id: disc

                        color: Theme.accent
                        height: Theme.grid * 16
                        radius: height / 2
                        width: height
                        x: root.wide ? (parent.width - width) / 2 : Theme.grid * 4
                        y: root.wide ? Theme.grid * 2.5 : (parent.height - height) / 2

                        Icon {
                            anchors.centerIn: parent
                            color: Theme.accentText
                            glyph: step.modelData.glyph
                            size: parent.height * 0.6
                        }
                    }

                    Label {
                        font.weight: Font.DemiBold
                        height: root.wide ? parent.height - y - Theme.grid : parent.height
                        horizontalAlignment: root.wide ? Text.AlignHCenter : Text.AlignLeft
                        size: root.wide ? Theme.body : Theme.title
                        text: "%1. %2".arg(step.index + 1).arg(step.modelData.text)
                        verticalAlignment: Text.AlignVCenter
                        width: root.wide ? parent.width - Theme.grid * 4 : parent.width - x - Theme.grid * 3
                        wrapMode: Text.Wrap
                        x: root.wide ? Theme.grid * 2 : disc.x + disc.width + Theme.grid * 3
                        y: root.wide ? disc.y + disc.height + Theme.grid : 0
                    }
                }
            }
        }

        Column {
            id: below

            anchors.bottom: parent.bottom
            spacing: Theme.grid * 2
            width: parent.width

            Repeater {
                model: root.ease.notices

                Row {
                    id: notice

                    required property string modelData

                    spacing: Theme.grid * 2
                    width: parent?.width ?? 0

                    Icon {
                        id: horn

                        color: Theme.amber
                        glyph: Icons.megaphoneSimple
                    }

                    Label {
                        color: Theme.amberText
                        font.weight: Font.Medium
                        text: notice.modelData
                        width: notice.width - horn.width - notice.spacing
                        wrapMode: Text.Wrap
                    }
                }
            }

            Grid {
                id: days

                readonly property int across: root.wide ? 4 : 2

                columnSpacing: Theme.grid * 4
                columns: 4
                flow: Grid.TopToBottom
                objectName: "week"
                rows: Math.ceil(7 / across)
                rowSpacing: Theme.grid * 0.5
                visible: root.ease.week.length > 0
                width: parent.width

                Repeater {
                    model: root.ease.week

                    Column {
                        id: day

                        required property int index
                        required property var modelData

                        width: (days.width - days.columnSpacing * (days.across - 1)) / days.across

                        Label {
                            color: Theme.muted
                            font.weight: day.index === 0 ? Font.Bold : Font.Medium
                            size: Theme.body * 0.8
                            text: day.index === 0 ? qsTr("Today") : day.modelData.day
                        }

                        Label {
                            font.weight: day.index === 0 ? Font.Bold : Font.Normal
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Math.round(Theme.body * 0.6)
                            size: Theme.body * 0.8
                            text: day.modelData.hours || qsTr("closed")
                            width: parent.width
                        }
                    }
                }
            }
        }
    }

    MouseArea {
        Accessible.name: qsTr("Touch the screen to take a number")
        Accessible.onPressAction: root.ease.wake()
        Accessible.role: Accessible.Button
        anchors.fill: parent
        objectName: "attractTouch"

        onPressed: root.ease.wake()
    }
}
