"""Processes that come from a forkserver: it has no thread, no connection and no application of Qt in it, and it
imported the program once. Each costs 0.5 s of CPU less than a new interpreter, an app 0.9 s.

Such an app is a process like any other, but for how its interpreter began and ends: tests/ui/test_start.py and
tests/whole/test_one_ticket.py start it as people do.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import reduction
from multiprocessing.process import BaseProcess
from typing import IO

from shared.demo.processes import Process

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        *("shared.store.sqlite.store", "shared.store.postgres.store", "tests.support.halls", "shared.cli.apps"),
        *("kiosk.__main__", "counter.__main__", "display.__main__", "hub.run"),
    ]
)


class App(Process):
    """A `bocso` process as `Process`, from the forkserver."""

    def _spawn(self, words: Sequence[str], env: Mapping[str, str]) -> Forked:
        return Forked(words, env, self._log.fileno())

    def ended(self) -> int:
        """The exit code of one that ends by itself."""
        return self._process.wait(60)


def refused(env: Mapping[str, str], *words: str) -> str:
    """What a `bocso` command says that must end in a sentence."""
    process = Forked(words, {**os.environ, **env})
    process.stdin.close()
    try:
        code = process.wait(60)
    finally:
        process.kill()
    with process.stdout:
        said = process.stdout.read()
    assert code == 1, said
    assert "Traceback" not in said
    return said


class Forked:
    """A `bocso` command as subprocess.Popen would run it, with a pipe each to and from it.

    What it says on stderr goes to the file `log`, else where stdout goes.
    """

    def __init__(self, words: Sequence[str], env: Mapping[str, str], log: int | None = None) -> None:
        its_stdin, stdin = os.pipe()
        stdout, its_stdout = os.pipe()
        files = (its_stdin, its_stdout, its_stdout if log is None else log)
        self._process: BaseProcess = FORKS.Process(
            target=_bocso, args=(words, dict(env), *map(_Given, files)), daemon=True
        )
        self._process.start()
        os.close(its_stdin)
        os.close(its_stdout)
        self.stdin: IO[str] = os.fdopen(stdin, "w", encoding="utf-8")
        self.stdout: IO[str] = os.fdopen(stdout, encoding="utf-8")

    @property
    def pid(self) -> int:
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if (code := self.poll()) is None:
            raise subprocess.TimeoutExpired("bocso", timeout)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


class _Given:
    """A file descriptor of this process: in the new one the number it has there."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __reduce__(self):
        return _taken, (reduction.DupFd(self._number),)


def _taken(given) -> int:
    return given.detach()


def _bocso(words: Sequence[str], env: Mapping[str, str], *files: int) -> None:
    """In the new process."""
    for number, file in enumerate(files):
        os.dup2(file, number)
    for file in set(files):
        os.close(file)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["bocso", *words]
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", closefd=False)
    from shared.cli import main  # noqa: PLC0415 - the program that this becomes

    main()
