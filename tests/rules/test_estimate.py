"""The waiting time: better than the simple ways on days not learnt from, honest, sensible from the start."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from bench.estimate.simulated import Plan, simulate
from shared.rules.estimate import START, Model, Range, Situation, Visit, estimate, learn, rounded
from shared.rules.estimate.past import lines_of, moments, stays
from shared.rules.estimate.quantile import fit, quantile

EIGHT = datetime(2026, 3, 2, 8, tzinfo=UTC)
HANOI = timezone(timedelta(hours=7))


def visit(
    arrived: float, called: float | None, ended: float | None, service="a", lane="ordinary", **more
) -> Visit:
    """Minutes after eight."""
    at = [None if m is None else EIGHT + timedelta(minutes=m) for m in (arrived, called, ended)]
    outcome = more.pop("outcome", "served" if called is not None else "cancelled")
    return Visit(at[0], at[1], at[2], service, lane, outcome, more.pop("counters", None), **more)


def moments_of(*visits: Visit, head_start=20, lines=None):
    lines = {v.service: "one" for v in visits} if lines is None else lines
    return moments(stays(visits, UTC, lines, timedelta(minutes=head_start)))


def minutes(shown: Range) -> tuple[float, float, float]:
    return tuple(end.total_seconds() / 60 for end in (shown.low, shown.middle, shown.high))


@pytest.fixture(scope="module")
def small() -> list[Visit]:
    return simulate(Plan(days=16, tickets=80, counters=3, seed=4))


@pytest.fixture(scope="module")
def learnt(small) -> Model:
    return learn(small[: len(small) // 2], UTC)


# --- what was known then ---


def test_the_situation_on_arrival():
    *_, last = moments_of(
        visit(0, 0, 12, counters=1),
        visit(1, 12, 20, service="b", counters=1),
        visit(2, 20, 30, counters=1),
        visit(13, 30, 40, counters=1),
    )
    assert last.wait == 17 * 60
    now = last.situation
    assert (now.ahead, now.counters, now.minute) == (1, 1, 8 * 60 + 13)
    assert now.waiting == (("a", 1),)
    assert now.at_counters == (("b", 60.0),)
    assert (last.recent, last.head_waiting) == ((11 * 60.0, 0.0), 11 * 60)


def test_nothing_of_the_future_is_seen():
    """Whatever happens after somebody came changes nothing in their situation."""
    day = simulate(Plan(days=1, tickets=60, counters=3, seed=3))
    now = day[30].arrived
    later = timedelta(hours=1)

    def otherwise(v: Visit) -> Visit:
        if v.called and v.called > now:
            return replace(v, called=v.called + later, ended=v.ended + later, outcome="no_show")
        return replace(v, ended=v.ended + later) if v.ended and v.ended > now else v

    changed = [otherwise(v) for v in day[:31]]
    assert moments_of(*changed)[30].situation == moments_of(*day)[30].situation


@pytest.mark.parametrize(("lane", "ahead"), [("priority", 1), ("ordinary", 3)])
def test_priority_counts_who_is_really_called_first(lane, ahead):
    waiting = [visit(0, 60, 70), visit(25, 70, 80), visit(26, 55, 58, lane="priority")]
    *_, last = moments_of(*waiting, visit(30, 90, 95, lane=lane))
    assert last.situation.ahead == ahead + (lane == "priority")


def test_who_left_without_a_call_stood_in_the_line_until_then():
    people = [visit(0, 0, 40), visit(1, None, 10), visit(5, 40, 50), visit(20, 50, 60)]
    assert [m.situation.ahead for m in moments_of(*people)] == [0, 1, 1]


def test_who_comes_again_stands_in_the_way_and_teaches_nothing_else(small):
    """The same from the rows of a log: what follows the first stay has the outcome "again", or no row."""
    *_, last = moments_of(visit(0, 1, 3), visit(10, 10, 40, outcome="again"), visit(12, 40, 45))
    assert (last.situation.at_counters, last.recent) == ((("a", 120.0),), (60.0,))
    few = small[:400]
    late = [
        replace(few[0], arrived=at, called=at, ended=at + timedelta(hours=2), outcome="again")
        for day in {v.arrived.date() for v in few}
        for at in [datetime(*day.timetuple()[:3], 22, tzinfo=UTC)]
    ]
    assert learn([*few, *late], UTC) == learn(few, UTC)


def test_what_the_hall_counted_itself_is_taken():
    (found,) = moments_of(visit(0, 5, 9, counters=4, ahead=7))
    assert (found.situation.ahead, found.situation.counters) == (7, 4)


def test_counters_are_worked_out_where_nobody_wrote_them_down():
    *_, last = moments_of(visit(0, 0, 20), visit(1, 1, 20), visit(2, 2, 5), visit(12, 20, 30))
    assert last.situation.counters == 3


@pytest.mark.parametrize("count", [1, 2])
def test_lines_are_worked_out_from_the_order_of_calls(count):
    found = lines_of(simulate(Plan(days=10, tickets=100, counters=4, lines=count, seed=2)), UTC)
    assert len(set(found.values())) == count
    assert found["civil"] == found["land"]
    assert found["certify"] == found["social"]


# --- what days are foretold best by ---


def hall_where(wait: Callable[[int, int], float], days: int) -> list[Visit]:
    """A hall that keeps people waiting `wait(ahead, counters)` minutes, a fifth more or less."""
    chance = random.Random(1)
    found = []
    for number in range(days * 60):
        came = 1440 * (number // 60) + 8 * (number % 60)
        ahead, counters = chance.randrange(12), chance.randint(1, 5)
        called = came + wait(ahead, counters) * chance.uniform(0.8, 1.2)
        found.append(visit(came, called, called + chance.uniform(1, 17), ahead=ahead, counters=counters))
    return found


def by_people(ahead: int, _: int) -> float:
    return 3 + 8 * ahead**0.5


def by_counters(ahead: int, counters: int) -> float:
    return 9 * (ahead + 1) / counters


@pytest.mark.parametrize(("wait", "days", "share"), [(by_people, 8, 1), (by_counters, 8, 0), (by_people, 3, 0)])
def test_what_foretold_the_days_best_is_taken(wait, days, share):
    """The table where people ahead say all, the model where they do not, and it too while days are few."""
    assert learn(hall_where(wait, days), UTC).share == share


def test_a_table_answers_by_people_alone():
    model = learn(hall_where(by_people, 8), UTC)
    for ahead in (1, 9):
        middles = [minutes(estimate(model, Situation(ahead, counters, 540, "a")))[1] for counters in (1, 5)]
        assert middles == [pytest.approx(by_people(ahead, 1), rel=0.1)] * 2


def test_who_gave_up_teaches_no_wait(small):
    """Some logs have it as a no-show, called and done when it left."""
    some = small[:120]
    gone = [replace(v, called=v.arrived, ended=v.arrived, outcome="no_show") for v in some[::6]]
    assert learn([*some, *gone], UTC).visits == learn(some, UTC).visits
    people = [visit(0, 0, 40), visit(1, 10, 10, outcome="no_show"), visit(5, 40, 50), visit(20, 50, 60)]
    assert [m.situation.ahead for m in moments_of(*people)] == [0, 1, 1]


def test_a_lunch_break_in_between_is_waited_for(learnt):
    at_ten, before_lunch = (
        estimate(learnt, Situation(ahead=9, counters=3, minute=minute, service="civil")) for minute in (600, 670)
    )
    assert before_lunch.middle > at_ten.middle + timedelta(minutes=45)


# --- from the start on ---


def test_without_history_people_ahead_times_the_usual_time():
    low, middle, high = minutes(estimate(START, Situation(ahead=7, counters=4, minute=540)))
    assert low < 18 < middle < high
    assert learn([], UTC) == START


def test_the_hall_may_say_what_to_expect():
    model = learn([], UTC, expected={"land": timedelta(minutes=30), "copy": timedelta(minutes=3)})
    slow, quick = (
        estimate(model, Situation(4, 1, 540, service=name, waiting=((name, 4),))) for name in ("land", "copy")
    )
    assert slow.middle > 4 * quick.middle


def test_a_free_counter_means_no_wait():
    low, middle, _ = minutes(
        estimate(START, Situation(ahead=0, counters=2, minute=540, at_counters=(("a", 60.0),)))
    )
    assert (low, middle) == (0, 0)


def test_more_ahead_is_never_promised_sooner():
    for model in (START, learn(simulate(Plan(days=1, tickets=25, seed=1)), UTC)):
        middles = [estimate(model, Situation(n, 3, 540)).middle for n in range(60)]
        assert middles == sorted(middles)


@pytest.mark.parametrize("counters", [0, 1, 40])
@pytest.mark.parametrize("ahead", [0, 1, 500])
@pytest.mark.parametrize("minute", [0, 700, 1439])
def test_a_range_is_a_range_whatever_comes(learnt, counters, ahead, minute):
    for model in (START, learnt):
        now = Situation(ahead, counters, minute, "unheard of", "priority", (("unheard of", 1e5),))
        low, middle, high = minutes(estimate(model, now))
        assert 0 <= low <= middle <= high <= 720


def test_each_visit_changes_a_little(small):
    now = Situation(6, 3, 560, service="civil")
    middles = [minutes(estimate(learn(small[:count], UTC), now))[1] for count in range(26, 46)]
    assert max(abs(a - b) for a, b in pairwise(middles)) < 0.25 * max(middles)


def test_no_shows_ahead_count_less():
    def day(outcome, length):
        return [
            visit(20 * n, 20 * n, 20 * n + (10 if n % 2 else length), outcome="served" if n % 2 else outcome)
            for n in range(30)
        ]

    now = Situation(5, 1, 540, service="a", waiting=(("a", 5),))
    absent, present = (learn(day(*what), UTC) for what in (("no_show", 1), ("served", 10)))
    assert estimate(absent, now).middle < 0.8 * estimate(present, now).middle


# --- bad rows ---


def test_impossible_rows_are_left_out(small):
    good = small[:150]
    bad = [
        visit(0, -5, 10),
        visit(0, 5, 3),
        visit(0, 5, 60 * 24 * 3),
        visit(0, None, None, outcome="expired"),
    ]
    model = learn([*good, *[replace(v, service="civil") for v in bad[:3]]], UTC)
    assert model == learn(good, UTC)
    assert learn([*bad, *good], UTC).visits == learn(good, UTC).visits


def test_order_of_rows_and_zone_do_not_matter(small):
    some = small[:120]
    assert learn(some[::-1], UTC) == learn(some, UTC)
    moved = [replace(v, arrived=v.arrived.astimezone(HANOI)) for v in some]
    assert learn(moved, UTC) == learn(some, UTC)


@pytest.mark.parametrize("count", [1, 10, 31, 45])
def test_few_visits(small, count):
    low, middle, high = minutes(estimate(learn(small[:count], UTC), Situation(6, 3, 540)))
    assert 0 <= low <= middle <= high
    assert 5 < middle < 90


def test_a_hall_where_nobody_ever_waited():
    model = learn([visit(10 * n, 10 * n, 10 * n + 5, counters=2) for n in range(40)], UTC)
    now = Situation(0, 2, 540, service="a", at_counters=())
    assert rounded(estimate(model, now))[0] == 0
    assert estimate(model, now).middle < timedelta(minutes=5)


# --- keeping it ---


def test_json_there_and_back(learnt):
    assert Model.from_json(learnt.to_json()) == learnt
    assert Model.from_json(START.to_json()) == START


@pytest.mark.parametrize(
    "change",
    [
        {"version": 99},
        {"weights": [[1.0]]},
        {"usual": 0},
        {"usual": float("nan")},
        {"trust": 7},
        {"services": []},
        {"capacity": {"a": [1.0]}},
        {"steps": [[1.0, 2.0]]},
        {"version": 3},
        {"share": 2},
        {"table": {}, "share": 0.5},
        {"table": {"": []}},
        {"table": {"": [[0.0, 9.0, 5.0]]}},
        {"table": {"one": [[0.0, 0.0, 5.0]]}},
        {"lines": None},
        {"more": 1},
    ],
)
def test_rubbish_is_refused(learnt, change):
    with pytest.raises(ValueError, match="model"):
        Model.from_json(json.dumps({**json.loads(learnt.to_json()), **change}))


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "x"])
def test_other_text_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        Model.from_json(text)


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (0, 0, (0, 5)),
        (1, 4.2, (0, 5)),
        (6, 11, (5, 15)),
        (10, 10, (10, 15)),
        (33, 58, (30, 60)),
        (47, 64, (40, 70)),
        (47, 80, (40, 80)),
        (47, 81, (40, 90)),
        (88, 89, (80, 90)),
        (95, 98, (90, 120)),
        (110, 410, (90, 420)),
    ],
)
def test_rounded_outwards(low, high, shown):
    made = Range(timedelta(minutes=low), timedelta(minutes=low), timedelta(minutes=high))
    assert rounded(made) == shown


# --- the arithmetic ---


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_quantile_regression_finds_the_line(share):
    xs = [n % 10 for n in range(1000)]
    truth = [2.0 * x + (n // 10 % 100) / 10 for n, x in enumerate(xs)]
    base, slope = fit([[1.0] * 1000, [float(x) for x in xs]], truth, share, [0.0, 0.0], ridge=3.0, rounds=60)
    assert slope == pytest.approx(2.0, abs=0.1)
    assert sum(t < base + slope * x for t, x in zip(truth, xs, strict=True)) == pytest.approx(1000 * share, abs=60)


def test_quantile():
    assert quantile([3, 1, 2], 0.5) == 2
    assert quantile([0, 10], 0.9) == pytest.approx(9)
    assert quantile([4], 0.1) == 4
