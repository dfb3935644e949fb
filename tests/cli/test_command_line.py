"""The `bocso` command line itself: what is wrong with it, in which letters, what it opens, and what it asks."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from shared.assets import example_hall
from shared.cli import app
from shared.demo.hours import as_toml
from shared.demo.processes import bocso
from shared.hall import Hall
from shared.hall.clock_guard import since_boot
from shared.settings.hours import HoursSection
from shared.settings.load import load
from shared.store.open import open_store
from tests.support.halls import PIN, at_noon, small_hall

ALWAYS_OPEN = at_noon(load(example_hall()).model_copy(update={"hours": HoursSection()}))
ONE = ("--counter", "1")


WRONG = [
    ("issue",),
    ("issue", "ho-tich", "--fast"),
    ("issue", "ho-tich", "--walk-in"),
    ("journal", "--after", "99999999999999999999"),
    ("journal", "--day", "9999-12-31"),
    ("retain", "--days", "99999999", "--yes"),
    ("appointments", "ho-tich", "--day", "9999-12-31"),
    ("appointments", "ho-tich", "--day", "0001-01-01"),
    ("book", "ho-tich", "--at", "0001-01-01 00:00"),
    ("clock", "--put-right"),
    ("dance",),
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_wrong_command_line_is_json_for_a_program(run, words, monkeypatch):
    code, answer = run(*words, "--json")
    assert (code, answer["error"]) == (2, "usage")
    monkeypatch.setenv("BOCSO_LANG", "vi")
    assert " Xem: " in run(*words, "--json")[1]["message"]


@pytest.mark.parametrize(("language", "text"), [("en", "Missing argument"), ("vi", "Dòng lệnh còn thiếu")])
def test_a_wrong_command_line_is_a_sentence_for_a_person(url, monkeypatch, language, text):
    monkeypatch.setenv("BOCSO_LANG", language)
    result = CliRunner().invoke(app, ["issue"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert text in result.stderr


@pytest.mark.parametrize("words", [("--sign", "3", "--zone", "west"), ("--screen", "2")], ids=" ".join)
def test_nothing_that_was_asked_of_a_hall_screen_is_passed_over(url, words):
    result = CliRunner().invoke(app, ["display", *words])
    assert (result.exit_code, result.stdout) == (2, "")
    assert words[-2] in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_a_terminal_that_lacks_letters_ends_nothing(url, encoding):
    """A console of an older Windows, or a pipe to a program: nothing is done and then not said."""
    env = {**os.environ, "PYTHONIOENCODING": encoding, "BOCSO_LANG": "vi"}

    def say(*words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(bocso(*words), env=env, capture_output=True, check=False)

    assert say("--help").returncode == 0
    refused = say("issue", "phở")
    assert (refused.returncode, refused.stderr) == (1, b"")
    assert "phở" in json.loads(refused.stdout.decode(encoding))["message"]
    assert json.loads(say("issue", "ho-tich").stdout.decode(encoding))["number"] == "A001"
    assert say("issue").returncode == 2


@pytest.mark.slow
def test_words_that_are_no_text_are_refused(url):
    done = subprocess.run([*bocso("issue"), b"\xff", "--json"], capture_output=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["error"]) == (1, "unknown_service")


LOOKS = [
    ("board",),
    ("journal",),
    ("journal", "--number", "A001"),
    ("outlook", "ho-tich"),
    ("appointments", "ho-tich"),
    ("clock",),
    ("verify",),
    ("learn",),
    ("retain", "--days", "1", "--yes"),
    ("clock", "--put-right", "--reason", "x", "--yes"),
]


@pytest.mark.parametrize("words", [*LOOKS, ("backup", "copy.sqlite")], ids=" ".join)
def test_looking_makes_no_database(run, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    answer = run(*words)[1]
    assert answer["error"] == "store_not_begun"
    assert "yet" in answer["message"]
    assert "restore" not in answer["message"], "there is nothing to put back"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("words", [("board",), ("verify",), ("outlook", "ho-tich")], ids=" ".join)
def test_a_database_that_is_lost_is_no_new_one(run, tmp_path, words):
    run("issue", "ho-tich")
    (tmp_path / "queue.sqlite").unlink()
    assert run(*words)[1]["error"] == "store_file_missing"


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_looking_into_a_database_of_nobody_says_so(run, ready_file, tmp_path, words):
    shutil.copy(ready_file, tmp_path)
    answer = run(*words)[1]
    assert answer["error"] == "nothing_yet"
    assert "bocso issue" in answer["message"]


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_looking_for_a_hall_that_is_not_there_adds_none(run, real_day, tmp_path, words):
    shutil.copy(real_day / "queue.sqlite", tmp_path)
    (tmp_path / "other.toml").write_text(as_toml(small_hall()), encoding="utf-8")
    before = (tmp_path / "queue.sqlite").read_bytes()
    words = tuple("papers" if word == "ho-tich" else word for word in words)
    code, answer = run(*words, "--hall", str(tmp_path / "other.toml"))
    assert (code, answer["error"]) == (1, "unknown_hall")
    assert (tmp_path / "queue.sqlite").read_bytes() == before


def test_a_database_is_begun_anew_only_on_purpose(run, tmp_path):
    db = ("--db", f"sqlite:///{tmp_path / 'disk' / 'queue.sqlite'}")
    assert run("issue", "ho-tich", *db)[1]["error"] == "store_file_missing"
    assert run("db", "new", *db)[1]["error"] == "not_asked"
    assert not (tmp_path / "disk").exists()
    assert run("db", "new", "--yes", *db)[0] == 0
    assert run("issue", "ho-tich", *db)[1]["number"] == "A001"
    assert run("db", "new", "--yes", *db)[1]["error"] == "file_exists"
    assert run("issue", "ho-tich", *db)[1]["number"] == "A002"


def test_the_nearer_option_is_the_stronger(run, tmp_path):
    first, second = (f"sqlite:///{tmp_path / name}.sqlite" for name in ("first", "second"))
    before = dict(os.environ)
    run("--db", first, "issue", "ho-tich")
    assert run("--db", first, "issue", "ho-tich", "--db", second)[1]["number"] == "A001"
    assert run("issue", "ho-tich")[1]["number"] == "A001", "the environment names another"
    assert run("board", "--db", first)[1]["issued"] == 1
    assert dict(os.environ) == before


@pytest.mark.slow
def test_without_a_screen_nothing_is_shown_of_a_named_database(url):
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    env.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(bocso("run"), env=env, capture_output=True, check=False)
    assert (done.returncode, json.loads(done.stdout)["error"]) == (1, "no_screen")


# Numbers


def test_who_stands_at_the_counter_is_served_at_once(desk):
    walk_in = ("issue", "ho-tich", *ONE, "--walk-in", "--request-id", "w" * 100)
    code, ticket = desk(*walk_in)
    assert (code, ticket["number"], ticket["state"], ticket["counter"]) == (0, "A001", "serving", 1)
    assert desk(*walk_in) == (code, ticket)
    assert desk("issue", "ho-tich", *ONE, "--walk-in")[1]["error"] == "counter_busy"
    desk("complete", *ONE)
    assert desk(*walk_in) == (code, ticket), "a script may repeat what it got no answer to"
    desk("pause", *ONE, "--reason", "lunch")
    assert desk("issue", "ho-tich", *ONE, "--walk-in")[1]["error"] == "counter_paused"
    assert desk("board")[1]["issued"] == 1, "no number was given in vain"
    verbs = [
        (entry["verb"], entry["body"].get("reason")) for entry in desk("journal", "--number", "A001")[1]["entries"]
    ]
    assert verbs == [("issue", None), ("call", "walk-in"), ("start", None), ("complete", None)]


@pytest.mark.parametrize(
    "words", [("cancel",), ("call", *ONE, "--reason", "x"), ("transfer", *ONE, "--to-counter", "3")]
)
def test_a_number_that_is_done_is_said_to_be(desk, words):
    desk("issue", "ho-tich")
    desk("next", *ONE)
    desk("complete", *ONE)
    code, answer = desk(words[0], "A001", *words[1:])
    assert (code, answer["error"]) == (1, "wrong_state")
    assert "A001 is done" in answer["message"]
    assert desk(words[0], "A002", *words[1:])[1]["error"] == "unknown_ticket"


def test_a_counter_that_cancels_or_changes_the_lane_is_in_the_journal(desk):
    desk("issue", "ho-tich")
    desk("lane", "A001", "priority", *ONE)
    desk("cancel", "A001", *ONE)
    entries = desk("journal", "--number", "a001")[1]["entries"]
    assert [(entry["verb"], entry["counter"]) for entry in entries] == [
        ("issue", None),
        ("change_lane", 1),
        ("cancel", 1),
    ]
    assert desk("lane", "A001", "priority", "--counter", "2")[1]["error"] == "counter_closed"


def test_the_journal_says_when_there_is_more(desk):
    for _ in range(3):
        desk("issue", "ho-tich")
    whole = desk("journal")[1]
    assert whole["more"] is False
    first = desk("journal", "--limit", "2")[1]
    assert (len(first["entries"]), first["more"]) == (2, True)
    rest = desk("journal", "--after", str(first["entries"][-1]["seq"]))[1]
    assert first["entries"] + rest["entries"] == whole["entries"]


def test_the_journal_of_a_day_and_of_a_number(run, url):
    store = open_store(url)
    today = datetime.now(UTC).astimezone(ALWAYS_OPEN.zone).date()
    for days in (3, 2, 0):
        hall = Hall(ALWAYS_OPEN, store, lambda days=days: datetime.now(UTC) - timedelta(days=days))
        for _ in range(2):
            hall.issue("ho-tich")
        hall.cancel(hall.board()[0].find("A002").id)
    store.close()

    def told(*words: str) -> list[tuple[str, str]]:
        answer = run("journal", *words)[1]
        assert answer["more"] is False
        return [(entry["day"], entry["verb"]) for entry in answer["entries"]]

    then, now = (today - timedelta(days=2)).isoformat(), today.isoformat()
    assert told("--day", then) == [(then, verb) for verb in ("expire", "issue", "issue", "cancel")]
    assert told("--day", then, "--number", "A002") == [(then, "issue"), (then, "cancel")]
    assert told("--number", "A002") == [(now, "issue"), (now, "cancel")]
    assert told("--number", "A003") == told("--day", (today - timedelta(days=1)).isoformat()) == []
    limited = run("journal", "--day", then, "--limit", "3")[1]
    assert limited["more"] is True
    after = str(limited["entries"][-1]["seq"])
    assert told("--day", then, "--after", after) == [(then, "cancel")]


def test_nobody_is_awaited_in_the_past(desk):
    desk("issue", "ho-tich")
    desk("next", *ONE)
    assert desk("park", *ONE, "--reason", "x", "--return-at", "00:00")[1]["error"] == "return_over"


# Clocks


def test_the_halls_time_beside_the_computers(run):
    run("issue", "ho-tich")
    code, shown = run("clock")
    assert (code, shown["ahead_seconds"], shown["not_done"]) == (0, 0, 1)
    assert shown["hall"]["day"] == shown["computer"]["day"]
    assert run("clock", "--put-right", "--reason", "x", "--yes")[1]["error"] == "clock_right"


def test_a_hall_that_is_ahead_is_put_right(run, url):
    store = open_store(url)
    ahead = Hall(ALWAYS_OPEN, store, lambda: datetime.now(UTC) + timedelta(days=2))
    for _ in range(2):
        ahead.issue("ho-tich")
    store.close()
    shown = run("clock")[1]
    assert shown["ahead_seconds"] > 47 * 3600
    assert shown["hall"]["day"] > shown["computer"]["day"]
    put_right = ("clock", "--put-right", "--reason", "the battery was empty")
    assert run(*put_right)[1]["error"] == "not_asked"
    assert run("board")[1]["issued"] == 2
    code, done = run(*put_right, "--yes")
    assert (code, done["expired"], done["not_done"]) == (0, 2, 0)
    assert done["hall"]["day"] == done["computer"]["day"]
    assert run("verify")[1]["ok"] is True


def test_a_day_that_is_refused_begins_by_decision(run, url):
    """This computer's clock was a day behind when a number was taken: now it looks set forward by a day."""
    run("pin", *ONE, given=f"{PIN}\n")
    store = open_store(url)
    Hall(ALWAYS_OPEN, store, lambda: datetime.now(UTC) - timedelta(days=1), since_boot).issue("ho-tich")
    store.close()
    for words in (("issue", "ho-tich"), ("open", *ONE)):
        refused = run(*words, given=f"{PIN}\n")[1]
        assert (refused["error"], "bocso clock --put-right" in refused["message"]) == ("clock_jumped", True)
    assert run("board")[1]["issued"] == 1
    put_right = ("clock", "--put-right", "--reason", "the clock is right now")
    assert run(*put_right)[1]["error"] == "not_asked"
    assert run(*put_right, "--yes")[1]["expired"] == 1
    assert run("issue", "ho-tich")[1]["number"] == "A001"
    assert run("verify")[1]["ok"] is True


