"""The estimate beside simple rivals, on days it has not seen, and the command that says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bench.estimate.__main__ import main
from bench.estimate.scoring import TooFewDays, trial
from bench.estimate.simulated import Plan, simulate
from bench.estimate.skilled import Crowd, crowd
from shared.rules.estimate import Visit

EIGHT = datetime(2026, 3, 2, 8, tzinfo=UTC)
HANOI = timezone(timedelta(hours=7))


@pytest.fixture(scope="module")
def small() -> list[Visit]:
    return simulate(Plan(days=16, tickets=80, counters=3, seed=4))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("plan", "known"),
    [
        (Plan(days=18, tickets=70, counters=3, seed=1), True),
        (Plan(days=18, tickets=70, counters=3, seed=2), False),
        (Plan(days=18, tickets=150, counters=5, seed=3, load=0.75), True),
        (Plan(days=18, tickets=90, counters=4, seed=4, load=0.45), True),
    ],
)
def test_better_than_every_rival_and_honest(plan, known):
    visits = simulate(plan)
    if not known:
        visits = [replace(v, counters=None) for v in visits]
    found = trial(visits, UTC, 8)
    ours, *rivals = found.scores
    assert {rival.name: rival.error for rival in rivals if rival.error <= ours.error} == {}
    assert 0.72 <= ours.inside <= 0.9
    assert ours.bias > -0.15 * found.mean_wait


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_better_too_where_counters_know_different_services_and_people_give_up(seed):
    visits = crowd(Crowd(days=8, counters=4, seed=seed))
    assert 0.1 < sum(v.outcome == "no_show" for v in visits) / len(visits) < 0.25
    ours, *rivals = trial(visits, UTC, 6).scores
    assert {rival.name: rival.error for rival in rivals if rival.error <= ours.error} == {}
    assert 0.72 <= ours.inside <= 0.9


@pytest.mark.slow
def test_no_day_is_scored_by_what_has_seen_it(small):
    """It learns anew in between; how long the very last person stayed is known to no estimate before."""
    *others, last = small
    found = trial(small, UTC, 8)
    assert found == trial([*others, replace(last, ended=last.ended + timedelta(hours=1))], UTC, 8)
    assert found.days > 5


def test_who_is_called_at_once_is_counted_and_not_scored():
    def at(day: int, minute: int) -> datetime:
        return EIGHT + timedelta(days=day, minutes=minute)

    visits = [
        Visit(at(day, m), at(day, m + m % 20), at(day, m + 25), "a", "ordinary", "served")
        for day in range(3)
        for m in range(0, 300, 10)
    ]
    found = trial(visits, UTC, 2)
    assert (found.at_once, found.scored, found.left_out) == (15, 15, 0)


def test_too_few_days():
    with pytest.raises(TooFewDays) as caught:
        trial(simulate(Plan(days=3, tickets=40)), UTC, 10)
    assert (caught.value.days, caught.value.needed) == (3, 11)


# --- the command ---


@pytest.fixture
def run(capsys):
    """Exit code, and what it said."""

    def once(*words: object) -> tuple[int, str]:
        try:
            main([str(word) for word in words])
        except SystemExit as end:
            return int(end.code or 0), capsys.readouterr().err
        return 0, capsys.readouterr().out

    return once


HEAD = "arrived_at,called_at,ended_at,service,lane,outcome"


def as_csv(visits, zone=UTC, suffix="") -> str:
    def at(moment):
        return moment.astimezone(zone).replace(tzinfo=None).isoformat() + suffix if moment else ""

    rows = [",".join([at(v.arrived), at(v.called), at(v.ended), v.service, v.lane, v.outcome]) for v in visits]
    return "\n".join([HEAD, *rows]) + "\n"


def test_a_log_is_scored(run, tmp_path):
    """Times without a zone are Hanoi's; with one they are what they say."""
    visits = simulate(Plan(days=5, tickets=35, counters=3, seed=5))
    naive, aware = tmp_path / "naive.csv", tmp_path / "aware.csv"
    naive.write_text(as_csv(visits, HANOI), "utf-8-sig")
    aware.write_text(as_csv(visits, UTC, "Z"), "utf-8")
    code, said = run("--log", naive, "--learn-days", 3)
    assert code == 0
    first, took, head, ours, *rivals, at_once = said.splitlines()
    assert first.startswith("Learnt from 3 days")
    assert took == "Best on the days learnt from: 0% table by people, 100% model."
    assert head.split()[:2] == ["predictor", "error"]
    assert ours.startswith("estimate ")
    assert len(rivals) == 5
    assert at_once == "4 people were called at once and are not scored."
    answers = [json.loads(run("--log", file, "--learn-days", 3, "--json")[1]) for file in (naive, aware)]
    assert answers[0] == answers[1]
    assert answers[0]["scores"][0]["name"] == "estimate"


