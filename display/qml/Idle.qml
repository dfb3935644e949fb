import QtQuick
import Hall
import Hall.Display

// The counters that have no row, in words: "Quầy 2, 5–7 sẵn sàng". Its `said` has its turn at the foot where there is no
// room for a line.
Item {
    id: root

    required property Screen screen
    readonly property string said: screen.idle.map(each => words(each.kind, screen.inSecond).arg(each.counters)).join("  ·  ")

    function words(kind, second) {
        switch (kind) {
        case "serving":
            return second ? screen.second("Idle", "Counter %1 busy") : qsTr("Counter %1 busy");
        case "paused":
            return second ? screen.second("Idle", "Counter %1 on a break") : qsTr("Counter %1 on a break");
        case "free":
            return second ? screen.second("Idle", "Counter %1 ready") : qsTr("Counter %1 ready");
        default:
            return second ? screen.second("Idle", "Counter %1 closed") : qsTr("Counter %1 closed");
        }
    }

    visible: height > 0

    Label {
        anchors.fill: parent
        color: Theme.muted
        font.weight: Font.Medium
        fontSizeMode: Text.Fit
        lineHeight: 1
        minimumPixelSize: Math.round(root.screen.textSize * 0.25)
        objectName: "idle"
        size: root.screen.textSize * 0.6
        text: root.said
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.WordWrap
    }
}
