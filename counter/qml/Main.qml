import QtQuick
import Hall
import Hall.Counter

// The counter's window: compact, beside the clerk's other software. 16 px text; larger in a larger window, and a
// little smaller where the whole screen is low (1366 x 768 at 150 %). A wide window keeps its things together.
Window {
    id: root

    required property Console desk
    required property WindowForm form
    required property HelpCalls helpCalls
    required property Scans scans
    readonly property bool strip: form.folded && (desk.locked ? desk.pinLength === 0 : desk.page === "work" && !desk.sheet && !desk.sentNote)
    readonly property real tallest: Math.min(Screen.desktopAvailableHeight, Screen.height) - 40 // less the title bar
    readonly property real tight: Math.min(width / 380, height / 560)

    color: Theme.ground
    flags: Qt.Window | (strip ? Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint : form.onTop ? Qt.WindowStaysOnTopHint : 0)
    height: Math.min(640, tallest)
    maximumHeight: strip ? 120 : 16777215
    maximumWidth: strip ? 420 : 16777215
    minimumHeight: strip ? 120 : Math.min(560, Math.max(448, tallest))
    minimumWidth: strip ? 420 : 380
    title: qsTr("Counter %1").arg(desk.counter)
    width: 420

    function takeForm() {
        if (strip)
            form.take(root, "strip", 420, 120);
        else
            form.take(root, "open", 420, Math.min(640, tallest));
    }

    Component.onCompleted: {
        scans.watch(root);
        takeForm();
    }
    onHeightChanged: form.moved(root)
    onStripChanged: Qt.callLater(takeForm)
    onWidthChanged: form.moved(root)
    onXChanged: form.moved(root)
    onYChanged: form.moved(root)

    Shortcut {
        sequence: "F10"

        onActivated: root.form.folded = !root.form.folded
    }

    Shortcut {
        sequence: "F11"

        onActivated: root.helpCalls.answer()
    }

    PointHandler {
        acceptedButtons: Qt.AllButtons

        onActiveChanged: root.desk.touched()
    }

    Binding {
        property: "reading"
        target: Theme
        value: root.strip ? 16 : 16 * (root.tight < 1 ? Math.max(0.8, root.tight) : Math.max(1, Math.min(root.width / 420, root.height / 640)))
    }

    Binding {
        property: "accent"
        target: Theme
        value: root.desk.accent
    }

    Band {
        id: band

        anchors.left: parent.left
        anchors.right: parent.right
        height: root.strip ? 0 : implicitHeight
        visible: !root.strip
    }

    FocusScope {
        id: keys

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.margins: root.strip ? 0 : Theme.grid * 3
        anchors.top: band.bottom
        focus: true
        width: root.strip ? parent.width : Math.min(parent.width - Theme.grid * 6, Theme.body * 36)

        function press(key: int, repeat: bool): bool {
            const meant = root.desk.press(key, repeat);
            if (!meant && key === Qt.Key_0)
                workPage.write();
            return meant;
        }

        Keys.onPressed: event => event.accepted = press(event.key, event.isAutoRepeat)

        Item {
            id: rest

            focus: true
        }

        Connections {
            function onPageChanged() {
                rest.forceActiveFocus();
            }

            function onSheetChanged() {
                rest.forceActiveFocus();
                workPage.begin();
            }

            target: root.desk
        }

        Connections {
            function onScanned(code) {
                if (root.desk.page === "work")
                    workPage.scanned(code);
                else if (root.desk.pinLength)
                    root.desk.cancel();
            }

            function onStruck(key) {
                keys.press(key, false);
            }

            target: root.scans
        }

        Strip {
            anchors.fill: parent
            desk: root.desk
            helpCalls: root.helpCalls
            visible: root.strip

            onUnfolded: root.form.folded = false
        }

        Heading {
            id: heading

            anchors.left: parent.left
            anchors.right: parent.right
            desk: root.desk
            visible: !root.strip

            onFoldAsked: root.form.folded = true
        }

        Item {
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.topMargin: Theme.grid * 2
            visible: !root.strip

            ClerksPage {
                anchors.fill: parent
                desk: root.desk
                visible: root.desk.page === "clerks"
            }

            LogOnPage {
                anchors.fill: parent
                desk: root.desk
                visible: root.desk.page === "logOn"
            }

            WorkPage {
                id: workPage

                anchors.fill: parent
                desk: root.desk
                helpCalls: root.helpCalls
                onTop: root.form.onTop
                visible: root.desk.page === "work"

                onFieldLeft: rest.forceActiveFocus()
                onOnTopAsked: root.form.onTop = !root.form.onTop
            }
        }
    }
}
