"""Which waiting ticket a counter calls next, and why. Pure; the same code picks in the hall, in `bocso verify`
and when people ahead are counted.

A rule looks only at heads: the first of each line and lane by (rank, order of arrival). So within one service
and lane the order of arrival holds under every rule, and the store reads a few rows however many wait.

    head-start  smallest rank first. rank = arrival minus the head start of the lane, so an ordinary ticket is
                overtaken only by priority people who came within the head start after it: nobody starves.
    ratio       k priority tickets, then one ordinary: each counter calls an ordinary person, if one waits for
                it, at least every k + 1 calls.
    strict      priority first, always. Ordinary people may wait for ever; the hall chose it.

A line is a service, or "counter:3" / "clerk:lan" for tickets reserved for them, which nobody else calls.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

from shared.rules.ticket import Lane, for_clerk, for_counter


class Rule(StrEnum):
    """The calling rules. The values are stored in the journal."""

    HEAD_START = "head-start"
    RATIO = "ratio"
    STRICT = "strict"


class Waits(Protocol):
    """Somebody who waits, as far as calling goes."""

    @property
    def id(self) -> int: ...
    @property
    def line(self) -> str: ...
    @property
    def lane(self) -> Lane: ...
    @property
    def rank(self) -> datetime: ...


W = TypeVar("W", bound=Waits)
_LANES = tuple(Lane)
_Key = tuple[str, Lane]
_Tiers = tuple[tuple[tuple[_Key, ...], timedelta | None], ...]
"""Per tier the heads it looks at, and its `after`; the first tier holds the desk's own lines too."""


@dataclass(frozen=True, slots=True)
class Order:
    """The rule in force; `ratio` is the k of the rule of that name."""

    rule: Rule = Rule.HEAD_START
    ratio: int = 2


@dataclass(frozen=True, slots=True)
class Tier:
    """Lines a counter calls when it has nothing better to do. `after`: also while it has, for somebody whose
    rank is so far back; None: never then.
    """

    lines: tuple[str, ...]
    after: timedelta | None = None


@dataclass(frozen=True)
class Desk:
    """What a counter calls: what is reserved for it or its clerk, then its tiers, in order.

    Keep a Desk and use it again: what it works out of its tiers it works out once.
    """

    counter: int
    tiers: tuple[Tier, ...]
    clerk: str = ""
    streak: int = 0
    """Priority tickets it called by the rule since its last ordinary one."""

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The lines of tickets reserved for it."""
        return (for_counter(self.counter), *([for_clerk(self.clerk)] if self.clerk else []))

    @cached_property
    def lines(self) -> frozenset[str]:
        """Every line it may call."""
        return frozenset((*self.own, *(line for tier in self.tiers for line in tier.lines)))

    @cached_property
    def tier_lines(self) -> tuple[frozenset[str], ...]:
        """The lines of each of its `steps`."""
        return tuple(frozenset(line for line, _ in keys) for keys, _ in self.steps)

    @cached_property
    def steps(self) -> _Tiers:
        """Its tiers as the rule walks them."""
        first, *further = self.tiers or (Tier(()),)
        asked = (Tier((*self.own, *first.lines), first.after), *further)
        return tuple((tuple((line, lane) for line in t.lines for lane in _LANES), t.after) for t in asked)


@dataclass(frozen=True, slots=True)
class Pick(Generic[W]):
    """Who is next, and the ids of the heads of this counter's lines that came earlier and were passed over."""

    ticket: W
    passed: tuple[int, ...]


def rank(arrived: datetime, head_start_minutes: int) -> datetime:
    """The time a ticket is ordered by."""
    return arrived - timedelta(minutes=head_start_minutes)


def streak_after(streak: int, lane: Lane) -> int:
    """A counter's streak after it called a ticket of `lane` by the rule."""
    return streak + 1 if lane is Lane.PRIORITY else 0


def pick(waiting: Iterable[W], desk: Desk, order: Order, at: datetime) -> Pick[W] | None:
    """Whom `desk` calls next at the time `at`; None if nobody waits for it.

    `waiting` may be everybody or only the heads: the answer is the same.
    """
    heads = _heads(waiting)
    chosen = _choose(heads, desk.steps, order, desk.streak, at)
    if chosen is None:
        return None
    mine = (head for (line, _), head in heads.items() if line in desk.lines)
    return Pick(chosen, tuple(sorted(h.id for h in mine if h.id < chosen.id)))


def turning_points(waiting: Iterable[W], desks: Iterable[Desk]) -> Iterator[datetime]:
    """The moments, past ones too, at which `pick` may answer otherwise because of the time alone: somebody has
    waited long enough for a further tier.
    """
    spans = {tier.after for desk in desks for tier in desk.tiers if tier.after is not None}
    return (ticket.rank + span for ticket in waiting for span in spans)


def called_before(me: W, waiting: Iterable[W], desks: Sequence[Desk], order: Order, at: datetime) -> list[W]:
    """The people called before `me` by the desks that can call me, if nobody else came; in order of their calls.

    The desks are let call in turn, each by the rule, until it is my turn. Whoever is called by a desk that
    cannot call me, or by nobody, is not ahead of me. When no desk can, it is the people before me in my line.
    """
    others = [t for t in waiting if t.id != me.id]
    if not any(me.line in desk.lines for desk in desks):
        return sorted((t for t in others if t.line == me.line and _first(t) < _first(me)), key=_first)
    queue = sorted([*others, me], key=_first)
    heads: dict[_Key, W] = {}
    for ticket in queue:
        heads.setdefault((ticket.line, ticket.lane), ticket)
    stand = {line for line, _ in heads}
    concerned = _concerned(me, desks, stand)
    if order.rule is Rule.HEAD_START and (same := _alike(concerned, stand)):  # most halls, most of the day
        return [t for t in queue[: queue.index(me)] if t.line in same]
    turns = [_Turn(desk, heads.keys(), me.line in desk.lines) for desk in concerned]
    lines: dict[_Key, deque[W]] = {}
    for ticket in queue:
        lines.setdefault((ticket.line, ticket.lane), deque()).append(ticket)
    ahead: list[W] = []
    while True:
        for each in turns:
            called = _choose(heads, each.tiers, order, each.streak, at)
            if called is None:
                continue
            if called.id == me.id:
                return ahead
            each.streak = streak_after(each.streak, called.lane)
            if each.mine:
                ahead.append(called)
            _step(lines, heads, called)


