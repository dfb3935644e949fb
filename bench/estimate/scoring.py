"""How good the estimate was on days it had not seen, beside simple rivals that know the same.

Scored are those who waited at least the finest step of the log's clock and were served, each as it stood when
they came; a truth on an end of a range is inside it. Whoever was called at once is counted, not scored: a range
from 0 would always be right. A rival's 80 % range is its prediction plus the 10th and 90th percentile of its
residuals on the learnt days, in five bins of the prediction.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from statistics import fmean, median

from shared.rules.estimate.facts import Range, Visit
from shared.rules.estimate.learning import HEAD_START, learn
from shared.rules.estimate.model import Model, estimate
from shared.rules.estimate.past import Observation, lines_of, moments, stays
from shared.rules.estimate.quantile import quantile

DEEPEST = 30
"""People ahead in the table rival; whoever has more counts as this many."""

AGAIN, TIMES = 5, 12
"""Days scored before everything is learnt anew, and how often at most."""

Predict = Callable[[Observation], float]
Guess = tuple[float, float, float]
"""Low, middle, high in seconds."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of one predictor, in seconds: mean absolute error, mean of prediction minus truth, share of truths inside
    the 80 % range and below it, mean width of the range."""

    name: str
    error: float
    bias: float
    inside: float
    below: float
    width: float


@dataclass(frozen=True, slots=True)
class Trial:
    """`scores`: the estimate first, then the rivals. `mean_wait` in seconds, of the `scored` people.

    Not scored: `at_once` people who were called in the very second they came, and `left_out` rows of the whole
    log whose times contradict each other. `model`: as learnt from the first `learnt_days` days; `share`: 0..1,
    how much of the estimates was the table's, on average of the times it learnt.
    """

    model: Model
    share: float
    learnt_days: int
    days: int
    scored: int
    at_once: int
    left_out: int
    mean_wait: float
    scores: tuple[Score, ...]


class TooFewDays(ValueError):
    """`days` with people who waited and were served are there, `needed` are needed."""

    def __init__(self, days: int, needed: int) -> None:
        self.days, self.needed = days, needed
        super().__init__(f"{days} days, at least {needed} needed")


def trial(
    visits: Sequence[Visit], zone: tzinfo, learn_days: int | None = None, head_start: timedelta = HEAD_START
) -> Trial:
    """Learns from the first `learn_days` days (at most ten and two thirds if not given) and scores the rest.

    Every AGAIN days of the rest (more where that would be oftener than TIMES) the estimate and the rivals learn
    anew from all the days before, as a hall does every night: no day is scored by what has seen it.
    Raises TooFewDays if no day is left to learn from or to score.
    """
    days = waited_days(visits, zone)
    count = min(10, max(1, 2 * len(days) // 3)) if learn_days is None else learn_days
    if len(days) < count + 1:
        raise TooFewDays(len(days), count + 1)
    later = days[count:]
    again = max(AGAIN, -(-len(later) // TIMES))
    blocks = [
        _Block.of(visits, zone, head_start, later[start], later[start : start + again])
        for start in range(0, len(later), again)
    ]
    truth = [m.wait for block in blocks for m in block.scored]
    names = blocks[0].guesses
    scores = [_score(name, truth, [guess for block in blocks for guess in block.guesses[name]]) for name in names]
    kept = stays(visits, zone, {}, head_start)
    return Trial(
        model=blocks[0].model,
        share=fmean(block.model.share for block in blocks),
        learnt_days=count,
        days=len(later),
        scored=len(truth),
        at_once=sum(block.at_once for block in blocks),
        left_out=len(visits) - sum(map(len, kept.values())),
        mean_wait=fmean(truth),
        scores=tuple(scores),
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """Some days in a row, and what was guessed by the estimate and each rival: (low, middle, high) per person."""

    model: Model
    scored: list[Observation]
    at_once: int
    guesses: dict[str, list[Guess]]

    @staticmethod
    def of(
        visits: Sequence[Visit], zone: tzinfo, head_start: timedelta, cut: date, days: Collection[date]
    ) -> _Block:
        """Learnt from everything before `cut`."""
        known = [v for v in visits if v.arrived.astimezone(zone).date() < cut]
        lines = lines_of(known, zone)
        model = learn(known, zone, lines=lines, head_start=head_start)
        until = [v for v in visits if v.arrived.astimezone(zone).date() <= max(days)]
        seen = moments(stays(until, zone, lines, head_start))
        old = scorable([m for m in seen if m.day < cut])
        today = [m for m in seen if m.day in days]
        new = scorable(today)
        guesses = {"estimate": [_seconds(estimate(model, m.situation)) for m in new]}
        for name, predict in rivals(old, model.usual).items():
            guesses[name] = _rival_guesses(predict, old, new)
        return _Block(model, new, sum(m.served and not m.wait for m in today), guesses)


def _seconds(shown: Range) -> Guess:
    return shown.low.total_seconds(), shown.middle.total_seconds(), shown.high.total_seconds()


def waited_days(visits: Sequence[Visit], zone: tzinfo) -> list[date]:
    """Local days on which somebody waited and was served, in order."""
    people = scorable(moments(stays(visits, zone, {}, timedelta(0))))
    return sorted({m.day for m in people})


def scorable(people: Sequence[Observation]) -> list[Observation]:
    """Those who waited and were served."""
    return [m for m in people if m.served and m.wait > 0]


def rivals(old: Sequence[Observation], usual: float) -> dict[str, Predict]:
    """The simple predictors, with what they need from the learnt days. `usual`: mean seconds at the counter."""
    waits: dict[int, list[float]] = defaultdict(list)
    for moment in old:
        waits[min(moment.situation.ahead, DEEPEST)].append(moment.wait)
    table = {ahead: median(found) for ahead, found in waits.items()}
    middle = median(m.wait for m in old)

    def last(then: Observation) -> float:
        return then.recent[0] if then.recent else middle

    def average(then: Observation) -> float:
        return fmean(then.recent) if then.recent else middle

    def length(then: Observation) -> float:
        now = then.situation
        if not now.ahead and len(now.at_counters or ()) < now.counters:
            return 0.0
        return (now.ahead + 1) * usual / max(1, now.counters)

    return {
        "last wait": last,
        "head of line": lambda then: then.head_waiting,
        "moving average": average,
        "ahead x service": length,
        "table by ahead": lambda then: table.get(min(then.situation.ahead, DEEPEST), middle),
    }


def _rival_guesses(predict: Predict, old: Sequence[Observation], new: Sequence[Observation]) -> list[Guess]:
    pairs = sorted((p := predict(m), m.wait - p) for m in old)
    bins = [pairs[n * len(pairs) // 5 : (n + 1) * len(pairs) // 5] or pairs for n in range(5)]
    edges = [part[0][0] for part in bins[1:]]
    ends = [(quantile([r for _, r in part], 0.1), quantile([r for _, r in part], 0.9)) for part in bins]
    middles = [predict(m) for m in new]
    return [(max(0.0, g + ends[n][0]), g, g + ends[n][1]) for g in middles for n in [bisect_right(edges, g)]]


def _score(name: str, truth: Sequence[float], guesses: Sequence[Guess]) -> Score:
    pairs = list(zip(guesses, truth, strict=True))
    return Score(
        name,
        error=fmean(abs(middle - t) for (_, middle, _), t in pairs),
        bias=fmean(middle - t for (_, middle, _), t in pairs),
        inside=fmean(low <= t <= high for (low, _, high), t in pairs),
        below=fmean(t < low for (low, _, _), t in pairs),
        width=fmean(high - low for low, _, high in guesses),
    )
