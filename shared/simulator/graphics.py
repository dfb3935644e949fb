"""Commands with data of their own: bit images, graphics, QR codes, the process id. Pure."""

from __future__ import annotations

from collections.abc import Callable, Generator

from shared.simulator import ink
from shared.simulator.print_line import PrintLine
from shared.simulator.reader import EchoRequest, Obeying, Reader, Work

_Judged = Generator[Work, None, bool]
"""Gives whether the command was known."""


def raster(reader: Reader) -> Obeying:
    """`GS v 0`, printed row by row as it comes: no printer has room for a whole picture."""
    if (yield from reader.take(1)) != b"0":
        reader.done(unknown=3)
        return
    mode = (yield from reader.take(1))[0] & 3
    across = yield from reader.length(2)
    down = yield from reader.length(2)
    for _ in range(down if across else 0):
        row = yield from reader.take(across)
        strip = ink.raster(row, across)
        yield from reader.line.block(strip.stretched(1 + (mode & 1), 1 + (mode >> 1)) if mode else strip)
    reader.done()


def columns(reader: Reader) -> Obeying:
    """`ESC *`: modes 0 and 1 have 8 dots to a column, 32 and 33 have 24; the even ones half as many columns."""
    mode = (yield from reader.take(1))[0]
    count = yield from reader.length(2)
    if mode not in (0, 1, 32, 33):
        reader.done(unknown=5)
        return
    height = 24 if mode >= 32 else 8
    data = (yield from reader.take(height // 8 * count)) if count else b""
    reader.done()
    if count:
        yield from reader.line.put(ink.columns(data, height).stretched(1 if mode & 1 else 2, 24 // height))


def bracket(reader: Reader) -> Obeying:
    """`GS (`: a letter and two bytes of length."""
    if not reader.abilities.brackets:
        reader.done(unknown=2)
        return
    letter = yield from reader.take(1)
    size = yield from reader.length(2)
    body = (yield from reader.take(size)) if size else b""
    if letter == b"H" and body[:2] == b"00" and len(body) == 6:
        if reader.abilities.echo:
            yield EchoRequest(body[2:])
        return
    known = letter in _BRACKETS and (yield from _BRACKETS[letter](reader, body))
    reader.done(unknown=0 if known else 5 + size)


def wide_bracket(reader: Reader) -> Obeying:
    """`GS 8 L`: as `GS ( L`, with four bytes of length."""
    letter = yield from reader.take(1)
    size = yield from reader.length(4)
    body = (yield from reader.take(size)) if size else b""
    known = letter == b"L" and (yield from _graphics(reader, body))
    reader.done(unknown=0 if known else 7 + size)


def _qr(reader: Reader, body: bytes) -> _Judged:
    """Functions 165 to 181 for QR codes. Content a code cannot hold is not printed, as on Epson."""
    if body[:1] != b"1" or len(body) < 3:
        return False
    function, value, line = body[1], body[2], reader.line
    if function == 67 and 1 <= value <= 16:
        line.module = value
    elif function == 69 and 48 <= value <= 51:
        line.level = "LMQH"[value - 48]
    elif function == 80:
        line.content = body[3:]
    elif function == 81:
        yield from _print_qr(reader)
    elif function == 82 and reader.abilities.fence:
        reader.reply(b"76%d\x1f%d\x1f1\x1f0\0" % _size(line))
    return function in (65, 67, 69, 80, 81, 82)


def _size(line: PrintLine) -> tuple[int, int]:
    """Of the code that is kept; 0 if there can be none."""
    try:
        code = ink.qr(line.content, line.level, line.module)
    except ValueError:
        return 0, 0
    return code.width, len(code.rows)


def _print_qr(reader: Reader) -> Obeying:
    line = reader.line
    try:
        code = ink.qr(line.content, line.level, line.module)
    except ValueError:
        return
    if code.width <= reader.paper:
        yield from line.block(code)


def _graphics(reader: Reader, body: bytes) -> _Judged:
    """Function 112 keeps a picture, function 50 prints it."""
    line = reader.line
    if body[:3] == b"0p0" and len(body) >= 10:
        size = (int.from_bytes(body[6:8], "little") + 7) // 8
        rows = int.from_bytes(body[8:10], "little")
        picture = ink.raster(body[10 : 10 + size * rows], size) if size else ink.Strip(0, ())
        line.graphics = picture.stretched(body[3] or 1, body[4] or 1)
        return True
    if body in (b"02", b"0\x02"):
        if line.graphics is not None:
            yield from line.block(line.graphics)
        line.graphics = None
        return True
    return False


_BRACKETS: dict[bytes, Callable[[Reader, bytes], _Judged]] = {b"k": _qr, b"L": _graphics}
