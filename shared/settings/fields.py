"""What may stand in a field of the hall file: types, patterns and limits. `shared.mistakes.words` says them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict, StringConstraints

LANGUAGE = re.compile(r"^[a-z]{2,3}$")
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_SPAN = f"{_TIME}-({_TIME}|24:00)"
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
SPAN = re.compile(f"^{_SPAN}$")
DAYS = re.compile(rf"^{_DAY}(\.\.{_DAY})?$")
SPECIAL = re.compile(f"^{_DAY} {_SPAN}$")

NAME_LONGEST = 28
"""Characters of a service's name: what fits on a kiosk button in two lines of large type."""
NOTE_LONGEST = 60
"""Characters of a service's note: one line under the name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How `shared.mistakes.words` describes what may stand in a field of this type."""

    name: str


def nfc(text: str) -> str:
    """`text` with each accented letter as one character: some editors write two, which fonts draw badly."""
    return unicodedata.normalize("NFC", text)


Whole = Annotated[int, Strict()]
Decimal = Annotated[float, Strict()]
YesNo = Annotated[bool, Strict()]
Words = Annotated[str, AfterValidator(nfc), StringConstraints(min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40), Shape("code")]
PrinterName = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=20), Shape("printer-name")
]
Prefix = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$"), Shape("prefix")]
Span = Annotated[str, StringConstraints(pattern=SPAN.pattern), Shape("span")]
Days = Annotated[str, StringConstraints(pattern=DAYS.pattern), Shape("days")]
Special = Annotated[str, StringConstraints(pattern=SPECIAL.pattern), Shape("special")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$"), Shape("colour")]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE.pattern), Shape("language")]
Icon = Annotated[str, Shape("icon")]
Zone = Annotated[str, Shape("zone")]

Text = Mapping[str, Words]
"""A text in several languages: language code -> text. `vi` is always there, unless the whole text is left out."""
Name = Mapping[str, Annotated[Words, StringConstraints(max_length=NAME_LONGEST)]]
Note = Mapping[str, Annotated[Words, StringConstraints(max_length=NOTE_LONGEST)]]


class Section(BaseModel):
    """One table of the hall file: frozen, and unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def __copy__(self) -> Self:
        """Without what was derived: `model_copy(update=...)` would keep it, though its fields changed."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied
