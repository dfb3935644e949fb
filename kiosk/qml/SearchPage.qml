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
    readonly property int leastName: Names.least(Theme.body, Theme.zoom, Theme.leastTouch)
    readonly property real beside: Theme.grid * 6 + Theme.lead // in a row, of its name
    readonly property int most: wide ? 4 : 5
    readonly property int wished: Math.min(search.found.length, Theme.zoom === 1 ? most : wide ? 2 : 3) // large letters need room
    readonly property var rows: { // in letters as large as leave room for as many
        const least = laid(leastName), enough = Math.min(wished, least.length);
        for (let size = Math.round(Theme.body); size > leastName; size -= 1)
            if (laid(size).length >= enough)
                return laid(size);
        return least;
    }

    // In two columns, if that shows no fewer.
    function laid(size: int): var {
        const inTwo = wide ? placed(2, size) : [], inOne = placed(1, size);
        return inTwo.length < inOne.length ? inOne : inTwo;
    }

    // Where those stand that have room in so many columns, each row as high as its names need.
    function placed(columns: int, size: int): var {
        const width = (results.width + gap) / columns - gap, found = search.found.slice(0, most), places = [];
        for (let y = 0, at = 0; at < found.length; at += columns) {
            const row = found.slice(at, at + columns), names = row.map(each => each.name);
            const words = Letters.lines(names, width - beside, size, true) * Letters.line(size);
            let height = Math.max(rowHeight, words + Letters.line(leastName) + Theme.grid * 2);
            if (y + height > results.height + 1) {
                if (places.length || columns > 1)
                    break;
                height = results.height;
            }
            row.forEach((_, index) => places.push(Qt.rect(index * (width + gap), y, width, height)));
            y += height + gap;
        }
        return places;
    }

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
            model: root.search.found.slice(0, root.rows.length)

            FoundButton {
                required property int index
                readonly property rect place: root.rows[index] ?? Qt.rect(0, 0, 0, 0)

                height: place.height
                least: root.leastName
                width: place.width
                words: width - root.beside
                x: place.x
                y: place.y

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
