"""The call keypads of a counter on this computer: each is heard on a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing

from PySide6.QtCore import QObject, Qt, Signal

from counter.hotkeys.hot_keys import KEY_OF
from shared.errors.keys import KeypadUnreachable
from shared.keypad.kept import Keypad
from shared.keypad.sources import PORT_ERRORS, KeypadSource, open_keypad, unreachable

log = logging.getLogger("bocso.counter")

LOOK_SECONDS = 1.0
"""How often a keypad that is away is looked for, and how long the end of the program waits for one."""


class Keypads(QObject):
    """Lives on the GUI thread until `stop`. `press` gets a Qt.Key of the counter's window, there; `trouble` what
    is wrong with the keypads, None when nothing is, whenever that is another.
    """

    trouble = Signal(object)
    _struck = Signal(str, str)
    _told = Signal(str, object)

    def __init__(
        self,
        keypads: Sequence[Keypad],
        press: Callable[[int], object],
        opened: Callable[[str, int], KeypadSource] = open_keypad,
        look: float = LOOK_SECONDS,
    ) -> None:
        super().__init__()
        self._keys = {keypad.port: keypad.keys for keypad in keypads}
        self._press, self._opened, self._look = press, opened, look
        self._wrong: dict[str, KeypadUnreachable] = {}
        self._over = threading.Event()
        self._struck.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._learn, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._hear, args=(keypad,), name="keypad", daemon=True) for keypad in keypads
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """The keypads are everybody's again."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _hear(self, keypad: Keypad) -> None:
        while not self._over.is_set():
            try:
                with closing(self._opened(keypad.port, keypad.baud)) as source:
                    self._told.emit(keypad.port, None)
                    while not self._over.is_set():
                        key = source.read(self._look)
                        if key is not None:
                            self._struck.emit(keypad.port, key)
            except PORT_ERRORS as problem:
                self._told.emit(keypad.port, unreachable(keypad.port, problem))
                self._over.wait(self._look)

    def _take(self, port: str, key: str) -> None:
        action = self._keys[port].get(key, "")
        if action in KEY_OF:
            self._press(KEY_OF[action])

    def _learn(self, port: str, problem: KeypadUnreachable | None) -> None:
        before = next(iter(self._wrong.values()), None)
        self._wrong.pop(port, None)
        if problem is not None:
            self._wrong[port] = problem
        now = next(iter(self._wrong.values()), None)
        if str(now) != str(before):
            self.trouble.emit(now)