def test_a_messy_log_gives_the_same(run, tmp_path):
    """Semicolons, a BOM, other case and order of columns, unsorted and empty rows, impossible ones."""
    visits = simulate(Plan(days=5, tickets=35, counters=3, seed=5))
    clean, messy = tmp_path / "clean.csv", tmp_path / "messy.csv"
    clean.write_text(as_csv(visits, UTC, "Z"), "utf-8")
    head, *rows = as_csv(visits, HANOI, "+07:00").splitlines()
    bad = "2026-03-02T08:00Z,2026-03-02T07:00Z,,civil,ordinary,served"
    rows = [row.replace(",", ";") for row in [*rows[::-1], ",,,,,", bad]]
    messy.write_text("\n".join([head.title().replace(",", " ;"), *rows]), "utf-8-sig")
    one, two = (json.loads(run("--log", file, "--learn-days", 3, "--json")[1]) for file in (clean, messy))
    assert (one.pop("left_out"), two.pop("left_out")) == (0, 1)
    assert one == two
    assert "1 rows were left out" in run("--log", messy, "--learn-days", 3)[1]


@pytest.mark.slow
def test_a_simulated_hall_is_scored(run, tmp_path):
    times = tmp_path / "times.csv"
    times.write_text("start,service_seconds\n8:00,300\n8:10,600\n8:20,480\n", "utf-8")
    words = ("--simulate", "--days", 5, "--tickets", 50, "--times", times, "--json")
    code, said = run(*words)
    assert code == 0
    assert json.loads(said)["learnt_days"] == 3
    assert run(*words)[1] == said
    other = json.loads(run("--simulate", "--skilled", "--days", 3, "--counters", 3, "--json")[1])
    assert 0 <= other["table_share"] <= 1
    assert other["scores"] != json.loads(said)["scores"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "No such file"),
        ("arrived_at,called_at\n", "ended_at, service, lane, outcome"),
        ("", "arrived_at"),
        (f"{HEAD}\n2026-03-02T08:00,,,a,ordinary,served\nnoon,,,a,ordinary,served\n", "line 3"),
        (f"{HEAD}\n,,,a,ordinary,served\n", "arrived_at"),
        (f"{HEAD}\n\n9999-12-31T23:00-12:00,,,a,ordinary,served\n", "line 3"),
        (f"{HEAD},counters_open\n2026-03-02T08:00,,,a,ordinary,served,many\n", "many"),
        (f"{HEAD}\n2026-03-02T08:00,2026-03-02T08:05,,a,ordinary,served\n", "1 days"),
    ],
)
def test_a_log_that_cannot_be_used(run, tmp_path, content, says):
    file = tmp_path / "log.csv"
    if content is not None:
        file.write_text(content, "utf-8")
    code, said = run("--log", file)
    assert code == 2
    assert says in said.splitlines()[-1]


def test_a_log_that_is_no_utf8_is_named(run, tmp_path):
    (tmp_path / "log.csv").write_bytes("arrived_at,dịch vụ\n".encode("utf-16"))
    assert "log.csv cannot be read" in run("--log", tmp_path / "log.csv")[1]


def test_a_log_or_a_simulation_not_both(run):
    assert run()[0] == 2
    assert run("--log", "x.csv", "--simulate")[0] == 2
