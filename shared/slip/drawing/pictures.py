"""What is no letter: the QR code's modules, the hall's logo. Any thread."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from shared import files

log = logging.getLogger(__name__)

QUIET = 4
"""Modules of white a QR code needs around it (ISO/IEC 18004)."""


@lru_cache(maxsize=16)  # a slip is measured first and then drawn
def matrix(content: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code's modules, rows from the top, True is black. Error correction M: paper is folded in pockets."""
    code = segno.make_qr(content, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


LOGO_BYTES = 20 << 20
"""As `bocso check` takes it."""


@lru_cache(maxsize=8)
def logo(path: str, width: int, height: int) -> QImage | None:
    """The PNG in black dots, no wider and no higher than this and never enlarged; None if it cannot be read.

    Read once per process: a file that is missing is said once in the log, and a new one needs a new start.
    """
    try:
        picture = QImage.fromData(files.read(Path(path), LOGO_BYTES))
    except (OSError, ValueError):
        picture = QImage()
    if picture.isNull():
        log.warning("the logo %s cannot be read: slips are printed without it", path)
        return None
    if picture.width() > width or picture.height() > height:
        mode = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, mode)
    return _on_white(picture).convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.DiffuseDither)


def _on_white(picture: QImage) -> QImage:
    """What is transparent is paper."""
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(paper)
    try:
        painter.drawImage(0, 0, picture)
    finally:
        painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)
