"""A real X server for one test: Xvfb on a display of its own, and the hands of a person on it.

Xvfb and the tools (xdotool, xrandr, xset) are installed by `make test` (tools/setup.sh). Windows of a test live in
processes of their own (`environment`), because this process draws offscreen.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

EVENT, KEY_RELEASE = 32, 3
"""Bytes of an event of the X protocol, and the code of one (X11 protocol, appendix B)."""
APART = 0.01
"""Seconds; enough for Qt to have looked at what has come so far."""


@dataclass(frozen=True, slots=True)
class XServer:
    """A running Xvfb; `display` is what DISPLAY says, as ":7"."""

    display: str

    @property
    def environment(self) -> dict[str, str]:
        """Of a process that opens its windows here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def run(self, *command: str) -> str:
        """Runs a tool (xdotool, xrandr, xset) on this display and returns what it printed; raises if it fails."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stderr)
        return done.stdout


@contextmanager
def x_server(size: str = "1920x1080", *options: str) -> Iterator[XServer]:
    """An X server whose one output is `size` large; `options` go to Xvfb."""
    read, write = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{size}x24",
        "-nolisten",
        "tcp",
        "-noreset",
        *options,
    ]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            number = said.readline().strip()  # comes when the server takes connections; nothing if it died
        assert number, "Xvfb did not start"
        yield XServer(f":{number}")
    finally:
        server.terminate()
        server.wait()


@contextmanager
def slow_line(server: XServer) -> Iterator[XServer]:
    """The same server at the end of a line on which the two halves of a key's repeat, its release and the press
    after it, always arrive apart.
    """
    number = 5000 + int(server.display[1:])
    address = Path(f"/tmp/.X11-unix/X{number}")
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(address))
        door.listen()
        Thread(target=_relay, args=(door, f"/tmp/.X11-unix/X{server.display[1:]}"), daemon=True).start()
        try:
            yield XServer(f":{number}")
        finally:
            address.unlink()
            door.shutdown(socket.SHUT_RDWR)  # ends the relay


def _relay(door: socket.socket, server: str) -> None:
    with suppress(OSError):
        while True:
            client, _ = door.accept()
            end = socket.socket(socket.AF_UNIX)
            end.connect(server)
            Thread(target=_carry, args=(client, end, 0.0), daemon=True).start()
            Thread(target=_carry, args=(end, client, APART), daemon=True).start()


def _carry(source: socket.socket, to: socket.socket, apart: float) -> None:
    """Until one end closes; both are closed then."""
    with suppress(OSError), source, to:
        while data := source.recv(1 << 16):
            for event in _events(data) if apart else [data]:
                to.sendall(event)
                if event[0] & 0x7F == KEY_RELEASE and len(data) > EVENT:
                    time.sleep(apart)
        to.shutdown(socket.SHUT_RDWR)
        source.shutdown(socket.SHUT_RDWR)


def _events(data: bytes) -> list[bytes]:
    """A few events one by one; anything else is a reply and stays whole."""
    if len(data) % EVENT or len(data) > 16 * EVENT:
        return [data]
    return [data[at : at + EVENT] for at in range(0, len(data), EVENT)]
