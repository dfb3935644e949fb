"""`bocso sign test` over pseudo-terminals."""

from __future__ import annotations

import json

import pytest
import serial
from typer.testing import CliRunner

from shared.cli import app
from shared.demo.hours import as_toml
from shared.hall import Hall
from shared.link.paired import Paired, save
from shared.rules.device import DeviceKind
from shared.settings.sign import SignSection
from tests.support.halls import small_hall
from tests.support.hubs import hub_of
from tests.support.wires import wire_at

pytestmark = pytest.mark.slow


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("BOCSO_LANG", "en")

    def once(signs, *words):
        path = tmp_path / "hall.toml"
        settings = small_hall().model_copy(update={"sign": tuple(map(SignSection.model_validate, signs))})
        path.write_text(as_toml(settings), "utf-8")
        result = CliRunner().invoke(app, ["sign", "test", "--hall", str(path), *words], catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return once


def test_each_sign_gets_a_text_and_it_is_said_what_to_do(run, tmp_path):
    with wire_at(tmp_path / "one") as wire:
        missing = {"counter": 2, "port": str(tmp_path / "none")}
        code, said = run([{"counter": 1, "port": str(wire.path), "dialect": "utc"}, missing])
        assert wire.heard(48) == b"\x1buA      MOI A888      \r\x1buB       QUAY 1       \r"
    first, second = said["signs"]
    assert code == 1
    assert (first["result"], second["result"]) == ("sent", "unreachable")
    assert "A888" in first["what_to_do"]
    assert "Plug its cable in" in second["what_to_do"]


def test_one_counter_alone(run, tmp_path):
    with wire_at(tmp_path / "one") as wire:
        signs = [{"counter": 1, "port": str(wire.path)}, {"counter": 2, "port": str(tmp_path / "none")}]
        code, said = run(signs, "--counter", "1")
        assert wire.heard(1) == b"\x1b"
    assert code == 0
    assert [sign["counter"] for sign in said["signs"]] == [1]


def test_a_port_that_an_app_of_the_hall_has(run, tmp_path):
    with wire_at(tmp_path / "one") as wire, serial.Serial(str(wire.path), exclusive=True):
        code, said = run([{"counter": 1, "port": str(wire.path)}])
    assert code == 1
    assert "another program uses the port" in said["signs"][0]["what_to_do"]


def test_a_hall_without_signs(run):
    assert run([])[0] == 1
    assert run([])[1]["error"] == "no_sign_set"
    assert run([{"counter": 1, "port": "/dev/none"}], "--counter", "2")[1]["error"] == "no_sign_set"


def test_at_the_computer_of_a_counter_that_has_the_hall_file_from_the_hub(run, store, tmp_path):
    with wire_at(tmp_path / "one") as wire:
        here = {"counter": 1, "port": str(wire.path)}
        there = {"counter": 1, "port": str(tmp_path / "bus"), "at": "display"}
        signs = tuple(map(SignSection.model_validate, (here, there)))
        hall = Hall(small_hall().model_copy(update={"sign": signs}), store)
        with hub_of(hall, store) as address:
            save(Paired(address, "", DeviceKind.COUNTER.value, "small", DeviceKind.COUNTER, 1))
            code, said = run([], "--hub", address, "--counter", "1")
    assert code == 0
    assert [(sign["port"], sign["result"]) for sign in said["signs"]] == [(here["port"], "sent")]
