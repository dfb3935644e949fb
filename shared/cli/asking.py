"""What a command asks of a person: PINs, and whether something is meant. In the language of the terminal."""

from __future__ import annotations

import sys
import unicodedata
from typing import Annotated

import typer

from shared.cli.answers import in_words
from shared.errors.counters import PinMissing
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.visits import NotAsked

Sure = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

PIN = QT_TRANSLATE_NOOP("errors", "PIN")
CODE = QT_TRANSLATE_NOOP("errors", "One-time code")
OLD_PIN = QT_TRANSLATE_NOOP("errors", "Old PIN")
_NEW_PIN = QT_TRANSLATE_NOOP("errors", "New PIN")
_AGAIN = QT_TRANSLATE_NOOP("errors", "New PIN again")
_DIFFERENT = QT_TRANSLATE_NOOP("errors", "The two are not the same.")
_YES_OR_NO = QT_TRANSLATE_NOOP("errors", "[y/N]")
LINE_LONGEST = 1000
"""Characters read of an answer that a program gives, or of /dev/zero."""
_YES = frozenset({"y", "yes", "c", "co", "có"})


def secret(prompt: str) -> str:
    """Typed without echo; from a program, one line of stdin. Raises PinMissing for none."""
    if sys.stdin.isatty():
        return str(typer.prompt(in_words(prompt), hide_input=True, err=True))
    given = sys.stdin.readline(LINE_LONGEST).strip()
    if not given:
        raise PinMissing
    return given


def new_pin() -> str:
    """A new PIN; at a terminal typed twice, until both are the same. Raises PinMissing."""
    while True:
        first = secret(_NEW_PIN)
        if not sys.stdin.isatty() or secret(_AGAIN) == first:
            return first
        typer.echo(in_words(_DIFFERENT), err=True)


def ask(question: str) -> None:
    """Raises NotAsked unless a person at the terminal says yes."""
    if not sys.stdin.isatty():
        raise NotAsked
    typer.echo(f"{question} {in_words(_YES_OR_NO)}: ", err=True, nl=False)
    if unicodedata.normalize("NFC", sys.stdin.readline(LINE_LONGEST).strip().lower()) not in _YES:
        raise NotAsked
