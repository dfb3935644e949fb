"""The arrows of the house, lowest first: rules <- store <- hall <- link <- ui; slip <- printer beside store; the
apps on top; no circles. Qt and SQL have their rooms. A new import that fails here is a question about the
design: the message says where the thing belongs; change the table only together with docs/architecture.md.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.support.folders import ROOT

RULES = {"shared.rules"}
WORDS = RULES | {
    "shared.assets",
    "shared.files",
    "shared.errors",
    "shared.pin",
    "shared.service",
    "shared.settings",
}
SQL = RULES | {
    f"shared.store.{part}" for part in ("access", "address", "damage", "lease", "schema", "statement", "store")
}
SQL |= {"shared.store.timestamps", "shared.errors", "shared.files", "shared.pin", "sqlalchemy"}
SLIP = WORDS | {"shared.slip", "shared.fonts"}
PRINTER = SLIP | {"shared.printer"}
HALL = WORDS | {"shared.store", "shared.hall"}
LINK = WORDS | {"shared.hall", "shared.link", "shared.procedures"}
QT = {"PySide6", "shiboken6"}
UI = LINK | QT | {"shared.fonts", "shared.ui", "platformdirs", "shared.store.open", "shared.store.store"}
UI |= {"shared.sign", "shared.logs", "shared.store.lease", "shared.store.only_one"}
HUB = LINK | {
    "hub",
    "shared.store",
    "fastapi",
    "starlette",
    "pydantic",
    "uvicorn",
    "jinja2",
    "segno",
    "cryptography",
}
HUB |= {"shared.slip.texts", "shared.slip.offers"}
HUB |= {"argon2", "platformdirs", "anyio", "zeroconf", "ifaddr", "prometheus_client"}
PANEL = {"shared.hall", "shared.panel", "shared.sign"}
APP = LINK | PRINTER | QT | {"shared.ui", "shared.sign", "platformdirs"}
HUB |= PANEL

ALLOWED: dict[str, set[str]] = {
    "shared.rules": RULES,
    "shared.errors": {"shared.errors"},
    "shared.files": {"shared.errors"},
    "shared.service": {"shared.errors", "shared.files", "platformdirs"},
    "shared.pin": {"shared.errors", "shared.rules", "argon2"},
    "shared.assets": set(),
    "shared.logs": {"shared.files", "platformdirs"},
    "shared.fonts": QT | {"shared.errors"},
    "shared.settings": WORDS | {"pydantic", "pydantic_core"},
    "shared.settings.check": WORDS | {"shared.fonts", "pydantic", "vietnam_qr_pay"},
    "shared.procedures": WORDS | {"shared.procedures", "rapidfuzz"},
    "shared.store": SQL | {"shared.store", "platformdirs"},
    "shared.store.tables": SQL | {"shared.store.tables", "argon2"},
    "shared.store.sqlite": SQL | {"shared.store.sqlite", "platformdirs"},
    "shared.store.postgres": SQL | {"shared.store.postgres", "shared.store.tables", "psycopg"},
    "shared.store.upgrades": SQL | {"shared.store.upgrades", "shared.store.columns", "alembic"},
    "shared.hall": HALL,
    "shared.link": LINK | {"pydantic", "pydantic_core", "urllib3", "platformdirs", "shared.store.lease"},
    "shared.link.discovery": LINK | {"zeroconf"},
    "shared.slip": SLIP,
    "shared.languages": SLIP | {"shared.languages", "shared.sound", "shared.ui", "PySide6"},
    "shared.slip.drawing": SLIP | QT | {"segno"},
    "shared.printer": PRINTER | {"platformdirs"},
    "shared.printer.escpos.encode": PRINTER | QT | {"escpos"},
    "shared.printer.transport": PRINTER | {"serial"},
    "shared.simulator": WORDS | {"shared.simulator", "PIL", "segno"},
    "shared.simulator.window": UI | {"shared.simulator"},
    "shared.simulator.remote": UI | {"shared.simulator"},
    "shared.sign": WORDS | {"shared.hall", "shared.sign", "serial"},
    "shared.panel": WORDS | PANEL | {"shared.slip", "segno", "vietnam_qr_pay"},
    "shared.sound": RULES | QT | {"shared.sound", "shared.files", "shared.assets", "platformdirs"},
    "shared.keypad": {"shared.keypad", "shared.errors", "shared.files", "pydantic", "platformdirs", "serial"},
    "shared.recorder": UI | {"shared.recorder", "shared.sound"},
    "shared.ui": UI,
    "shared.ui.daily": UI | {"shared.store"},  # what looks after the database while the hall runs
    "shared.cli": WORDS | {"shared.cli", "typer", "shared.keypad.actions"},
    "shared.demo": APP | {"shared.demo", "shared.store", "hub.devices"},  # stands beside the apps and drives them
    "kiosk": APP | {"kiosk"},
    "kiosk.staff": APP | {"kiosk", "pydantic"},
    "kiosk.aloud": APP | {"kiosk", "shared.sound"},
    "counter": APP | {"counter"},
    "counter.hotkeys": APP | {"counter", "shared.keypad"},
    "counter.sheets.come_back": APP | PANEL | {"counter"},
    "counter.panel": APP | PANEL | {"counter.panel"},
    "counter.bell": APP | {"shared.sound"},
    "display": APP | {"display", "shared.sound"},
    "hub": HUB,
}
"""Module or package -> what it may import besides the standard library. The longest name that fits is the one."""

LAZY = "shared.cli"
"""`bocso` imports whatever a subcommand needs, but inside that subcommand, so that `bocso --help` is instant."""

FIXES = {
    "": "write the full name (from shared.slip.layout import ...)",
    **dict.fromkeys(QT, "Qt belongs in the apps, ui, demo, fonts.py, slip/drawing, sound, simulator/window"),
    **dict.fromkeys(["sqlalchemy", "alembic"], "SQL belongs in shared/store: give Hall a verb"),
    **dict.fromkeys(["kiosk", "counter", "display"], "apps never import each other: what two need goes to shared"),
    "shared": "arrows point down only: take it as an argument, or move what both need further down",
}


@dataclass(frozen=True)
class Import:
    """`name` with what is taken from it: `from shared import hall` is shared.hall."""

    name: str
    line: int
    lazy: bool


@pytest.mark.slow
def test_imports_follow_the_arrows() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{each.line}: {module} may not import {each.name}; {fix(each.name)}."
        for path, module in modules(ROOT)
        for each in imports(path.read_text("utf-8"))
        if not allowed(module, each)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("shared.rules.board", "import PySide6.QtCore"),
        ("shared.rules.board", "from shared import hall"),
        ("shared.store.tables.tickets", "from shared.hall import Hall"),
        ("shared.store.sqlite.store", "from shared.store.postgres import notify"),
        ("shared.hall.prints", "from shared.slip.layout import make_slip"),
        ("shared.link.feed", "import sqlalchemy as sa"),
        ("shared.printer.printer", "from PySide6.QtGui import QImage"),
        ("kiosk.kiosk", "from counter.console import Console"),
        ("kiosk.kiosk", "def late() -> None:\n    import sqlalchemy"),
        ("shared.cli.verbs", "from shared.ui.start import start"),
        ("shared.printer.printer", "from .slip import Slip"),
        ("shared.new_thing", "import pydantic"),
    ],
)
def test_a_wrong_import_is_found(module: str, line: str) -> None:
    assert not all(allowed(module, each) for each in imports(line))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("shared.rules.board", "from shared.rules.ticket import Ticket"),
        ("shared.hall", "from shared.rules.printing import PrintJob"),
        ("shared.errors", "if TYPE_CHECKING:\n    from shared.settings.check.check import Mistake"),
        ("shared.cli.apps", "def kiosk() -> None:\n    from kiosk.__main__ import main"),
        ("kiosk.kiosk", "import json\nfrom PySide6.QtCore import QObject\nfrom kiosk.props import Props"),
    ],
)
def test_a_right_import_is_not(module: str, line: str) -> None:
    assert all(allowed(module, each) for each in imports(line))


def test_no_import_goes_in_a_circle() -> None:
    """Neither while a program starts nor later, nor for a type checker."""
    TopologicalSorter(arrows({module: path.read_text("utf-8") for path, module in modules(ROOT)})).prepare()


def test_a_circle_is_found() -> None:
    sources = {"a": "def late():\n    from b import c", "b": "if TYPE_CHECKING:\n    import a"}
    with pytest.raises(CycleError):
        TopologicalSorter(arrows(sources)).prepare()


def arrows(sources: dict[str, str]) -> dict[str, set[str]]:
    """By module, every module that its file imports anywhere."""

    def named(node: ast.AST) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            return [name if name in sources else node.module for name in names]
        return []

    return {
        module: {name for node in ast.walk(ast.parse(source)) for name in named(node) if name in sources}
        for module, source in sources.items()
    }


def modules(root: Path) -> Iterator[tuple[Path, str]]:
    """Every Python file of the program and its dotted name."""
    for app in ("shared", "kiosk", "counter", "display", "hub"):
        for path in sorted((root / app).rglob("*.py")):
            yield path, ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imports(source: str) -> Iterator[Import]:
    """Everything a file imports, without what only a type checker reads."""
    return found(ast.parse(source), lazy=False)


def found(node: ast.AST, *, lazy: bool) -> Iterator[Import]:
    if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
        return
    if isinstance(node, ast.Import):
        yield from (Import(alias.name, node.lineno, lazy) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = "." * node.level + (node.module or "")
        yield from (Import(f"{base}.{alias.name}", node.lineno, lazy) for alias in node.names)
    inside = lazy or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    for child in ast.iter_child_nodes(node):
        yield from found(child, lazy=inside)


def allowed(module: str, each: Import) -> bool:
    if each.name.partition(".")[0] in sys.stdlib_module_names:
        return True
    if each.lazy and within(module, LAZY):
        return True
    room = max((name for name in ALLOWED if within(module, name)), key=len, default="")
    return any(within(each.name, name) for name in ALLOWED.get(room, ()))


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def fix(name: str) -> str:
    return FIXES.get(name.partition(".")[0], "a new package is named in the table of tests/house/test_imports.py")
