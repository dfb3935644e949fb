pragma ComponentBehavior: Bound

import QtQuick

// The woven band on top of every screen: rows of diamonds, after the brocade of the Ê Đê, in the hall's accent.
Rectangle {
    id: root

    readonly property real stitch: height
    readonly property real diamond: stitch * 0.62

    Accessible.ignored: true
    clip: true
    color: Theme.ink
    implicitHeight: Math.round(Theme.grid * 3.5)

    Row {
        anchors.horizontalCenter: parent.horizontalCenter

        Repeater {
            model: root.width > 0 && root.stitch > 0 ? Math.ceil(root.width / root.stitch) + 1 : 0 // below 0 before it has its place

            Item {
                height: root.stitch
                width: root.stitch

                Rectangle {
                    anchors.centerIn: parent
                    antialiasing: true
                    color: Theme.accent
                    height: root.diamond
                    rotation: 45
                    width: root.diamond
                }

                Rectangle {
                    anchors.centerIn: parent
                    antialiasing: true
                    color: Theme.ink
                    height: root.diamond * 0.6
                    rotation: 45
                    width: height
                }

                Rectangle {
                    anchors.centerIn: parent
                    antialiasing: true
                    color: Theme.gold
                    height: root.diamond * 0.36
                    rotation: 45
                    width: height
                }
            }
        }
    }
}
