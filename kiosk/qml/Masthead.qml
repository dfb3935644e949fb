import QtQuick
import Hall
import Hall.Kiosk

// The hall's name and place, the clock, the date and today's hours (if it keeps any). Stacked: the clock stands below the names.
Item {
    id: root

    required property Kiosk kiosk
    required property bool stacked
    property bool brief: false // only the place
    readonly property bool unread: true // the page's question comes first
    readonly property string hours: kiosk.hours ? qsTr("Today %1").arg(kiosk.hours) : kiosk.dayOff ? qsTr("Closed today") : ""

    implicitHeight: brief ? names.height : stacked ? open.y + open.height : day.y + day.height

    Column {
        id: names

        width: root.stacked ? root.width : clock.x - Theme.grid * 3

        Label {
            color: Theme.muted
            elide: Text.ElideRight
            font.weight: Font.Medium
            maximumLineCount: root.stacked ? 2 : 1 // capitals do not fit on one line
            objectName: "hallName"
            size: Letters.fit([text], width, 0, Theme.body, Theme.body * (root.stacked ? 0.75 : 0.6), true)
            text: root.kiosk.hallName
            visible: Theme.zoom === 1 && !root.brief
            width: parent.width
            wrapMode: Text.Wrap
        }

        Label {
            readonly property real least: root.brief ? 0.8 : root.stacked ? 0.9 : Theme.zoom > 1 ? 0.75 : 0.7

            elide: Text.ElideRight
            font.weight: Font.Bold
            maximumLineCount: root.brief ? 3 : root.stacked || Theme.zoom > 1 ? 2 : 1
            objectName: "hallPlace"
            size: Letters.fit([text], width, 0, root.brief ? 0 : root.stacked ? Theme.body * 1.15 : Theme.title, Theme.body * least, true)
            text: root.kiosk.hallPlace
            width: parent.width
            wrapMode: Text.Wrap
        }
    }

    Label {
        id: clock

        font.weight: Font.DemiBold
        objectName: "clock"
        size: Theme.headline
        text: root.kiosk.clock
        visible: !root.brief
        x: root.stacked ? 0 : root.width - width
        y: root.stacked ? names.height + Theme.grid * 1.5 : (names.height - height) / 2
    }

    Label {
        id: day

        color: Theme.muted
        height: root.stacked ? clock.height : implicitHeight
        objectName: "day"
        size: Letters.fit([text], width, root.stacked ? clock.height : 0, Theme.body * 0.9, Theme.body * 0.6, false)
        text: root.stacked || !root.hours ? root.kiosk.date : Theme.zoom > 1 ? root.hours : root.kiosk.date + "  ·  " + root.hours
        verticalAlignment: Text.AlignVCenter
        visible: !root.brief
        width: root.width - x
        wrapMode: root.stacked ? Text.Wrap : Text.NoWrap
        x: root.stacked ? clock.width + Theme.grid * 3 : 0
        y: root.stacked ? clock.y : Math.max(names.height + Theme.grid, clock.y + clock.height)
    }

    Label {
        id: open

        color: Theme.muted
        size: Letters.fit([text], width, 0, Theme.body * 0.9, Theme.body * 0.6, false)
        text: root.hours
        visible: root.stacked && root.hours && !root.brief
        width: parent.width
        y: clock.y + clock.height
    }
}
