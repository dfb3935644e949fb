"""Paper on the command line: a slip that is there, several printers by name."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from shared.cli import app
from shared.demo.hours import as_toml
from shared.hall import Hall
from shared.rules.printing import JobState
from shared.simulator.simulator import PrinterSimulator
from shared.store.open import open_store
from tests.support.halls import assert_sound, small_hall


@pytest.fixture
def hall(tmp_path, monkeypatch):
    """The hall behind the commands; its hall file's printer is the garden's."""
    settings = small_hall(printer={"name": "garden"})
    file = tmp_path / "hall.toml"
    file.write_text(as_toml(settings), encoding="utf-8")
    for name, value in (("HALL", str(file)), ("DB", f"sqlite:///{tmp_path / 'queue.sqlite'}"), ("LANG", "en")):
        monkeypatch.setenv(f"BOCSO_{name}", value)
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    made = Hall(settings, store)
    yield made
    if made.board()[1]:
        assert_sound(made)
    store.close()


def bocso(*words):
    """(exit code, what it printed as JSON)"""
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    return result.exit_code, json.loads(result.stdout)


def fails(hall, printer, reason="unknown"):
    hall.record_print_result(hall.claim_print_job(printer), JobState.FAILED, reason)


def test_nothing_is_queued_where_nobody_prints(hall):
    assert bocso("issue", "papers", "--print")[1]["error"] == "no_printer_set"


def test_a_slip_that_is_there(hall):
    hall.report_printer("garden")
    bocso("issue", "papers", "--print")
    fails(hall, "garden")
    assert bocso("board")[1]["troubles"][0]["printer"] == "garden"
    press = ("slip", "there", "a001", "--counter", "2", "--request-id", "press")
    for _ in range(2):
        assert bocso(*press) == (0, {"number": "A001", "slip": "seen"})
    assert bocso("board")[1]["troubles"] == []
    last = bocso("journal")[1]["entries"][-1]
    assert (last["verb"], last["counter"]) == ("slip", 2)
    assert (last["body"]["state"], last["body"]["reason"], last["body"]["printer"]) == (
        "confirmed",
        "seen",
        "garden",
    )
    code, said = bocso("slip", "there", "A001")
    assert (code, said["error"]) == (1, "slip_settled")
    assert "A001" in said["message"]
    assert bocso("slip", "there", "A077")[1]["error"] == "unknown_ticket"
    assert bocso("verify")[1]["ok"] is True


def test_slips_go_to_the_printer_of_the_hall_file_or_the_one_that_is_named(hall):
    hall.report_printer("door")
    hall.report_printer("garden")
    assert bocso("issue", "papers", "--print")[0] == 0
    assert bocso("issue", "papers", "--to", "door")[0] == 0
    assert (hall.claim_print_job("garden").ticket.label, hall.claim_print_job("door").ticket.label) == (
        "A001",
        "A002",
    )
    assert bocso("reprint", "A002")[1]["printer"] == "door"
    assert bocso("reprint", "A002", "--to", "garden")[1]["printer"] == "garden"
    for words in (("issue", "papers", "--to", "dor"), ("reprint", "A001", "--to", "dor")):
        code, said = bocso(*words)
        assert (code, said["error"]) == (1, "unknown_printer")
        assert "door, garden" in said["message"]
    assert bocso("board")[1]["issued"] == 2


@pytest.mark.slow
def test_a_printer_that_is_there_no_more_is_forgotten(hall):
    hall.report_printer("door", "paper_out")
    right = hall.lease_printer("door")
    assert bocso("printer", "forget", "door")[1]["error"] == "printer_taken"
    right.release()
    assert bocso("printer", "forget", "door") == (0, {"printer": "door", "state": "forgotten"})
    assert bocso("board")[1]["printers"] == []
    assert bocso("printer", "forget", "door")[1]["error"] == "unknown_printer"


def test_the_printer_s_commands_say_its_name(hall, tmp_path):
    (tmp_path / "paper").mkdir()
    said = bocso("printer", "status", "--printer", f"file:{tmp_path / 'paper'}")[1]
    assert said["name"] == "garden"


def test_a_slip_that_the_printer_holds_is_printed_again_only_if_that_is_meant(hall):
    hall.report_printer("garden")
    bocso("issue", "papers", "--print")
    hall.record_print_result(hall.claim_print_job("garden"), JobState.BLOCKED, "paper_out")
    code, said = bocso("reprint", "A001")
    assert (code, said["error"]) == (1, "slip_held")
    assert "--yes" in said["message"]
    assert bocso("reprint", "A001", "--yes")[0] == 0
    assert bocso("board")[1]["troubles"][0]["state"] == "blocked"


@pytest.fixture
def printer(tmp_path, monkeypatch, hall):
    """A simulated printer that is the one of the hall file."""
    simulated = PrinterSimulator(tmp_path / "slips")
    simulated.start()
    file, port = tmp_path / "hall.toml", simulated.port
    settings = small_hall(printer={"name": "garden", "connection": "network", "port": port})
    file.write_text(as_toml(settings), encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield simulated
    simulated.stop()


@pytest.mark.slow
def test_a_test_slip_does_not_disturb_a_kiosk_that_runs(hall, printer, tmp_path):
    right = hall.lease_printer("garden")
    for command in (("test",), ("probe", "--yes")):
        code, said = bocso("printer", *command)
        assert (code, said["error"]) == (1, "printer_in_use")
        assert "garden" in said["message"]
    assert not printer.slips
    assert bocso("printer", "status")[0] == 0
    other = PrinterSimulator(tmp_path / "other")
    other.start()
    assert bocso("printer", "test", "--printer", f"tcp://127.0.0.1:{other.port}")[0] == 0
    other.stop()
    right.release()
    assert bocso("printer", "test")[1]["result"] == "confirmed"
    hall.lease_printer("garden").release()


@pytest.mark.slow
def test_a_printer_is_set_up_before_there_is_a_database(hall, printer, tmp_path, monkeypatch):
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert bocso("printer", "probe", "--yes")[1]["echo"] is True
    assert bocso("printer", "test")[1]["result"] == "confirmed"
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("command", [("probe", "--yes"), ("test",), ("status",)])
def test_a_hall_without_a_printer_is_told_so(hall, command):
    for where in ((), ("--printer", "none")):
        code, said = bocso("printer", *command, *where)
        assert (code, said["error"]) == (1, "no_printer_set")


def test_a_fault_s_number_is_a_number(tmp_path):
    words = ["printer", "simulate", "--out", str(tmp_path), "--fault", "out_middle:abc"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "out_middle:200" in result.output


@pytest.mark.parametrize("name", ["Door", "cửa", "a b", "-door", "x" * 21, ""])
def test_a_name_that_is_none(hall, tmp_path, name):
    file = tmp_path / "wrong.toml"
    file.write_text(as_toml(small_hall()) + f'\n[printer]\nname = "{name}"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["check", str(file)])
    assert result.exit_code == 1
    assert "printer.name" in result.stdout
    assert "at most 20" in result.stdout
