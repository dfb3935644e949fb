"""Whether a new day that the clock shows is one: a clock that was set must not end anybody's wait.

A clock can be set; the seconds since the computer was started cannot. So beside the hall's day and time its row
keeps what this guard knew at the last entry, and every process of the computer goes by that. Each witness can only
put a new day off: the computer's clock as it was first believed, what has passed since the last number was given,
a clock that was refused before the computer was started again, the database server's clock. docs/database.md says
what this means for people, and what cannot be known.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import NamedTuple

from shared.store.tables.journal import Head

SET = timedelta(hours=1)
"""A clock that is wrong by more was set; by less it was corrected."""
LOST = timedelta(days=7)
"""A clock this far behind the hall's time ran without its battery, and will be set right."""
SETTLED = 600.0
"""Seconds after its start in which the network may still set a computer's clock: nothing is believed before."""
NIGHT = 8 * 3600.0
"""Seconds in which nothing happened in the hall: where clocks disagree, that was a night too."""
FAR = 6e10
"""Seconds, some 1900 years: of fewer there is a datetime."""
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
"""https://www.kernel.org/doc/html/latest/admin-guide/sysctl/kernel.html#random"""


class Running(NamedTuple):
    """How long a computer has been running: `boot` names its start."""

    boot: str
    seconds: float
    """Since then, sleep included, whatever the clock was set to."""


def since_boot() -> Running:
    """This computer's. Where the system does not name its start, each process is one of its own."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return Running(_boot(), time.monotonic() if boottime is None else time.clock_gettime(boottime))


@cache
def _boot() -> str:
    try:
        return BOOT_ID.read_text("ascii").strip()
    except OSError:
        return uuid.uuid4().hex


class Known(NamedTuple):
    """What is known at an entry, in seconds since the start of the computer that wrote it."""

    boot: str = ""
    last: float = 0.0
    """The last entry."""
    issued: float | None = None
    """The last number given; None: none since the start."""
    started: float | None = None
    """The start itself by the clock that was believed (seconds since 1970); None: none was yet."""
    ahead: float = 0.0
    """By how much a clock was ahead that was refused, and was not seen right since."""
    said: int = 0
    """The entry by which an administrator last decided."""

    @classmethod
    def of(cls, kept: str) -> Known:
        """Nothing where the hall's row holds nothing that is ours, or no time can be reckoned with it."""
        try:
            known = cls(**json.loads(kept))
            sound = all(abs(each) < FAR for each in (known.last, known.ahead))
            sound &= all(each is None or abs(each) < FAR for each in (known.issued, known.started))
        except (ValueError, TypeError):
            return cls()
        return known if sound else cls()

    def kept(self) -> str:
        """As it stands in the hall's row."""
        return json.dumps(self._asdict())


class ClockGuard:
    """Of one process; used under the hall's lock. Without `running` the clock is always believed."""

    def __init__(self, running: Callable[[], Running] | None, zone: tzinfo) -> None:
        self._running = running
        self._zone = zone
        self._own = Known()
        self._read = ("", Known())
        """The hall's row as it was last, and what it says: most often this process wrote it itself."""

    def expected(self, now: datetime, head: Head, server: datetime | None = None) -> datetime | None:
        """What the clock should show when it shows `now`, a later day than the hall's; None: the day is over.
        `server`: the database server's clock.
        """
        if self._running is None or head.day is None:
            return None
        boot, ran = self._running()
        known = self._known(head, boot, ran)
        if self._rested(known, boot, ran):
            return None
        here = known if known.boot == boot else Known(ahead=known.ahead)
        clocks = tuple(_clocks(here, now, ran, server))
        slow = [each for each in clocks if self._day(each + SET) <= head.day]
        if slow or here.issued is None:
            return min(slow, default=None)
        since = timedelta(seconds=ran - here.issued)
        came_today = any(self._day(each - since - SET) > head.day for each in (now, *clocks))
        return head.at + since if came_today else None  # whoever took the last number is of no day before

    def accept(self, now: datetime, before: Head, after: Head, *, issued: bool, decided: bool = False) -> str:
        """A verb was done at `now`: what the hall's row shall keep. `decided`: an administrator says that this is
        the time.
        """
        if self._running is None:
            return before.clock
        boot, ran = self._running()
        known = self._known(before, boot, ran)
        if decided:
            known = Known(boot, started=now.timestamp() - ran, said=after.seq)
        elif known.boot != boot:
            known = Known(boot, ahead=known.ahead, said=known.said)
        right = now >= before.at - LOST
        refuted = after.day != before.day and self._rested(known, boot, ran)
        if right and (refuted or (known.started is None and ran >= SETTLED)):
            known = known._replace(started=now.timestamp() - ran)
        self._own = known._replace(
            last=ran, issued=ran if issued else known.issued, ahead=0.0 if right else known.ahead
        )
        kept = self._own.kept()
        self._read = kept, self._own
        return kept

    def refuse(self, now: datetime, expected: datetime, head: Head) -> str:
        """The clock shows `now` and is not believed: what the hall's row shall keep, also for when the computer is
        started again. Not by how much it differs from a server's clock, which can be asked again.
        """
        assert self._running is not None
        boot, ran = self._running()
        known = self._of(head.clock)
        ahead = known.ahead if expected == head.server else max(0.0, (now - expected).total_seconds())
        last = ran if known.boot == boot else known.last
        if last - known.last < SETTLED and abs(ahead - known.ahead) < SETTLED:
            return head.clock  # it was said just now; a window that asks again and again writes nothing
        return known._replace(last=last, ahead=ahead).kept()

    def _known(self, head: Head, boot: str, ran: float) -> Known:
        """By the hall's row; where another computer wrote there since, by what this process knew."""
        kept = self._of(head.clock)
        if kept.boot == boot or self._own.boot != boot or self._own.said != kept.said:
            return kept
        return self._own._replace(last=ran, ahead=kept.ahead)

    def _of(self, kept: str) -> Known:
        if kept != self._read[0]:
            self._read = kept, Known.of(kept)
        return self._read[1]

    def _rested(self, known: Known, boot: str, ran: float) -> bool:
        return known.boot == boot and ran - known.last >= NIGHT

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._zone).date()


def _clocks(known: Known, now: datetime, ran: float, server: datetime | None) -> Iterator[datetime]:
    """What time it is by each clock that can be asked beside the one that shows `now`."""
    if server is not None:
        yield server
    if known.started is not None:
        yield datetime.fromtimestamp(known.started + ran, UTC)
    elif known.ahead:
        yield now - timedelta(seconds=known.ahead)
