"""Where an app writes what happens: a file of its own, and the terminal what is worse."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from shared.files import make_folder

log = logging.getLogger("bocso.start")


def log_to_file(name: str) -> None:
    """Warnings and worse also go to the terminal; bugs never close a window."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    terminal = logging.StreamHandler()
    terminal.setLevel(logging.WARNING)
    terminal.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    root.addHandler(terminal)
    try:
        folder = Path(platformdirs.user_log_dir("bocso", appauthor=False))
        make_folder(folder)
        file = logging.handlers.RotatingFileHandler(
            folder / f"{name}.log", maxBytes=1_000_000, backupCount=3, encoding="utf-8", errors="backslashreplace"
        )
    except OSError as problem:
        root.warning("no log file: %s", problem)
    else:
        file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(file)
    sys.excepthook = lambda kind, value, trace: log.error("a bug", exc_info=(kind, value, trace))
    qInstallMessageHandler(_qt_message)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    levels = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}
    level = levels.get(kind, logging.INFO)
    if text.startswith("This plugin does not support "):  # the offscreen platform, at every window call
        level = logging.DEBUG
    logging.getLogger("qt").log(level, "%s (%s)", text, context.category)
