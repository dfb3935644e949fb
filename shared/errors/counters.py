"""What a counter, its clerk or its PIN is refused."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused, Words


class UnknownCounter(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is no counter {counter}. Counters of this hall: {known}.")


class CounterClosed(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is closed. Log on to the counter first.")


class CounterAlreadyOpen(Refused):
    code = "counter_open"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is already open.")


class CounterBusy(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Counter {counter} still has {number}. Finish it or mark it as no-show first."
    )


class NothingCalled(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} has no number in hand. Call the next one first.")


class WrongState(Refused):
    """`fields`: number, reason (one of `reasons`, by the state the ticket is in)."""

    sentence = QT_TRANSLATE_NOOP("errors", "{number} {reason}: this cannot be done with it now.")
    reasons: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "waiting": QT_TRANSLATE_NOOP("errors", "is waiting"),
            "called": QT_TRANSLATE_NOOP("errors", "is called to a counter"),
            "serving": QT_TRANSLATE_NOOP("errors", "is being served"),
            "parked": QT_TRANSLATE_NOOP("errors", "is put aside"),
            "served": QT_TRANSLATE_NOOP("errors", "is done"),
            "no_show": QT_TRANSLATE_NOOP("errors", "was called and nobody came"),
            "cancelled": QT_TRANSLATE_NOOP("errors", "was cancelled"),
            "expired": QT_TRANSLATE_NOOP("errors", "is of another day"),
        }
    )


class UnknownClerk(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is no clerk {clerk}. Clerks of this hall: {known}.")
    nobody = QT_TRANSLATE_NOOP("errors", "none are listed")

    def __init__(self, *, known: str, **fields: object) -> None:
        super().__init__(known=known or Words(self.nobody), **fields)


class ClerkNeeded(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Say who logs on to counter {counter}. Clerks of this hall: {known}.")


class ClerkElsewhere(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{clerk} is logged on to counter {counter}. Log off there first, then log on here."
    )


class CounterPaused(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is paused. End the pause first.")


class AlreadyPaused(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is paused already.")


class NotPaused(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is not paused.")


class ReasonNeeded(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Give a reason, in at most {longest} characters.")


class RecallLimitReached(Refused):
    code = "recall_limit"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{number} was called again {limit} times already. Mark it as no-show; it may still come back."
    )


class StartOver(Refused):
    """`fields`: number, seconds."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "{number} did not start within the last {seconds} seconds. Finish it, or put it aside."
    )


class CameTooLate(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{number} was called more than {minutes} minutes ago. Call it with a reason, or give a new number.",
    )


class TransferNowhere(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{number} waits there already. Choose another service, counter or clerk."
    )


class TargetClosed(Refused):
    """Nobody would be called there."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Counter {counter} is closed and would call nobody. Choose an open counter, or a service (a command sends"
        " it there with --anyway).",
    )


class TargetUnfit(Refused):
    """`fields`: counter, service."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Counter {counter} does not work on {service}. Choose another counter, or send it there with --anyway.",
    )


class TargetAway(Refused):
    """`clerk`: the name."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "{clerk} is at no counter and would call nobody. Choose another clerk, or a service."
    )


class LaneUnchanged(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{number} is in that lane already.")


class NobodyWaiting(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Nobody is waiting for counter {counter}.")


class PinNotSet(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "No PIN has been chosen here yet. Choose one first.")


class PinAlreadySet(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is a PIN already. Give the old one to change it.")


class PinWrong(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "That PIN is not right. Tries left: {left}.")


class PinLocked(Refused):
    """`fields`: tries in a row, since (local, as "HH:MM DD/MM"), wait (Words)."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Since {since} a wrong PIN was typed here {tries} times. Wait {wait}. If it was not you, tell whoever"
        " looks after the hall.",
    )


class PinTooWeak(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Choose 4 to 8 digits that do not repeat (1111, 1212), are no run (1234) and no year (1985).",
    )


class PinMissing(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "No PIN was given. Type it, or send one line for each PIN that is asked for (old, then new)."
    )


class ReturnOver(Refused):
    """`at`: local time of today."""

    sentence = QT_TRANSLATE_NOOP("errors", "{at} is over already. Give a later time of today.")
