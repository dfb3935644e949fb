pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Kiosk

// What somebody types, and at once what it may mean. The keyboard is the screen's, one of plastic works as well.
Item {
    id: root

    required property Kiosk kiosk
    required property Search search
    required property bool wide
    required property bool eased // the foot of the page asks whether somebody needs more time
    readonly property bool small: Math.min(Window.width, Window.height) < 900
    readonly property bool tight: wide || small // field and button in one row
    readonly property real gap: Theme.grid * (small ? 0.75 : 1.5)
    readonly property real rowHeight: Theme.grid * (small ? 20.2 : Theme.zoom > 1 ? 21 : 18)
    readonly property int columns: wide ? 2 : 1
    readonly property int fits: Math.min(wide ? 4 : 5, columns * Math.floor((results.height + gap) / (rowHeight + gap)))

    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            root.search.backspace();
        else if (event.key === Qt.Key_Delete)
            root.search.clear();
        else if (event.text && event.text >= " ")
            root.search.key(event.text);
        else
            return;
        event.accepted = true;
    }

    BigButton {
        id: back

        anchors.top: parent.top
        anchors.topMargin: root.small ? -Theme.grid * 4 : 0
        glyph: Icons.arrowLeft
        height: field.height
        objectName: "searchBack"
        opacity: 1 // not grey for the moment after a touch
        size: Theme.body
        text: qsTr("Back")

        onClicked: root.search.goBack()
    }

    StayLine {
        anchors.left: back.right
        anchors.leftMargin: Theme.grid * 2
        anchors.right: parent.right
        anchors.top: back.top
        height: back.height
        kiosk: root.kiosk
        visible: !root.eased && soon

        onClicked: root.search.stay()
    }

    Paragraph {
        id: heading

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: back.bottom
        anchors.topMargin: Theme.grid * 3
        font.weight: Font.Bold
        size: Theme.headline
        text: qsTr("Find your procedure")
        visible: !root.tight
    }

    Card {
        id: field

        anchors.left: root.tight ? back.right : parent.left
        anchors.leftMargin: root.tight ? Theme.grid * 2 : 0
        anchors.right: parent.right
        anchors.top: root.tight ? back.top : heading.bottom
        anchors.topMargin: root.tight ? 0 : Theme.grid * 2
        border.color: Theme.ink
        border.width: Theme.grid * 0.4
        height: Theme.grid * (root.small ? 20.2 : 14)

        Icon {
            id: glass

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.muted
            glyph: Icons.magnifyingGlass
            size: Theme.title
            x: Theme.grid * 2
        }

        Label {
            id: typed

            anchors.left: glass.right
            anchors.leftMargin: Theme.grid * 1.5
            anchors.right: clear.visible ? clear.left : parent.right
            anchors.rightMargin: Theme.grid * 2
            anchors.verticalCenter: parent.verticalCenter
            color: root.search.text ? Theme.ink : Theme.muted
            elide: root.search.text ? Text.ElideLeft : Text.ElideNone
            font.weight: root.search.text ? Font.DemiBold : Font.Normal
            objectName: "searchText"
            size: root.search.text ? Theme.title : Letters.fit([text], field.width - glass.width - Theme.grid * 6, 0, Theme.lead, Theme.grid * 2.4, false)
            text: root.search.text ? root.search.text + "|" : qsTr("Type what you came for: birth, wedding, land...")
        }

        BigButton {
            id: clear

            anchors.bottom: parent.bottom
            anchors.margins: Theme.grid * 0.75
            anchors.right: parent.right
            anchors.top: parent.top
            objectName: "keyClear"
            opacity: 1 // not grey for the moment after a touch
            size: Theme.body
            text: qsTr("Clear")
            visible: root.search.text

            onClicked: root.search.clear()
        }
    }

    Item {
        id: results

        anchors.bottom: keyboard.top
        anchors.bottomMargin: root.gap * 1.5
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: field.bottom
        anchors.topMargin: root.gap * 1.5

        Repeater {
            model: root.search.found.slice(0, root.fits)

            FoundButton {
                required property int index

                height: root.rowHeight
                width: (results.width + root.gap) / root.columns - root.gap
                x: index % root.columns * (width + root.gap)
                y: Math.floor(index / root.columns) * (height + root.gap)

                onClicked: root.search.choose(code)
            }
        }

        Column {
            anchors.centerIn: parent
            scale: Math.min(1, results.height / height) // the keys are not to stand on it
            spacing: Theme.grid * 2
            visible: root.search.nothing
            width: parent.width

            Heading {
                font.weight: Font.DemiBold
                objectName: "foundNothing"
                size: root.small ? Theme.lead : Theme.title
                text: qsTr("Nothing found; please ask the staff.")
            }

            BigButton {
                anchors.horizontalCenter: parent.horizontalCenter
                implicitHeight: Theme.grid * (root.small ? 20.2 : 14)
                objectName: "toServices"
                opacity: 1 // not grey for the moment after a touch
                text: qsTr("See all services")

                onClicked: root.kiosk.goHome()
            }
        }
    }

    Keyboard {
        id: keyboard

        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.eased ? 0 : -Theme.grid * 4
        anchors.left: parent.left
        anchors.leftMargin: -Theme.grid * 4
        anchors.right: parent.right
        anchors.rightMargin: -Theme.grid * 4
        wide: root.wide

        onBack: root.search.backspace()
        onKey: text => root.search.key(text)
    }
}
