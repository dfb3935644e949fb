pragma ComponentBehavior: Bound
import QtQuick
import Qt.labs.folderlistmodel
import Hall.Display

// Pictures and films of the hall, one after another in order of their names: read and decoded on threads, no larger than
// they stand here. While a call has its moment they are gone and stand still. A broken file is passed over; of a picture
// Qt tells the log.
Item {
    id: root

    required property Screen screen
    readonly property bool running: visible && screen.mediaShown
    property int place: -1
    property var broken: ({})
    property Image front: one
    readonly property url shown: front.source
    readonly property Film player: loader.item as Film
    property bool filming: false
    property bool begun: false

    function isFilm(name) {
        return /\.(mp4|m4v|mov|webm|mkv|avi)$/i.test(name);
    }

    function usable() {
        const found = [];
        for (let i = 0; i < files.count; i++)
            if (!broken[files.get(i, "fileName")])
                found.push(i);
        return found;
    }

    // Shows what comes next; what stands here stays until that is there.
    function next() {
        const found = usable();
        if (!found.length)
            begun = false;
        screen.hasMedia(begun);
        if (!found.length || (begun && !running))
            return;
        place = found.find(each => each > place) ?? found[0];
        const url = files.get(place, "fileUrl");
        if (isFilm(files.get(place, "fileName"))) {
            if (GraphicsInfo.api === GraphicsInfo.Software)
                skip("films need a graphics card");
            else if (player)
                player.play(url);
            else
                loader.active = true;
        } else if (front.source.toString() === url.toString() && found.length === 1) {
            show(front);
        } else {
            const back = front === one ? two : one;
            if (back.source.toString() === url.toString())
                root.show(back);
            else
                back.source = url;
        }
    }

    function show(image) {
        front = image;
        filming = false;
        begin();
        turn.restart();
    }

    function begin() {
        begun = true;
        screen.hasMedia(true);
    }

    function skip(reason) {
        const name = files.get(place, "fileName");
        broken[name] = true;
        if (reason)
            screen.skipFilm(name, reason);
        Qt.callLater(next);
    }

    clip: true
    objectName: "media"
    visible: screen.mediaShown

    onRunningChanged: {
        if (!running) {
            turn.stop();
            if (player)
                player.pause();
        } else if (filming)
            player.resume();
        else
            turn.restart();
    }

    FolderListModel {
        id: files

        caseSensitive: false
        folder: root.screen.mediaFolder
        nameFilters: ["*.jpg", "*.jpeg", "*.png", "*.webp", "*.mp4", "*.m4v", "*.mov", "*.webm", "*.mkv", "*.avi"]
        showDirs: false

        onCountChanged: {
            root.broken = {};
            Qt.callLater(root.next);
        }
    }

    Timer {
        id: turn

        objectName: "turn"
        interval: root.screen.mediaMs

        onTriggered: root.next()
    }

    component Picture: Image {
        id: picture

        objectName: "picture"
        anchors.fill: parent
        asynchronous: true
        autoTransform: true
        cache: false
        fillMode: Image.PreserveAspectFit
        opacity: root.front === picture && !root.filming ? 1 : 0
        sourceSize: Qt.size(Math.min(Window.width, Window.height), Math.min(Window.width, Window.height))

        onStatusChanged: {
            if (status === Image.Ready)
                root.show(picture);
            else if (status === Image.Error)
                root.skip("");
        }

        Behavior on opacity {
            NumberAnimation {
                duration: 600
            }
        }
    }

    Picture {
        id: one
    }

    Picture {
        id: two
    }

    Loader {
        id: loader

        active: false
        anchors.fill: parent
        source: "Film.qml"
        visible: root.filming

        Connections {
            target: root.player

            function onBegun() {
                root.filming = true;
                root.begin();
                turn.stop();
                if (!root.running)
                    root.player.pause();
            }

            function onEnded() {
                root.next();
            }

            function onFailed(reason) {
                root.filming = false;
                root.skip(reason);
            }
        }

        onLoaded: root.player.play(files.get(root.place, "fileUrl"))
    }
}
