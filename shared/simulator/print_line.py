"""The print buffer of one line and the modes that shape it: alignment, size, spacing, units. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from shared.simulator.ink import Strip, place, side_by_side

DEFAULT_SPACING = 30
"""Dots of a line feed after `ESC @`."""


class PrintLine:
    """Everything `ESC @` sets back. A unit of feeding is half a dot until `GS P` says otherwise (TM-T88)."""

    def __init__(self, paper: int) -> None:
        self.paper = paper
        self.align = 0
        self.across = self.down = 1
        self.automatic = 0
        self.level, self.module, self.content = "L", 3, b""
        self.graphics: Strip | None = None
        self._unit = 0
        self._spacing = 2 * DEFAULT_SPACING  # half dots
        self._half_dots = 0
        self._strips: list[Strip] = []

    @property
    def empty(self) -> bool:
        return not self._strips

    def set_unit(self, unit: int) -> None:
        """`GS P`: units of an inch by `unit`; 0 is the printer's own."""
        self._unit = unit

    def set_spacing(self, units: int | None) -> None:
        """`ESC 3`; None is `ESC 2`."""
        self._spacing = 2 * DEFAULT_SPACING if units is None else self._half(units)

    def _half(self, units: int) -> int:
        if not self._unit:
            return units
        dpi = 180 if self.paper == 512 else 203
        return units * round(2 * dpi / self._unit)

    def put(self, strip: Strip) -> Iterator[bytes]:
        """Adds dots to the line; a full line is printed first."""
        width = sum(each.width for each in self._strips)
        if self._strips and width + strip.width > self.paper:
            yield from self.end_line()
        self._strips.append(strip)

    def end_line(self, lines: int = 1) -> Iterator[bytes]:
        """Prints the line and feeds `lines` of them."""
        yield from self._end(self._spacing if lines else 0)
        for _ in range(lines - 1):
            yield from self._end(self._spacing)

    def feed(self, units: int) -> Iterator[bytes]:
        """`ESC J`: prints the line and feeds, at least as far as the line is high."""
        yield from self._end(self._half(units))

    def block(self, strip: Strip) -> Iterator[bytes]:
        """A picture of its own, after whatever the line holds."""
        if self._strips:
            yield from self.end_line()
        yield from (place(row, strip.width, self.paper, self.align) for row in strip.rows)

    def _end(self, half_dots: int) -> Iterator[bytes]:
        self._half_dots += half_dots
        blank = self._half_dots // 2
        self._half_dots %= 2
        if self._strips:
            line = side_by_side(self._strips)
            self._strips = []
            blank -= len(line.rows)
            yield from (place(row, line.width, self.paper, self.align) for row in line.rows)
        for _ in range(blank):
            yield bytes(self.paper // 8)
