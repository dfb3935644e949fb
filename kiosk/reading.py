"""What stands on a page as one reads it aloud: texts and buttons of the window itself, in the order of its QML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from PySide6.QtQuick import QQuickItem

_RANGE = re.compile(r"(?<=\w)–(?=\d)")
_TIME = re.compile(r"\b0?(\d{1,2}):(\d\d)\b")
_TO: Mapping[str, str] = MappingProxyType({"vi": " đến ", "en": " to "})


def to_read(item: QQuickItem) -> Iterator[tuple[QQuickItem, str]]:
    """Each text that is seen in `item`, and each button with its state, once. What says `unread`, and the
    keys of a keyboard, are left out with all that stands in them.
    """
    if not item.isVisible() or item.property("unread") or item.property("quick"):
        return
    name, text = item.property("name"), item.property("text")
    if isinstance(name, str) and name:
        yield item, ". ".join(part for part in (name, item.property("description")) if part)
    elif item.inherits("QQuickText"):
        if text and item.property("glyph") is None:  # an icon always stands beside its word
            yield item, text
    else:
        for child in item.childItems():
            yield from to_read(child)


def spoken(text: str, language: str) -> str:
    """As it is said: "10–20" and "07:30" are no words."""
    said = text.replace("\N{NO-BREAK SPACE}", " ").replace("·", ",")
    if language == "vi":
        said = _TIME.sub(lambda time: f"{time[1]} giờ" + (f" {time[2]}" if time[2] != "00" else ""), said)
    return _RANGE.sub(_TO.get(language, "–"), said)
