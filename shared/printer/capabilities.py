"""What each printer was seen to answer, kept between runs: found by `bocso printer probe`, read at start.

One JSON file for all printers of this computer, by address. None means: never asked.
"""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import platformdirs

from shared import files
from shared.files import make_folder, write_whole
from shared.printer.escpos import status

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """`echo`: `GS ( H` fn 48 came back. `fence`: `GS r 1` was answered. `status`: the n of `DLE EOT n` that were
    answered. `asb`: `GS a` was. `codes`: `GS ( k` was, so it draws QR codes. `probed_at`: aware time, or None for
    a printer that was never probed.
    """

    echo: bool | None = None
    fence: bool | None = None
    status: tuple[int, ...] | None = None
    asb: bool | None = None
    codes: bool | None = None
    probed_at: datetime | None = None

    @property
    def questions(self) -> tuple[int, ...]:
        """Which `DLE EOT n` to ask, in order; all of them when it is not known."""
        return status.ASKED if not self.status else tuple(n for n in status.ASKED if n in self.status)

    def as_json(self) -> dict[str, Any]:
        """JSON types; the time as ISO 8601."""
        return {**asdict(self), "probed_at": self.probed_at and self.probed_at.isoformat()}


UNPROBED = Capabilities()


def default_file() -> Path:
    """Under the platform's data folder for this user."""
    return Path(platformdirs.user_data_dir("bocso", appauthor=False)) / "printers.json"


def read(address: str, file: Path | None = None) -> Capabilities:
    """What is known of the printer at `address` (`shared.printer.address`). UNPROBED if nothing is, or the file is
    damaged (logged).
    """
    entry = _all(file or default_file()).get(address)
    if entry is None:
        return UNPROBED
    try:
        return _from_json(entry)
    except (TypeError, ValueError, AttributeError) as problem:
        log.warning("what was found of the printer %s is damaged, probe it again: %s", address, problem)
        return UNPROBED


def save(address: str, found: Capabilities, file: Path | None = None) -> Path:
    """Writes it beside the other printers, whole or not at all; returns the file. Raises OSError."""
    file = file or default_file()
    make_folder(file.parent)
    known = {**_all(file), address: found.as_json()}
    write_whole(file, json.dumps(known, ensure_ascii=False, indent=2) + "\n")
    return file


def _all(file: Path) -> dict[str, Any]:
    try:
        known = json.loads(files.read(file))
        if not isinstance(known, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        log.warning("%s cannot be read, printers count as never probed: %s", file, problem)
        return {}
    return known


def _from_json(entry: dict[str, Any]) -> Capabilities:
    asked, at = entry.get("status"), entry.get("probed_at")
    return Capabilities(
        echo=_yes_no(entry.get("echo")),
        fence=_yes_no(entry.get("fence")),
        status=None if asked is None else tuple(n for n in status.ASKED if n in asked),
        asb=_yes_no(entry.get("asb")),
        codes=_yes_no(entry.get("codes")),
        probed_at=None if at is None else datetime.fromisoformat(at),
    )


def _yes_no(value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise TypeError(f"{value!r} is neither true nor false")
