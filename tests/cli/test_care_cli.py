"""`bocso verify, backup, restore, retain, learn` as an administrator uses them."""

from __future__ import annotations

import json
import os
import pty
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import FileIO

import pytest
from typer.testing import CliRunner

from shared.cli import app
from shared.demo.processes import bocso
from shared.hall import Hall
from shared.settings.load import load
from shared.store.open import open_store


@pytest.fixture
def db(tmp_path, monkeypatch, ready_file, real_file):
    """Ea Drăng with three days of two numbers, the last of them today."""
    shutil.copy(ready_file, tmp_path / "queue.sqlite")
    url = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.setenv("BOCSO_DB", url)
    monkeypatch.setenv("BOCSO_LANG", "en")
    settings = load(real_file)
    store = open_store(url)
    for days in (2, 1, 0):
        hall = Hall(settings, store, lambda days=days: datetime.now(UTC) - timedelta(days=days))
        for _ in range(2):
            hall.issue("ho-tich")
    store.close()
    return url


@pytest.fixture
def run():
    """Runs one command in this process; returns (exit code, what it printed as JSON)."""

    def once(*words: str):
        result = CliRunner().invoke(app, list(words), catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return once


def verified(run):
    """What `bocso verify` says, without its anchors (tests/store/test_verify.py) and where it looked."""
    code, answer = run("verify")
    assert code == 0
    apart = ("hall", "database", "head", "held_against")
    return {name: value for name, value in answer.items() if name not in apart}


def test_backup_and_restore(db, run, tmp_path):
    code, made = run("backup", str(tmp_path / "copy.sqlite"))
    assert code == 0
    assert made["file"] == str(tmp_path / "copy.sqlite")
    assert [(part["entries"], part["tickets"]) for part in made["halls"]] == [(9, 6)]
    assert run("backup", str(tmp_path / "copy.sqlite"))[1]["error"] == "file_exists"
    assert run("backup", str(tmp_path / "copy.sqlite"), "--force")[0] == 0
    with closing(sqlite3.connect(tmp_path / "queue.sqlite")) as file:
        file.execute("DELETE FROM ticket")
        file.commit()
    assert run("verify")[1]["ok"] is False
    code, done = run("restore", str(tmp_path / "copy.sqlite"))
    assert (code, done["lost"]) == (0, [{"hall": "ea-drang", "entries": 0, "numbers_go_on_after": {}}])
    assert verified(run) == {"ok": True, "entries": 10, "tickets": 6}


def test_restore_says_what_it_undoes_and_wants_a_yes(db, run, tmp_path, real_file):
    run("backup", str(tmp_path / "copy.sqlite"))
    store = open_store(db)
    hall = Hall(load(real_file), store)
    hall.cancel(hall.board()[0].waiting()[0].id)
    store.close()
    code, refused = run("restore", str(tmp_path / "copy.sqlite"))
    assert (code, refused["error"]) == (1, "restore_loses")
    assert "1 entries" in refused["message"]
    code, done = run("restore", str(tmp_path / "copy.sqlite"), "--yes")
    assert (code, done["lost"][0]["entries"]) == (0, 1)
    assert run("verify")[1]["ok"] is True


def test_a_damaged_database_is_replaced_and_numbers_jump(db, run, tmp_path):
    run("backup", str(tmp_path / "copy.sqlite"))
    (tmp_path / "queue.sqlite").write_bytes(b"broken" * 1000)
    assert run("backup", str(tmp_path / "x.sqlite"))[1]["error"] == "store_damaged"
    assert run("restore", str(tmp_path / "copy.sqlite"))[1]["error"] == "restore_blind"
    done = run("restore", str(tmp_path / "copy.sqlite"), "--yes", "--gap", "20")[1]
    assert done["lost"][0]["numbers_go_on_after"]["A"] == "A022"


@pytest.mark.parametrize("command", [("backup", "x.sqlite"), ("retain", "--days", "1", "--yes")])
def test_a_database_that_is_not_there_is_not_made(run, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'nowhere.sqlite'}")
    assert run(*command)[1]["error"] == "store_not_begun"
    assert list(tmp_path.iterdir()) == []


def test_retain_asks_first(db, run):
    code, refused = run("retain", "--days", "2")
    assert (code, refused["error"]) == (1, "not_asked")
    assert run("verify")[1]["tickets"] == 6
    code, done = run("retain", "--days", "2", "--yes")
    assert (code, done["removed"]) == (0, 3)
    assert verified(run) == {"ok": True, "entries": 7, "tickets": 4, "thinned_before": 4}
    assert run("retain", "--days", "2") == (0, {"days": 2, "removed": 0, "until": None})


def test_learn(db, run):
    code, learnt = run("learn")
    assert code == 0
    assert learnt["learnt_on"]
    assert learnt["visits"] == 0  # nobody was called


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 1)])
def test_a_person_at_the_terminal_is_asked(db, answer, code):
    screen, keyboard = pty.openpty()
    command = bocso("retain", "--days", "1", "--json")
    with (
        subprocess.Popen(command, stdin=keyboard, stdout=subprocess.PIPE, stderr=keyboard, text=True) as asked,
        os.fdopen(screen, "r+b", buffering=0) as terminal,  # closed first, so that nothing waits for an answer
    ):
        os.close(keyboard)
        assert "Remove 6 entries for good" in read_until(terminal, "[y/N]")
        terminal.write(f"{answer}\n".encode())
        assert asked.stdout is not None
        said = json.loads(asked.stdout.read())
    assert asked.returncode == code
    assert said.get("removed") == (6 if code == 0 else None)


def read_until(terminal: FileIO, text: str) -> str:
    said = b""
    while text.encode() not in said:
        said += terminal.read(1000)
    return said.decode()
