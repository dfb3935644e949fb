import QtQuick
import Hall
import Hall.Counter

// What came with the number in hand: who sent it, what they wrote, a fee, and whether it goes back.
MessageBar {
    required property Console desk
    readonly property var parts: [desk.sentFrom ? qsTr("From counter %1").arg(desk.sentFrom) : "", desk.sentNote ? qsTr("“%1”").arg(desk.sentNote) : "", desk.fee ? (desk.feeOpen ? qsTr("fee of %1 not received yet") : qsTr("fee of %1 received")).arg(desk.fee) : "", desk.backTo ? qsTr("when done it goes back to counter %1").arg(desk.backTo) : ""]

    Accessible.role: Accessible.Note
    glyph: desk.sentNote ? Icons.notePencil : Icons.arrowsLeftRight
    objectName: "handover"
    text: parts.filter(part => part).join(" · ")
    tone: Theme.jade
}
