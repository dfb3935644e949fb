"""What a command asks of a person: PINs, and whether something is meant. In the language of the terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Mapping
from typing import Annotated

import typer

from shared.cli.answers import language
from shared.errors.counters import PinMissing
from shared.errors.visits import NotAsked

Phrases = Mapping[str, str]
"""One text in each language."""
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask.")]

PIN: Phrases = {"vi": "Mã PIN", "en": "PIN"}
OLD_PIN: Phrases = {"vi": "Mã PIN cũ", "en": "Old PIN"}
NEW_PIN: Phrases = {"vi": "Mã PIN mới", "en": "New PIN"}
_AGAIN: Phrases = {"vi": "Nhập lại mã PIN mới", "en": "New PIN again"}
_DIFFERENT: Phrases = {"vi": "Hai lần nhập không giống nhau.", "en": "The two are not the same."}
_YES_OR_NO: Phrases = {"vi": "[c/K]", "en": "[y/N]"}
LINE_LONGEST = 1000
"""Characters read of an answer that a program gives, or of /dev/zero."""
_YES = frozenset({"y", "yes", "c", "co", "có"})


def secret(prompt: Phrases) -> str:
    """Typed without echo; from a program, one line of stdin. Raises PinMissing for none."""
    if sys.stdin.isatty():
        return str(typer.prompt(prompt[language()], hide_input=True, err=True))
    given = sys.stdin.readline(LINE_LONGEST).strip()
    if not given:
        raise PinMissing
    return given


def new_pin() -> str:
    """A new PIN; at a terminal typed twice, until both are the same. Raises PinMissing."""
    while True:
        first = secret(NEW_PIN)
        if not sys.stdin.isatty() or secret(_AGAIN) == first:
            return first
        typer.echo(_DIFFERENT[language()], err=True)


def ask(question: str) -> None:
    """Raises NotAsked unless a person at the terminal says yes."""
    if not sys.stdin.isatty():
        raise NotAsked
    typer.echo(f"{question} {_YES_OR_NO[language()]}: ", err=True, nl=False)
    if unicodedata.normalize("NFC", sys.stdin.readline(LINE_LONGEST).strip().lower()) not in _YES:
        raise NotAsked
