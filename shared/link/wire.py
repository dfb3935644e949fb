"""What travels between the hub and its devices, as JSON: entries, the board, and errors with what fills them.

An error crosses whole: its class is found again by its name, so that the device says it in its own language.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter

import shared.errors
from shared.errors.kinds import HallError, Named, Refused, Words
from shared.rules.board import Board
from shared.rules.device import SeenDevice
from shared.rules.entry import FEE_VERBS, Entry, Verb

ENTRY = TypeAdapter(Entry)
ENTRIES = TypeAdapter(list[Entry])
SEEN = TypeAdapter(list[SeenDevice])
PRIVATE = FEE_VERBS | {Verb.RATE}
"""What is between one visitor and one counter: that it happened is told to devices, and no more."""


def for_devices(entry: Entry) -> Entry:
    """As the feed tells it: who may know more asks for it by a verb."""
    return replace(entry, body={}) if entry.verb in PRIVATE else entry


@dataclass(frozen=True, slots=True)
class BoardAt:
    """A board, and the seq of the last entry in it."""

    seq: int
    board: Board


BOARD = TypeAdapter(BoardAt)


def board_json(board: Board, seq: int) -> bytes:
    """The board and the seq it stands at."""
    plain = replace(
        board,
        tickets=dict(board.tickets),
        sessions=dict(board.sessions),
        given=dict(board.given),
        troubles=dict(board.troubles),
        printers=dict(board.printers),
        off=dict(board.off),
        languages=dict(board.languages),
    )
    return BOARD.dump_json(BoardAt(seq, plain))


def board_of(text: bytes) -> tuple[Board, int]:
    """Raises ValueError for anything that `board_json` does not write."""
    found = BOARD.validate_json(text)
    return found.board, found.seq


# Errors (RFC 9457: https://www.rfc-editor.org/rfc/rfc9457)

PROBLEM = "application/problem+json"


def problem_json(problem: HallError, status: int) -> dict[str, Any]:
    """`code` is what programs go by, `detail` the English sentence; `error` and `fields` make it anew."""
    return {
        "type": "about:blank",
        "title": "Refused" if isinstance(problem, Refused) else "Unavailable",
        "status": status,
        "detail": str(problem),
        "code": problem.code,
        "error": type(problem).__name__,
        "fields": {name: said(value) for name, value in problem.fields.items()},
    }


def problem_of(body: Mapping[str, Any]) -> HallError | None:
    """The error that `problem_json` wrote; None where this program knows none of that name."""
    error = _errors().get(str(body.get("error")))
    if error is None:
        return None
    made = error.__new__(error)
    fields = {str(name): meant(value) for name, value in dict(body.get("fields", {})).items()}
    try:
        HallError.__init__(made, **fields)  # its own would fill what is filled already
    except (KeyError, IndexError, ValueError):
        return None
    return made


def said(value: object) -> object:
    """A field of an error, or Words, as JSON types."""
    if isinstance(value, Words):
        return {"words": value.text, "fields": {name: said(each) for name, each in value.fields.items()}}
    if isinstance(value, Named):
        return {"named": dict(value.texts)}
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    return value if isinstance(value, int | float | str | None) else str(value)


def meant(value: object) -> object:
    """What `said` wrote."""
    match value:
        case {"words": str(text), "fields": dict(fields)}:
            return Words(text, **{name: meant(each) for name, each in fields.items()})
        case {"named": dict(texts)}:
            return Named(cast("dict[str, str]", texts))
        case {"at": str(text)}:
            return datetime.fromisoformat(text)
    return value


@cache
def _errors() -> Mapping[str, type[HallError]]:
    for module in pkgutil.iter_modules(shared.errors.__path__):
        importlib.import_module(f"shared.errors.{module.name}")
    return {error.__name__: error for error in _kinds(HallError)}


def _kinds(error: type[HallError]) -> Iterator[type[HallError]]:
    yield error
    for each in error.__subclasses__():
        yield from _kinds(each)
