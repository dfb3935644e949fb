import QtQuick
import QtMultimedia

// One film after another, without sound: it has no output for it. `begun` at its first picture; `failed` also where
// nothing comes for ten seconds.
Item {
    id: root

    property bool playing: false

    signal begun
    signal ended
    signal failed(string reason)

    function play(url) {
        playing = false;
        player.source = "";
        player.source = url;
        player.play();
        stuck.restart();
    }

    function pause() {
        stuck.stop();
        player.pause();
    }

    function resume() {
        player.play();
        stuck.restart();
    }

    MediaPlayer {
        id: player

        videoOutput: output

        onErrorOccurred: (_, reason) => {
            stuck.stop();
            root.failed(reason || "unknown");
        }
        onMediaStatusChanged: if (player.mediaStatus === MediaPlayer.EndOfMedia) {
            stuck.stop();
            root.ended();
        }
        onPositionChanged: if (player.position > 0 && player.playbackState === MediaPlayer.PlayingState) {
            stuck.restart();
            if (!root.playing) {
                root.playing = true;
                root.begun();
            }
        }
    }

    VideoOutput {
        id: output

        anchors.fill: parent
    }

    Timer {
        id: stuck

        interval: 10000

        onTriggered: root.failed("nothing comes")
    }
}
