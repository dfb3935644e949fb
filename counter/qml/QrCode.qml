import QtQuick

// A code with its quiet zone of four modules (ISO/IEC 18004). `rows` are its modules, "1" is dark; each is of whole
// pixels, so that a camera finds no seams.
Item {
    id: root

    required property var rows
    readonly property int module: Math.floor(Math.min(width, height) / Math.max(1, rows.length + 8))

    Canvas {
        id: canvas

        anchors.centerIn: parent
        height: width
        width: root.module * root.rows.length

        onPaint: {
            const ink = getContext("2d"), side = root.module;
            ink.clearRect(0, 0, width, height);
            ink.fillStyle = "#000000";
            root.rows.forEach((row, y) => [...row].forEach((one, x) => one === "1" && ink.fillRect(x * side, y * side, side, side)));
        }
    }

    onModuleChanged: canvas.requestPaint()
    onRowsChanged: canvas.requestPaint()
    onVisibleChanged: canvas.requestPaint() // a canvas that nobody sees is not painted when its size changes
}
