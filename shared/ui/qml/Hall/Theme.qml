pragma Singleton
import QtQuick

// Sizes, colours and type of every screen. An app sets `reading` (pixels of its reading text) from its window
// and `accent` from the hall's settings; everything else follows. `zoom` makes letters larger and nothing else, and
// `leastTouch` (pixels) holds what one touches above a size of the panel. Contrast against `ground` is noted beside colours.
QtObject {
    property color accent: "#A4161A" // 7.1

    readonly property color ground: "#F7F5F0"
    readonly property color surface: "#FFFFFF"
    readonly property color sunken: "#EFECE4"
    readonly property color line: "#DED9CC"
    readonly property color edge: "#8C8371" // 3.4, the outline of things one can touch
    readonly property color ink: "#1B1F2A" // 15
    readonly property color muted: zoom > 1 ? ink : "#4C5160" // 7.3; 6.7 on `sunken`
    readonly property color past: "#8A8F9C"
    readonly property color jade: "#0B6E63" // 5.6, shapes
    readonly property color jadeText: "#085C53" // 7.2
    readonly property color amber: "#9A5B00" // 5.0, shapes
    readonly property color amberText: "#754500" // 7.4
    readonly property color amberGround: "#FBEFD9"
    readonly property color gold: "#FFD166" // 11 on ink, 5.4 on the red accent
    readonly property color mutedOnInk: "#C9CCD4" // 10 on ink
    readonly property color accentText: luminance(accent) < 0.35 ? "#FFFFFF" : ink

    readonly property string family: "Be Vietnam Pro"
    readonly property string iconFamily: "Phosphor"
    readonly property real leading: 1.067 // 1.35 em: the font's own line is 1.265 em
    readonly property real capRatio: 0.74 // cap height of the font, in em

    property real zoom: 1
    property real leastTouch: 0
    property real reading: 32
    readonly property real body: reading * zoom
    readonly property real small: body / 1.25
    readonly property real lead: body * 1.25
    readonly property real title: body * 1.5625
    readonly property real headline: body * 1.953
    readonly property real hero: body * 2.441

    readonly property real grid: reading / 4 // 8 px where that is 32 px
    readonly property real corner: grid * 2
    readonly property real touch: Math.max(leastTouch, grid * 14) // least side of a touch target at the kiosk: 2 cm on a small one too (1366 x 768, 15.6 inches)
    readonly property real hairline: Math.max(1, Math.round(grid / 4))
    readonly property int moment: 200 // milliseconds of a movement

    function luminance(shade: color): real {
        return 0.2126 * shade.r * shade.r + 0.7152 * shade.g * shade.g + 0.0722 * shade.b * shade.b;
    }
}
