import QtQuick
import Hall

// A letter of a number.
BigButton {
    required property var modelData // {key, able}

    enabled: modelData.able
    objectName: "letter-" + modelData.key
    opacity: modelData.able ? 1 : 0.45 // not grey for the moment after a touch
    quick: true
    text: modelData.key
}
