pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// At the foot of every page: large letters, buttons further down (upright), reading aloud, the other language. For the last seconds
// of a page it is one button that asks for more time instead, in the same place, so that nothing moves.
Item {
    id: root

    required property Kiosk kiosk
    required property Ease ease
    required property bool wide
    property Aloud aloud: null
    readonly property real dots: Theme.leastTouch / 20
    readonly property bool grows: Names.zoom(Theme.reading, dots, true) > Names.zoom(Theme.reading, dots, false) // not on a small screen
    readonly property int count: (grows ? 1 : 0) + (wide ? 0 : 1) + (listen.visible ? 1 : 0) + (language.visible ? 1 : 0)
    readonly property real each: (width + row.spacing) / Math.max(1, count) - row.spacing

    height: Theme.touch
    objectName: "easeBar"

    Row {
        id: row

        spacing: Theme.grid * 2
        visible: !root.ease.warns

        ChoiceButton {
            glyph: Icons.textAa
            objectName: "large"
            on: root.ease.large
            text: on ? qsTr("Usual letters") : qsTr("Large letters")
            visible: root.grows
            width: root.each

            onClicked: root.ease.toggleLarge()
        }

        ChoiceButton {
            glyph: Icons.arrowLineDown
            objectName: "lowered"
            on: root.ease.lowered
            text: on ? qsTr("Buttons as usual") : qsTr("Lower buttons")
            visible: !root.wide
            width: root.each

            onClicked: root.ease.toggleLowered()
        }

        ChoiceButton {
            id: listen

            glyph: on ? Icons.speakerSlash : Icons.speakerHigh
            objectName: "listen"
            on: root.aloud?.on ?? false
            text: on ? qsTr("Stop reading") : qsTr("Read aloud")
            visible: root.aloud?.offered ?? false
            width: root.each

            onClicked: root.aloud.toggle()
        }

        ChoiceButton {
            id: language

            glyph: Icons.translate
            objectName: "language"
            text: root.kiosk.otherLanguages // as they call themselves; a touch takes the first
            visible: root.kiosk.otherLanguage
            width: root.each

            onClicked: root.kiosk.switchLanguage()
        }
    }

    Pressable {
        anchors.fill: parent
        border.color: Theme.amber
        border.width: Theme.grid * 0.4
        fill: Theme.amberGround
        name: more.text + ". " + left.text
        objectName: "moreTime"
        visible: root.ease.warns

        onClicked: root.ease.stay()

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width

            Label {
                id: more

                Accessible.ignored: true
                color: Theme.amberText
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                size: Letters.fit([text], width, 0, Theme.body, Theme.grid * 2.4, true)
                text: qsTr("Touch here for more time")
                width: parent.width
            }

            Label {
                id: left

                Accessible.ignored: true
                color: Theme.amberText
                horizontalAlignment: Text.AlignHCenter
                size: Letters.fit([text], width, 0, Theme.body * 0.8, Theme.grid * 2.4, false)
                text: qsTr("The screen returns in %n second(s)", "", root.kiosk.seconds)
                width: parent.width
            }
        }
    }

    component ChoiceButton: Pressable {
        id: choice

        property bool on: false
        required property string glyph
        required property string text
        readonly property bool stacked: width < Theme.grid * 26 // the icon above the words

        Accessible.checkable: false
        border.color: on ? Theme.ink : Theme.edge
        fill: on ? Theme.ink : Theme.surface
        height: root.height
        name: text

        Grid {
            anchors.centerIn: parent
            columns: choice.stacked ? 1 : 2
            horizontalItemAlignment: Grid.AlignHCenter
            spacing: choice.stacked ? 0 : Theme.grid
            verticalItemAlignment: Grid.AlignVCenter

            Icon {
                id: icon

                color: words.color
                glyph: choice.glyph
                size: Theme.body * (choice.stacked ? 0.8 : 1.1)
            }

            Label {
                id: words

                readonly property real room: choice.width - (choice.stacked ? Theme.grid : icon.width + Theme.grid * 4)

                Accessible.ignored: true
                color: choice.on ? Theme.surface : Theme.ink
                font.weight: Font.DemiBold
                horizontalAlignment: choice.stacked ? Text.AlignHCenter : Text.AlignLeft
                size: Theme.body * Math.max(choice.stacked ? 0.62 : 0.7, Math.min(0.9, 0.86 * room / Math.max(1, measure.advanceWidth)))
                text: choice.text
                width: Math.min(implicitWidth, room)
                wrapMode: Text.Wrap
                lineHeight: 1

                TextMetrics {
                    id: measure

                    font.family: Theme.family
                    font.pixelSize: Math.round(Theme.body * 0.9)
                    font.weight: Font.DemiBold
                    text: choice.text
                }
            }
        }
    }
}
