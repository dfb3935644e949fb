"""Past visits seen again as they were when each person came: the situation then, and how long it took.

The situation holds only what was known at that moment. From a hall's own journal (`visits`) it is the one the
hall had then, but for who was never finished at a counter: here UNKNOWN_SERVICE, there until the day ended.
A log says neither people ahead nor, often, counters: they are worked out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from shared.rules.estimate.facts import AGAIN, PRIORITY, Situation, Visit

RECENT = 5
"""How many last calls a Moment knows."""

LONGEST = 12 * 3600.0
"""Seconds. A wait or a service beyond it is a clock that was set or a ticket forgotten over night."""

WINDOW = 1800.0
"""Seconds over which the busiest moment says how many counters are open, where no one wrote it down."""

UNKNOWN_SERVICE = 540.0
"""Seconds at the counter where a log does not say when somebody left."""

IMPOSSIBLE = -1.0

ENOUGH_PAIRS, IN_ORDER = 10, 0.85
"""Two services share a line if of at least so many meetings this share was called in order of arrival."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One person who was called: the situation on arrival and the wait in seconds (issue to first call).

    The simple ways to foretell it also want `recent`, the seconds waited by the last RECENT called of the line,
    newest first, and `head_waiting`, how long who has waited longest has, 0 if nobody waits.
    """

    day: date
    line: str
    situation: Situation
    wait: float
    served: bool
    recent: tuple[float, ...]
    head_waiting: float


@dataclass(frozen=True, slots=True)
class Stay:
    """A visit in seconds since its local midnight. `gone` from the line, `ended` at the counter."""

    arrived: float
    called: float | None
    gone: float
    ended: float
    rank: float
    visit: Visit


DayKey = tuple[date, str]
"""One line on one local day."""


def stays(
    visits: Iterable[Visit], zone: tzinfo, lines: Mapping[str, str], head_start: timedelta
) -> dict[DayKey, list[Stay]]:
    """The usable visits by line and local day, in order of arrival. Impossible times are dropped."""
    found: dict[DayKey, list[Stay]] = defaultdict(list)
    for visit in visits:
        local = visit.arrived.astimezone(zone)
        stay = _stay(visit, local, head_start.total_seconds() if visit.lane == PRIORITY else 0.0)
        if stay is not None:
            found[local.date(), lines.get(visit.service, visit.service)].append(stay)
    return {key: sorted(found[key], key=lambda s: s.arrived) for key in sorted(found)}


def _stay(visit: Visit, local: datetime, ahead: float) -> Stay | None:
    arrived = local.hour * 3600.0 + local.minute * 60 + local.second + local.microsecond / 1e6
    waited = _after(visit.called, visit.arrived)
    stayed = _after(visit.ended, visit.called or visit.arrived)
    if IMPOSSIBLE in (waited, stayed):
        return None
    if waited is None or _gave_up(visit):  # left the line without a call, or nobody knows when
        gone = arrived + (waited or (LONGEST if stayed is None else stayed))
        return Stay(arrived, None, gone, gone, arrived - ahead, visit)
    called = arrived + waited
    ended = called + (UNKNOWN_SERVICE if stayed is None else stayed)
    return Stay(arrived, called, called, ended, arrived - ahead, visit)


def _gave_up(visit: Visit) -> bool:
    """Many logs have who left the line as a no-show "called" when it left; a real one keeps a counter a while."""
    return visit.outcome == "no_show" and visit.called == visit.ended


def _after(moment: datetime | None, start: datetime) -> float | None:
    """Seconds from `start`; None if it never was, IMPOSSIBLE if the times contradict each other."""
    if moment is None:
        return None
    seconds = (moment - start).total_seconds()
    return seconds if 0 <= seconds <= LONGEST else IMPOSSIBLE


def moments(days: Mapping[DayKey, Sequence[Stay]]) -> list[Observation]:
    """What everybody who was called had before them, in order of day and arrival."""
    found: list[Observation] = []
    for (day, line), people in days.items():
        found += _moments_of(day, line, people)
    return found


def _moments_of(day: date, line: str, people: Sequence[Stay]) -> list[Observation]:
    calls = sorted((s for s in people if _first_called(s)), key=lambda s: s.gone)
    call_times = [s.gone for s in calls]
    found: list[Observation] = []
    inside: list[Stay] = []
    for stay in people:
        now = stay.arrived
        inside = [s for s in inside if s.ended > now or s.gone > now or now - s.ended < WINDOW]
        if _first_called(stay):
            last = calls[max(0, (end := bisect_right(call_times, now)) - RECENT) : end]
            recent = tuple(s.gone - s.arrived for s in reversed(last))
            waiting = [s for s in inside if s.gone > now]
            longest = max((now - s.arrived for s in waiting), default=0.0)
            situation = _situation(stay, inside, waiting)
            served = stay.visit.outcome == "served"
            found.append(Observation(day, line, situation, stay.gone - now, served, recent, longest))
        inside.append(stay)
    return found


def _first_called(stay: Stay) -> bool:
    return stay.called is not None and stay.visit.outcome != AGAIN


def _situation(stay: Stay, inside: Sequence[Stay], waiting: Sequence[Stay]) -> Situation:
    now, visit = stay.arrived, stay.visit
    before = sum(s.rank <= stay.rank for s in waiting)
    counters = _busiest(inside, now) if visit.counters is None else visit.counters
    return Situation(
        ahead=before if visit.ahead is None else visit.ahead,
        counters=counters,
        minute=int(now // 60),
        service=visit.service,
        lane=visit.lane,
        at_counters=tuple((s.visit.service, now - s.gone) for s in inside if _at_counter(s, now)),
        waiting=tuple(sorted(Counter(s.visit.service for s in waiting).items())),
    )


def _at_counter(stay: Stay, moment: float) -> bool:
    return stay.called is not None and stay.called <= moment < stay.ended


def _busiest(inside: Sequence[Stay], now: float) -> int:
    """Most counters seen busy at once within WINDOW; at least one."""
    starts = [max(s.called, now - WINDOW) for s in inside if s.called is not None and s.called <= now]
    return max(1, max((sum(_at_counter(s, moment) for s in inside) for moment in starts), default=0))


def lines_of(visits: Sequence[Visit], zone: tzinfo) -> dict[str, str]:
    """Service -> line, worked out from the order of calls; services of one line share their counters.

    Of two ordinary people of different services who waited at the same time, the first to come is called first
    nearly always in a shared line, and not much more often than not in two lines. A service that hardly ever
    waited beside another goes to the line of the busiest one.
    """
    tally = Counter(v.service for v in visits)
    root = {service: service for service in sorted(tally)}
    if len(root) < 2:
        return root
    first, both = _overtaking(visits, zone)
    strong = sorted(pair for pair, seen in both.items() if seen >= ENOUGH_PAIRS)
    for one, two in strong:
        if first[one, two] >= IN_ORDER * both[one, two]:
            keep, drop = sorted((root[one], root[two]))
            root = {service: keep if line == drop else line for service, line in root.items()}
    home = root[max(sorted(tally), key=lambda service: tally[service])]
    known = {service for pair in strong for service in pair}
    return {service: line if service in known else home for service, line in root.items()}


def _overtaking(
    visits: Sequence[Visit], zone: tzinfo
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Per pair of services: how often the first to come was called first, and out of how many meetings."""
    first: Counter[tuple[str, str]] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for people in stays(visits, zone, {v.service: "" for v in visits}, timedelta(0)).values():
        waited = [s for s in people if _first_called(s) and s.visit.lane != PRIORITY]
        for number, stay in enumerate(waited):
            for other in waited[number + 1 : number + 13]:
                if other.arrived < stay.gone and other.visit.service != stay.visit.service:
                    one, two = sorted((stay.visit.service, other.visit.service))
                    both[one, two] += 1
                    first[one, two] += stay.gone <= other.gone
    return first, both
