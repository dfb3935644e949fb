pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Kiosk

// The kiosk's window: one page at a time, under the woven band. Portrait or landscape; 32 px text at 1080 px.
Window {
    id: root

    required property Kiosk kiosk
    required property Browse browse
    required property Ease ease
    required property PriorityDoor priority
    required property NumberDoor number
    required property Scanner scanner
    required property HelpDoor helpDoor
    required property FeedbackDoor feedback
    property Search search: null
    property QtObject staff: null // the staff's door
    property Aloud aloud: null // where this computer has a voice
    readonly property bool wide: width > height
    readonly property real dots: Math.hypot(width, height) / (ease.panelInches * 25.4) // pixels of a millimetre
    readonly property real unit: wide ? Math.min(height / 1080, width / 1680) : Math.min(width / 1080, height / 1680)

    // The other doors of the start page: each {code, name, glyph} in its order, or null where the hall has it not.
    readonly property bool typing: kiosk.page === "search" ? search?.page === "typing" : kiosk.page === "feedback" && feedback.step === "text"
    readonly property bool eased: kiosk.page !== "paused" && (!typing || height >= dots * 170) // a low panel is full of keys
    readonly property real foot: eased ? bar.height + Theme.grid * 2.5 : 0
    readonly property bool lowered: ease.lowered && !wide
    readonly property var finding: search !== null && search.offered ? {
        "code": "search",
        "glyph": Icons.magnifyingGlass,
        "name": qsTr("Find your procedure")
    } : null
    readonly property var booked: number.books ? {
        "code": "booked",
        "glyph": Icons.calendarBlank,
        "name": qsTr("I have an appointment")
    } : null
    readonly property var box: feedback.offered ? {
        "code": "feedback",
        "glyph": Icons.notePencil,
        "name": qsTr("Feedback box")
    } : null
    property var doors: [finding, booked,
        {
            "code": "back",
            "glyph": Icons.arrowUUpLeft,
            "name": qsTr("Asked to come back")
        },
        {
            "code": "where",
            "glyph": Icons.question,
            "name": qsTr("Where am I?")
        }, box,
        {
            "code": "help",
            "glyph": Icons.bellRinging,
            "name": qsTr("Call the staff")
        }
    ].filter(door => door)

    // another one is another page to who hears it
    readonly property string place: [kiosk.page, kiosk.language, browse.title, browse.sheet, number.found, search?.name, priority.asking, feedback.step].join("|")

    function openDoor(code: string) {
        if (code === "search")
            search.open();
        else if (code === "help")
            helpDoor.open();
        else if (code === "feedback")
            feedback.open();
        else
            number.open(code);
    }

    onPlaceChanged: aloud?.turned()

    Component.onCompleted: {
        scanner.watch(root);
        aloud?.watch(root);
    }

    color: Theme.ground
    height: 1920
    title: kiosk.hallPlace
    width: 1080

    Binding {
        property: "reading"
        target: Theme
        value: root.unit * 32
    }

    Binding {
        property: "zoom"
        target: Theme
        value: root.eased ? Names.zoom(root.unit * 32, root.dots, root.ease.large) : 1
    }

    Binding {
        property: "leastTouch"
        target: Theme
        value: 20 * root.dots
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.kiosk.accent
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
    }

    FocusScope {
        id: pages

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: Theme.grid * 6
        anchors.right: parent.right
        anchors.top: band.bottom
        enabled: !root.kiosk.fresh // the second tap of a double tap was meant for the page before
        focus: true
        visible: !attract.visible

        Keys.onEscapePressed: root.kiosk.goHome()

        StartPage {
            anchors.fill: parent
            browse: root.browse
            doors: root.doors
            enabled: root.kiosk.page === "start"
            kiosk: root.kiosk
            visible: root.kiosk.page === "start" || root.kiosk.page === "issuing"
            foot: bar.height
            lowered: root.lowered
            wide: root.wide

            onOpened: code => root.openDoor(code)
        }

        Loader {
            property bool wanted: false

            active: wanted
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            focus: visible
            visible: root.search !== null && root.kiosk.page === "search"

            sourceComponent: SearchPages {
                eased: root.eased
                focus: true
                kiosk: root.kiosk
                search: root.search
                wide: root.wide
            }

            onVisibleChanged: {
                if (visible) {
                    wanted = true;
                    forceActiveFocus();
                }
            }
        }

        AskPage {
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            kiosk: root.kiosk
            objectName: "asking"
            visible: root.kiosk.page === "asking"
            wide: root.wide
        }

        TicketPage {
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            kiosk: root.kiosk
            priority: root.priority
            visible: root.kiosk.page === "ticket" && !root.priority.asking
            wide: root.wide
        }

        PriorityPage {
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            kiosk: root.kiosk
            objectName: "priorityPage"
            priority: root.priority
            visible: root.priority.asking
        }

        HelpPage {
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            door: root.helpDoor
            kiosk: root.kiosk
            objectName: "helpPage"
            visible: root.kiosk.page === "help"
        }

        FeedbackPage {
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            door: root.feedback
            eased: root.eased
            kiosk: root.kiosk
            objectName: "feedbackPage"
            visible: root.kiosk.page === "feedback"
            wide: root.wide
        }

        NumberPage {
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            door: root.number
            kiosk: root.kiosk
            objectName: "numberPage"
            visible: root.kiosk.page === "number"
            wide: root.wide
        }

        NoticePage {
            action: qsTr("Back")
            anchors.bottomMargin: root.foot
            anchors.fill: parent
            glyph: Icons.info
            heading: qsTr("No number this time")
            note: qsTr("Please ask the staff; they will help you.")
            objectName: "refused"
            seconds: root.kiosk.seconds
            sentence: root.kiosk.sentence
            visible: root.kiosk.page === "refused"

            onDismissed: root.kiosk.goHome()
        }

        NoticePage {
            anchors.fill: parent
            glyph: Icons.pause
            heading: qsTr("This machine is taking a break")
            note: root.kiosk.trying ? qsTr("If it takes longer, the staff will help you.") : qsTr("It goes on by itself in a moment.")
            objectName: "paused"
            sentence: root.kiosk.trying ? qsTr("Please wait here: your number comes as soon as it can.") : qsTr("Please see the staff to get a number.")
            visible: root.kiosk.page === "paused"

            StaffLine {
                anchors.bottom: parent.bottom
                kiosk: root.kiosk
                visible: root.kiosk.staff
                width: parent.width
            }
        }

        EaseBar {
            id: bar

            aloud: root.aloud
            anchors.bottom: parent.bottom
            ease: root.ease
            enabled: root.kiosk.page !== "issuing"
            kiosk: root.kiosk
            visible: root.eased
            wide: root.wide
            width: root.wide ? Theme.grid * 65 : parent.width
        }
    }

    StaffCorner {
        anchors.fill: parent
        door: root.staff
        objectName: "staffCorner"
        z: 1
    }

    Rectangle { // around what is being read
        border.color: Theme.jade
        border.width: Theme.grid * 0.8
        color: "transparent"
        height: (root.aloud?.markHeight ?? 0) + Theme.grid * 3
        objectName: "beingRead"
        radius: Theme.corner
        visible: (root.aloud?.markWidth ?? 0) > 0
        width: (root.aloud?.markWidth ?? 0) + Theme.grid * 3
        x: (root.aloud?.markX ?? 0) - Theme.grid * 1.5
        y: (root.aloud?.markY ?? 0) - Theme.grid * 1.5
    }

    AttractPage {
        id: attract

        anchors.fill: parent
        ease: root.ease
        kiosk: root.kiosk
        objectName: "attract"
        visible: root.ease.attracts && root.kiosk.page === "start"
        wide: root.wide

        onVisibleChanged: {
            if (!visible)
                pages.forceActiveFocus();
        }
    }
}
