"""A real X server for one test: Xvfb on a display of its own, and the hands of a person on it.

Xvfb and the tools (xdotool, xrandr, xset) are installed by `make test` (tools/setup.sh). Windows of a test live in
processes of their own (`environment`), because this process draws offscreen.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


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
