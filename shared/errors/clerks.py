"""What a clerk, or who looks after clerks, is refused: one-time codes, locks, roles."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused


class CodeNeeded(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The first PIN needs the one-time code that an admin or a supervisor gives. Ask for one."
    )


class CodeWrong(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "That one-time code is not right. Tries left: {left}.")


class CodeOver(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "That one-time code is over. Ask for a new one.")


class PinLockedOut(Refused):
    """`fields`: tries in a row, since (local, as "HH:MM DD/MM")."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Locked: since {since} a wrong PIN was typed here {tries} times. A supervisor or an admin releases it.",
    )


class RoleTooLow(Refused):
    """`role`: the least that is needed, as Words."""

    sentence = QT_TRANSLATE_NOOP("errors", "That is only for: {role}.")


class ClerksNotHere(Refused):
    """The database's login of this counter may not write it."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This counter's login in the database may not change clerks. Do it at a counter of the hub, or on the"
        " hall's computer: bocso clerk.",
    )


class FirstIsAdmin(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The first clerk of a hall is its admin. Add that one with --admin.")


class ClerkThere(Refused):
    """Names are all that a counter shows to choose from."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "There is a clerk {clerk} already. Add what tells them apart, such as the office."
    )


class LastAdmin(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{clerk} is the only admin. Make somebody else an admin first.")


class ClerkAtCounter(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{clerk} is logged on to counter {counter}. Log off there first.")


class ClerkInHallFile(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{clerk} stands in the hall file. Take the clerk out there.")
