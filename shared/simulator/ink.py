"""Black dots from letters, columns, bit images and QR codes, as a printer's own firmware makes them. Pure.

A strip is a block of dots not yet on paper: each row a number whose lowest `width` bits are dots, left highest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import segno
from PIL import Image, ImageDraw, ImageFont

CELL_WIDTH, CELL_HEIGHT = 12, 24
"""Font A. The letters in it are Pillow's own bitmap font at twice its size: readable, nobody's typeface."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Dots side by side in a line."""

    width: int
    rows: tuple[int, ...]

    def stretched(self, across: int, down: int) -> Strip:
        """Each dot so many times as wide and as high."""
        wide = tuple(_wider(row, self.width, across) for row in self.rows)
        return Strip(self.width * across, tuple(row for row in wide for _ in range(down)))


def _wider(row: int, width: int, times: int) -> int:
    if times == 1:
        return row
    dots = "".join(dot * times for dot in f"{row:0{width}b}")
    return int(dots, 2)


def side_by_side(strips: list[Strip]) -> Strip:
    """One strip of all of them, standing on one base line."""
    height = max(len(strip.rows) for strip in strips)
    rows = [0] * height
    for strip in strips:
        above = height - len(strip.rows)
        rows = [row << strip.width | (strip.rows[at - above] if at >= above else 0) for at, row in enumerate(rows)]
    return Strip(sum(strip.width for strip in strips), tuple(rows))


@cache
def letter(code: int) -> Strip:
    """One printable ASCII character in font A."""
    picture = Image.new("1", (CELL_WIDTH // 2, CELL_HEIGHT // 2))
    ImageDraw.Draw(picture).text((0, 0), chr(code), fill=1, font=ImageFont.load_default_imagefont())
    small = Strip(8, tuple(picture.tobytes()))  # each row is one byte, its lowest two bits empty
    return Strip(CELL_WIDTH // 2, tuple(row >> 2 for row in small.rows)).stretched(2, 2)


def columns(data: bytes, height: int) -> Strip:
    """The dots of `ESC *`: `height` 8 or 24 bits to a column, top bit first."""
    size = height // 8
    numbers = [int.from_bytes(data[at : at + size], "big") for at in range(0, len(data), size)]
    rows = tuple(
        int("".join("1" if number >> bit & 1 else "0" for number in numbers) or "0", 2)
        for bit in range(height - 1, -1, -1)
    )
    return Strip(len(numbers), rows)


def raster(data: bytes, across: int) -> Strip:
    """The dots of a bit image, `across` bytes to a row."""
    rows = (int.from_bytes(data[at : at + across], "big") for at in range(0, len(data), across))
    return Strip(8 * across, tuple(rows))


def qr(content: bytes, level: str, module: int) -> Strip:
    """A QR code, model 2, without a quiet zone: Epson leaves that to the program. Raises ValueError: too long."""
    code = segno.make(content, error=level, micro=False, boost_error=False)
    matrix = tuple(int("".join("1" if dark else "0" for dark in row), 2) for row in code.matrix)
    return Strip(len(matrix), matrix).stretched(module, module)


def place(dots: int, width: int, paper: int, align: int) -> bytes:
    """One row of `width` dots as it stands on `paper` dots; what is beyond is lost. `align` 0 left, 1, 2 right."""
    free = paper - width
    right = free - (0, free // 2, free)[align]
    dots = dots << right if right >= 0 else dots >> -right
    return (dots & ((1 << paper) - 1)).to_bytes(paper // 8, "big")
