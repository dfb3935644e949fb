"""A walk through every page of the kiosk in one window, with the longest texts that people meet there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kiosk.doors.helper import HelpProps
from kiosk.staff.door import StaffDoor
from kiosk.staff.hall_acts import HallActs
from kiosk.staff.keys import DoorPage
from kiosk.staff.pin import DoorPin
from shared.errors.counters import PinLocked
from shared.errors.devices import HubUnavailable
from shared.errors.kiosk import DoorPinMissing
from shared.errors.outside import StoreUnavailable
from shared.errors.visits import SeriesFull
from shared.hall.feedback import FEEDBACK_LONGEST, Receipt
from shared.pin import in_words
from shared.printer.escpos.status import SILENCE, Condition, PaperState, Problem
from shared.printer.handouts import Handouts
from shared.procedures.catalogue import Catalogue
from shared.procedures.procedure import Procedure
from shared.rules.board import Board, Session
from shared.rules.printing import JobState
from shared.rules.ticket import State
from shared.settings.settings import Settings
from shared.ui.texts import sentence
from tests.kiosk.test_kiosk import MONDAY, SUNDAY, FakeHall, ticket
from tests.kiosk.test_kiosk_search import SearchStand
from tests.support.kiosk_halls import hall_of
from tests.support.windows import Stand

SIZES = ((1080, 1920), (1920, 1080), (1280, 800), (800, 1280))
HALLS = (3, 10, 24, 60)
"""Services; in groups where there are 60."""
LANGUAGES = ("vi", "en")
MODES = ("usual", "large", "lowered")
LINES = (Path(__file__).parents[1] / "kiosk" / "procedure_names.txt").read_text("utf-8").splitlines()
NAMES = tuple(tuple(line.split("\t")) for line in LINES)
"""Field and name of real procedures: the longest but for one in ten."""
WHY = {"vi": "Cán bộ đi họp, mời trở lại lúc 14:00 nhé", "en": "Staff are in a meeting, please come back at 14:00"}


NOWHERE = Path("/nonexistent")
TEXT = {
    "vi": "Tôi đề nghị bố trí thêm ghế ngồi và nước uống cho người cao tuổi chờ ở khu tiếp nhận hồ sơ đất đai. ",
    "en": "Please put more chairs and drinking water for elderly people where one waits for the land office. ",
}


def hall(settings: Settings, count: int, language: str) -> Settings:
    """A hall of so many services, each in a series of its own, that speaks `language` first; the first of its
    services asks at every hour. All but the smallest have every door.
    """
    found = hall_of(settings, count, grouped=count == HALLS[-1])
    services = [one.model_copy(update={"late_from_hour": 0 if n else 1}) for n, one in enumerate(found.service)]
    spoken = found.hall.model_copy(update={"languages": (language, "en" if language == "vi" else "vi")})
    doors = {
        "feedback": found.feedback.model_copy(update={"box": True}),
        "appointments": found.appointments.model_copy(update={"per_slot": 4}),
    }
    more = doors if count > HALLS[0] else {}
    return found.model_copy(update={"hall": spoken, "service": tuple(services), **more})


@cache
def catalogue() -> Catalogue:
    """Of the longest names; their papers are as long."""
    return Catalogue(
        Procedure(
            code=f"p{n}",
            name=name,
            field=field,
            service="s1",
            time="03 ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ",
            papers=tuple(other for _, other in NAMES[n % 40 : n % 40 + 1 + n % 7]),
            approved=True,
        )
        for n, (field, name) in enumerate(NAMES)
    )


class PageHall(FakeHall):
    """It also takes what people write."""

    def feedback(self, *_written, request_id):
        if self.error is not None:
            raise self.error
        return Receipt("H7K3M9QX", MONDAY.date())


class PageStand(SearchStand):
    """A kiosk with everything that its window may show."""

    def shown(self, settings):
        acts = HallActs(self.kiosk, settings, self.hall, self.news, Handouts(), self.ring)
        given = (
            DoorPin(NOWHERE / "pin.json"),
            NOWHERE / "choices.json",
            self.language,
            settings.hall.languages,
            lambda _code: None,
        )
        self.staff = StaffDoor(*given, acts, lambda _volume: None, self.jobs)
        return {**super().shown(settings), "staff": self.staff}


def stand_of(qtbot, settings: Settings, language: str) -> PageStand:
    """A kiosk of this hall that finds those procedures."""
    return PageStand(qtbot, settings, catalogue, language=language, hall=PageHall(), handouts=Handouts())


def stopped(qtbot, size: tuple[int, int]) -> Stand:
    """What stands there while a kiosk cannot start, with a long reason for staff."""
    wrong = HubUnavailable(address="https://may-lay-so-trung-tam.dak-lak.lan:8765", reason="Connection refused")
    stand = Stand(qtbot, "shared/ui", "Paused", takesNumbers=True, staff=sentence(wrong))
    stand.size(*size)
    return stand


class Walk:
    """Brings up one page after the other and says its name; `turn` picks which names and services it meets. Not
    `whole`: only the start, which alone shows how many services the hall has.
    """

    def __init__(
        self, stand: PageStand, size: tuple[int, int], mode: str, turn: int = 0, *, whole: bool = True
    ) -> None:
        self.stand, self.mode, self.turn = stand, mode, turn
        self._parts = (
            self._start,
            self._number,
            self._doors,
            self._search,
            self._feedback,
            self._closed,
            self._staff,
        )[: None if whole else 1]
        stand.size(*size)

    def __iter__(self) -> Iterator[str]:
        for part in self._parts:
            for page in part():
                self._set_mode(usual=part == self._staff)  # whose door makes everything so
                if self.mode == "usual" or not self.stand.ease.attracts:  # nobody is there who chose another
                    yield page
            self._home()

    def _home(self) -> None:
        self.stand.kiosk.goHome()
        self._set_mode()

    def _set_mode(self, *, usual: bool = False) -> None:
        mode = "usual" if usual else self.mode
        self.stand.ease._change(large=mode == "large", lowered=mode == "lowered")

    def _start(self) -> Iterator[str]:
        kiosk, browse, codes = self.stand.kiosk, self.stand.browse, self._codes
        self._set_mode()
        self.stand.news.changed.emit(self._busy(), ())
        yield "start"
        if group := next((one["code"] for one in browse.buttons if one["group"]), ""):
            browse.open(group)
            yield "group"
        if browse.sheets > 1:
            browse.leaf(1)
            yield "next page"
        kiosk.togglePriority()
        yield "priority chosen"
        kiosk.goHome()
        off = Board(day=MONDAY.date(), off=dict.fromkeys(codes[::2], WHY))
        self.stand.news.changed.emit(off, ())
        self.stand.kiosk.printer_is(Condition(True, PaperState.OUT, Problem.PAPER_OUT))
        yield "switched off, no paper"
        self.stand.kiosk.printer_is(SILENCE)
        self.stand.news.changed.emit(Board(), ())
        self.stand.ease._alone.timeout.emit()
        yield "attract"
        self.stand.ease.wake()

    def _number(self) -> Iterator[str]:
        stand, kiosk = self.stand, self.stand.kiosk
        codes = self._codes
        kiosk.take(codes[0])
        assert kiosk.page == "asking"
        yield "ask"
        kiosk.goHome()
        kiosk.take(codes[1 + self.turn % (len(codes) - 1)])
        stand.jobs.drain()
        number = kiosk.ticket.id
        kiosk.print_result(number, JobState.CONFIRMED)
        yield "ticket"
        stand.doors["priority"].ask()
        yield "priority"
        stand.doors["priority"].no()
        kiosk.print_result(number, JobState.FAILED)
        stand.jobs.drain()
        yield "no slip"
        stand.kiosk.goHome()
        stand.hall.error = SeriesFull(series="A")
        kiosk.take(codes[1])
        stand.jobs.drain()
        stand.hall.error = None
        yield "refused"
        kiosk.tick()
        stand.seconds(kiosk.seconds - 3)
        yield "more time"

    def _doors(self) -> Iterator[str]:
        number = self.stand.number
        if number.books:
            number.open("booked")
            yield "booked"
            self._home()
        number.open("back")
        yield "number"
        number.key("A")
        yield "number, letter"
        found = replace(number._props, number="A012", counter=12, ahead=12, wait="Có thể phải chờ tới 7 giờ")
        for what in ("unknown", State.PARKED, State.WAITING, State.NO_SHOW):
            number.show_props(replace(found, found=what, until="14:30" if what == State.PARKED else ""))
            yield f"number {what}"
        self._home()
        helper = self.stand.doors["helpDoor"]
        self.stand.kiosk.visit("help")
        for called in (HelpProps(coming=True, counter="12"), HelpProps(failed=True)):
            helper.show_props(called)
            yield "help"

    def _search(self) -> Iterator[str]:
        stand, (_, name) = self.stand, NAMES[self.turn * 7 % len(NAMES)]
        stand.search.open()
        yield "keyboard"
        stand.type("zzqq")
        yield "nothing found"
        stand.search.clear()
        stand.type(" ".join(name.split()[:5]))
        yield "search"
        stand.search.choose(stand.search.found[0]["code"])
        yield "procedure"

    def _feedback(self) -> Iterator[str]:
        stand, door, language = self.stand, self.stand.feedback, self.stand.kiosk.language
        if not door.offered:
            return
        door.open()
        yield "feedback"
        door.choose(1)
        yield "feedback, keyboard"
        for letter in (TEXT[language] * 9)[:FEEDBACK_LONGEST]:
            door.key(letter)
        yield "feedback, text"
        stand.seconds(stand.kiosk.seconds - 3)
        yield "feedback, more time"
        door.goOn()
        yield "phone"
        for digit in "09123456789":
            door.digit(digit)
        door.agree()
        yield "phone, agreed"
        door.goOn()
        yield "review"
        stand.hall.error = HubUnavailable(address="", reason="")
        door.send()
        stand.jobs.drain()
        yield "not sent"
        stand.hall.error = None
        door.send()
        stand.jobs.drain()
        yield "sent"

    def _staff(self) -> Iterator[str]:
        stand, door = self.stand, self.stand.staff
        codes = self._codes
        stand.news.changed.emit(Board(day=MONDAY.date(), off=dict.fromkeys(codes[::2], WHY)), ())
        stand.kiosk.printer_is(Condition(True, PaperState.OUT, Problem.PAPER_OUT))
        said = {
            DoorPage.NO_PIN: sentence(DoorPinMissing()),
            DoorPage.PIN: sentence(PinLocked(since="08:12 11/10", tries=12, wait=in_words(timedelta(minutes=30)))),
            DoorPage.NUMBER: sentence(SeriesFull(series="A")),
        }
        for page in (each for each in DoorPage if each is not DoorPage.SHUT):
            door._go(page, said=said.get(page, ""), good=False, digits="48271", fresh=False)
            yield f"staff, {page}"
        door._go(DoorPage.NUMBER, said=said[DoorPage.NUMBER], good=False, typed="A", fresh=False)
        yield "staff, letter"
        door.shut()
        stand.kiosk.printer_is(SILENCE)
        stand.news.changed.emit(Board(), ())

    def _closed(self) -> Iterator[str]:
        stand = self.stand
        stand.news.lost.emit(StoreUnavailable(reason="gone"))
        yield "paused"
        stand.news.found.emit()
        stand.now = SUNDAY
        stand.seconds(1)
        yield "closed"
        stand.ease._alone.timeout.emit()
        yield "attract, closed"
        stand.ease.wake()
        stand.now = MONDAY
        stand.seconds(1)

    @property
    def _codes(self) -> list[str]:
        return [service["code"] for service in self.stand.kiosk.services]

    def _busy(self) -> Board:
        """Many wait for a few counters."""
        people = {n: ticket(n, code) for n, code in enumerate(self._codes * 5, start=1)}
        return Board(tickets=MappingProxyType(people), sessions=MappingProxyType({1: Session(), 2: Session()}))
