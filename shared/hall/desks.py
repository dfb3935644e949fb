"""Counters: a clerk logs on, pauses, logs off; and their PINs. There is no default PIN."""

from __future__ import annotations

from dataclasses import replace

from shared.errors.counters import (
    AlreadyPaused,
    ClerkElsewhere,
    ClerkNeeded,
    CounterAlreadyOpen,
    NotPaused,
    PinNotSet,
)
from shared.errors.kinds import Words
from shared.hall.texts import reason_given
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.board import Session
from shared.rules.entry import Verb
from shared.rules.ticket import for_clerk, for_counter
from shared.store.tables import sessions
from shared.store.tables.pins import Pins


class Desks(VerbGroup):
    """Sessions and PINs. Where the hall knows clerks, each has a PIN; otherwise each counter has one."""

    def open(self, counter: int, pin: str, *, clerk: str = "", request_id: str | None = None) -> None:
        """A clerk logs on. `clerk` is needed where the hall knows clerks.

        A counter has one clerk and a clerk one counter at a time: the second is refused, so that no ticket is
        in two hands. Raises UnknownCounter, UnknownClerk, ClerkNeeded, PinNotSet, PinWrong, PinLocked,
        PinLockedOut, CounterAlreadyOpen, ClerkElsewhere.
        """
        pins, owner = self._pin_of(counter, clerk)
        pins.check(owner, pin, self._runner.clock())

        def work(act: VerbTransaction) -> None:
            opened = sessions.open_now(act.tx, act.hall)
            if counter in opened:
                raise CounterAlreadyOpen(counter=counter)
            known = (n for n, s in opened.items() if clerk and s.clerk == clerk and self._settings.find_counter(n))
            elsewhere = next(known, None)  # one that is gone from the hall file cannot be logged off
            if elsewhere is not None:
                raise ClerkElsewhere(clerk=clerk, counter=elsewhere)
            streak = sessions.streak(act.tx, act.hall, counter)  # closing and opening earns nobody a turn
            said = {"clerk": clerk, "streak": streak}
            act.write(Verb.OPEN, None, counter, {name: value for name, value in said.items() if value})
            sessions.put(act.tx, act.hall, counter, Session(clerk=clerk, streak=streak), act.at)

        self._runner.run(Verb.OPEN, request_id, work, same={"counter": counter, "clerk": clerk})

    def pause(self, counter: int, reason: str, *, request_id: str | None = None) -> None:
        """No calls for a while; hands must be empty.

        Raises UnknownCounter, CounterClosed, CounterBusy, AlreadyPaused, ReasonNeeded.
        """
        self._look.counter(counter)
        text = reason_given(reason)

        def work(act: VerbTransaction) -> None:
            session = self._look.session(act, counter)
            if session.paused is not None:
                raise AlreadyPaused(counter=counter)
            self._look.empty(act, counter)
            act.write(Verb.PAUSE, None, counter, {"reason": text})
            sessions.put(act.tx, act.hall, counter, replace(session, paused=text, paused_at=act.at), act.at)

        same, ahead = {"counter": counter}, self._look.ahead(counter)
        self._runner.run(Verb.PAUSE, request_id, work, same=same, ahead=ahead)

    def unpause(self, counter: int, *, request_id: str | None = None) -> None:
        """The counter calls again. Raises UnknownCounter, CounterClosed, NotPaused."""
        self._look.counter(counter)

        def work(act: VerbTransaction) -> None:
            session = self._look.session(act, counter)
            if session.paused is None:
                raise NotPaused(counter=counter)
            act.write(Verb.UNPAUSE, None, counter, {})
            sessions.put(act.tx, act.hall, counter, replace(session, paused=None, paused_at=None), act.at)

        same, ahead = {"counter": counter}, self._look.ahead(counter)
        self._runner.run(Verb.UNPAUSE, request_id, work, same=same, ahead=ahead)

    def close(self, counter: int, *, request_id: str | None = None) -> None:
        """A clerk logs off. Raises UnknownCounter, CounterClosed, CounterBusy (a number in hand)."""

        def work(act: VerbTransaction) -> None:
            self._look.session(act, counter)
            self._look.empty(act, counter)
            act.write(Verb.CLOSE, None, counter, {})
            sessions.put(act.tx, act.hall, counter, None, act.at)

        same, ahead = {"counter": counter}, self._look.ahead(counter)
        self._runner.run(Verb.CLOSE, request_id, work, same=same, ahead=ahead)

    def has_pin(self, counter: int, clerk: str = "") -> bool:
        """Raises UnknownCounter, UnknownClerk, ClerkNeeded."""
        pins, owner = self._pin_of(counter, clerk)
        return pins.has(owner)

    def needs_code(self, counter: int, clerk: str = "") -> bool:
        """Whether a one-time code is needed to choose the first PIN. Raises as `has_pin`."""
        pins, owner = self._pin_of(counter, clerk)
        return pins.needs_code(owner)

    def wrong_pins(self, counter: int, clerk: str = "") -> Words | None:
        """For who logs on: that somebody has been trying PINs, and since when. Raises as `has_pin`."""
        pins, owner = self._pin_of(counter, clerk)
        return pins.wrong(owner)

    def check_pin(self, counter: int, pin: str, *, clerk: str = "") -> None:
        """Whether it is right, or where none was chosen yet the one-time code. Raises as `has_pin`, and PinNotSet,
        PinWrong, PinLocked, PinLockedOut, CodeWrong, CodeOver, CodeNeeded.
        """
        pins, owner = self._pin_of(counter, clerk)
        pins.check(owner, pin, self._runner.clock(), code_too=True)

    def set_pin(self, counter: int, pin: str, old: str | None = None, *, clerk: str = "") -> None:
        """Chooses the first PIN, or with `old` changes it; `old` is also the one-time code.

        Raises PinTooWeak, PinAlreadySet, and as `check_pin`.
        """
        pins, owner = self._pin_of(counter, clerk)
        pins.choose(owner, pin, old, self._runner.clock())

    def forget_pin(self, counter: int, clerk: str = "") -> None:
        """For an administrator: whoever logs on next chooses a new PIN, with a one-time code where the hall has
        roles (`Clerks.reset_clerk`).

        Raises UnknownCounter, UnknownClerk, ClerkNeeded, PinNotSet.
        """
        pins, owner = self._pin_of(counter, clerk)
        if not pins.has(owner):
            raise PinNotSet
        pins.forget(owner)

    def _pin_of(self, counter: int, clerk: str) -> tuple[Pins, str]:
        """Whose PIN opens a counter, and where it lies."""
        self._look.counter(counter)
        store, hall = self._runner.store, self._runner.id
        pins = Pins(store, hall, self._settings.zone, self._hasher)
        with store.read() as tx:
            known = self._look.clerks(tx, hall)
            if not known and not clerk:
                return pins, for_counter(counter)
            if not clerk:
                raise ClerkNeeded(counter=counter, known=", ".join(known))
            found = self._look.clerk(tx, hall, clerk)
        return replace(pins, roles=found.role is not None), for_clerk(clerk)
