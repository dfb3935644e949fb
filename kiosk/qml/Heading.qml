import QtQuick
import Hall
import Hall.Kiosk

// A paragraph in large letters: no word stands alone on its last line. `centred`: its lines stand in the middle.
Paragraph {
    property bool centred: true
    readonly property real rest: width - Letters.even(text, width, Math.round(size), font.weight > Font.Normal)

    horizontalAlignment: centred ? Text.AlignHCenter : Text.AlignLeft
    leftPadding: centred ? rest / 2 : 0
    rightPadding: rest - leftPadding
}
