"""Number modules on a bus, read back by pymodbus' own server at the other end of the cable."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pymodbus.server import ModbusSerialServer
from pymodbus.simulator import DataType, SimData, SimDevice

from shared.errors.outside import SignUnreachable
from shared.settings.sign import SignSection
from shared.sign.content import Showing, SignContent
from shared.sign.frames import frame
from shared.sign.line import SignLine
from shared.sign.signs import Signs
from tests.sign.test_bus import OFTEN, SETTINGS, called_at, until
from tests.support.wires import joined, wire_at

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
REGISTERS = 8

pytestmark = [pytest.mark.slow, pytest.mark.allow_logs("pymodbus.logging", "pymodbus", "bocso.sign")]


class Modules:
    """Units 1, 2 and 3, each of eight registers; `written` is (unit, function, first register, values)."""

    def __init__(self, port: Path) -> None:
        self.written: list[tuple[int, int, int, list[int]]] = []
        self._port = str(port)
        self._loop = asyncio.new_event_loop()
        self._server: ModbusSerialServer | None = None
        self._up = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        units = [
            SimDevice(n, simdata=[SimData(0, count=REGISTERS, values=0, datatype=DataType.REGISTERS)])
            for n in (1, 2, 3)
        ]
        self._server = ModbusSerialServer(units, port=self._port, baudrate=115200, trace_pdu=self._trace)
        await self._server.listen()
        self._up.set()
        await self._server.serving

    def _trace(self, sending, pdu):
        if not sending:
            self.written.append((pdu.dev_id, pdu.function_code, pdu.address, list(pdu.registers)))
        return pdu

    def __enter__(self) -> Modules:
        self._thread.start()
        assert self._up.wait(60)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._server.shutdown(), self._loop).result(60)
        self._thread.join(60)


@contextmanager
def cable(tmp_path) -> Iterator[tuple[Modules, object, object]]:
    logging.getLogger("pymodbus").setLevel(logging.CRITICAL)
    with (
        wire_at(tmp_path / "master") as near,
        wire_at(tmp_path / "modules") as far,
        Modules(far.path) as units,
    ):
        yield units, near, far


def section(near, counter, **more):
    given = {"counter": counter, "port": str(near.path), "dialect": "modbus", "address": counter, "baud": 115200}
    return SignSection.model_validate({**given, "gap_ms": 5, **more})


def test_numbers_and_characters_come_into_the_right_registers_of_the_right_unit(tmp_path):
    with cable(tmp_path) as (units, near, far), joined(near, far):
        shown = SignContent(Showing.CALLED, 3, "A012")
        for made, wanted in (
            (section(near, 3), (3, 6, 0, [12])),
            (section(near, 2, modbus_register=7), (2, 6, 7, [12])),
            (section(near, 1, dialect="modbus-text"), (1, 16, 0, [ord(sign) for sign in "  A012"])),
        ):
            line = SignLine(made)
            line.say(made, frame(made, shown, "vi"))  # the unit has acknowledged it
            line.close()
            assert units.written[-1] == wanted


def test_a_register_that_a_unit_has_not(tmp_path):
    with cable(tmp_path) as (_, near, far), joined(near, far):
        made = section(near, 3, modbus_register=REGISTERS)
        line = SignLine(made)
        with pytest.raises(SignUnreachable) as caught:
            line.say(made, frame(made, SignContent(Showing.CALLED, 3, "A012"), "vi"))
        line.close()
        assert caught.value.fields["reason"] == SignUnreachable.refuses


def test_a_bus_of_three_shows_the_truth_before_and_after_it_was_unplugged(tmp_path):
    told = []
    with cable(tmp_path) as (units, near, far):
        signs = Signs(
            SETTINGS,
            [section(near, n) for n in (1, 2, 3)],
            lambda: NOW,
            lambda sign, problem: told.append((sign.counter, problem)),
            OFTEN,
        )
        with joined(near, far):
            signs.show(called_at(1, 3))
            until(lambda: {(1, 6, 0, (1,)), (2, 6, 0, (0,)), (3, 6, 0, (3,))} <= known(units))
        near.unplug()
        until(lambda: told)
        signs.show(called_at(2))
        units.written.clear()
        near.plug_in()
        with joined(near, far):
            until(lambda: {(1, 6, 0, (0,)), (2, 6, 0, (2,)), (3, 6, 0, (0,))} <= known(units))
            until(lambda: {counter for counter, problem in told if problem is None} >= {told[0][0]})
            signs.stop()


def known(units):
    return {(unit, function, first, tuple(values)) for unit, function, first, values in units.written}
