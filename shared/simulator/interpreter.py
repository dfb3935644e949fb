"""The command parser of a printer: bytes of the intake -> rows of dots, cuts and echoes, in order. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shared.simulator import graphics, ink
from shared.simulator.input_buffer import LineEnded
from shared.simulator.print_line import PrintLine
from shared.simulator.reader import Obeying, Reader, Work

_LEADS = b"\x1b\x1d\x1c\x10"

_ASKS = 0x80
"""Added to a number of argument bytes: a question, which is no part of the slip."""

_ARGUMENTS = {
    b"\x1b@": 0, b"\x1b2": 0, b"\x1b3": 1, b"\x1ba": 1, b"\x1bJ": 1, b"\x1bd": 1, b"\x1b!": 1, b"\x1bt": 1,
    b"\x1bR": 1, b"\x1bE": 1, b"\x1bG": 1, b"\x1bM": 1, b"\x1b-": 1, b"\x1b ": 1, b"\x1b{": 1, b"\x1c.": 0,
    b"\x1c&": 0, b"\x1dP": 2, b"\x1d!": 1, b"\x1dB": 1, b"\x1dL": 2, b"\x1dW": 2, b"\x1da": 1 | _ASKS,
    b"\x1dr": 1 | _ASKS, b"\x1dI": 1 | _ASKS, b"\x10\x04": 1 | _ASKS, b"\x10\x05": 1 | _ASKS,
}  # fmt: skip
"""Two bytes of a command -> how many follow. What is not in `_OBEYED` below leaves no trace on our paper."""


def work(reader: Reader) -> Iterator[Work]:
    """Obeys command after command, for ever; stops with None wherever a byte is missing."""
    while True:
        reader.raw.clear()
        try:
            yield from _command(reader)
        except LineEnded:
            continue


def _command(reader: Reader) -> Obeying:
    first = yield from reader.take(1)
    if first not in _LEADS:
        yield from _single(reader, first[0])
        return
    name = first + (yield from reader.take(1))
    if name in _WHOLE:
        yield from _WHOLE[name](reader)
        return
    count = _ARGUMENTS.get(name)
    if count is None:
        reader.done(unknown=2)
        return
    arguments = (yield from reader.take(count & ~_ASKS)) if count & ~_ASKS else b""
    if not count & _ASKS:
        reader.done()
    if name in _OBEYED:
        _OBEYED[name](reader, arguments)
    elif name in _FEEDING:
        yield from _FEEDING[name](reader.line, arguments[0])


def _single(reader: Reader, code: int) -> Obeying:
    if code == 0 and not reader.job:  # what ends an older job is of no slip
        reader.intake.skip_zeros()
        return
    printable = 0x20 <= code < 0x7F
    reader.done(unknown=0 if printable or code in b"\n\r" else 1)
    if code == 0x0A:
        yield from reader.line.end_line()
    elif printable:
        yield from reader.line.put(ink.letter(code).stretched(reader.line.across, reader.line.down))


# -- modes and questions ---------------------------------------------------------------------------------------


def _initialise(reader: Reader, _arguments: bytes) -> None:
    reader.line = PrintLine(reader.paper)


def _align(reader: Reader, arguments: bytes) -> None:
    if arguments[0] & 0x0F <= 2:
        reader.line.align = arguments[0] & 0x0F


def _size(reader: Reader, arguments: bytes) -> None:
    reader.line.across, reader.line.down = (arguments[0] >> 4 & 7) + 1, (arguments[0] & 7) + 1


def _mode(reader: Reader, arguments: bytes) -> None:
    reader.line.across, reader.line.down = 1 + bool(arguments[0] & 0x20), 1 + bool(arguments[0] & 0x10)


def _unit(reader: Reader, arguments: bytes) -> None:
    reader.line.set_unit(arguments[1])


def _spacing(reader: Reader, arguments: bytes) -> None:
    reader.line.set_spacing(arguments[0] if arguments else None)


def _automatic(reader: Reader, arguments: bytes) -> None:
    if reader.abilities.automatic:
        reader.line.automatic = arguments[0]
        if arguments[0]:
            reader.told()


def _ask(reader: Reader, arguments: bytes) -> None:
    if reader.abilities.fence:
        reader.reply(bytes((reader.paper_status() if arguments[0] in (1, 49) else 0,)))


def _identify(reader: Reader, arguments: bytes) -> None:
    """What printers answer here says nothing about what they can: clones say they are Epson's."""
    answers = {1: b"\x20", 2: b"\x02", 3: b"\x01", 66: b"_BOCSO\0", 67: b"_SIMULATOR\0"}
    if reader.abilities.fence and arguments[0] in answers:
        reader.reply(answers[arguments[0]])


_OBEYED: dict[bytes, Callable[[Reader, bytes], None]] = {
    b"\x1b@": _initialise,
    b"\x1b2": _spacing,
    b"\x1b3": _spacing,
    b"\x1ba": _align,
    b"\x1b!": _mode,
    b"\x1d!": _size,
    b"\x1dP": _unit,
    b"\x1da": _automatic,
    b"\x1dr": _ask,
    b"\x1dI": _identify,
}

_FEEDING: dict[bytes, Callable[[PrintLine, int], Iterator[bytes]]] = {
    b"\x1bJ": PrintLine.feed,
    b"\x1bd": PrintLine.end_line,
}


# -- commands of their own length ------------------------------------------------------------------------------


def _real_time(reader: Reader) -> Obeying:
    """`DLE DC4` was obeyed when it came: fn 8 has eight bytes, the others three."""
    function = yield from reader.take(1)
    yield from reader.take(7 if function == b"\x08" else 2)


def _old_cut(reader: Reader) -> Obeying:
    reader.done()
    yield from reader.flush()
    yield reader.cut_off()


def _cut(reader: Reader) -> Obeying:
    how = (yield from reader.take(1))[0]
    feed = (yield from reader.take(1))[0] if how not in (0, 1, 48, 49) else 0
    reader.done()
    yield from reader.flush()
    if how in (65, 66):
        yield from reader.line.feed(feed)
    yield reader.cut_off()


_WHOLE: dict[bytes, Callable[[Reader], Obeying]] = {
    b"\x10\x14": _real_time,
    b"\x1bi": _old_cut,
    b"\x1bm": _old_cut,
    b"\x1dV": _cut,
    b"\x1dv": graphics.raster,
    b"\x1b*": graphics.columns,
    b"\x1d(": graphics.bracket,
    b"\x1d8": graphics.wide_bracket,
}
