// Why an app does not start, where somebody stands before a screen and sees no terminal: as long as it has to be.
import QtQuick
import Hall

Window {
    id: notice

    required property string text
    readonly property real margin: 40

    color: Theme.ground
    height: Math.min(Math.max(320, words.height + 2 * margin), Math.min(Screen.desktopAvailableHeight, Screen.height) - 80)
    title: "Bốc Số"
    visible: true
    width: Math.min(760, Screen.width)

    Icon {
        id: sign

        color: Theme.amber
        glyph: Icons.warning
        size: 48
        x: notice.margin
        y: notice.margin
    }

    Flickable {
        id: page

        anchors.bottom: parent.bottom
        anchors.left: sign.right
        anchors.leftMargin: 24
        anchors.right: parent.right
        anchors.top: parent.top
        bottomMargin: notice.margin
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: words.height
        contentWidth: width
        focus: true
        topMargin: notice.margin

        Keys.onDownPressed: contentY = Math.min(contentY + height / 2, Math.max(-topMargin, contentHeight + bottomMargin - height))
        Keys.onEscapePressed: notice.close()
        Keys.onUpPressed: contentY = Math.max(contentY - height / 2, -topMargin)

        Label {
            id: words

            height: Math.max(implicitHeight, sign.height)
            objectName: "noticeText"
            size: 22
            text: notice.text
            verticalAlignment: Text.AlignVCenter
            width: page.width - notice.margin
            wrapMode: Text.Wrap
        }
    }

    Rectangle {
        // Where there is more than can be seen: how far one is.
        anchors.right: parent.right
        anchors.rightMargin: 12
        color: Theme.edge
        height: page.height * page.visibleArea.heightRatio
        radius: width / 2
        visible: page.visibleArea.heightRatio < 1
        width: 6
        y: page.height * page.visibleArea.yPosition
    }
}
