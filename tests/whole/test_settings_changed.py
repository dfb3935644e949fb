"""A hall file that is changed at the hub holds there at once, and staff are told."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from shared.link.client import remote_hall
from shared.link.connection import HubConnection
from shared.link.paired import load
from shared.rules.device import DeviceKind
from tests.support.halls import PIN
from tests.support.hub_processes import HERE, hall_called, home, said
from tests.support.processes import App
from tests.support.servers import wait_for

pytestmark = pytest.mark.slow


def test_a_changed_hall_file_holds_and_is_announced_to_staff(tmp_path, monkeypatch):
    file = hall_called("changed", tmp_path)
    first = file.read_text("utf-8")
    env = {
        **home(tmp_path),
        "BOCSO_HALL": str(file),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
    }
    for name, value in home(tmp_path).items():
        monkeypatch.setenv(name, value)
    log = tmp_path / "hub.log"
    with ExitStack() as until:
        hub = App("hub", ("hub", *HERE, "--port", "0", "--pages-port", "0"), env, log)
        until.callback(hub.stop)
        url = f"https://127.0.0.1:{hub.answer()['port']}"
        code = said("hub", "pair", "--kind", "counter", env=env)["code"]
        said("pair", url, code, "--yes", env=env)
        counter = App("counter", ("counter", "--hub", url, "--drive"), env, tmp_path / "counter.log")
        until.callback(counter.stop)
        assert counter.answer()["ready"]
        counter.do("wait", item="pinOk")
        for _ in range(2):
            counter.do("type", text=PIN)
            counter.do("key", key="Return")
        counter.do("wait", item="next")
        paired = load(url, DeviceKind.COUNTER)
        way = HubConnection(url, paired.secret, paired.fingerprint)
        until.callback(way.close)
        file.write_text("nothing", encoding="utf-8")
        wait_for(lambda: "goes on with the settings it has" in log.read_text("utf-8"))
        file.write_text(first.replace('code = "changed"', 'code = "another"'), encoding="utf-8")
        wait_for(lambda: "has another code now" in log.read_text("utf-8"))
        assert remote_hall(way)[0].settings.kiosk.return_seconds == 120
        file.write_text(first.replace("return_seconds = 120", "return_seconds = 90"), encoding="utf-8")
        assert hub.answer()["port"] == int(url.rpartition(":")[2])  # it answers again, at the same place
        (line,) = counter.do("wait", item="printerLine")["texts"]
        assert line.startswith("Cài đặt của đơn vị đã thay đổi.")
        assert remote_hall(way)[0].settings.kiosk.return_seconds == 90
