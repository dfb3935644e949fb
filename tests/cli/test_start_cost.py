"""What a start loads. A keypad runs a verb as a process, and an app's first frame waits for its imports."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import shared.cli
from shared.cli.commands import MODULES, registered
from shared.hall import Hall
from shared.settings.load import load
from shared.store.open import open_store
from tests.support.halls import PIN, real_hall
from tests.ui.test_start import OFFSCREEN

PRINTING = {"PIL", "escpos", "segno", "serial", "usb"}
LATER = {"alembic", "psycopg", "rich", *PRINTING}
"""Packages for what neither a verb nor the first frame of an app without a printer does on a SQLite file."""
SLOW = {"sqlalchemy.orm", "sqlalchemy.dialects.postgresql", "shared.store.verify", "shared.store.upgrades"}


@pytest.fixture(scope="module")
def env(tmp_path_factory):
    """Of a process in a hall whose counter 1 is open, with somebody in line."""
    folder = tmp_path_factory.mktemp("hall")
    file, url = real_hall(folder), f"sqlite:///{folder / 'queue.sqlite'}"
    settings = load(file)
    store = open_store(url)
    hall = Hall(settings, store)
    hall.set_pin(1, PIN)
    hall.open(1, PIN)
    hall.issue(settings.counter[0].services[0])
    store.close()
    return {**os.environ, **OFFSCREEN, "BOCSO_HALL": str(file), "BOCSO_DB": url}


def loaded(env, *words: str, given: str = "") -> list[str]:
    """The modules that `bocso` imports to carry this out, in order."""
    command = [sys.executable, "-X", "importtime", "-m", "shared.cli", *words]
    done = subprocess.run(command, env=env, input=given, capture_output=True, text=True, timeout=60, check=True)
    return [
        line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")
    ]


def not_before_needed(modules: list[str], names: set[str]) -> set[str]:
    return {name for name in names for module in modules if f"{module}.".startswith(f"{name}.")}


@pytest.mark.slow
def test_a_verb_loads_what_it_needs(env):
    modules = loaded(env, "next", "--counter", "1")
    qt = {"PySide6", "shiboken6", "shared.ui", "shared.printer", "shared.slip", "shared.store.copies"}
    others = {f"shared.cli.{name}" for name in MODULES} - {"shared.cli.calls"}
    assert not_before_needed(modules, LATER | SLOW | qt | others) == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "needed"),
    [(("kiosk",), PRINTING), (("counter", "--counter", "1"), set()), (("display",), set())],
    ids=["kiosk", "counter", "display"],
)
def test_an_app_loads_what_its_first_frame_needs(env, words, needed):
    """What is not Qt's comes before Qt: PySide6 would read and keep its source, 15 MB."""
    modules = loaded(env, *words, "--window", "800x600", "--drive", given='{"do": "quit"}\n')
    qt = {"PySide6.QtTest", "PySide6.QtWidgets", "qtawesome"}
    assert not_before_needed(modules, (LATER | SLOW | qt) - needed) == set()
    assert max(map(modules.index, ("sqlalchemy", "pydantic.main", "shared.hall"))) < modules.index(
        "PySide6.QtCore"
    )


def test_every_command_is_in_the_table():
    """The table names modules without importing them; what is not in it would be in no help."""
    folder = Path(shared.cli.__file__).parent
    with_commands = {path.stem for path in folder.glob("*.py") if "typer.Typer()" in path.read_text("utf-8")}
    assert set(MODULES) == with_commands - {"commands"}
    for module, names in MODULES.items():
        app = import_module(f"shared.cli.{module}").app
        assert tuple(name for name, _ in registered(app)) == names
