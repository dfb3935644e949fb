"""Lets another process use an app as a person does: `--drive` reads JSON lines from stdin and answers on stdout.

    {"do": "tap", "item": "service-ho-tich"}        a touch on the item with that objectName
    {"do": "key", "key": "F2"}                      a key press
    {"do": "type", "text": "4827"}                  keys, one after another
    {"do": "wait", "item": "ticketNumber"}          until the item is in the picture; optional "enabled": true,
                                                    "joined": "A012" (all its texts in a row)
    {"do": "resize", "width": 1920, "height": 1080}
    {"do": "grab", "to": "kiosk.png"}               what the window shows
    {"do": "quit"}

Each is answered by {"did": ..., "at": nanoseconds} or {"failed": why}; `at` is time.monotonic_ns() just before
the touch or key. Whenever the property `callSeq` of a shown object changes, {"shown": seq, "at": ...} follows
the first frame swapped after it. For demonstrations and tests; without `--drive` none of this exists.
"""

from __future__ import annotations

import json
import math
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

FINGERS_MS = 65
LOOK_EVERY_MS = 5
GIVE_UP_SECONDS = 60


class _Stdin:
    """Reads stdin on one thread, as long as the process lives, for the driver of the moment."""

    def __init__(self) -> None:
        self._take: Callable[[str], object] | None = None

    def to(self, take: Callable[[str], object]) -> None:
        """From now on each line goes there, at the end one that quits."""
        first, self._take = self._take is None, take
        if first:
            threading.Thread(target=self._listen, name="driver", daemon=True).start()

    def _listen(self) -> None:
        for line in chain(sys.stdin, ['{"do": "quit"}']):
            if self._take is not None:
                self._take(line)


_STDIN = _Stdin()


class Driver(QObject):
    """Carries out the lines of stdin on one window, in order. Lives on the GUI thread."""

    _line = Signal(str)

    def __init__(self, window: QQuickWindow, shown: Mapping[str, QObject]) -> None:
        super().__init__()
        self._window = window
        self._orders: list[dict[str, Any]] = []
        self._until = 0.0
        self._ready = self._working = False
        self._struck = 0.0
        self._line.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS, singleShot=True)
        self._timer.timeout.connect(self._work)
        for screen in shown.values():
            self._watch_calls(screen)
        _STDIN.to(self._line.emit)
        window.frameSwapped.connect(self._first_frame)  # items have no place before it
        window.update()

    def _first_frame(self) -> None:
        self._window.frameSwapped.disconnect(self._first_frame)
        self._ready = True
        _say({"ready": True, "at": time.monotonic_ns()})
        self._work()

    def stop(self) -> None:
        self._ready = False

    def _take(self, line: str) -> None:
        self._orders.append(json.loads(line))
        if len(self._orders) == 1:
            self._until = time.monotonic() + GIVE_UP_SECONDS
        self._work()

    def _work(self) -> None:
        """Again every LOOK_EVERY_MS while there is something left to do."""
        if self._working or not self._ready:
            return
        self._working = True  # QTest lets events run: this is called again from within
        while self._orders and self._carry_out(self._orders[0]):
            self._orders.pop(0)
            self._until = time.monotonic() + GIVE_UP_SECONDS
        self._working = False
        if self._orders:
            self._timer.start()

    def _carry_out(self, order: dict[str, Any]) -> bool:
        """True once done or given up; False to try again at the next tick."""
        steps: dict[str, Callable[[dict[str, Any]], dict[str, Any] | None]] = {
            "tap": self._tap,
            "key": self._key,
            "type": self._type,
            "wait": self._wait,
            "grab": self._grab,
            "resize": self._resize,
            "quit": self._quit,
        }
        answer = steps[order["do"]](order)
        if answer is None:
            if time.monotonic() < self._until:
                return False
            answer = {"failed": f"{order} within {GIVE_UP_SECONDS} s"}
        _say({"did": order["do"], **answer})
        return True

    def _tap(self, order: dict[str, Any]) -> dict[str, Any] | None:
        from PySide6.QtTest import QTest  # noqa: PLC0415 - brings QtWidgets: only once something is done

        item = self._visible(order["item"])
        if item is None or not item.isEnabled():
            return None
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        at = time.monotonic_ns()
        QTest.mouseClick(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
        return {"at": at}

    def _key(self, order: dict[str, Any]) -> dict[str, Any]:
        return {"at": self._strike(Qt.Key[f"Key_{order['key']}"])}

    def _type(self, order: dict[str, Any]) -> dict[str, Any]:
        return {"at": min(self._strike(letter) for letter in order["text"])}

    def _strike(self, key: Any) -> int:
        """A Qt.Key or a letter, not sooner after the one before than a finger can: what is faster is a scanner, or
        bounces. Returns when it was pressed.
        """
        from PySide6.QtTest import QTest  # noqa: PLC0415 - brings QtWidgets: only once something is done

        free = self._struck + FINGERS_MS / 1000
        QTest.qWait(max(0, math.ceil((free - time.monotonic()) * 1000)))
        at = time.monotonic_ns()
        QTest.keyClick(self._window, key)
        self._struck = time.monotonic()
        return at

    def _wait(self, order: dict[str, Any]) -> dict[str, Any] | None:
        item = self._visible(order["item"])
        if item is None or (order.get("enabled") and not item.isEnabled()):
            return None
        if "joined" in order and order["joined"] != "".join(_texts(item)):
            return None
        return {"at": time.monotonic_ns(), "texts": _texts(item)}

    def _grab(self, order: dict[str, Any]) -> dict[str, Any]:
        if not self._window.grabWindow().save(order["to"]):
            return {"failed": f"{order['to']} could not be written"}
        return {"at": time.monotonic_ns()}

    def _resize(self, order: dict[str, Any]) -> dict[str, Any] | None:
        self._window.resize(order["width"], order["height"])
        fits = self._window.contentItem().width() == order["width"]
        return {"at": time.monotonic_ns()} if fits else None

    def _quit(self, _order: dict[str, Any]) -> dict[str, Any]:
        QGuiApplication.exit(0)  # quit() would ask the windows
        return {"at": time.monotonic_ns()}

    def _visible(self, name: str) -> QQuickItem | None:
        for item in _items(self._window.contentItem()):
            if item.objectName() == name and item.isVisible() and item.width() > 0:
                return item
        return None

    def _watch_calls(self, screen: QObject) -> None:
        meta = screen.metaObject()
        index = meta.indexOfProperty("callSeq")
        if index < 0:
            return
        changed: QMetaMethod = meta.property(index).notifySignal()
        name = bytes(changed.name().data()).decode()
        getattr(screen, name).connect(lambda *_: self._report(int(screen.property("callSeq"))))

    def _report(self, seq: int) -> None:
        def swapped() -> None:
            self._window.frameSwapped.disconnect(swapped)
            _say({"shown": seq, "at": time.monotonic_ns()})

        self._window.frameSwapped.connect(swapped)


def _items(root: QQuickItem) -> Iterator[QQuickItem]:
    yield root
    for child in root.childItems():
        yield from _items(child)


def _texts(root: QQuickItem) -> list[str]:
    """Every text in the item that is in the picture."""
    texts = (item.property("text") for item in _items(root) if item.isVisible())
    return [text for text in texts if isinstance(text, str) and text]


def _say(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
