import QtQuick
import Hall
import Hall.Kiosk

// The number, as large as it goes; then what to do now. Portrait: below each other. Landscape: side by side.
Item {
    id: root

    required property Kiosk kiosk
    required property PriorityDoor priority
    required property bool wide
    readonly property bool lean: Theme.zoom > 1 // large letters: what the page says twice is left out
    readonly property bool tight: lean || !wide && height < width * 1.65 // a tablet

    onVisibleChanged: back.sure = false

    Item {
        height: root.wide ? root.height : root.height - act.height - Theme.grid * 4
        width: root.wide ? root.width - act.width - Theme.grid * 6 : root.width

        Column {
            anchors.centerIn: parent
            scale: Math.min(1, parent.height / height) // large letters, on a low screen
            spacing: Theme.grid * (root.tight ? 1.5 : 4)
            width: parent.width

            Label {
                color: Theme.muted
                font.weight: Font.Medium
                horizontalAlignment: Text.AlignHCenter
                size: Theme.headline
                text: qsTr("Your number")
                visible: !root.lean
                width: parent.width
            }

            Item {
                height: number.height + Theme.grid * (root.lean ? 0 : root.tight ? 3 : 8)
                width: parent.width

                NumberText {
                    id: number

                    anchors.centerIn: parent
                    maximumWidth: parent.width * 0.94
                    number: root.kiosk.number
                    objectName: "ticketNumber"
                    size: Theme.grid * (root.lean ? 26 : !root.tight ? 46 : root.kiosk.ticketPriority ? 32 : 40)
                }
            }

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                color: Theme.jadeText
                height: mark.height + Theme.grid * 2
                objectName: "ticketPriority"
                radius: height / 2
                visible: root.kiosk.ticketPriority
                width: mark.width + Theme.grid * 6

                Label {
                    id: mark

                    anchors.centerIn: parent
                    color: Theme.surface
                    elide: Text.ElideRight
                    font.weight: Font.DemiBold
                    size: Theme.lead
                    text: root.kiosk.priorityName
                    width: Math.min(implicitWidth, root.width * 0.5 - Theme.grid * 12)
                }
            }

            Column {
                width: parent.width

                Heading {
                    elide: Text.ElideRight
                    font.weight: Font.Bold
                    maximumLineCount: 2
                    objectName: "ticketService"
                    size: text.length > 20 ? Theme.title : Theme.headline
                    text: root.kiosk.ticketService
                }

                Heading {
                    color: Theme.muted
                    size: Theme.title
                    text: qsTr("counter(s) %1", "", root.kiosk.ticketCounters.length).arg(root.kiosk.ticketCounters.join(", "))
                    visible: root.kiosk.ticketCounters.length > 0
                }
            }

            Grid {
                id: afterwards

                readonly property real each: Math.min((parent.width - (columns - 1) * spacing) / columns, Theme.grid * 76)

                anchors.horizontalCenter: parent.horizontalCenter
                columns: entitled.visible && !root.wide ? 2 : 1
                spacing: Theme.grid * 2

                BigButton {
                    id: back

                    property bool sure: false // touched once

                    glyph: Icons.arrowLeft
                    implicitHeight: Theme.grid * 14
                    note: sure ? qsTr("Touch again to cancel") : ""
                    objectName: "giveBack"
                    opacity: 1 // not grey for the moment after a touch
                    size: afterwards.columns > 1 ? Theme.small : Theme.body
                    text: sure ? qsTr("Cancel %1?").arg(root.kiosk.number) : qsTr("Wrong one? Cancel it")
                    width: afterwards.each

                    onClicked: {
                        if (sure)
                            root.kiosk.giveBack();
                        else
                            sure = true;
                    }
                }

                BigButton {
                    id: entitled

                    glyph: Icons.star
                    implicitHeight: Theme.grid * 14
                    objectName: "entitled"
                    opacity: 1 // not grey for the moment after a touch
                    size: afterwards.columns > 1 ? Theme.small : Theme.body
                    text: qsTr("I have priority")
                    visible: root.priority.offered
                    width: afterwards.each

                    onClicked: root.priority.ask()
                }
            }

            Heading {
                font.weight: Font.DemiBold
                objectName: "priorityByStaff"
                size: Theme.body
                text: qsTr("For priority please tell the staff.")
                visible: root.priority.byStaff || root.priority.failed
            }
        }
    }

    Column {
        id: act

        scale: Math.min(1, root.height / height) // large letters, on a low screen
        spacing: Theme.grid * (root.lean ? 1.5 : root.wide ? 2 : 3)
        width: root.wide ? root.width * 0.46 : root.width
        x: root.width - width
        y: (root.height - height) / (root.wide ? 2 : 1) // no anchors: a screen that is turned keeps both otherwise

        Card {
            height: ahead.height + Theme.grid * (root.lean || root.wide ? 2 : 6)
            width: parent.width

            Column {
                id: ahead

                anchors.centerIn: parent
                width: parent.width - Theme.grid * 6

                Label {
                    color: Theme.muted
                    horizontalAlignment: Text.AlignHCenter
                    size: Theme.lead
                    text: qsTr("Before you")
                    visible: root.kiosk.ahead > 0
                    width: parent.width
                }

                Label {
                    color: Theme.jadeText
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    horizontalAlignment: Text.AlignHCenter
                    minimumPixelSize: Math.round(Theme.body)
                    objectName: "ticketAhead"
                    size: Theme.headline
                    text: root.kiosk.ahead > 0 ? qsTr("%n people", "", root.kiosk.ahead) : qsTr("You are next")
                    visible: root.kiosk.ahead >= 0
                    width: parent.width
                }

                Heading {
                    font.weight: Font.DemiBold
                    objectName: "ticketWait"
                    size: Theme.title
                    text: root.kiosk.wait // as on the slip
                    visible: text
                }

                Heading {
                    color: Theme.muted
                    size: Theme.body
                    text: qsTr("Please listen for your number and watch the hall screen.")
                    visible: !root.kiosk.calledNext && !root.lean // the line above says the same
                }
            }
        }

        SlipPanel {
            kiosk: root.kiosk
            low: root.wide
            objectName: "slip"
            width: parent.width
        }

        BigButton {
            least: Theme.grid * 16
            note: qsTr("The screen returns in %n second(s)", "", root.kiosk.seconds)
            objectName: "done"
            opacity: 1 // not grey for the moment after a touch
            text: qsTr("Done")
            width: parent.width

            onClicked: root.kiosk.goHome()
        }
    }
}
