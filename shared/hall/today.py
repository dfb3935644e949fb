"""Whether a board is still of today: its numbers call nobody once its day is over."""

from __future__ import annotations

from datetime import datetime

from shared.rules.board import Board
from shared.rules.ticket import keeps_day
from shared.settings.settings import Settings


def board_of_today(settings: Settings, board: Board, local: datetime) -> Board:
    """Nobody waits, and no counter is open, of a day that is over; its printers are what they are."""
    return Board(printers=board.printers) if is_over(settings, board, local) else board


def is_over(settings: Settings, board: Board, local: datetime) -> bool:
    """Whether the day of `board` has ended at this local time, aware. Pure.

    A hall that stays open past midnight goes on with it, past another midnight only while somebody waits.
    """
    day = board.day
    if day is None or day >= local.date():
        return False
    one_night = (local.date() - day).days == 1
    stays = settings.over_midnight(day, local) and (one_night or keeps_day(board.tickets.values(), local))
    return not stays
