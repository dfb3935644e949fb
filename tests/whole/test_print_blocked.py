"""The paper ends in the middle of a slip: the real kiosk goes on, says the number, and the slip comes out once."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image

from shared.hall import Hall
from shared.rules.printing import KIOSK_PRINTER, PrinterState
from shared.settings.load import load
from shared.simulator.simulator import PrinterSimulator
from shared.store.open import open_store
from tests.support.halls import HUB, assert_sound, real_hall
from tests.support.processes import App
from tests.support.servers import wait_for

pytestmark = pytest.mark.slow

SERVICE = "service-ho-tich"
REMEMBER = "Xin ông/bà nhớ số này hoặc quét mã bằng điện thoại"
CAME = "Phiếu đã in, mời ông/bà lấy phiếu"


@pytest.fixture
def printer(tmp_path) -> Iterator[PrinterSimulator]:
    simulator = PrinterSimulator(tmp_path / "slips")
    simulator.start()
    yield simulator
    simulator.stop()


class Kiosk:
    """The kiosk's process, its hall, and what stands on its screen."""

    def __init__(self, folder, printer: PrinterSimulator) -> None:
        self.folder = folder
        url = f"sqlite:///{folder / 'queue.sqlite'}"
        file = real_hall(folder)
        self.store = open_store(url)
        self.hall = Hall(load(file), self.store)
        env = {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "BOCSO_DB": url,
            "BOCSO_HALL": str(file),
        }
        address = f"tcp://127.0.0.1:{printer.port}"
        words = ("kiosk", "--window", "1080x1920", "--printer", address, "--drive")
        self.process = App("kiosk", words, env, folder / "kiosk.log")

    def __enter__(self) -> Kiosk:
        assert self.process.answer()["ready"]
        return self

    def __exit__(self, *_: object) -> None:
        code = self.process.stop()
        self.store.close()
        assert code == 0

    def take(self, number: str) -> None:
        self.process.do("tap", item=SERVICE)
        self.sees("ticketNumber", number)

    def sees(self, item: str, joined: str | None = None) -> None:
        """Waits until it stands on the screen."""
        text = {} if joined is None else {"joined": joined}
        self.process.do("wait", item=item, **text)

    def go_home(self) -> None:
        self.process.do("tap", item="done")
        self.sees(SERVICE)

    def codes(self) -> list[str]:
        """What a phone reads on the screen."""
        picture = self.folder / "screen.png"
        self.process.do("grab", to=str(picture))
        with Image.open(picture) as image:
            return [_code_in(found.text) for found in zxingcpp.read_barcodes(image.convert("L"))]

    def jobs(self, number: str) -> list[tuple[str, str]]:
        found = self.hall.board()[0].find(number)
        return [] if found is None else self.hall.print_jobs_of(found.id)

    def troubles(self) -> dict[str, str]:
        """What staff know: number and why."""
        board, _ = self.hall.board()
        return {board.tickets[one].label: trouble.reason for one, trouble in board.troubles.items()}

    def ends(self, number: str, state: str) -> None:
        wait_for(lambda: self.jobs(number) and self.jobs(number)[0][0] == state)


def test_the_paper_ends_in_the_middle_and_a_new_roll_brings_the_slip_once(tmp_path, printer):
    with Kiosk(tmp_path, printer) as kiosk:
        printer.play("out_middle", 150, next_job=True)
        kiosk.take("A001")
        kiosk.sees("slipHeading", REMEMBER)
        kiosk.sees("qr")
        ticket = kiosk.hall.board()[0].find("A001")
        assert ticket is not None
        [code] = kiosk.codes()
        assert kiosk.hall.ticket_of_code(code) == ticket
        assert kiosk.jobs("A001") == [("blocked", "paper_out")]
        assert kiosk.troubles() == {"A001": "paper_out"}
        assert kiosk.hall.board()[0].printers[KIOSK_PRINTER] == PrinterState("paper_out")
        assert len(printer.slips) == 0

        kiosk.go_home()  # the window answers while the slip is held
        kiosk.sees("printerNotice")
        kiosk.process.do("tap", item="priority")
        kiosk.take("A002")
        kiosk.sees("slipHeading", REMEMBER)
        assert kiosk.jobs("A002") == [("queued", "")], "it waits behind the held one"

        printer.new_roll()
        kiosk.sees("slipHeading", CAME)
        for number in ("A001", "A002"):
            kiosk.ends(number, "confirmed")
        assert kiosk.troubles() == {}
        kiosk.go_home()
        kiosk.take("A003")
        kiosk.ends("A003", "confirmed")
        wait_for(lambda: not kiosk.hall.board()[0].printers[KIOSK_PRINTER].problem)
        assert_sound(kiosk.hall)
        codes = [kiosk.hall.issued(one)[1] for one in sorted(kiosk.hall.board()[0].tickets)]
    printer.stop()
    assert [_code_on(png) for png in sorted((tmp_path / "slips").glob("*.png"))] == codes


def test_a_kiosk_that_ends_while_a_slip_is_held_tells_staff_when_it_is_back(tmp_path, printer):
    with Kiosk(tmp_path, printer) as kiosk:
        printer.play("out_middle", 150, next_job=True)
        kiosk.take("A001")
        kiosk.sees("slipHeading", REMEMBER)
        kiosk.ends("A001", "blocked")
    printer.new_roll()
    with Kiosk(tmp_path, printer) as kiosk:
        kiosk.ends("A001", "failed")
        assert kiosk.troubles() == {"A001": "interrupted"}
        kiosk.take("A002")
        kiosk.ends("A002", "confirmed")
        assert_sound(kiosk.hall)
    printer.stop()
    lines = (tmp_path / "slips" / "slips.jsonl").read_text().splitlines()
    pieces = [tmp_path / "slips" / json.loads(line)["png"] for line in lines]
    assert len([piece for piece in pieces if _codes_on(piece)]) <= 2, "the held slip came out at most once"
    assert len(pieces) <= 3, "and at most one piece of white paper, cut off before the next slip"
    assert _codes_on(pieces[-1])


def _code_on(png) -> str:
    [found] = _codes_on(png)
    return found


def _code_in(page: str) -> str:
    """The code at the end of the address that a phone reads."""
    address, _, code = page.partition("?")[0].rpartition("/")
    assert address == f"{HUB}/t"
    return code


def _codes_on(png) -> list[str]:
    with Image.open(png) as image:
        return [_code_in(found.text) for found in zxingcpp.read_barcodes(image.convert("L"))]
