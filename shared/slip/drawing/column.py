"""The column of paper that blocks are drawn in, and how the sizes of a slip become its dots."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from PySide6.QtGui import QPainter

from shared.slip.blocks import TextBlock
from shared.slip.drawing.letters import X_HEIGHT, FittedLine, fit

FULL_WIDTH = 576
MARGIN = 24
"""White at both sides, dots at 576; with the unprintable edge of the paper it is also the QR's quiet zone."""

LEAST_LETTER_MM = 1.5
"""Height of the smallest x. What is too wide then goes on more lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """The column a block is drawn in; `painter` is None while it is only measured."""

    painter: QPainter | None
    left: int
    width: int
    scale: float
    dpi: int
    fitted: dict[tuple[TextBlock, int], list[FittedLine]] = field(default_factory=dict)
    """Texts are measured first and then drawn. Of one drawing: a QFont is not for two threads at once."""

    def fit(self, block: TextBlock, width: int) -> list[FittedLine]:
        """The lines of a text on this paper."""
        if (block, width) not in self.fitted:
            least = smallest(self.dpi)
            size = max(least, self.dots(block.size))
            lines = fit(block.text, size, block.weight, width, least, capitals=block.capitals)
            self.fitted[block, width] = lines
        return self.fitted[block, width]

    def dots(self, size: float) -> int:
        """A size of the slip on this paper."""
        return max(1, round(size * self.scale))


def scaled(size: float, width: int) -> int:
    """A size of the slip, dots at 576, on paper `width` dots across."""
    return max(1, round(size * scale(width)))


def margin(width: int) -> int:
    """Dots of white on each side."""
    return round(MARGIN * width / FULL_WIDTH)


def smallest(dpi: int) -> int:
    """The smallest size of a text, dots."""
    return math.ceil(LEAST_LETTER_MM / 25.4 * dpi / X_HEIGHT)


def scale(width: int) -> float:
    """Narrow paper: smaller, but less than in proportion, to stay readable."""
    return float((width / FULL_WIDTH) ** 0.6)
