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
            readonly property bool inTwo: root.stacked && text.length > 40 // capitals do not fit on one line

            color: Theme.muted
            elide: Text.ElideRight
            font.weight: Font.Medium
            fontSizeMode: inTwo ? Text.FixedSize : Text.HorizontalFit
            maximumLineCount: inTwo ? 2 : 1
            minimumPixelSize: Math.round(Theme.body * 0.6)
            objectName: "hallName"
            size: Theme.body * (inTwo ? 0.75 : 1)
            text: root.kiosk.hallName
            visible: !root.brief
            width: parent.width
            wrapMode: inTwo ? Text.Wrap : Text.NoWrap
        }

        Label {
            elide: Text.ElideRight
            font.weight: Font.Bold
            fontSizeMode: root.stacked ? Text.FixedSize : Text.HorizontalFit
            maximumLineCount: root.brief ? 3 : root.stacked ? 2 : 1
            minimumPixelSize: Math.round(Theme.body * 0.7 / Theme.zoom)
            objectName: "hallPlace"
            size: !root.stacked ? Theme.title : Theme.body * (root.brief ? 0.8 : text.length > 36 ? 0.9 : 1.15) // both in two lines
            text: root.kiosk.hallPlace
            width: parent.width
            wrapMode: root.stacked ? Text.Wrap : Text.NoWrap
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
        fontSizeMode: root.stacked ? Text.Fit : Text.HorizontalFit
        height: root.stacked ? clock.height : implicitHeight
        minimumPixelSize: Math.round(Theme.body * 0.6)
        objectName: "day"
        size: Theme.body * 0.9
        text: root.stacked || !root.hours ? root.kiosk.date : Theme.zoom > 1 ? root.hours : root.kiosk.date + "  ·  " + root.hours
        verticalAlignment: Text.AlignVCenter
        visible: !root.brief
        width: root.width - x
        wrapMode: root.stacked ? Text.Wrap : Text.NoWrap
        x: root.stacked ? clock.width + Theme.grid * 3 : 0
        y: root.stacked ? clock.y : names.height + Theme.grid
    }

    Label {
        id: open

        color: Theme.muted
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(Theme.body * 0.6)
        size: Theme.body * 0.9
        text: root.hours
        visible: root.stacked && root.hours && !root.brief
        width: parent.width
        y: clock.y + clock.height
    }
}
