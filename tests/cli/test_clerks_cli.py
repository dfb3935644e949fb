"""`bocso clerk`, and the question for a new hall's admin at a terminal."""

from __future__ import annotations

import json
import sys

import pytest
from typer.testing import CliRunner

from shared.assets import example_hall
from shared.cli import app, clerks
from shared.hall import Hall
from shared.settings.load import load
from shared.store.open import open_store
from tests.support.halls import PIN

pytestmark = pytest.mark.slow


@pytest.fixture
def run(real_file, tmp_path, monkeypatch, ready_file):
    """Runs one command in this process; returns (exit code, what it printed as JSON)."""
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'queue.sqlite'}")
    monkeypatch.setenv("BOCSO_LANG", "en")

    def once(*words: str, given: str | None = None):
        result = CliRunner().invoke(app, [*words, "--json"], input=given, catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return once


def test_an_admin_adds_clerks_who_choose_their_pins_with_a_code(run):
    assert run("clerk", "add", "Nguyễn Thị A")[1]["error"] == "first_is_admin"
    code, admin = run("clerk", "add", "Nguyễn Thị A", "--admin")
    assert (code, admin["clerk"], admin["role"]) == (0, "c1", "admin")
    new = run("clerk", "add", "Lê B", "--role", "reception")[1]
    assert new["code"] in new["message"]
    digits = new["code"].replace(" ", "")
    assert (len(digits), digits.isdigit()) == (6, True)
    as_c2 = ("--counter", "1", "--clerk", "c2")
    assert run("pin", *as_c2, given=f"000{digits[:3]}\n{PIN}\n")[1]["error"] == "code_wrong"
    assert run("pin", *as_c2, given=f"{digits}\n{PIN}\n")[1]["pin"] == "set"
    assert run("open", *as_c2, given=f"{PIN}\n")[0] == 0
    assert run("clerk", "list")[1]["clerks"] == [
        {"clerk": "c1", "name": "Nguyễn Thị A", "role": "admin", "state": "code"},
        {"clerk": "c2", "name": "Lê B", "role": "reception", "state": "ready"},
    ]
    assert run("clerk", "remove", "c2")[1]["error"] == "clerk_at_counter"
    assert run("clerk", "role", "c2", "supervisor")[1] == {"clerk": "c2", "role": "supervisor"}
    assert run("clerk", "release", "c2")[1] == {"clerk": "c2", "state": "released"}
    assert run("close", "--counter", "1")[0] == 0
    assert run("clerk", "reset", "c2")[1]["name"] == "Lê B"
    assert run("open", *as_c2, given=f"{PIN}\n")[1]["error"] == "pin_not_set"
    assert run("clerk", "remove", "c2")[1] == {"clerk": "c2", "state": "removed"}
    assert run("clerk", "reset", "c2")[1]["error"] == "unknown_clerk"
    assert run("clerk", "remove", "c1")[1]["error"] == "last_admin"
    assert run("verify")[1]["ok"] is True


@pytest.mark.parametrize(("typed", "admins"), [("Trần C", ["Trần C"]), ("", [])])
def test_a_new_hall_asks_once_for_its_admin_at_a_terminal(tmp_path, monkeypatch, capsys, typed, admins):
    url = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    asked = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda text, **_: asked.append(text) or typed)
    clerks.first_admin(example_hall(), url)
    store = open_store(url)
    hall = Hall(load(example_hall()), store)
    assert [each.name for each in hall.clerks()] == admins
    said = capsys.readouterr().err
    assert ("Trần C" in said) is bool(admins)
    hall.learn() if admins else hall.set_pin(1, PIN)
    store.close()
    clerks.first_admin(example_hall(), url)
    assert len(asked) == (1 if admins else 2), "until something has happened in the hall"


def test_without_a_terminal_nobody_is_asked(tmp_path, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    clerks.first_admin(example_hall(), f"sqlite:///{tmp_path / 'queue.sqlite'}")
    assert not (tmp_path / "queue.sqlite").exists()
