"""Hubs as processes of their own, and computers that know nothing but a network."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shared.demo.processes import Process, bocso
from tests.support.halls import real_hall

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
    process = Process("hub", ("hub", *HERE, *words), {**home(folder), **(env or {})}, folder / "hub.log")
    try:
        yield process.answer()
    finally:
        code = process.stop()
    assert code == 0, (folder / "hub.log").read_text()


def said(*words: str, env: Mapping[str, str], given: str | None = None) -> dict[str, Any]:
    """What `bocso` answers."""
    everything = {**os.environ, **env}
    done = subprocess.run(
        bocso(*words), env=everything, input=given, capture_output=True, text=True, timeout=120, check=False
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
