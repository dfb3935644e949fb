import QtQuick
import Hall
import Hall.Kiosk

// What somebody writes for the hall, one question a page, and in the end its code.
Item {
    id: root

    required property Kiosk kiosk
    required property FeedbackDoor door
    required property bool wide
    required property bool eased // the foot of the window asks whether somebody needs more time
    readonly property string step: door.step

    FeedbackCategories {
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        door: root.door
        visible: root.step === "category"
        wide: root.wide
    }

    FeedbackText {
        anchors.fill: parent
        door: root.door
        eased: root.eased
        kiosk: root.kiosk
        visible: root.step === "text"
        wide: root.wide
    }

    FeedbackPhone {
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        door: root.door
        visible: root.step === "phone"
        wide: root.wide
    }

    FeedbackReview {
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        door: root.door
        visible: root.step === "review"
        wide: root.wide
    }

    FeedbackSent {
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.grid * 3
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        door: root.door
        visible: root.step === "sent"
    }

    BigButton {
        id: foot

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        enabled: !root.door.busy
        glyph: root.step === "sent" ? Icons.check : Icons.arrowLeft
        implicitHeight: Theme.grid * 16
        note: qsTr("The screen returns in %n second(s)", "", root.kiosk.seconds)
        objectName: "feedbackBack"
        opacity: 1 // not grey for the moment after a touch
        text: root.step === "sent" ? qsTr("Done") : qsTr("Back")
        visible: root.step !== "text"
        width: parent.width

        onClicked: root.door.goBack()
    }
}
