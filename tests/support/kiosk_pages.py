"""A walk through every page of the kiosk in one window, with the longest texts that people meet there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kiosk.doors.helper import HelpProps
from shared.errors.outside import StoreUnavailable
from shared.errors.visits import SeriesFull
from shared.printer.escpos.status import SILENCE, Condition, PaperState, Problem
from shared.procedures.catalogue import Catalogue
from shared.procedures.procedure import Procedure
from shared.rules.board import Board, Session
from shared.rules.printing import JobState
from shared.rules.ticket import State
from shared.settings.settings import Settings
from tests.kiosk.test_kiosk import MONDAY, SUNDAY, ticket
from tests.kiosk.test_kiosk_search import SearchStand
from tests.support.kiosk_halls import hall_of

SIZES = ((1080, 1920), (1920, 1080), (1280, 800), (800, 1280))
HALLS = (3, 10, 24, 60)
"""Services; in groups where there are 60."""
LANGUAGES = ("vi", "en")
MODES = ("usual", "large", "lowered")
LINES = (Path(__file__).parents[1] / "kiosk" / "procedure_names.txt").read_text("utf-8").splitlines()
NAMES = tuple(tuple(line.split("\t")) for line in LINES)
"""Field and name of real procedures: the longest but for one in ten."""
WHY = {"vi": "Cán bộ đi họp, mời trở lại lúc 14:00 nhé", "en": "Staff are in a meeting, please come back at 14:00"}


def hall(settings: Settings, count: int, language: str) -> Settings:
    """A hall of so many services, in at most eight series, that speaks `language` first; the first of its services
    asks at every hour.
    """
    found = hall_of(settings, count, grouped=count == HALLS[-1])
    services = [
        one.model_copy(update={"prefix": chr(65 + n * 8 // count), "late_from_hour": 0 if n else 1})
        for n, one in enumerate(found.service)
    ]
    spoken = found.hall.model_copy(update={"languages": (language, "en" if language == "vi" else "vi")})
    return found.model_copy(update={"hall": spoken, "service": tuple(services)})


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


def stand_of(qtbot, settings: Settings, language: str) -> SearchStand:
    """A kiosk of this hall that finds those procedures."""
    return SearchStand(qtbot, settings, catalogue, language=language)


class Walk:
    """Brings up one page after the other and says its name; `turn` picks which names and services it meets. Not
    `whole`: only the start, which alone shows how many services the hall has.
    """

    def __init__(
        self, stand: SearchStand, size: tuple[int, int], mode: str, turn: int = 0, *, whole: bool = True
    ) -> None:
        self.stand, self.mode, self.turn = stand, mode, turn
        self._parts = (self._start, self._number, self._doors, self._search, self._closed)[: None if whole else 1]
        stand.size(*size)

    def __iter__(self) -> Iterator[str]:
        for part in self._parts:
            for page in part():
                self._set_mode()
                if self.mode == "usual" or not self.stand.ease.attracts:  # nobody is there who chose another
                    yield page
            self._home()

    def _home(self) -> None:
        self.stand.kiosk.goHome()
        self._set_mode()

    def _set_mode(self) -> None:
        self.stand.ease._change(large=self.mode == "large", lowered=self.mode == "lowered")

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
        number.open("back")
        number.key("1")
        yield "number"
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
