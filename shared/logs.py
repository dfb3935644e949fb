"""Where a program writes what happens: a file of its own, and the terminal what is worse; or systemd's journal."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from pathlib import Path

import platformdirs

from shared.files import make_folder

log = logging.getLogger("bocso.start")
LINE = "%(levelname)s %(name)s: %(message)s"
PRIORITIES = {logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6}
"""The journal's own, from the worst (https://www.freedesktop.org/software/systemd/man/latest/sd-daemon.html)."""


def log_to_file(name: str) -> None:
    """Warnings and worse also go to the terminal; bugs never close a window."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    terminal = logging.StreamHandler()
    root.addHandler(terminal)
    sys.excepthook = lambda kind, value, trace: log.error("a bug", exc_info=(kind, value, trace))
    if in_journal():
        terminal.setFormatter(JournalLine())
        return
    terminal.setLevel(logging.WARNING)
    terminal.setFormatter(logging.Formatter(LINE))
    try:
        folder = Path(platformdirs.user_log_dir("bocso", appauthor=False))
        make_folder(folder)
        file = logging.handlers.RotatingFileHandler(
            folder / f"{name}.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as problem:
        root.warning("no log file: %s", problem)
    else:
        file.setFormatter(logging.Formatter(f"%(asctime)s {LINE}"))
        root.addHandler(file)


def in_journal() -> bool:
    """Whether stderr is systemd's journal, which has the time of each line itself."""
    try:
        stderr = os.fstat(sys.stderr.fileno())
    except (OSError, ValueError, AttributeError):
        return False
    return os.environ.get("JOURNAL_STREAM") == f"{stderr.st_dev}:{stderr.st_ino}"


class JournalLine(logging.Formatter):
    """Each line with its priority, so that `journalctl -p warning` finds what is worse."""

    def __init__(self) -> None:
        super().__init__("%(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        priority = next((number for level, number in PRIORITIES.items() if record.levelno >= level), 7)
        return "\n".join(f"<{priority}>{line}" for line in super().format(record).splitlines())
