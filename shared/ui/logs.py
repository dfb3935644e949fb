"""Where an app writes what happens: as `shared.logs` has it, and what Qt says there too."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from shared.logs import log_to_file

EXPECTED = ("This plugin does not support ", "requestActivate() called for ")
"""By the offscreen platform at every window call, and of a panel that fills its screen and takes no keyboard."""


def log_app(name: str) -> None:
    log_to_file(name)
    qInstallMessageHandler(_qt_message)


def _qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    levels = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}
    level = levels.get(kind, logging.INFO)
    if text.startswith(EXPECTED):
        level = logging.DEBUG
    logging.getLogger("qt").log(level, "%s (%s)", text, context.category)
