pragma ComponentBehavior: Bound

import QtQuick
import Hall
import Hall.Kiosk

// At the foot of every page: large letters, buttons further down (upright), the other language. For the last seconds
// of a page it is one button that asks for more time instead, in the same place, so that nothing moves.
Item {
    id: root

    required property Kiosk kiosk
    required property Ease ease
    required property bool wide
    readonly property int count: (wide ? 1 : 2) + (language.visible ? 1 : 0)
    readonly property real each: (width - (count - 1) * row.spacing) / count
    readonly property var languages: ({
            "en": "English",
            "jra": "Jrai",
            "rad": "Êđê",
            "vi": "Tiếng Việt"
        }) // as they call themselves

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
            id: language

            glyph: Icons.translate
            objectName: "language"
            text: root.languages[root.kiosk.otherLanguage] ?? root.kiosk.otherLanguage.toUpperCase()
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

        Accessible.checkable: false
        border.color: on ? Theme.ink : Theme.edge
        fill: on ? Theme.ink : Theme.surface
        height: root.height
        name: text

        Row {
            anchors.centerIn: parent
            spacing: Theme.grid

            Icon {
                id: icon

                anchors.verticalCenter: parent.verticalCenter
                color: words.color
                glyph: choice.glyph
                size: Theme.body * 1.1
            }

            Label {
                id: words

                readonly property real room: choice.width - icon.width - Theme.grid * 4

                Accessible.ignored: true
                anchors.verticalCenter: parent.verticalCenter
                color: choice.on ? Theme.surface : Theme.ink
                font.weight: Font.DemiBold
                size: Theme.body * Math.max(0.7, Math.min(0.9, 0.9 * room / Math.max(1, measure.advanceWidth)))
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
