pragma ComponentBehavior: Bound
import QtQuick
import Hall
import Hall.Kiosk

// What a procedure needs: the papers to tick off, the time, the fee; to print, and to take a number for.
// Portrait: one below the other. Landscape: the papers on the left, what to do on the right.
Item {
    id: root

    required property Kiosk kiosk
    required property Search search
    required property bool wide
    readonly property bool small: Math.min(Window.width, Window.height) < 900
    readonly property int place: kiosk.services.findIndex(service => service.code === search.service)
    readonly property real button: Theme.grid * (small ? 20.2 : 16)
    readonly property bool stands: kiosk.printerStands
    readonly property string paper: search.paper

    BigButton {
        id: back

        anchors.top: parent.top
        anchors.topMargin: root.small ? -Theme.grid * 4 : 0 // as on the page before
        glyph: Icons.arrowLeft
        height: Theme.grid * (root.small ? 20.2 : 14)
        objectName: "procedureBack"
        opacity: 1 // not grey for the moment after a touch
        size: Theme.body
        text: qsTr("Back")

        onClicked: root.search.goBack()
    }

    Column {
        id: head

        anchors.left: root.wide ? back.right : parent.left
        anchors.leftMargin: root.wide ? Theme.grid * 4 : 0
        anchors.right: parent.right
        anchors.top: root.wide ? parent.top : back.bottom
        anchors.topMargin: root.wide ? 0 : Theme.grid * 2
        scale: root.wide ? Math.min(1, (act.y - Theme.grid * 2) / height) : 1 // large letters, on a low screen
        spacing: Theme.grid
        transformOrigin: Item.TopLeft

        Heading {
            centred: false
            font.weight: Font.Bold
            lineHeight: 1.02
            objectName: "procedureName"
            size: text.length > 80 && Theme.zoom > 1 ? Theme.lead : text.length > 36 ? Theme.title : Theme.headline
            text: root.search.name
        }

        Paragraph {
            color: Theme.muted
            objectName: "procedureFacts"
            size: Theme.body * (Theme.zoom > 1 ? 0.8 : 1)
            text: [root.search.field, root.search.time ? qsTr("time: %1").arg(root.search.time) : "", root.search.fee ? qsTr("fee: %1; ask the counter about exemptions").arg(root.search.fee) : qsTr("fee: ask the counter about exemptions")].filter(part => part).join("  ·  ")
        }
    }

    Label {
        id: heading

        font.weight: Font.Bold
        size: Theme.title
        text: qsTr("Papers to bring")
        y: Math.max(head.y + head.height * head.scale, back.y + back.height) + Theme.grid * 2
    }

    Card {
        id: sheet

        readonly property real room: (root.wide ? root.height : act.y - Theme.grid * 3) - y
        readonly property bool scrolls: papers.height + Theme.grid * 2 > room

        anchors.top: heading.bottom
        anchors.topMargin: Theme.grid
        height: Math.min(papers.height + Theme.grid * 2, room)
        width: root.wide ? root.width * 0.58 : root.width

        Flickable {
            id: list

            anchors.fill: parent
            anchors.bottomMargin: Theme.grid + (sheet.scrolls ? more.height : 0)
            anchors.margins: Theme.grid
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            contentHeight: papers.height
            objectName: "papers"

            onMovementStarted: root.search.stay()

            Column {
                id: papers

                width: list.width

                Repeater {
                    model: root.search.papers

                    PaperRow {
                        width: papers.width

                        onClicked: root.search.stay()
                    }
                }

                Paragraph {
                    objectName: "askPapers"
                    padding: Theme.grid * 2
                    size: Theme.lead
                    text: qsTr("Please ask at the counter which papers are needed.")
                    visible: root.search.papers.length === 0
                }
            }
        }

        MoreButton {
            id: more

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            list: list
            visible: sheet.scrolls

            onClicked: root.search.stay()
        }
    }

    Column {
        id: act

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        spacing: Theme.grid * 3
        width: root.wide ? root.width - sheet.width - Theme.grid * 5 : root.width

        Paragraph {
            color: Theme.amberText
            font.weight: Font.DemiBold
            objectName: "paperTrouble"
            size: Theme.body
            text: root.stands ? qsTr("The printer is pausing. You can photograph this page.") : qsTr("The list did not come out. You can photograph this page, or ask the staff.")
            visible: root.search.papers.length > 0 && (root.stands || root.paper === "failed")
        }

        BigButton {
            glyph: Icons.printer
            implicitHeight: root.button
            note: root.paper === "printed" ? qsTr("Please take it below") : root.paper === "sent" ? qsTr("If it does not come, please tell the staff.") : ""
            objectName: "printPapers"
            opacity: 1 // not grey for the moment after a touch
            size: Theme.body * 1.1
            text: root.paper === "printing" ? qsTr("The list is being printed") : root.paper === "printed" ? qsTr("The list is printed") : root.paper === "sent" ? qsTr("The list was sent to the printer") : qsTr("Print the papers to bring")
            visible: root.search.papers.length > 0 && root.search.prints && !root.stands
            width: parent.width

            onClicked: root.search.printPapers()
        }

        BigButton {
            glyph: Icons.receipt
            implicitHeight: root.button * 1.15
            main: true
            note: root.place < 0 ? "" : root.kiosk.tiles[root.place].text
            objectName: "takeNumber"
            opacity: 1 // not grey for the moment after a touch
            size: Theme.title
            text: qsTr("Take a number")
            visible: root.place >= 0
            width: parent.width

            onClicked: root.search.takeNumber()
        }

        Paragraph {
            horizontalAlignment: Text.AlignHCenter
            objectName: "procedureService"
            size: Theme.body
            text: root.place >= 0 ? qsTr("Service: %1").arg(root.search.serviceName) : qsTr("For this procedure please ask the staff.")
        }
    }
}
