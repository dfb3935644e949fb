"""A printer nobody answers at: the person keeps the number, staff can see why, and the kiosk goes on."""

from __future__ import annotations

import socket

import pytest

from shared.hall import Hall
from shared.settings.load import load
from shared.store.open import open_store
from tests.support.halls import real_hall
from tests.support.processes import App

pytestmark = pytest.mark.slow


@pytest.fixture
def dead_port():
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        yield probe.getsockname()[1]


def test_the_number_stays_on_the_screen_and_the_kiosk_goes_on(tmp_path, dead_port):
    url = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    file = real_hall(tmp_path)
    env = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "BOCSO_DB": url,
        "BOCSO_HALL": str(file),
    }
    hall = Hall(load(file), open_store(url))
    words = ("kiosk", "--window", "1080x1920", "--printer", f"tcp://127.0.0.1:{dead_port}", "--drive")
    kiosk = App("kiosk", words, env, tmp_path / "kiosk.log")
    try:
        assert kiosk.answer()["ready"]
        kiosk.do(
            "wait", item="printerNoticeText", joined="Máy in đang tạm dừng. Số của ông/bà sẽ hiện trên màn hình."
        )
        for number in ("A001", "A002"):
            kiosk.do("tap", item="service-ho-tich")
            kiosk.do("wait", item="ticketNumber", joined=number)
            remember = "Xin ông/bà nhớ số này hoặc quét mã bằng điện thoại"
            assert kiosk.do("wait", item="slipHeading", joined=remember)["texts"]
            kiosk.do("wait", item="slipWhy", joined="Máy in đang tạm dừng.")
            kiosk.do("wait", item="qr")
            kiosk.do("tap", item="done")
            kiosk.do("wait", item="service-ho-tich")
        tickets = sorted(hall.board()[0].tickets)
        for ticket in tickets:
            [(state, reason)] = hall.print_jobs_of(ticket)
            assert state == "failed"
            assert reason
        assert len(tickets) == 2
    finally:
        assert kiosk.stop() == 0
    assert "A001" in (tmp_path / "kiosk.log").read_text()
