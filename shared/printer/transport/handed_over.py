"""Which job a print queue of this computer got last, kept between runs: the queue keeps its jobs through a power
cut, and would print after it what nobody waits for any more. One small file for each queue.
"""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import quote

from shared import files
from shared.printer.capabilities import default_file

log = logging.getLogger(__name__)


def note(address: str, job: str) -> None:
    """Never raises: a disk that is full holds no slip up."""
    try:
        files.make_folder(_file(address).parent)
        files.write_whole(_file(address), job)
    except OSError as problem:
        log.warning("%s: its job %s is not noted: %s", address, job, problem)


def noted(address: str) -> str:
    """What the system called it; "" if nothing is known. Never raises."""
    try:
        return files.read(_file(address)).decode("ascii")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as problem:
        log.warning("%s: its last job is not known: %s", address, problem)
        return ""


def _file(address: str) -> Path:
    return default_file().with_name(quote(address, safe="") + ".job")
