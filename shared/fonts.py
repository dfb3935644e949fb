"""The fonts of every app and of the slip: Be Vietnam Pro, Noto Sans for what it lacks, Phosphor icons.

All come from PyPI packages, so a hall computer needs no system font. QtAwesome, which carries the icons, is not
imported.
"""

from __future__ import annotations

import json
from collections.abc import Set
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from shared.errors.starting import FontMissing

TEXT_FAMILY = "Be Vietnam Pro"
WIDE_FAMILY = "Noto Sans"
"""For letters that TEXT_FAMILY lacks, such as those of Ê Đê and Gia Rai (ƀ, ĕ, ĭ, ŏ, ŭ)."""
ICON_FAMILY = "Phosphor"

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")
_ICONS = "phosphor-1.3.0.ttf"
_ICON_NAMES = "phosphor-charmap-1.3.0.json"


@cache
def load_fonts() -> None:
    """Makes the fonts known to Qt, once per process; later calls do nothing.

    Needs a QGuiApplication; call it on the GUI thread before the first text. Afterwards any thread may use
    the fonts. Raises FontMissing.
    """
    from PySide6.QtGui import QFont, QGuiApplication  # noqa: PLC0415 - names of icons are asked for without Qt

    if QGuiApplication.instance() is None:
        raise RuntimeError("load_fonts() needs a QGuiApplication")
    text_folder = _package("fontpkg_be_vietnam_pro") / "files"
    for weight in WEIGHTS:
        _add(text_folder / f"BeVietnamPro-{weight}.ttf", TEXT_FAMILY)
    _add(_package("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf", WIDE_FAMILY)
    QFont.insertSubstitution(TEXT_FAMILY, WIDE_FAMILY)
    _add(_icon_folder() / _ICONS, ICON_FAMILY)


def icon_glyph(name: str) -> str:
    """The character of a Phosphor icon ("users-three") in ICON_FAMILY. Raises KeyError for an unknown name."""
    return chr(int(_icon_codes()[name], 16))


def icon_names() -> Set[str]:
    """Every icon there is, with its weights ("users-three", "users-three-bold", ...)."""
    return _icon_codes().keys()


@cache
def _icon_codes() -> dict[str, str]:
    path = _icon_folder() / _ICON_NAMES
    try:
        codes: dict[str, str] = json.loads(path.read_text("utf-8"))  # in hexadecimal
    except FileNotFoundError:
        raise FontMissing(what=path) from None
    return codes


def _icon_folder() -> Path:
    return _package("qtawesome") / "fonts"


def _package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise FontMissing(what=name)
    return Path(spec.origin).parent


def _add(path: Path, family: str) -> None:
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415

    if not path.is_file():
        raise FontMissing(what=path)
    # Qt names the families of a file it could read; an empty list is a file it could not.
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if family not in families:
        raise FontMissing(what=path)
