import QtQuick
import Hall
import Hall.Kiosk

// How the words of a page's tiles are set: all alike, since small ones among large look less important. Flat tiles have
// their icon on the left of name, note and wait; others have it above them, with the wait beside it.
QtObject {
    id: root

    required property real width // of a tile, and of the words in all of them
    required property real height
    required property bool alone // in its row: the words are as large as the tile allows
    required property var names
    required property var notes
    required property var waits
    required property var longest // what they may say at most

    readonly property bool flat: width > height * 2.5
    readonly property bool narrow: width < Theme.grid * 56
    readonly property real zoom: alone && flat ? Math.max(1, Math.min(1.6, height / (Theme.grid * 24), width / (Theme.grid * 72))) : 1
    readonly property real pad: Theme.grid * (flat ? 2 : 2.5) * zoom

    readonly property real icon: flat ? Theme.grid * 8 * zoom : Math.max(Theme.grid * 6, Math.min(height * 0.22, Theme.grid * (narrow ? 7 : 10)))
    readonly property real iconX: pad + Theme.grid / 2
    readonly property real iconY: flat ? (height - icon) / 2 : pad

    readonly property real wordsX: flat ? iconX + icon + pad : iconX
    readonly property real above: Math.max(iconY + icon, waitY + waitHeight / 2) + Math.max(0, height - Theme.grid * 26) * 0.3
    readonly property real wordsY: flat ? (height - wordsHeight) / 2 : above
    readonly property real wordsWidth: width - wordsX - pad
    readonly property real wordsHeight: flat ? Math.min(height - pad * 1.5, Theme.grid * 20 * zoom * Theme.zoom) : height - above - pad * 0.5

    readonly property real waitRoom: flat ? wordsWidth : width - iconX - icon - pad - Theme.grid // the lamp's sign included
    readonly property int waitLeast: Math.round(Theme.body * 0.7)
    readonly property bool brief: flat && Letters.lines(longest, waitRoom - Theme.body * 1.4 * zoom, waitLeast, false) > 1 // the note needs the second line
    readonly property int waitSize: Letters.fit(waits, waitRoom - Theme.body * 1.4 * zoom, 0, Theme.body * (narrow && !flat ? 0.8 : 0.9) * zoom, waitLeast, false)
    readonly property int waitLines: Math.min(2, Letters.lines(waits, waitRoom - waitSize * 1.25 - Theme.grid, waitSize, false))
    readonly property real waitHeight: flat ? waitLines * Letters.line(waitSize) : 2 * Letters.line(waitLeast) // two lines above, or names would move
    readonly property real waitY: Math.max(pad / 2 + waitHeight / 2, iconY + icon / 2) // its middle, above the words

    readonly property real nameMost: (height < Theme.grid * 22 ? Theme.body * 1.1 : Theme.lead) * zoom
    readonly property int nameOne: Names.size(names, wordsWidth, nameMost, Names.least(Theme.body, Theme.zoom, Theme.leastTouch), Theme.grid * 2.4)
    readonly property real noteLeast: Theme.body * 0.7
    readonly property real notesHeight: Letters.lines(notes, wordsWidth, noteLeast, false) * Letters.line(noteLeast)
    readonly property int nameTwo: Letters.fit(names, wordsWidth, Math.max(1, wordsHeight - notesHeight - (flat ? waitHeight : 0)), nameMost, nameOne, true)
    readonly property int nameSize: nameTwo > nameOne * 1.15 && Letters.lines(names, wordsWidth, nameTwo, true) <= 2 ? nameTwo : nameOne
    readonly property int nameLines: Math.min(2, Letters.lines(names, wordsWidth, nameSize, true))
    readonly property int noteSize: Letters.fit(notes, wordsWidth, wordsHeight - nameLines * Letters.line(nameSize) - (flat ? waitHeight : 0), Theme.body * 0.9 * zoom, Theme.body * (Theme.zoom > 1 ? 0.55 : 0.62), false)
}
