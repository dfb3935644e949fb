import QtQuick
import QtQuick.Shapes
import Hall

// What a visitor touches, two centimetres at least. No key of a keyboard presses it: that is the clerk's.
Rectangle {
    id: root

    property string text
    property string face // the path of an SVG of 24
    property color ink: Theme.ink
    property bool wide: false // the face at the left
    readonly property real faceSize: face ? (wide ? height * 0.6 : Math.min(width * 0.5, height * 0.45)) : 0

    signal clicked

    Accessible.name: text
    Accessible.onPressAction: clicked()
    Accessible.role: Accessible.Button
    border.color: Theme.edge
    border.width: Math.max(2, Theme.hairline)
    color: area.pressed ? Qt.darker(Theme.surface, 1.2) : Theme.surface
    radius: Theme.corner

    Shape {
        id: shape

        height: root.faceSize
        visible: root.face
        width: root.faceSize
        x: root.wide ? root.height * 0.2 : (root.width - width) / 2
        y: root.wide ? (root.height - height) / 2 : root.height * 0.12

        ShapePath {
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            scale: Qt.size(root.faceSize / 24, root.faceSize / 24)
            strokeColor: root.ink
            strokeWidth: root.faceSize / 13

            PathSvg {
                path: root.face
            }
        }
    }

    Label {
        Accessible.ignored: true
        anchors.bottom: parent.bottom
        anchors.left: root.wide ? shape.right : parent.left
        anchors.margins: Theme.grid
        anchors.right: parent.right
        anchors.top: root.face && !root.wide ? shape.bottom : parent.top
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        horizontalAlignment: root.wide ? Text.AlignLeft : Text.AlignHCenter
        leftPadding: root.wide ? Theme.grid * 3 : 0
        minimumPixelSize: 10
        size: Theme.body * 0.9
        text: root.text
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
    }

    MouseArea {
        id: area

        anchors.fill: parent
        onClicked: root.clicked()
        onDoubleClicked: {} // twice at once is once, also where the first has brought another page
    }
}
