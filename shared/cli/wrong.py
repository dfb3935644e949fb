"""Why a value on the command line is refused: sentences in the language of the terminal."""

from __future__ import annotations

import typer

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words

_NEEDS = QT_TRANSLATE_NOOP("errors", "It goes with {other}")
_ONE_OF = QT_TRANSLATE_NOOP("errors", "Give one of these, not two: {allowed}")
ALLOWED = QT_TRANSLATE_NOOP("errors", "Allowed: {allowed}")


def bad(text: str, option: str | None = None, **fields: object) -> typer.BadParameter:
    """The refusal of an option, or of several where none is named. `text` is marked for translation."""
    return typer.BadParameter(Words(text, **fields), param_hint=option)


def needs(option: str, other: str) -> typer.BadParameter:
    """`option` says nothing without the `other` one."""
    return bad(_NEEDS, option, other=other)


def one_of(*options: str) -> typer.BadParameter:
    """None of the options was given, or two that exclude each other."""
    return bad(_ONE_OF, allowed=", ".join(options))


def not_among(allowed: str, option: str) -> typer.BadParameter:
    """`allowed`: what may be written, as somebody types it."""
    return bad(ALLOWED, option, allowed=allowed)
