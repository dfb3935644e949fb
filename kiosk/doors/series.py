"""A number as it is typed at a kiosk: the letters of its series, then digits; or an appointment's code. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import takewhile

from shared.rules.board import Board
from shared.rules.chain import SHORT_CODE
from shared.rules.ticket import Ticket

DIGITS_MOST = 4
"""A series has at most 9999 numbers."""


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """`text` so far, in a hall with these `prefixes`; where there is one only, it need not be typed."""

    text: str
    prefixes: Collection[str]

    @property
    def letters(self) -> tuple[str, ...]:
        """The keys of the pad besides digits: none where there is one series."""
        return tuple(sorted(set("".join(self.prefixes)))) if len(self.prefixes) > 1 else ()

    @property
    def series(self) -> str:
        letters = "".join(takewhile(str.isalpha, self.text))
        return letters or (next(iter(self.prefixes)) if len(self.prefixes) == 1 else "")

    @property
    def digits(self) -> str:
        return self.text.lstrip(self.series)

    @property
    def ready(self) -> bool:
        return self.takes_digits and self.digits.isascii() and self.digits.isdecimal()

    @property
    def takes_digits(self) -> bool:
        return self.series in self.prefixes

    def takes(self, key: str) -> bool:
        """Whether a letter or digit may come next."""
        if key.isdigit():
            return self.takes_digits and len(self.digits) < DIGITS_MOST
        longer = self.text + key
        return longer.isalpha() and any(prefix.startswith(longer) for prefix in self.prefixes)

    def find(self, board: Board) -> Ticket | None:
        """The live ticket of today with this number."""
        if not self.ready:
            return None
        number = int(self.digits)
        return next((t for t in board.tickets.values() if (t.series, t.number) == (self.series, number)), None)


@dataclass(frozen=True, slots=True)
class TypedCode:
    """The first signs of an appointment's code, which are enough."""

    text: str
    letters = tuple("ABCDEF")

    @property
    def ready(self) -> bool:
        return len(self.text) == SHORT_CODE

    def takes(self, key: str) -> bool:
        """Whether a letter or digit may come next."""
        return not self.ready and (key.isdigit() or key in self.letters)


def letter_keys(typed: TypedNumber | TypedCode) -> tuple[dict[str, str | bool], ...]:
    """The keys besides digits, and whether each may come next; for QML."""
    return tuple({"key": key, "able": typed.takes(key)} for key in typed.letters)
