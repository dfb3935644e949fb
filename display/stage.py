"""Which call stands large on the hall screen, so that nobody's call is missed when several come at once.

A new call is in the picture at once: in its counter's row, and large if the stage is free.
Each call stands large for at least HOLD_MS, or until its person has come, before the next one takes its
place, in order of the calls.
Pure: time comes from outside, as `release`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from shared.rules.board import Board, Call, fold
from shared.rules.entry import CALLS, Entry, Verb
from shared.rules.ticket import State

HOLD_MS = 5500
"""About as long as one announcement, so that picture and voice go together."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The call that stands large, whether its time is not over yet, and the calls that come after it."""

    call: Call | None = None
    held: bool = False
    queue: tuple[Call, ...] = ()


def arrive(stage: Stage, call: Call) -> Stage:
    """After a new call or recall. A ticket already large or queued keeps its place and takes the new call."""
    if stage.call is None or not stage.held or stage.call.ticket == call.ticket:
        return Stage(call, held=True, queue=tuple(c for c in stage.queue if c.ticket != call.ticket))
    if any(c.ticket == call.ticket for c in stage.queue):
        return replace(stage, queue=tuple(call if c.ticket == call.ticket else c for c in stage.queue))
    return replace(stage, queue=(*stage.queue, call))


def release(stage: Stage) -> Stage:
    """After HOLD_MS: the next call takes the stage, or the last one stays without being held."""
    if stage.queue:
        return Stage(stage.queue[0], held=True, queue=stage.queue[1:])
    return replace(stage, held=False)


def settle(stage: Stage, called: Collection[int]) -> Stage:
    """After tickets moved on: who has come to the counter need not stand large any longer.

    `called` are the ids of the tickets that are called and not there yet.
    """
    queue = tuple(call for call in stage.queue if call.ticket in called)
    stage = replace(stage, queue=queue)
    if stage.call is None or stage.call.ticket in called:
        return stage
    return release(stage) if queue else Stage()


def follow(
    stage: Stage, board: Board, entries: Iterable[Entry], part: Callable[[Board], Board] = lambda board: board
) -> tuple[Stage, list[tuple[Call, bool]]]:
    """The stage after `entries` upon `board`, and the calls among them: each as it was when it was made, and
    whether it is a recall. Only of the `part` of the board that is shown.
    """
    calls: list[tuple[Call, bool]] = []
    for entry in entries:
        board = fold(board, entry)
        if entry.verb is Verb.EXPIRE:
            stage = Stage()
        elif entry.verb in CALLS and (seen := part(board).calls) and seen[0].seq == entry.seq:
            calls.append((seen[0], entry.verb is Verb.RECALL))
            stage = arrive(stage, seen[0])
    return settle(stage, called_now(part(board))), calls


def called_now(board: Board) -> Mapping[int, str]:
    """Whose person is called and not there yet: number by the ticket's id."""
    return {ticket.id: ticket.label for ticket in board.tickets.values() if ticket.state is State.CALLED}
