pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window

// A QR code in white, as large as fits `room`. A module is a whole number of the screen's own pixels, so that
// every edge is sharp and all modules are alike.
Rectangle {
    id: root

    required property var runs // black modules in a row: x, y, length
    required property int modules // a side, with the quiet zone
    required property real room
    readonly property real dots: Screen.devicePixelRatio
    readonly property real module: Math.floor(room * dots / Math.max(1, modules)) / dots

    Accessible.name: qsTr("QR code of your number")
    Accessible.role: Accessible.Graphic
    antialiasing: false
    color: "white"
    height: width
    width: module * modules

    Repeater {
        model: root.runs

        Rectangle {
            required property var modelData

            antialiasing: false
            color: "black"
            height: root.module
            width: modelData.length * root.module
            x: modelData.x * root.module
            y: modelData.y * root.module
        }
    }
}
