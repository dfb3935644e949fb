"""What moves in a printer: the roll of paper, the cover, the blade, the head; and what it says of them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

FULL_ROLL = 400_000
"""Rows of a new roll: 50 m at 203 dpi."""

NEAR_END = 4_000
"""The near-end sensor speaks at half a metre."""

PAPER_CHANGES, ERROR_CHANGES, LINE_CHANGES = 0x08, 0x04, 0x02
"""Bits of `GS a`: what automatic status tells of."""


@dataclass
class Mechanism:
    """Rows left on the roll, and what is wrong. Set a field; who owns it says then what changed.

    `near_rows`: the near-end sensor speaks from here on; -1 for a printer without one. `jammed`: the next cut
    sticks (`stuck`), which stops everything. `hot` ends by itself on a real printer, `broken` never.
    """

    left: int = FULL_ROLL
    near_rows: int = NEAR_END
    cover_open: bool = False
    offline: bool = False
    hot: bool = False
    broken: bool = False
    jammed: bool = False
    stuck: bool = False

    @property
    def paper_out(self) -> bool:
        return self.left <= 0

    @property
    def near_end(self) -> bool:
        """Whether the sensor says so; it is said of an empty roll too."""
        return self.paper_out or self.left <= self.near_rows

    @property
    def cutter_error(self) -> bool:
        return self.jammed and self.stuck

    @property
    def error(self) -> bool:
        return self.cutter_error or self.hot or self.broken

    @property
    def ready(self) -> bool:
        """Whether it prints now; if not, it keeps what it gets."""
        return not (self.paper_out or self.cover_open or self.offline or self.error)

    def cut(self) -> bool:
        """Moves the blade; False if it sticks."""
        self.stuck = self.jammed
        return not self.jammed

    def recover(self) -> None:
        """The blade is free and at home again, as after `DLE ENQ` or with the power."""
        self.jammed = self.stuck = False

    def real_time(self, n: int) -> int:
        """The answer to `DLE EOT n`, n 1 to 4. Bits: Epson reference, dle_eot."""
        printer = 0x08 * (not self.ready) | 0x20 * self.cutter_error
        cause = 0x04 * self.cover_open | 0x20 * self.paper_out | 0x40 * self.error
        error = 0x08 * self.cutter_error | 0x20 * self.broken | 0x40 * self.hot
        paper = 0x0C * self.near_end | 0x60 * self.paper_out
        return 0x12 | (printer, cause, error, paper)[n - 1]

    def paper_status(self) -> int:
        """The answer to `GS r 1`: it comes only while there is paper."""
        return 0x03 * self.near_end | 0x0C * self.paper_out

    def automatic(self) -> bytes:
        """The four bytes of automatic status back. Bits: Epson reference, gs_la."""
        line = 0x10 | 0x08 * (not self.ready) | 0x20 * self.cover_open
        error = 0x08 * self.cutter_error | 0x20 * self.broken | 0x40 * self.hot
        return bytes((line, error, self.paper_status(), 0))

    def watched(self, mask: int) -> tuple[int, ...]:
        """What of `automatic` a program asked to be told of with `GS a mask`."""
        line, error, paper, _ = self.automatic()
        return (
            line if mask & LINE_CHANGES else 0,
            error if mask & ERROR_CHANGES else 0,
            paper if mask & PAPER_CHANGES else 0,
        )
