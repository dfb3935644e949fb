import QtQuick

// A text as wide as what it stands in, on as many lines as it takes.
Label {
    width: parent?.width ?? 0
    wrapMode: Text.Wrap
}
