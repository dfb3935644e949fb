"""How the kiosk's pages are made easier for one person, and what stands there while nobody comes."""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kiosk import Kiosk
from kiosk.state import KioskPage
from shared.hall.verb_runner import utc_now
from shared.rules.hours import WHOLE_DAY, in_words
from shared.settings.settings import Settings, say
from shared.slip.offers import offer_texts
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

WARN_SECONDS = 10
"""For so long before a page goes back by itself it says so; half of a shorter page's time."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class EaseProps:
    """`large`: letters; `lowered`: what one touches stands within reach of a wheelchair. `warns`: the page goes
    back soon. `attracts`: nobody has come for long. `week` are the days from today on: day, hours ("" on a day
    off); empty where the hall keeps no hours. `panel_inches` is the screen's diagonal.
    """

    large: bool
    lowered: bool
    warns: bool
    attracts: bool
    week: tuple[dict[str, str], ...]
    notices: tuple[str, ...]
    panel_inches: float


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class Ease(view(EaseProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. As usual again for the next person."""

    def __init__(
        self,
        kiosk: Kiosk,
        settings: Settings,
        clock: Callable[[], datetime] = utc_now,
        attract_ms: int | None = None,
    ) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._settings = settings
        self._clock = clock
        wait = settings.kiosk.attract_seconds * 1000 if attract_ms is None else attract_ms
        self._alone = QTimer(self, interval=wait, singleShot=True)
        self._alone.timeout.connect(lambda: self._change(attracts=True))
        self.show_props(EaseProps(False, False, False, False, (), (), settings.kiosk.panel_inches))
        for changed in (kiosk.pageChanged, kiosk.secondsChanged):
            changed.connect(self._passed)
        for changed in (kiosk.dateChanged, kiosk.languageChanged):
            changed.connect(self._say)
        self._say()
        self._passed()

    @Slot()
    def toggleLarge(self) -> None:
        """Large letters, or as usual again."""
        self._change(large=not self._props.large)
        self._kiosk.stay(turned=True)

    @Slot()
    def toggleLowered(self) -> None:
        """What one touches further down, or as usual again."""
        self._change(lowered=not self._props.lowered)
        self._kiosk.stay(turned=True)

    @Slot()
    def stay(self) -> None:
        """Somebody needs more time."""
        self._kiosk.stay()

    @Slot()
    def wake(self) -> None:
        """Somebody has come. This touch, and a second tap of it, meets no tile."""
        self._change(attracts=False)
        self._kiosk.stay(turned=True)

    @Slot()
    def _passed(self) -> None:
        """Another page, or another second of it."""
        page, left = self._kiosk.page, self._kiosk.seconds
        if page != KioskPage.START or left:
            self._alone.stop()
            self._change(attracts=False, warns=0 < left <= self._warning(page) and page not in _WAITS)
            return
        self._change(large=False, lowered=False, warns=False)
        if self._alone.interval() and not self._alone.isActive():
            self._alone.start()

    def _warning(self, page: str) -> int:
        short = page in (KioskPage.TICKET, KioskPage.REFUSED)
        return min(WARN_SECONDS, self._settings.kiosk.return_seconds // 2) if short else WARN_SECONDS

    @Slot()
    def _say(self) -> None:
        language, today = self._kiosk.language, self._clock().astimezone(self._settings.zone).date()
        notices = tuple(say(each, language) for each in self._settings.display.notices)
        self._change(week=week(self._settings, today, language), notices=notices)

    def _change(self, **changes: object) -> None:
        self.show_props(replace(self._props, **changes))


_WAITS = (KioskPage.ISSUING, KioskPage.PAUSED)
"""Pages that nobody leafs on."""


def week(settings: Settings, today: date, language: str) -> tuple[dict[str, str], ...]:
    """The hours of seven days, today first; () for a hall that never closes."""
    table = replace(settings.hours.timetable, last_ticket=0)
    days = [today + timedelta(days=n) for n in range(WEEK)]
    spans = [table.spans(day) for day in days]
    if all(each == (WHOLE_DAY,) for each in spans):
        return ()
    names = offer_texts(language).weekdays
    return tuple(
        {"day": _capital(names[day.weekday()]), "hours": in_words(each)}
        for day, each in zip(days, spans, strict=True)
    )


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]