def ahead_of_each(waiting: Iterable[W], desks: Sequence[Desk], order: Order, at: datetime) -> dict[int, int]:
    """For everybody who waits, by id, how many `called_before` names; in one go, however many wait."""
    lines: dict[_Key, deque[W]] = {}
    for ticket in sorted(waiting, key=_first):
        lines.setdefault((ticket.line, ticket.lane), deque()).append(ticket)
    heads = {key: line[0] for key, line in lines.items()}
    turns = [_Turn(desk, heads.keys(), True) for desk in desks]
    able = {line: [n for n, desk in enumerate(desks) if line in desk.lines] for line, _ in lines}
    calls, ahead = [0] * len(desks), dict[int, int]()
    calling = True
    while calling:
        calling = False
        for n, each in enumerate(turns):
            called = _choose(heads, each.tiers, order, each.streak, at)
            if called is not None:
                ahead[called.id] = sum(calls[one] for one in able[called.line])
                calls[n], calling = calls[n] + 1, True
                each.streak = streak_after(each.streak, called.lane)
                _step(lines, heads, called)
    left = sorted((ticket for line in lines.values() for ticket in line), key=_first)
    places = Tally[str]()
    for ticket in left:  # nobody calls them now
        ahead[ticket.id] = places[ticket.line]
        places[ticket.line] += 1
    return ahead


def rank_behind(own: datetime, others: Iterable[datetime], places: int) -> datetime:
    """The rank of somebody who comes back with rank `own` and goes behind the next `places` of `others`.

    Never earlier than `own`; behind all of them if fewer wait.
    """
    passed = sorted(others)[:places]
    return max(own, passed[-1] + timedelta(microseconds=1)) if passed else own


class _Turn:
    """A desk in the simulation of people ahead: it looks only where somebody stands."""

    def __init__(self, desk: Desk, stand: Collection[_Key], mine: bool) -> None:
        self.streak = desk.streak
        self.mine = mine
        self.tiers = tuple((tuple(key for key in keys if key in stand), after) for keys, after in desk.steps)


def _concerned(me: Waits, desks: Sequence[Desk], stand: set[str]) -> list[Desk]:
    """The desks that can call me, and those that call people whom these could call, and so on; in order."""
    reach, concerned = {me.line}, set[int]()
    while found := {n for n, d in enumerate(desks) if n not in concerned and not reach.isdisjoint(d.lines)}:
        concerned |= found
        reach.update(*(stand & desks[n].lines for n in found))
    return [desk for n, desk in enumerate(desks) if n in concerned]


def _alike(desks: Sequence[Desk], stand: set[str]) -> Collection[str]:
    """The lines of `stand` that all these desks call without preferring any; nothing if they differ."""
    tiers = [[here for lines in desk.tier_lines if (here := lines & stand)] for desk in desks]
    called = {here for each in tiers for here in each}
    return called.pop() if len(called) == 1 and all(len(each) == 1 for each in tiers) else ()


def _step(lines: Mapping[_Key, deque[W]], heads: dict[_Key, W], called: W) -> None:
    line = lines[called.line, called.lane]
    line.popleft()
    if line:
        heads[called.line, called.lane] = line[0]
    else:
        del heads[called.line, called.lane]


def _heads(waiting: Iterable[W]) -> dict[_Key, W]:
    heads: dict[_Key, W] = {}
    for ticket in waiting:
        key = (ticket.line, ticket.lane)
        if key not in heads or _first(ticket) < _first(heads[key]):
            heads[key] = ticket
    return heads


def _choose(heads: Mapping[_Key, W], tiers: _Tiers, order: Order, streak: int, at: datetime) -> W | None:
    """Between the heads of the first tier that has any, and whoever waits too long further down."""
    found: list[W] = []
    for n, (keys, after) in enumerate(tiers):
        here = [heads[key] for key in keys if key in heads]
        if found and n:
            here = [] if after is None else [h for h in here if at - h.rank >= after]
        found += here
    if len(found) < 2:
        return found[0] if found else None
    return _RULES[order.rule](found, streak, order.ratio)


def _first(ticket: Waits) -> tuple[datetime, int]:
    return ticket.rank, ticket.id


def _by_head_start(mine: Sequence[W], _streak: int, _ratio: int) -> W:
    return min(mine, key=_first)


def _by_strict(mine: Sequence[W], _streak: int, _ratio: int) -> W:
    return min(mine, key=lambda t: (t.lane is not Lane.PRIORITY, *_first(t)))


def _by_ratio(mine: Sequence[W], streak: int, ratio: int) -> W:
    ordinary = [t for t in mine if t.lane is Lane.ORDINARY]
    return min(ordinary, key=_first) if ordinary and streak >= ratio else _by_strict(mine, streak, ratio)


_RULES: Mapping[Rule, Callable[[Sequence[W], int, int], W]] = MappingProxyType(
    {Rule.HEAD_START: _by_head_start, Rule.RATIO: _by_ratio, Rule.STRICT: _by_strict}
)
