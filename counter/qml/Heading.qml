import QtQuick
import Hall
import Hall.Counter

// Which counter this is, and who sits here; where the hall keeps no names, what stands on its sign. And the way to the
// strip.
Item {
    id: root

    required property Console desk
    readonly property real room: root.width - number.width - who.implicitWidth - Theme.grid * 8

    signal foldAsked

    implicitHeight: number.height

    Label {
        id: number

        font.weight: Font.Bold
        size: Theme.lead
        text: qsTr("Counter %1").arg(root.desk.counter)
    }

    Icon {
        anchors.right: who.left
        anchors.rightMargin: Theme.grid
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.muted
        glyph: Icons.user
        size: Theme.body * 1.1
        visible: root.desk.clerk
    }

    Label {
        id: who

        anchors.baseline: number.baseline
        anchors.right: fold.visible ? fold.left : parent.right
        color: root.desk.clerk ? Theme.ink : Theme.muted
        elide: Text.ElideRight
        font.weight: root.desk.clerk ? Font.Medium : Font.Normal
        fontSizeMode: Text.HorizontalFit
        horizontalAlignment: Text.AlignRight
        minimumPixelSize: Math.round(Theme.body * 0.75)
        objectName: "who"
        size: Theme.body * 0.9
        text: root.desk.clerk || root.desk.sign
        width: Math.min(implicitWidth, root.width - number.width - Theme.grid * 8 - (fold.visible ? fold.width : 0))
    }

    QuietButton {
        id: fold

        anchors.right: parent.right
        anchors.rightMargin: -Theme.grid
        anchors.verticalCenter: number.verticalCenter
        glyph: Icons.arrowsInSimple
        hint: root.room > Theme.grid * 20 ? "F10" : ""
        name: qsTr("Fold")
        objectName: "fold"
        visible: root.desk.page === "work" && root.room > Theme.grid * 10 // a long name goes first, F10 works all the same

        onClicked: root.foldAsked()
    }
}
