"""The kinds of error, and the mark of a text that is translated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Self


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name Qt's lupdate looks for
    """Marks a text for translation; returns it unchanged."""
    return text


class Words(str):
    """A translatable text with what fills it: as str the English sentence.

    A field of an error or of other Words; `shared.ui.texts` says both in the reader's language.
    """

    text: str
    fields: Mapping[str, object]

    def __new__(cls, text: str, **fields: object) -> Self:
        words = super().__new__(cls, text.format(**fields))
        words.text, words.fields = text, fields
        return words


class Named(str):
    """A text that the hall file gives in several languages, as a field of an error: as str the English one.

    `shared.ui.texts` says it in the reader's language.
    """

    texts: Mapping[str, str]

    def __new__(cls, texts: Mapping[str, str]) -> Self:
        named = super().__new__(cls, texts.get("en") or next(iter(texts.values())))
        named.texts = texts
        return named


LONGEST_FIELD = 1000
"""Characters of a text in a sentence: people typed it, or pasted a page."""


class HallError(Exception):
    """Root. `fields` fill the sentence, texts among them cut short and without what a terminal would act on; str()
    is the English sentence. `code` is the class's name in small letters (UnknownTicket: unknown_ticket) where the
    class gives no other; programs rely on it (tests/house/test_error_codes.py).
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Something went wrong. Please call the staff.")

    def __init_subclass__(cls) -> None:
        if "code" not in vars(cls):
            cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, **fields: object) -> None:
        self.fields = {name: _sayable(value) for name, value in fields.items()}
        super().__init__(self.sentence.format(**self.fields))


def _sayable(value: object) -> object:
    if type(value) is not str:  # Words are our own, paths must stay whole
        return value
    said = "".join(sign if sign.isprintable() or sign in "\n\xa0" else ascii(sign)[1:-1] for sign in value)
    return said if len(said) <= LONGEST_FIELD else f"{said[: LONGEST_FIELD - 1]}…"


class Refused(HallError):
    """The rules of the hall say no; nothing was changed."""


class Unavailable(HallError):
    """Something outside the program does not answer; nothing was half done; trying again may work."""
