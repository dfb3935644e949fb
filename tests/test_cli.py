"""The `bocso` command as a script or a keypad uses it: JSON out, exit code 1 for a refusal."""

from __future__ import annotations

import json
import sqlite3
import subprocess

import pytest
from typer.testing import CliRunner

from shared.cli import app
from shared.demo.processes import bocso
from tests.halls import PIN


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs one command in this process; returns (exit code, what it printed as JSON)."""
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'queue.sqlite'}")
    monkeypatch.setenv("BOCSO_LANG", "en")

    def once(*words: str, given: str | None = None):
        result = CliRunner().invoke(app, list(words), input=given, catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return once


@pytest.fixture
def desk(run):
    run("pin", "--counter", "1", given=f"{PIN}\n")
    run("open", "--counter", "1", given=f"{PIN}\n")
    return run


def test_a_ticket_from_issue_to_complete(desk):
    code, issued = desk("issue", "ho-tich", "--lane", "priority", "--json")
    assert (code, issued["number"], issued["lane"], issued["state"]) == (0, "A001", "priority", "waiting")
    for verb, state in (("next", "called"), ("recall", "called"), ("start", "serving"), ("complete", "served")):
        code, ticket = desk(verb, "--counter", "1", "--json")
        assert (code, ticket["number"], ticket["state"]) == (0, "A001", state)
    assert desk("verify")[1]["ok"] is True


def test_no_show(desk):
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    assert desk("no-show", "--counter", "1")[1]["state"] == "no_show"
    assert desk("close", "--counter", "1") == (0, {"counter": 1, "state": "closed"})


def test_a_forgotten_pin(desk):
    assert desk("pin", "--counter", "1", "--forgotten") == (0, {"counter": 1, "pin": "removed"})
    desk("close", "--counter", "1")
    assert desk("open", "--counter", "1", given=f"{PIN}\n")[1]["error"] == "pin_not_set"


def test_board_and_journal(desk):
    desk("issue", "ho-tich")
    board = desk("board", "--json")[1]
    assert [t["number"] for t in board["waiting"]] == ["A001"]
    assert board["open_counters"] == [1]
    entries = desk("journal", "--after", "1")[1]["entries"]
    assert [e["verb"] for e in entries] == ["open", "issue"]
    assert all(len(e["hash"]) == 64 for e in entries)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("issue", "fishing"), "unknown_service"),
        (("next", "--counter", "2"), "counter_closed"),
        (("next", "--counter", "77"), "unknown_counter"),
        (("next", "--counter", "1"), "nobody_waiting"),
        (("recall", "--counter", "1"), "nothing_called"),
        (("--db", "sqlite:////proc/nowhere/queue.sqlite", "issue", "ho-tich"), "store_unavailable"),
        (("demo", "--out", "/proc/nowhere"), "folder_unusable"),
        (("printer", "simulate", "--port", "0", "--out", "/proc/nowhere"), "folder_unusable"),
        (("--hall", "missing.toml", "issue", "ho-tich"), "settings_wrong"),
    ],
)
def test_refusals_are_json_with_exit_code_1(desk, words, error):
    code, answer = desk(*words)
    assert (code, answer["error"]) == (1, error)
    assert answer["message"]


def test_a_second_next_is_refused(desk):
    desk("issue", "ho-tich")
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    assert desk("next", "--counter", "1")[1]["error"] == "counter_busy"


def test_the_same_request_id_gives_the_same_ticket(desk):
    first = desk("issue", "ho-tich", "--request-id", "tap-1")
    assert desk("issue", "ho-tich", "--request-id", "tap-1") == first


def test_messages_speak_vietnamese(desk, monkeypatch):
    monkeypatch.setenv("BOCSO_LANG", "vi")
    assert "quầy" in desk("recall", "--counter", "1")[1]["message"].lower()


def test_verify_names_the_first_bad_entry(desk, tmp_path):
    desk("issue", "ho-tich")
    file = sqlite3.connect(tmp_path / "queue.sqlite")
    file.execute("UPDATE ticket SET number = 9")
    file.commit()
    file.close()
    code, answer = desk("verify")
    assert (code, answer["ok"], answer["first_bad_entry"]["seq"]) == (1, False, 3)


def test_the_installed_command_answers(tmp_path):
    db = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    done = subprocess.run(
        bocso("issue", "ho-tich", "--db", db, "--json"), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["number"] == "A001"
