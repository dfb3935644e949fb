"""What a printer was seen to answer: found, kept, read again; and the commands that set a printer up."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from shared.cli import app
from shared.errors.outside import PrinterNotReady, PrinterUnavailable
from shared.printer import capabilities
from shared.printer.address import address_of
from shared.printer.capabilities import UNPROBED, Capabilities
from shared.printer.commissioning.probe import probe
from shared.printer.commissioning.test_page import LETTERS, rulers
from shared.printer.escpos.commands import ASK_CODE_SIZE, STORE_CODE
from tests.support.loop import LINES
from tests.support.printers import PAPER_OUT, Clone, on_network, section

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)
FULL = Capabilities(echo=True, fence=True, status=(1, 4, 2, 3), asb=False, codes=False, probed_at=NOW)


# -- kept between runs -------------------------------------------------------------------------------------


def test_what_is_saved_is_read_again_for_each_printer(tmp_path):
    file = tmp_path / "deep" / "printers.json"
    other = Capabilities(echo=False, fence=None, status=())
    capabilities.save("tcp://10.0.0.7:9100", FULL, file)
    capabilities.save("serial:/dev/ttyS0", other, file)
    assert capabilities.read("tcp://10.0.0.7:9100", file) == FULL
    assert capabilities.read("serial:/dev/ttyS0", file) == other
    assert capabilities.read("none", file) == UNPROBED


def test_without_a_file_nothing_is_known(tmp_path):
    assert capabilities.read("none", tmp_path / "printers.json") == UNPROBED


@pytest.mark.allow_logs("shared.printer.capabilities")
@pytest.mark.parametrize(
    "damage", ["", "[]", "{", '{"none": 5}', '{"none": {"echo": "yes"}}', '{"none": {"probed_at": "x"}}', "\0\xff"]
)
def test_a_damaged_file_counts_as_never_probed_and_is_told(tmp_path, damage, caplog):
    file = tmp_path / "printers.json"
    file.write_text(damage, "latin-1")
    assert capabilities.read("none", file) == UNPROBED
    assert caplog.records
    capabilities.save("none", FULL, file)
    assert capabilities.read("none", file) == FULL


def test_only_known_questions_are_asked():
    assert UNPROBED.questions == (1, 4, 2, 3)
    assert Capabilities(status=(4, 1)).questions == (1, 4)


# -- found -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [LINES["network"], LINES["serial"]], ids=["network", "serial"])
def test_probe_of_a_printer_that_answers_everything_but_automatic_status(line):
    clone = Clone()
    with line(clone) as place:
        assert probe(place.where, NOW, b"line", place.plug) == FULL
    before, _, line_ = bytes(clone.printed).partition(b"\x1da\x0f\x1da\0")
    assert line_ == STORE_CODE + ASK_CODE_SIZE + b"line"
    assert before.startswith(b"\0" * 1000), "half an image that another program left is filled up first"
    assert before.strip(b"\0").endswith(b"\x1dVB"), "and falls alone"


def test_probe_hears_automatic_status():
    clone = Clone()
    clone.on_bytes = lambda _count: clone.say(b"\x10\0\0\0") if clone.printed.endswith(b"\x1da") else None
    with LINES["network"](clone) as place:
        assert probe(place.where, NOW, None, place.plug).asb


def test_probe_without_a_slip_prints_nothing_and_leaves_the_echo_open():
    clone = Clone()
    with LINES["network"](clone) as place:
        assert probe(place.where, NOW, None, place.plug) == Capabilities(
            None, True, (1, 4, 2, 3), False, None, NOW
        )
    assert bytes(clone.printed).lstrip(b"\0") == b"\x1da\x0f\x1da\0"


def test_probe_of_a_printer_that_answers_little():
    clone = Clone()
    clone.bits, clone.fences = {1: 0x12, 4: 0x12}, False
    with LINES["network"](clone) as place:
        assert probe(place.where, NOW, None, place.plug) == Capabilities(None, False, (1, 4), False, None, NOW)


def test_probe_never_resumes_or_clears_a_printer():
    """DLE ENQ and DLE DC4 may drop what somebody waits for."""
    clone = Clone()
    with LINES["network"](clone) as place:
        probe(place.where, NOW, b"line", place.plug)
    assert b"\x10" not in clone.printed


def test_probe_needs_a_printer_that_can_print_and_is_there():
    clone = Clone()
    clone.bits = dict(PAPER_OUT)
    with LINES["network"](clone) as place, pytest.raises(PrinterNotReady):
        probe(place.where, NOW, b"line", place.plug)
    with pytest.raises(PrinterUnavailable):
        probe(place.where, NOW, None, place.plug)


def test_a_file_answers_nothing(tmp_path):
    assert probe(section("file", path=str(tmp_path)), NOW, b"line").status == ()


# -- the commands ------------------------------------------------------------------------------------------


def bocso(*words: str) -> tuple[int, dict]:
    done = CliRunner().invoke(app, ["printer", *words, "--json"])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, json.loads(done.stdout)


@pytest.mark.slow
def test_probe_command_saves_what_status_then_shows(qapp):
    clone = Clone()
    with on_network(clone) as where:
        address = address_of(where)
        code, said = bocso("probe", "--printer", address, "--yes")
        assert (code, said["echo"], said["fence"]) == (0, True, True)
        assert capabilities.read(address).echo
        code, said = bocso("status", "--printer", address)
        assert (code, said["ready"], said["paper"], said["problem"]) == (0, True, "ok", None)
        assert said["capabilities"]["status"] == [1, 4, 2, 3]
        assert said["speed_warning"] is None


@pytest.mark.slow
def test_probe_command_prints_nothing_for_a_program_that_did_not_say_yes():
    clone = Clone()
    with on_network(clone) as where:
        code, said = bocso("probe", "--printer", address_of(where))
    assert (code, said["echo"]) == (0, None)
    assert bytes(clone.printed).lstrip(b"\0") == b"\x1da\x0f\x1da\0"


def test_status_command_says_what_to_do():
    clone = Clone()
    clone.bits = dict(PAPER_OUT)
    with on_network(clone) as where:
        code, said = bocso("status", "--printer", address_of(where))
    assert (code, said["ready"], said["problem"]) == (1, False, "paper_out")
    assert said["what_to_do"] == "Out of paper: open the cover, put in a new roll, close the cover."


def test_status_command_of_a_printer_that_is_not_there():
    with on_network(Clone()) as where:
        pass
    code, said = bocso("status", "--printer", address_of(where))
    assert (code, said["problem"]) == (1, "unreachable")
    assert "nothing listens there" in said["detail"]


def test_status_command_of_a_printer_that_fell_silent():
    clone = Clone()
    with on_network(clone) as where:
        capabilities.save(address_of(where), FULL)
        clone.bits = {}
        code, said = bocso("status", "--printer", address_of(where))
    assert (code, said["paper"], said["problem"]) == (1, "unknown", "unreachable")  # it answered the probe


@pytest.mark.slow
def test_test_command_prints_and_confirms(qapp):
    clone = Clone()
    with on_network(clone) as where:
        code, said = bocso("test", "--printer", address_of(where))
    assert (code, said["result"]) == (0, "confirmed")
    assert bytes(clone.printed).endswith(b"\x1dVB\0")


def test_test_command_out_of_paper(qapp):
    clone = Clone()
    clone.bits = dict(PAPER_OUT)
    with on_network(clone) as where:
        code, said = bocso("test", "--printer", address_of(where))
    assert (code, said["error"]) == (1, "printer_not_ready")
    assert not clone.printed.strip(b"\0")


# -- the test slip -----------------------------------------------------------------------------------------


def test_the_test_slip_has_all_134_letters():
    assert len(set(LETTERS + LETTERS.upper())) == 134


@pytest.mark.parametrize(("width", "per_mm"), [(576, 203 / 25.4), (384, 203 / 25.4), (512, 180 / 25.4)])
def test_the_rulers_have_a_stroke_each_millimetre_and_each_8_dots(width, per_mm):
    rows = rulers(width)
    assert {len(row) for row in rows} == {width // 8}
    assert strokes(rows[0]) == [round(mm * per_mm) for mm in range(200) if round(mm * per_mm) < width]
    assert strokes(rows[27]) == [round(mm * per_mm) for mm in range(0, 200, 10) if round(mm * per_mm) < width]
    assert strokes(rows[-1]) == list(range(0, width, 8))


def strokes(row: bytes) -> list[int]:
    dots = "".join(f"{byte:08b}" for byte in row)
    return [at for at, dot in enumerate(dots) if dot == "1"]
