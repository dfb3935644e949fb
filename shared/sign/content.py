"""What a sign shows, from the board alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.hall.today import is_over
from shared.rules.board import Board
from shared.rules.ticket import State
from shared.settings.settings import Settings


class Showing(StrEnum):
    """How a counter is, to the people before it; FREE: open, and nobody is called."""

    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    FREE = "free"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class SignContent:
    """`number` is "A012" while CALLED or SERVING, else ""."""

    showing: Showing
    counter: int
    number: str = ""


def content(settings: Settings, board: Board, counter: int, now: datetime) -> SignContent:
    """Pure; `now` is aware. The number in hand comes before a pause; a board of an earlier day calls nobody."""
    if is_over(settings, board, now.astimezone(settings.zone)):
        return SignContent(Showing.CLOSED, counter)
    ticket, session = board.at_counter(counter), board.sessions.get(counter)
    if ticket is not None:
        showing = Showing.CALLED if ticket.state is State.CALLED else Showing.SERVING
        return SignContent(showing, counter, ticket.label)
    if session is None:
        return SignContent(Showing.CLOSED, counter)
    return SignContent(Showing.FREE if session.paused is None else Showing.PAUSED, counter)
