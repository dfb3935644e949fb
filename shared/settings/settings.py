"""hall.toml -> typed, frozen settings. Every field has its sentence here; docs/settings.md is tested against it.

`load(path)` gives Settings or raises SettingsWrong with every mistake at once (see `shared.settings.check.check`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from pydantic import Field

from shared.errors.counters import UnknownCounter
from shared.errors.starting import ScreenUnknown
from shared.rules.board import Session
from shared.rules.calling import Order
from shared.rules.hours import Timetable
from shared.rules.ticket import BRING, Lane
from shared.settings.counters import ClerkSection, CounterSection, LockSection
from shared.settings.feedback import FeedbackSection
from shared.settings.fields import Localized, Section
from shared.settings.hours import HoursSection
from shared.settings.languages import HallLanguage
from shared.settings.panel import FeeSection, PanelSection, PaymentSection
from shared.settings.reasons import ReasonsSection
from shared.settings.screens import DisplaySection, KioskSection, MediaSection, ZoneSection
from shared.settings.sections import (
    AppointmentsSection,
    CallingSection,
    DatabaseSection,
    GroupSection,
    HallSection,
    HubSection,
    LaneSection,
    NumbersSection,
    PrinterSection,
    ProceduresSection,
    ServiceSection,
)
from shared.settings.sign import SignSection
from shared.settings.slip import SlipSection


class HallFile(Section):
    """What stands in it."""

    hall: HallSection
    hours: HoursSection = HoursSection()
    lane: tuple[LaneSection, ...]
    numbers: NumbersSection = NumbersSection()
    calling: CallingSection = CallingSection()
    appointments: AppointmentsSection = AppointmentsSection()
    group: tuple[GroupSection, ...] = ()
    service: tuple[ServiceSection, ...] = Field(min_length=1)
    counter: tuple[CounterSection, ...] = Field(min_length=1)
    clerk: tuple[ClerkSection, ...] = ()
    lock: LockSection = LockSection()
    reasons: ReasonsSection = ReasonsSection()
    panel: PanelSection = PanelSection()
    fee: tuple[FeeSection, ...] = ()
    payment: PaymentSection = PaymentSection()
    database: DatabaseSection = DatabaseSection()
    printer: PrinterSection = PrinterSection()
    slip: SlipSection = SlipSection()
    kiosk: KioskSection = KioskSection()
    feedback: FeedbackSection = FeedbackSection()
    display: DisplaySection = DisplaySection()
    sign: tuple[SignSection, ...] = ()
    screen: tuple[ZoneSection, ...] = ()
    procedures: ProceduresSection = ProceduresSection()
    hub: HubSection = HubSection()


class Settings(HallFile):
    """The hall file, and the languages beside it; those that are offered are in `hall.languages` too."""

    languages: tuple[HallLanguage, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.hall.time_zone)

    def find_service(self, code: str) -> ServiceSection | None:
        return next((s for s in self.service if s.code == code), None)

    @property
    def results(self) -> ServiceSection | None:
        """Where people fetch what is ready, if it is one of the services."""
        return next((s for s in self.service if s.results), None)

    def find_counter(self, number: int) -> CounterSection | None:
        return next((c for c in self.counter if c.number == number), None)

    def get_counter(self, number: int) -> CounterSection:
        """Raises UnknownCounter."""
        found = self.find_counter(number)
        if found is None:
            raise UnknownCounter(counter=number, known=", ".join(str(each.number) for each in self.counter))
        return found

    def find_lane(self, code: Lane) -> LaneSection:
        return next(lane for lane in self.lane if lane.code is code)

    def find_clerk(self, code: str) -> ClerkSection | None:
        return next((c for c in self.clerk if c.code == code), None)

    def find_fee(self, code: str) -> FeeSection | None:
        return next((fee for fee in self.fee if fee.code == code), None)

    def signs_of(self, counter: int | None) -> tuple[SignSection, ...]:
        """The signs that this counter's window keeps right; None: those that the hall screen does."""
        at = "display" if counter is None else "counter"
        return tuple(sign for sign in self.sign if sign.at == at and counter in (None, sign.counter))

    def counters_of(self, service: str) -> tuple[int, ...]:
        """Numbers of the counters that call this service, ascending; those that only help with it if no other."""
        first = sorted(c.number for c in self.counter if service in c.services)
        helping = (c.number for c in self.counter for tier in c.then if service in tier.services)
        return tuple(first or sorted(helping))

    def of_screen(self, name: str) -> Settings:
        """The hall as the further screen of that name shows it: its counters and what they call. Raises
        ScreenUnknown.
        """
        found = next((screen for screen in self.screen if screen.name == name), None)
        if found is None:
            raise ScreenUnknown(name=name, known=", ".join(each.name for each in self.screen) or "-")
        counters = tuple(c for c in self.counter if c.number in found.counters)
        own = found.model_dump(include=set(MediaSection.model_fields))
        display = self.display.model_copy(update=own if found.speaks else {**own, "voice": ()})
        services = tuple(s for s in self.service if any(c.calls(s.code) for c in counters))
        return self.model_copy(update={"counter": counters, "service": services, "display": display})

    def open_counters_of(self, service: str, sessions: Mapping[int, Session]) -> tuple[int, ...]:
        """Numbers of the counters that call this service now; of those that only help, if no other does."""
        calling = {number for number, session in sessions.items() if session.paused is None}
        first = tuple(n for n in self.counters_of(service) if n in calling)
        helping = (c.number for c in self.counter for tier in c.then if service in tier.services)
        return first or tuple(sorted(n for n in helping if n in calling))

    def page_of(self, code: str, language: str) -> str:
        """Where a phone opens the page of the ticket with this code; "" in a hall without a hub."""
        chosen = "" if language == self.hall.languages[0] else f"?lang={language}"
        return f"{self.hub.address}/t/{code}{chosen}" if self.hub.address else ""

    def over_midnight(self, day: date, local: datetime) -> bool:
        """Whether a local time still belongs to hours of any service that are kept open past the end of `day`."""
        return any(table.over_midnight(day, local) for table in self._timetables.values())

    def timetable(self, service: ServiceSection) -> Timetable:
        """When numbers of a service of this hall are given."""
        return self._timetables[service.code]

    @cached_property
    def _timetables(self) -> dict[str, Timetable]:
        return {service.code: service.hours.within(self.hours) for service in self.service}

    @cached_property
    def order(self) -> Order:
        """The calling rule in force."""
        return Order(self.calling.rule, self.calling.ratio)


def say(text: Localized, language: str) -> str:
    """`text` in `language`, or in Vietnamese where the hall has not written it; "" for a text left out."""
    return text.get(language) or text.get("vi", "")


def known_reason(texts: Sequence[Localized], kept: str, language: str) -> str:
    """A reason of the hall's list in another language than it is kept in, with what to bring; one that was written
    as it was.
    """
    reason, *bring = kept.split(BRING, 1)
    said = next((say(text, language) for text in texts if reason in text.values()), reason)
    return BRING.join((said, *bring))
