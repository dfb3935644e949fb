"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.folders import ROOT

LINES = 300
"""A Python file of the program is at most this long: one sits down and reads it."""

LONGER: dict[str, int] = {}
"""File -> its own limit, with the reason in a comment."""

MACHINE_PATH = re.compile(r"(?<![\w.~/])/(?:home|Users|root|workspace|work|private)/[\w.-]|[A-Z]:\\Users\\")
REGISTRY = re.compile(
    r"(?i)https?://[^\s\"')]*(?:/simple\b|pypi|pythonhosted|npmjs)|(?:index|find)[-_](?:url|links)"
)
LOCK_FILES = re.compile(r"(?:.*\.lock|.*-lock\.(?:json|yaml)|pylock.*\.toml)")


def repository_files() -> list[Path]:
    """What git has or would take; in a tree without git, what does not lie in a folder of tools."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    made = re.compile(r"\.(?:venv|git|\w+_cache|hypothesis)|build|out|__pycache__|.*\.egg-info")
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not any(made.fullmatch(part) for part in path.relative_to(ROOT).parts)
    ]


FILES = repository_files()


def texts() -> Iterator[tuple[str, str]]:
    """Name and content of every text file of the repository."""
    for path in FILES:
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8")


TEXTS = dict(texts())
PYTHON = {name: text for name, text in TEXTS.items() if name.endswith(".py")}
PROGRAM = {
    name: text
    for name, text in PYTHON.items()
    if name.startswith(("shared/", "kiosk/", "counter/", "display/", "hub/"))
}


def hits(pattern: re.Pattern[str]) -> list[str]:
    """name:line: text of each place that fits; not in this file, which has to name what is forbidden."""
    here = Path(__file__).relative_to(ROOT).as_posix()
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in TEXTS.items()
        if name != here
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_path_of_one_machine() -> None:
    assert hits(MACHINE_PATH) == []


def test_no_registry_address() -> None:
    assert hits(REGISTRY) == []


def test_no_lock_file() -> None:
    """They record download addresses; versions are pinned in constraints.txt."""
    assert [path.name for path in FILES if LOCK_FILES.fullmatch(path.name)] == []


def test_files_stay_small() -> None:
    lengths = {name: text.count("\n") for name, text in PROGRAM.items()}
    long = {name: lines for name, lines in lengths.items() if lines > LONGER.get(name, LINES)}
    assert long == {}, f"more than {LINES} lines: split by concept: {long}"


def test_every_text_is_composed_unicode() -> None:
    """Vietnamese typed on a Mac may come apart into letters and marks (NFD), which fonts and searches miss."""
    assert [name for name, text in TEXTS.items() if not unicodedata.is_normalized("NFC", text)] == []


@pytest.mark.slow
def test_no_error_is_swallowed() -> None:
    """No bare `except:`, and no `except Exception: pass`: an error is told, retried, or logged as a bug."""
    assert [place for name, text in PYTHON.items() for place in swallowed(name, text)] == []


def swallowed(name: str, text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler):
            everything = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
            silent = all(
                isinstance(line, ast.Pass) or ast.unparse(line) in {"...", "continue"} for line in node.body
            )
            if node.type is None or (everything and silent):
                yield f"{name}:{node.lineno}"


@pytest.mark.parametrize(
    "source", ["try:\n    go()\nexcept:\n    raise", "try:\n    go()\nexcept Exception:\n    pass"]
)
def test_a_swallowed_error_is_found(source: str) -> None:
    assert list(swallowed("x.py", source)) == ["x.py:3"]


def test_twenty_thousand_void_calls_of_qt() -> None:
    """PySide6 6.12.0 on Python 3.11 gave up a reference to None at each void call and aborted after some 5,000."""
    calls = """
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from tests.support.folders import ROOT
thing, image = QObject(), QImage(1, 1, QImage.Format.Format_Mono)
for number in range(20_000):
    thing.setObjectName(str(number))
    image.fill(number % 2)
print(thing.objectName())
"""
    done = subprocess.run([sys.executable, "-c", calls], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "19999"), done.stderr


def test_a_class_name_means_one_thing() -> None:
    """So that a name that is read anywhere says where its class stands."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, text in PROGRAM.items():
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(name)
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_each_folder_says_what_its_files_are() -> None:
    """So that a newcomer finds a thing in the tree alone. The commands of `bocso` say it themselves (--help)."""
    missing = []
    for path in map(Path, PROGRAM):
        package = path.parent / "__init__.py"
        if path.stem.startswith("__") or package.as_posix() in ("shared/__init__.py", "shared/cli/__init__.py"):
            continue
        said = ast.get_docstring(ast.parse(PROGRAM[package.as_posix()])) or ""
        if not re.search(rf"\b{path.stem}\b", said):
            missing.append(path.as_posix())
    assert missing == []
