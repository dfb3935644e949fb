"""The folder of slips: a picture, the bytes and a line for each piece of paper that came out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from shared.simulator.roll import Piece, to_image

LINES = "slips.jsonl"


@dataclass(frozen=True, slots=True)
class Slipped:
    """One slip that came out. `last_byte_at_ns`: time.monotonic_ns() when its last byte, the cut, arrived."""

    index: int
    png: Path
    bin: Path
    last_byte_at_ns: int
    cut: bool = True


class Album:
    """Slips go to `folder` as 0001.png with the bytes in 0001.bin, whole or not at all, and one line each.

    Numbers go on where the folder ends.
    """

    def __init__(self, folder: Path, width: int) -> None:
        self._folder = folder
        self._width = width
        self._index = max((int(png.stem) for png in folder.glob("[0-9]*.png")), default=0)

    def keep(self, piece: Piece, last_byte_at_ns: int) -> Slipped:
        """Writes one piece of paper."""
        self._index += 1
        name = f"{self._index:04d}"
        slip = Slipped(
            self._index, self._folder / f"{name}.png", self._folder / f"{name}.bin", last_byte_at_ns, piece.cut
        )
        _write(slip.bin, lambda path: path.write_bytes(piece.job))
        _write(slip.png, lambda path: _save(to_image(piece.rows, self._width), path))
        line = {
            "index": slip.index,
            "png": slip.png.name,
            "bin": slip.bin.name,
            "bytes": len(piece.job),
            "last_byte_at_ns": slip.last_byte_at_ns,
            "unknown_bytes": piece.unknown,
            "cut": piece.cut,
        }
        with (self._folder / LINES).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line) + "\n")
        return slip


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, format="PNG")


def _write(path: Path, write: Callable[[Path], object]) -> None:
    """Writes beside and renames, so that whoever watches the folder sees whole files only."""
    beside = path.with_name(f".{path.name}.part")
    write(beside)
    beside.replace(path)
