import QtQuick
import Hall
import Hall.Kiosk

// Says in time that the screen goes back to the start, and stays for whoever touches it.
Pressable {
    id: root

    required property Kiosk kiosk
    readonly property bool soon: kiosk.seconds > 0 && kiosk.seconds <= 10

    border.color: Theme.amber
    border.width: Theme.grid * 0.4
    fill: Theme.amberGround
    implicitHeight: Theme.touch
    name: words.text
    objectName: "stay"
    visible: soon
    z: 1

    Label {
        id: words

        Accessible.ignored: true
        anchors.fill: parent
        anchors.margins: Theme.grid
        color: Theme.amberText
        font.weight: Font.DemiBold
        fontSizeMode: Text.Fit
        horizontalAlignment: Text.AlignHCenter
        minimumPixelSize: Math.round(Theme.body * 0.7)
        text: qsTr("The screen returns in %n second(s). Touch here to stay.", "", root.kiosk.seconds)
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.Wrap
    }
}
