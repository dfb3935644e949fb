"""Numbers that a kiosk gives by itself, by the rules of the hall as far as it knows them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from shared.errors.devices import HubUnavailable
from shared.errors.kinds import Named
from shared.errors.visits import DailyLimitReached, TooLate
from shared.hall.intake import CODE_BYTES
from shared.hall.lookups import must_be_on, must_be_open
from shared.hall.number_blocks import Reservation
from shared.hall.texts import short
from shared.link.kept import GivenNumber, Kept, KeptNumbers
from shared.rules import calling
from shared.rules.board import Board
from shared.rules.ticket import Lane
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings

TICK = timedelta(microseconds=1)
EARLY = timedelta(hours=2)
"""So long before a service opens the kiosk asks for its numbers: a new day of the hall begins with that."""


class OwnNumbers:
    """The blocks of one kiosk. `board` is the last that it knew; `clock` gives aware UTC. Any thread."""

    def __init__(
        self, kept: KeptNumbers, settings: Settings, board: Callable[[], Board], clock: Callable[[], datetime]
    ) -> None:
        self.kept = kept
        self._settings = settings
        self._board = board
        self._clock = clock

    def left(self, series: str) -> bool:
        """Whether the kiosk may give a number of this series by itself now."""
        return self._of_today() and self._next(series) is not None

    @property
    def any_left(self) -> bool:
        """Whether it may give any."""
        return any(self.left(service.prefix) for service in self._settings.service)

    @property
    def wanted(self) -> bool:
        """Whether it is time to ask for the numbers of a new day."""
        local = self._local()
        if not self._settings.hub.offline_numbers or self.kept.now.day == local.date():
            return False
        tables = [self._settings.timetable(service) for service in self._settings.service]
        return any(table.is_open(local) or table.is_open(local + EARLY) for table in tables)

    def take(self, reservation: Reservation) -> None:
        """What the hall has kept for this kiosk. Raises OSError."""

        def changed(now: Kept) -> Kept:
            if (reservation.day, dict(reservation.numbers)) == (now.day, dict(now.blocks)):
                return now
            used = now.used if reservation.day == now.day else {}
            return replace(
                now, day=reservation.day, since=self._clock(), blocks=dict(reservation.numbers), used=used
            )

        self.kept.change(changed)

    def give(
        self,
        service: ServiceSection,
        lane: Lane,
        touch: str,
        printer: str | None,
        language: str,
        still_wanted: Callable[[], bool],
        dossier: str = "",
    ) -> GivenNumber:
        """The next number: it is on the disk when this returns.

        Raises ServiceOff, HallClosed, ServiceClosed, ServiceEnded, DailyLimitReached, TooLate, and HubUnavailable
        where no number is left or it cannot be kept; for the `dossier` TextTooLong, TextWrong.
        """
        with self.kept.lock:
            before = next((one for one in self.kept.now.given if one.touch == touch), None)
            if before is not None:
                return before
            if (board := self._board()).day == self.kept.now.day:
                must_be_on(service, board)
            must_be_open(self._settings, service, self._local())
            self._must_be_below_limit(service)
            number = self._next(service.prefix) if self._of_today() else None
            if number is None:
                raise HubUnavailable(address="", reason="no number left")
            if not still_wanted():
                raise TooLate
            given = replace(self._given(service, lane, number, touch, printer, language), dossier=short(dossier))
            try:
                self.kept.change(
                    lambda now: replace(
                        now,
                        used={**now.used, service.prefix: number},
                        given=(*now.given, given),
                        count=now.count + 1,
                    )
                )
            except OSError as problem:
                raise HubUnavailable(address="", reason=problem.strerror) from problem
            return given

    # Inside

    def _given(
        self, service: ServiceSection, lane: Lane, number: int, touch: str, printer: str | None, language: str
    ) -> GivenNumber:
        now = self.kept.now
        assert now.day is not None, "a number is left only of a day"
        last = now.given[-1].taken if now.given else self._clock()
        taken = max(self._clock(), last + TICK)  # who came later ranks later, even while the clock stands
        rank = calling.rank(taken, self._settings.find_lane(lane).head_start_minutes)
        return GivenNumber(
            touch=touch, id=-now.count - 1, service=service.code, lane=lane, series=service.prefix, number=number,
            day=now.day, taken=taken, rank=rank, code=secrets.token_hex(CODE_BYTES).upper(), language=language,
            printer=printer,
        )  # fmt: skip

    def _of_today(self) -> bool:
        """By the kiosk's clock; one that went back behind the reservation knows no day."""
        now = self.kept.now
        return now.since is not None and now.since <= self._clock() and now.day == self._local().date()

    def _next(self, series: str) -> int | None:
        block = self.kept.now.blocks.get(series)
        if block is None:
            return None
        number = max(block.first, self.kept.now.used.get(series, 0) + 1)
        return number if number <= block.last else None

    def _local(self) -> datetime:
        return self._clock().astimezone(self._settings.zone).replace(tzinfo=None)

    def _must_be_below_limit(self, service: ServiceSection) -> None:
        """By what the board last said, and what was given here since."""
        board = self._board()
        known = board.given.get(service.code, 0) if board.day == self.kept.now.day else 0
        here = sum(one.service == service.code and not one.handed_in for one in self.kept.now.given)
        if 0 < service.daily_limit <= known + here:
            raise DailyLimitReached(service=Named(service.name), limit=service.daily_limit)
