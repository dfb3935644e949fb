"""Boards on which one counter is as a test wants it."""

from __future__ import annotations

import re
from datetime import datetime

from shared.rules.board import Board, Call, Session
from shared.rules.ticket import Lane, State, Ticket
from shared.sign.content import Showing

STATES = {Showing.CALLED: State.CALLED, Showing.SERVING: State.SERVING}


def board_of(showing: str, counter: int, now: datetime, number: str = "A012") -> Board:
    """A board on which this counter shows so, with `number` in hand where it has one."""
    if showing == Showing.CLOSED:
        return Board(day=now.date())
    session = Session(paused="x" if showing == Showing.PAUSED else None)
    board = Board(day=now.date(), sessions={counter: session})
    if showing not in STATES:
        return board
    series, digits = re.fullmatch(r"([A-Z]+)(\d+)", number).groups()
    ticket = Ticket(
        1,
        now.date(),
        series,
        int(digits),
        "x",
        Lane.ORDINARY,
        STATES[Showing(showing)],
        now,
        now,
        counter=counter,
        called_at=now,
    )
    call = Call(7, ticket.id, ticket.label, counter, now)
    return Board(day=now.date(), sessions={counter: session}, tickets={1: ticket}, calls=(call,))
