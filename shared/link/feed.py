"""HubJournal the journal: the board at the start, then every entry after it, in order, each once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from shared.errors.outside import StoreRowDamaged
from shared.rules.board import Board, fold
from shared.rules.entry import Entry
from shared.rules.ticket import IllegalMove

log = logging.getLogger("bocso.feed")
AT_ONCE = 500


class Journal(Protocol):
    """What a feed reads: Hall in this process, or its client over the hub."""

    def board(self) -> tuple[Board, int]: ...
    def entries_after(self, seq: int, limit: int = AT_ONCE) -> list[Entry]: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """The board after `entries`; the entries are in order of seq, none missing."""

    board: Board
    entries: tuple[Entry, ...]


class Feed:
    """Remembers only the last seq. Who slept, reconnected or started late ends with the same board.

    Used from one thread at a time. `change_detector` is a cheap question before
    reading: may there be anything new?
    """

    def __init__(self, journal: Journal, change_detector: Callable[[], bool] = lambda: True) -> None:
        self._journal = journal
        self._change_detector = change_detector
        self._board: Board | None = None
        self._unread = True
        self.seq = 0

    @property
    def board(self) -> Board:
        """As it was last read; empty before that."""
        return self._board or Board()

    def read(self) -> Reading | None:
        """News since the last reading, AT_ONCE entries at most; None if there is none.

        An entry that is damaged is passed over, and the board read anew from the tables: what it called is not
        announced. Raises Unavailable, and then loses nothing.
        """
        try:
            return self._read()
        except (StoreRowDamaged, IllegalMove) as problem:
            if self._board is None:
                raise
            log.error("the journal after entry %d cannot be followed: %s", self.seq, problem)
            self._board = None
            return self._read()

    def _read(self) -> Reading | None:
        if not self._change_detector() and not self._unread:
            return None
        self._unread = True  # until it has been read to the end
        if self._board is None:
            self._board, self.seq = self._journal.board()
            return Reading(self._board, ())
        entries = self._journal.entries_after(self.seq, AT_ONCE)
        self._unread = len(entries) == AT_ONCE
        if not entries:
            return None
        board = self._board
        for entry in entries:
            board = fold(board, entry)
        self._board, self.seq = board, entries[-1].seq
        return Reading(board, tuple(entries))