# PINs


@pytest.mark.parametrize("words", [("pin", *ONE), ("open", *ONE)])
def test_no_pin_is_said_to_be_none(run, words):
    assert run(*words, given="")[1]["error"] == "pin_missing"
    run("pin", *ONE, given=f"{PIN}\n")
    assert run(*words, given="\n")[1]["error"] == "pin_missing"
    assert run("pin", *ONE, given=f"{PIN}\n")[1]["error"] == "pin_missing", "the old one alone"


@pytest.mark.slow
def test_a_new_pin_is_typed_twice_at_a_terminal(url):
    env = {**os.environ, "BOCSO_LANG": "vi"}
    screen, keyboard = pty.openpty()
    with subprocess.Popen(
        bocso("pin", *ONE, "--json"), stdin=keyboard, stdout=subprocess.PIPE, stderr=keyboard, env=env
    ) as asked:
        os.close(keyboard)
        for prompt, typed in (
            ("Mã PIN mới: ", PIN),
            ("Nhập lại mã PIN mới: ", "4826"),
            ("không giống nhau", None),
            ("Mã PIN mới: ", PIN),
            ("Nhập lại mã PIN mới: ", PIN),
        ):
            read_until(screen, prompt)
            if typed:
                os.write(screen, f"{typed}\n".encode())
        assert asked.stdout is not None
        assert json.loads(asked.stdout.read())["pin"] == "set"
    os.close(screen)


def read_until(screen: int, text: str) -> None:
    """Byte by byte, so that what comes after `text` stays to be read."""
    said = b""
    with suppress(OSError):  # the program ended: what it said is compared
        while text.encode() not in said:
            said += os.read(screen, 1)
    assert text in said.decode(errors="replace")
