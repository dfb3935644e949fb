"""Hubs as processes of their own, and computers that know nothing but a network."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.halls import real_hall
from tests.support.processes import App, Forked

HERE = ("--host", "127.0.0.1")
"""Such a hub is announced on this computer only."""


def hall_called(code: str, folder: Path) -> Path:
    """`real_hall` with another code, so that nobody else's hub has it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = real_hall(folder)
    file.write_text(file.read_text("utf-8").replace("ea-drang", code), encoding="utf-8")
    return file


def home(folder: Path) -> dict[str, str]:
    """Environment of a computer whose user's folders are in `folder`."""
    kinds = ("DATA", "CONFIG", "CACHE", "STATE")
    return {"BOCSO_LANG": "en", **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds}}


@contextmanager
def hub(folder: Path, *words: str, env: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """What it says when it answers. It ends without a word of trouble."""
    folder.mkdir(exist_ok=True)
    process = App("hub", ("hub", *HERE, *words), {**home(folder), **(env or {})}, folder / "hub.log")
    try:
        yield process.answer()
    finally:
        code = process.stop()
    assert code == 0, (folder / "hub.log").read_text()


def said(*words: str, env: Mapping[str, str], given: str = "") -> dict[str, Any]:
    """What `bocso` answers, also where it refuses."""
    with tempfile.TemporaryFile("w+") as trouble:
        process = Forked(words, {**os.environ, **env}, trouble.fileno())
        with process.stdin:
            process.stdin.write(given)
        with process.stdout:
            answer = process.stdout.read()
        process.wait(60)
        trouble.seek(0)
        assert answer, trouble.read()
    found: dict[str, Any] = json.loads(answer)
    return found
