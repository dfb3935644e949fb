"""What a PIN is, wherever it is kept: an argon2id hash, and how often it may be tried. There is no default PIN."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from shared.errors.counters import PinLocked, PinTooWeak, PinWrong
from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused, Words
from shared.rules.pins import too_weak

TRIES = 5
PAUSE, LONGEST = timedelta(seconds=30), timedelta(hours=1)
"""After so many wrong tries in a row, and again after so many more: twice as long each time, up to LONGEST. All
PINs of four digits then take some three months of trying day and night, and whoever knows the PIN waits an hour.
"""

MOST = 1 << 62
"""Tries are counted so far, whatever a hand wrote where they are kept."""

WRONG = QT_TRANSLATE_NOOP("errors", "Since {since} a wrong PIN was typed here {tries} times.")
SECONDS = QT_TRANSLATE_NOOP("errors", "{count} seconds")
MINUTES = QT_TRANSLATE_NOOP("errors", "{count} minutes")
NEVER = datetime.fromtimestamp(0, UTC)

PinHasher = PasswordHasher
HASHER = PinHasher()
"""What trying a PIN costs, also whoever has the hash: RFC 9106's second choice, some 50 ms and 64 MiB."""


@dataclass(frozen=True, slots=True)
class KeptPin:
    """`failed` wrong tries in a row, the first at `since`; nothing is taken before `until`. Times are aware, NEVER
    where there is none.
    """

    hash: str
    failed: int = 0
    until: datetime = NEVER
    since: datetime = NEVER


def chosen(new: str, hasher: PinHasher = HASHER) -> KeptPin:
    """A new PIN. Takes some 50 ms by design: never on the GUI thread. Raises PinTooWeak."""
    if too_weak(new):
        raise PinTooWeak
    return KeptPin(hasher.hash(new))


def one_more(kept: KeptPin, now: datetime, zone: tzinfo) -> KeptPin:
    """With one more try, which counts as wrong until it turns out right: to be kept before `judge`, so that trying
    from many places at once, or ending the program, gives no more tries. `zone` is for what people are told.

    Raises PinLocked: for `pause_after` so many wrong ones in a row.
    """
    wait, pause = kept.until - now, pause_after(kept.failed)
    # `now` may be before the lock, by how long this try waited for its turn; but a clock that was set back must
    # not lock anybody for longer.
    if pause and timedelta(0) < wait < pause + PAUSE:
        raise _locked(kept, min(wait, pause), zone)
    tried = min(kept.failed, MOST) + 1
    pause = pause_after(tried)
    return KeptPin(kept.hash, tried, now + pause if pause else NEVER, now if kept.since == NEVER else kept.since)


def judge(
    kept: KeptPin, given: str, zone: tzinfo, hasher: PinHasher = HASHER, wrong: type[Refused] = PinWrong
) -> None:
    """Whether it is the PIN, at the last try of `kept`. As slow as `chosen`.

    Raises `wrong`, PinLocked, ValueError for what is no hash.
    """
    try:
        hasher.verify(kept.hash, given.encode("utf-8", "surrogatepass"))
    except VerifyMismatchError:
        if pause := pause_after(kept.failed):
            raise _locked(kept, pause, zone) from None
        raise wrong(left=TRIES - kept.failed % TRIES) from None
    except (VerificationError, InvalidHashError) as problem:
        raise ValueError(str(problem)) from problem


def _locked(kept: KeptPin, wait: timedelta, zone: tzinfo) -> PinLocked:
    return PinLocked(wait=in_words(wait), tries=kept.failed, since=local(kept.since, zone))


def local(at: datetime, zone: tzinfo) -> str:
    """As people are told since when."""
    return f"{at.astimezone(zone):%H:%M %d/%m}"


def pause_after(tries: int) -> timedelta:
    """How long nothing is taken after so many wrong tries in a row; zero but after each TRIES of them."""
    times, rest = divmod(tries, TRIES)
    return timedelta(0) if rest or not times else min(PAUSE * 2 ** min(times - 1, 16), LONGEST)


def in_words(wait: timedelta) -> Words:
    """Seconds, from two minutes on minutes; never less than it is."""
    seconds = -(-wait // timedelta(seconds=1))
    return Words(SECONDS, count=seconds) if seconds < 120 else Words(MINUTES, count=-(-seconds // 60))
