"""Looking at dots: rows of drawn and of decoded pictures."""

from __future__ import annotations

from PIL import Image
from PySide6.QtGui import QImage

from shared.slip.drawing.render import rows

WIDTHS = (384, 512, 576)


def dots(picture: QImage) -> list[bytes]:
    """The rows of a drawn picture."""
    return rows(picture)


def printed(picture: Image.Image) -> list[bytes]:
    """The rows of a decoded picture; black is 1 as on the paper."""
    size, whole = picture.width // 8, picture.tobytes()
    return [bytes(255 - byte for byte in whole[at : at + size]) for at in range(0, len(whole), size)]


def trimmed(lines: list[bytes]) -> list[bytes]:
    """Without the blank rows at the end."""
    end = len(lines)
    while end and not any(lines[end - 1]):
        end -= 1
    return lines[:end]


def columns(lines: list[bytes]) -> list[int]:
    """Every column with ink, ascending."""
    together = 0
    for line in lines:
        together |= int.from_bytes(line, "big")
    width = 8 * len(lines[0])
    return [x for x in range(width) if together >> (width - 1 - x) & 1]


def pillow(picture: QImage) -> Image.Image:
    """A drawn picture for readers of pictures: black on white, grey scale."""
    lines = dots(picture)
    black = Image.frombytes("1", (picture.width(), len(lines)), b"".join(lines)).convert("L")
    return Image.eval(black, lambda dot: 255 - dot)
