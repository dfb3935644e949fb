"""Signs above the counters with real processes: of the hall screen, of a counter's window, and one as a window."""

from __future__ import annotations

import json
import os
import subprocess

import pytest

from shared.demo.hours import as_toml
from shared.demo.processes import bocso
from shared.hall.verb_runner import utc_now
from shared.link.paired import Paired, save
from shared.rules.device import DeviceKind
from shared.settings.load import load
from shared.settings.sign import SignSection
from tests.support.halls import Opened, at_noon, small_hall
from tests.support.hubs import hub_of
from tests.support.processes import App, refused
from tests.support.wires import wire_at
from tests.ui.test_start import OFFSCREEN

pytestmark = pytest.mark.slow

MOI = b"      MOI %b      "


def test_a_call_stands_on_the_signs_whatever_was_unplugged(real_day, real_file, tmp_path):
    (tmp_path / "queue.sqlite").write_bytes((real_day / "queue.sqlite").read_bytes())
    env = {**OFFSCREEN, "BOCSO_DB": f"sqlite:///{tmp_path / 'queue.sqlite'}", "BOCSO_HALL": str(real_file)}
    with wire_at(tmp_path / "bus") as bus, wire_at(tmp_path / "pole") as pole:
        signs = (
            SignSection(counter=1, port=str(bus.path), at="display", dialect="raw", template="{addr} {number} 0a"),
            SignSection(counter=1, port=str(pole.path)),
        )
        real_file.write_text(as_toml(load(real_file).model_copy(update={"sign": signs})), "utf-8")
        display = App("display", ("display", "--drive"), env, tmp_path / "display.log")
        window = App("sign", ("display", "--sign", "1", "--drive"), env, tmp_path / "sign.log")
        counter = App("counter", ("counter", "--counter", "1", "--drive"), env, tmp_path / "counter.log")
        try:
            for app in (display, window, counter):
                assert app.answer()["ready"]
            assert "quầy 1" in refused({**env, "BOCSO_LANG": "vi"}, "display", "--sign", "1")
            number = called(env)
            assert bus.heard_until(b"\x01%b\n" % number).endswith(b"\x01%b\n" % number)
            assert pole.heard_until(MOI % number).endswith(MOI % number)
            pole.unplug()
            run(env, "start", "--counter", "1")
            pole.plug_in()
            bus.unplug()
            assert "Mất kết nối bảng số quầy 1" in display.do("wait", item="signLamp")["texts"]
            serving = b"    DANG PHUC VU    \r\x1bQB        %b        " % number
            assert pole.heard_until(serving).endswith(serving)
            assert window.do("wait", item="number", joined=number.decode())
            assert window.do("wait", item="heading", joined="Đang phục vụ")
        finally:
            for app in (display, window, counter):
                assert app.stop() == 0
        assert pole.heard_until(b"QB" + b" " * 20).endswith(b"QB" + b" " * 20)


def test_a_sign_as_a_window_of_a_hall_behind_a_hub(store, tmp_path):
    hall = Opened(at_noon(small_hall()), store, utc_now).open_all()
    with hub_of(hall, store) as address:
        save(Paired(address, "", DeviceKind.DISPLAY.value, "small", DeviceKind.DISPLAY))
        app = App(
            "sign", ("display", "--sign", "1", "--hub", address, "--drive"), OFFSCREEN, tmp_path / "sign.log"
        )
        try:
            assert app.answer()["ready"]
            hall.issue("papers")
            number = hall.call_next(1).label
            assert app.do("wait", item="number", joined=number)
            hall.complete(1)
            assert app.do("wait", item="quietCounter")
        finally:
            assert app.stop() == 0


def run(env, *words):
    done = subprocess.run(bocso(*words, "--json"), env={**os.environ, **env}, capture_output=True, check=True)
    return json.loads(done.stdout)


def called(env) -> bytes:
    run(env, "issue", "ho-tich")
    return run(env, "next", "--counter", "1")["number"].encode()
