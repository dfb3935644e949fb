"""A network cable between a device and the hub that can be pulled, in a thread of the test's process."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

PIECE = 1 << 16
AGAIN_SECONDS = 1.0


class Cable:
    """Hands on what comes to its port; `pulled` hands on nothing and says nothing, `cut` ends every connection and
    refuses new ones, `deaf` hands on what the device says and loses what the hub answers; `delay` in seconds. Of
    the pieces `loss` (0 to 1) is lost: half of those come a second later, as TCP sends them again, half end the
    connection.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        assert parts.hostname is not None
        self._to = (parts.hostname, parts.port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"{parts.scheme}://127.0.0.1:{self._listening.getsockname()[1]}{parts.path}"
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.pulled = False
        self.deaf = False
        self.delay = self.loss = 0.0
        self._chance = random.Random(self.address)
        self._refusing = False
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._refusing = True
        with self._lock:
            for each in self._open:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._refusing = self.pulled = self.deaf = False
        self.delay = self.loss = 0.0

    def end(self) -> None:
        self.cut()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if self._refusing:
                near.close()
                continue
            try:
                far = socket.create_connection(self._to)
            except OSError:
                near.close()
                continue
            with self._lock:
                self._open |= {near, far}
            threading.Thread(target=self._hand_on, args=(near, far, False), daemon=True).start()
            threading.Thread(target=self._hand_on, args=(far, near, True), daemon=True).start()

    def _hand_on(self, source: socket.socket, target: socket.socket, back: bool) -> None:
        with contextlib.suppress(OSError):
            while piece := source.recv(PIECE):
                if self.delay:
                    time.sleep(self.delay)
                if self.deaf and back:
                    break
                if self._chance.random() < self.loss:
                    if self._chance.random() < 0.5:
                        break
                    time.sleep(AGAIN_SECONDS)
                while self.pulled and not self._refusing:
                    time.sleep(0.01)
                target.sendall(piece)
        with self._lock:
            self._open -= {source, target}
        for each in (source, target):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


@contextlib.contextmanager
def cable_to(address: str) -> Iterator[Cable]:
    cable = Cable(address)
    try:
        yield cable
    finally:
        cable.end()
