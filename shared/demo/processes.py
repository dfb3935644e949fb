"""Starting the apps as processes, and using their windows as people do (see shared.ui.driver)."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from shared.errors.apps import app_name
from shared.errors.kinds import Words
from shared.errors.starting import DemoFailed

PATIENCE = 90.0
"""Longest wait for one answer of a process, seconds; its own limits come first."""


def bocso(*words: str) -> list[str]:
    """The `bocso` command of this very installation."""
    return [sys.executable, "-m", "shared.cli", *words]


class Process:
    """A `bocso` process that says JSON lines on stdout; what it says on stderr goes to `log`."""

    def __init__(self, name: str, words: Sequence[str], env: Mapping[str, str], log: Path) -> None:
        self.name = name
        self.shown: dict[int, int] = {}
        self._log: IO[str] = log.open("w", encoding="utf-8")
        self._log_path = log
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._process = self._spawn(words, {**os.environ, **env})
        threading.Thread(target=self._listen, name=f"listen-{name}", daemon=True).start()

    def _spawn(self, words: Sequence[str], env: Mapping[str, str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            bocso(*words),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=env,
            text=True,
            encoding="utf-8",
        )

    def answer(self, timeout: float = PATIENCE) -> dict[str, Any]:
        """The next line it says. Raises DemoFailed if it ends, fails or keeps silent."""
        try:
            said = self._answers.get(timeout=timeout)
        except queue.Empty:
            raise self._failed(DemoFailed.silent, seconds=round(timeout)) from None
        if said is None:
            raise self._ended()
        if "failed" in said:
            raise self._ended(f"{said['failed']}; ")
        return said

    def do(self, do: str, **what: Any) -> dict[str, Any]:
        """Has the driver do one thing; returns its answer. Raises DemoFailed."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"do": do, **what}) + "\n")
            self._process.stdin.flush()
        except OSError as problem:
            raise self._ended() from problem
        return self.answer()

    def wait_shown(self, seq: int, timeout: float = PATIENCE) -> int:
        """When (monotonic ns) the first picture with entry `seq` was on the screen. Raises DemoFailed."""
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            for shown, at in sorted(self.shown.items()):
                if shown >= seq:
                    return at
            time.sleep(0.002)
        raise self._failed(DemoFailed.not_shown, seq=seq)

    def stop(self) -> int:
        """Ends it properly (SIGTERM), by force after ten seconds; returns the exit code."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._log.close()
        return code

    def kill(self) -> None:
        """As a power cut does."""
        self._process.kill()
        self._process.wait()

    def running(self) -> bool:
        return self._process.poll() is None

    def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            for line in self._process.stdout:
                said = json.loads(line)
                if "shown" in said:
                    self.shown[int(said["shown"])] = int(said["at"])
                else:
                    self._answers.put(said)
        except ValueError:  # closed while stopping, or a line that is no JSON: the log tells
            pass
        self._answers.put(None)

    def _ended(self, said: str = "") -> DemoFailed:
        return self._failed(DemoFailed.ended, words=said + self._last_words())

    def _failed(self, reason: str, **fields: object) -> DemoFailed:
        return DemoFailed(reason=Words(reason, app=app_name(self.name), **fields))

    def _last_words(self) -> str:
        lines = self._log_path.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"
