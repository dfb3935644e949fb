"""What the reception's window knows; everything it shows is derived from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from counter.requests.intent import Intent
from counter.sheets.sheet import Kind
from counter.state import CounterState, LiveState
from shared.hall.visits import VisitRecord
from shared.rules.device import SeenDevice


@dataclass(frozen=True, slots=True)
class ReceptionState(CounterState):
    """`text` stands in the field. `visit` is the number that was looked up last; `said` what was done last, until
    `said_until`, and `undo` takes it back. `list` is the list on the right, `row` its row that is marked.
    `printer` is the reception's own one, "" for none. `slots` are of the day on the sheet BOOK_TIME: (beginning,
    booked).
    """

    visit: VisitRecord | None = None
    said: str = ""
    said_until: datetime | None = None
    undo: Intent | None = None
    list: Kind = Kind.WAITING
    row: int = 0
    printer: str = ""
    devices: Sequence[SeenDevice] = ()
    slots: Sequence[tuple[datetime, int]] = ()


class ReceptionLive(LiveState):
    """The state now. Lives on the GUI thread."""

    now: ReceptionState
