import QtQuick
import Hall.Kiosk

// The pages of the search: what is typed, and the procedure that was chosen.
FocusScope {
    id: root

    required property Kiosk kiosk
    required property Search search
    required property bool wide
    required property bool eased

    SearchPage {
        anchors.fill: parent
        eased: root.eased
        focus: true
        kiosk: root.kiosk
        search: root.search
        visible: root.search.page === "typing"
        wide: root.wide
    }

    ProcedurePage {
        anchors.fill: parent
        kiosk: root.kiosk
        search: root.search
        visible: root.search.page === "procedure"
        wide: root.wide
    }
}
