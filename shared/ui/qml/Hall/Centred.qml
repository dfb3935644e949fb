import QtQuick

// A paragraph whose lines stand in the middle.
Paragraph {
    horizontalAlignment: Text.AlignHCenter
}
