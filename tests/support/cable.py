"""A network cable that can be pulled: TCP to a port of this computer, until it is cut."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

LOCAL = "127.0.0.1"


class Cable:
    """Connections to `port` lead to `to`; while it is cut none is made, and those that were there are dead."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self.is_cut = False
        self._sock = socket.create_server((LOCAL, 0))
        self.port = int(self._sock.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self.is_cut = True
        with self._lock:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.is_cut = False

    def close(self) -> None:
        self.cut()
        self._sock.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._sock.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(near,), daemon=True).start()

    def _join(self, near: socket.socket) -> None:
        with near:
            if self.is_cut:
                return
            try:
                far = socket.create_connection((LOCAL, self._to), timeout=10)
            except OSError:
                return
            far.settimeout(None)
            with far, self._known(near, far):
                back = threading.Thread(target=_carry, args=(far, near), daemon=True)
                back.start()
                _carry(near, far)
                back.join()

    def _known(self, *ends: socket.socket) -> _Known:
        return _Known(self._open, self._lock, ends)


class _Known:
    """Ends that are cut together."""

    def __init__(self, ends: set[socket.socket], lock: threading.Lock, ours: tuple[socket.socket, ...]) -> None:
        self._ends, self._lock, self._ours = ends, lock, ours

    def __enter__(self) -> None:
        with self._lock:
            self._ends.update(self._ours)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._ends.difference_update(self._ours)


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(1 << 16):
            other.sendall(data)
    for each in (one, other):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
