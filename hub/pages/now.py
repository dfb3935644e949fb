"""The hall at one moment, worked out once for all pages that are open then."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from shared.hall.forecast import Forecast
from shared.hall.offers import offer_of
from shared.hall.today import board_of_today
from shared.rules.board import Board
from shared.rules.calling import Rule
from shared.rules.estimate import Model
from shared.rules.offer import Offer
from shared.rules.ticket import for_counter
from shared.settings.settings import Settings


class HallNow:
    """`at` is aware, `local` the same in the hall. `board` is empty once its day is over. Each thing is worked out
    when it is first asked for.
    """

    def __init__(self, settings: Settings, model: Model, board: Board, at: datetime) -> None:
        self.settings = settings
        self.at = at
        self.local = at.astimezone(settings.zone)
        self.board = board_of_today(settings, board, self.local)
        self._counters: dict[str, tuple[int, ...]] = {}
        self.forecast = Forecast(settings, model, self.board, at)

    @cached_property
    def offers(self) -> Mapping[str, Offer]:
        """By service, what it offers somebody who comes now."""
        known = self.settings, self.board, self.forecast
        return {service.code: offer_of(*known, service, self.local) for service in self.settings.service}

    @cached_property
    def behind(self) -> Mapping[int, int]:
        """By the id of a ticket that waits: how many wait behind it, in its line, or in its lane of that line."""
        by_rank = self.settings.order.rule is Rule.HEAD_START
        found, seen = dict[int, int](), Tally[tuple[str, str]]()
        for ticket in reversed(self.board.waiting()):
            place = ticket.line, "" if by_rank else ticket.lane.value
            found[ticket.id] = seen[place]
            seen[place] += 1
        return found

    def counters(self, reserved: str, service: str) -> tuple[int, ...]:
        """Those that call a line just now: of a service, or whom it is `reserved` for ("" where it is not)."""
        line = reserved or service
        if line not in self._counters:
            sessions, own = self.board.sessions, self.settings.counters_of(service)
            mine = [n for n in sessions if reserved == for_counter(n)] if reserved else own
            self._counters[line] = tuple(n for n in mine if n in sessions and sessions[n].paused is None)
        return self._counters[line]

    @cached_property
    def last_calls(self) -> Mapping[str, str]:
        """By series, the number that was called last."""
        found: dict[str, str] = {}
        for call in self.board.calls:
            found.setdefault(call.label.rstrip("0123456789"), call.label)
        return found
