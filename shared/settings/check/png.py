"""Whether a file is a whole PNG picture, told without Qt or Pillow: `bocso check` needs neither."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from shared import files
from shared.errors.kinds import QT_TRANSLATE_NOOP

_SIGNATURE = b"\x89PNG\r\n\x1a\n"

LARGEST = 4000
"""Most dots of a side: a logo for paper of 576 dots never needs more, and a larger one takes long to draw."""

MOST_BYTES = 20 << 20
"""Of the file: more than such a picture of colours takes."""

_BROKEN = QT_TRANSLATE_NOOP("errors", "the PNG picture is broken")
_TOO_LARGE = QT_TRANSLATE_NOOP("errors", "the picture is too large")


def fault(path: Path) -> str | None:
    """Why it cannot be printed, as a text of context "errors"; None if it can.

    Raises nothing. Chunks, their checksums and the packed dots are looked at (W3C PNG, sections 5 and 10).
    """
    try:
        content = files.read(path, MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        return QT_TRANSLATE_NOOP("errors", "there is no such file")
    except files.NotAFile:
        return QT_TRANSLATE_NOOP("errors", "it is a folder, a device or a pipe, not a file")
    except files.TooLarge:
        return _TOO_LARGE
    except (OSError, ValueError):  # ValueError: a zero byte in the path
        return QT_TRANSLATE_NOOP("errors", "the file cannot be read")
    if not content.startswith(_SIGNATURE):
        return QT_TRANSLATE_NOOP("errors", "the file is not a PNG picture")
    return _inside(content)


def _inside(content: bytes) -> str | None:
    try:
        chunks = list(_chunks(content))
        names = [name for name, _ in chunks]
        if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"]:
            return _BROKEN
        width, height = struct.unpack(">II", chunks[0][1][:8])
        if max(width, height) > LARGEST:
            return _TOO_LARGE
        packed = b"".join(body for name, body in chunks if name == b"IDAT")
        return None if width and height and _whole(packed) else _BROKEN
    except (ValueError, struct.error, zlib.error):
        return _BROKEN


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each chunk. Raises ValueError, struct.error where they are cut off or changed."""
    at = len(_SIGNATURE)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name, body, check = (
            content[a:b] for a, b in pairwise((at + 4, at + 8, at + 8 + length, at + 12 + length))
        )
        if struct.unpack(">I", check)[0] != zlib.crc32(name + body):
            raise ValueError("checksum")
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length


def _whole(packed: bytes) -> bool:
    """Whether the dots unpack to their end. Raises zlib.error."""
    unpacker = zlib.decompressobj()
    unpacker.decompress(packed, 64 * LARGEST * LARGEST // 8)
    return unpacker.eof
