"""Two kiosks at one hub, each with a printer of its own, as real processes: each prints what was taken at it."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from shared.rules.printing import PrinterState
from tests.support.floor import Floor
from tests.support.halls import assert_sound
from tests.support.processes import refused
from tests.support.servers import wait_for
from tests.ui.test_start import OFFSCREEN

pytestmark = [pytest.mark.slow, pytest.mark.allow_logs]
CAME = ("confirmed", "")


@pytest.fixture
def floor(tmp_path):
    with ExitStack() as until:
        made = Floor(tmp_path, until)
        made.pair("inside")
        made.pair("garden", called="garden")
        yield made


def printed(floor):
    return [len(floor.printer(name).slips) for name in ("inside", "garden")]


def test_each_prints_what_was_taken_at_it(floor):
    inside, garden = floor.kiosk("inside"), floor.kiosk("garden")
    for kiosk, number in ((inside, "A001"), (garden, "A002"), (inside, "A003")):
        assert floor.take(kiosk) == number
        wait_for(lambda number=number: floor.slips_of(number) == [CAME])
    assert printed(floor) == [2, 1]
    assert sorted(floor.hall.board()[0].printers) == ["garden", "kiosk"]

    second = floor.hall.board()[0].find("A002")
    assert floor.hall.reprint(second.id) == "garden"
    wait_for(lambda: floor.slips_of("A002") == [CAME] * 2)
    assert floor.hall.reprint(second.id, "kiosk") == "kiosk"
    wait_for(lambda: floor.slips_of("A002") == [CAME] * 3)
    assert printed(floor) == [3, 2]

    floor.hub.kill()
    own = [floor.take(inside), floor.take(garden), floor.take(garden)]
    wait_for(lambda: printed(floor) == [4, 4])
    floor.start_hub()
    wait_for(lambda: all(floor.slips_of(number) == [CAME] for number in own))
    after = []
    wait_for(lambda: after.append(floor.take(garden)) or after[-1] == "A004")  # its own until it knows of the hub
    wait_for(lambda: all(floor.slips_of(number) == [CAME] for number in after))
    assert printed(floor) == [4, 4 + len(after)]
    assert floor.hall.board()[0].troubles == {}
    assert_sound(floor.hall)


def test_a_second_one_without_a_name_is_told_how_it_gets_one(floor):
    inside = floor.kiosk("inside")
    floor.pair("garden")
    address = f"tcp://127.0.0.1:{floor.printer('garden').port}"
    env = {**OFFSCREEN, **floor.env("garden")}
    said = refused(env, "kiosk", "--window", "1080x1920", "--printer", address)
    assert '"kiosk"' in said
    assert "bocso hub pair --kind kiosk --name" in said
    assert inside.running()
    floor.pair("garden", called="garden")
    floor.take(floor.kiosk("garden"))
    wait_for(lambda: floor.slips_of("A001") == [CAME])


def test_a_slip_that_is_held_while_the_hub_is_started_anew_is_known_to_have_come(floor):
    inside, printer = floor.kiosk("inside"), floor.printer("inside")
    printer.play("out_middle", 150, next_job=True)
    floor.take(inside)
    wait_for(lambda: floor.slips_of("A001") == [("blocked", "paper_out")])
    floor.hub.kill()
    floor.start_hub()
    inside.do("wait", item="printerNotice")
    printer.new_roll()
    wait_for(lambda: floor.slips_of("A001") == [CAME])
    assert floor.hall.board()[0].troubles == {}
    wait_for(lambda: floor.hall.board()[0].printers.get("kiosk") == PrinterState())
    assert_sound(floor.hall)
