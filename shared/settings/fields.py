"""What may stand in a field of the hall file: types, patterns and limits. `check.words` says them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Strict, StringConstraints
from pydantic_core import PydanticCustomError

from shared.rules.signs import is_visible, nfc, wrong_signs

LANGUAGE = re.compile(r"^[a-z]{2,3}$")
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_SPAN = f"{_TIME}-({_TIME}|24:00)"
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
SPAN = re.compile(f"^{_SPAN}$")
DAYS = re.compile(rf"^{_DAY}(\.\.{_DAY})?$")
SPECIAL = re.compile(f"^{_DAY} {_SPAN}$")
VOLUME_AT = re.compile(f"^{_SPAN} (100|[1-9]?[0-9])$")

LANE_LONGEST = 18
"""Characters of a lane's name: beside a star in the kiosk's least button, once priority is chosen."""
NAME_LONGEST = 28
"""Of a service's name: one line of a kiosk's button."""
SIGN_LONGEST = 32
"""Of a clerk's name and of a counter's sign: one line of the counter's window at its least width."""
NOTE_LONGEST = 60
"""Of a service's note and a reason, two lines under a name; of help, beside the language button of a kiosk that
lies on its side.
"""
TITLE_LONGEST = 50
"""Of the hall's name and place: one line of a kiosk 800 pixels wide, and of the hall screen."""
LINE_LONGEST = 90
"""Of a sentence of the slip: four lines on paper of 384 dots."""
NOTICE_LONGEST = 200
"""Of a notice to everybody in the hall, which stands there part after part."""
WHO_LONGEST = 130
"""Of whom a lane is for: five lines in the priority button of a kiosk that lies on its side."""
PATH_LONGEST = 500
"""Of a file, folder, address, print queue or screen: a sentence of staff's that names it can still be read."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """How `shared.settings.check.words` describes what may stand in a field of this type."""

    name: str


def _seen(text: str) -> str:
    """`text` in NFC, if it can be read on one line."""
    text = _one_line(nfc(text))
    if text and not is_visible(text):
        raise PydanticCustomError("blank", "nothing to see")
    return text


_LINE_ENDS = frozenset("\n\r\u2028\u2029")


def _one_line(text: str) -> str:
    if _LINE_ENDS & set(text):
        raise PydanticCustomError("lines", "several lines")
    if signs := wrong_signs(text):
        raise PydanticCustomError("hidden", "signs that nobody sees", {"signs": signs})
    return text


Whole = Annotated[int, Strict()]
Decimal = Annotated[float, Strict()]
YesNo = Annotated[bool, Strict()]
VisibleText = Annotated[str, AfterValidator(_seen), StringConstraints(min_length=1)]
Sign = Annotated[VisibleText, StringConstraints(max_length=SIGN_LONGEST)]
Path = Annotated[str, AfterValidator(_one_line), StringConstraints(max_length=PATH_LONGEST)]
PathText = Annotated[Path, StringConstraints(min_length=1)]
PanelScreen = Annotated[Path, StringConstraints(pattern=r"^([2-8]|[0-9]*[^0-9].*)?$"), FieldShape("second-screen")]
_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=_SLUG, max_length=40), FieldShape("code")]
GroupCode = Annotated[
    str, StringConstraints(pattern=rf"^({_SLUG.strip('^$')})?$", max_length=40), FieldShape("code")
]
"""Empty: on the kiosk's first page."""
PRINTER_NAME_LONGEST = 20
PrinterName = Annotated[
    str, StringConstraints(pattern=_SLUG, max_length=PRINTER_NAME_LONGEST), FieldShape("printer-name")
]
Prefix = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$"), FieldShape("prefix")]
SpanText = Annotated[str, StringConstraints(pattern=SPAN.pattern), FieldShape("span")]
DaysText = Annotated[str, StringConstraints(pattern=DAYS.pattern), FieldShape("days")]
Special = Annotated[str, StringConstraints(pattern=SPECIAL.pattern), FieldShape("special")]
VolumeAt = Annotated[str, StringConstraints(pattern=VOLUME_AT.pattern), FieldShape("volume-at")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$"), FieldShape("colour")]
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE.pattern), FieldShape("language")]
Address = Annotated[
    str,
    StringConstraints(pattern=r"^(https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~-]+)*)?$", max_length=60),
    FieldShape("address"),
]
Icon = Annotated[str, FieldShape("icon")]
SerialPort = Annotated[
    PathText,
    StringConstraints(pattern=r"^(socket://[^/:\s]+:[0-9]{1,5}|[^:]+(:[^:/][^:]*)*)$"),
    FieldShape("serial-port"),
]
SIGN_PARTS = ("addr", "addr2", "number", "digits", "value", "line1", "line2", "sum", "xor", "crc")
"""What a sign's template may hold besides bytes: `shared.sign.frames` fills them in."""
_SIGN_PART = rf"([0-9A-Fa-f]{{2}}|\||\{{({'|'.join(SIGN_PARTS)})\}})"
SignTemplate = Annotated[
    str,
    StringConstraints(pattern=rf"^({_SIGN_PART}( {_SIGN_PART})*)?$", max_length=400),
    FieldShape("sign-template"),
]
Zone = Annotated[str, FieldShape("zone")]

Localized = Mapping[str, VisibleText]
"""A text in several languages: language code -> text. `vi` is always there, unless the whole text is left out."""
Name = Mapping[str, Annotated[VisibleText, StringConstraints(max_length=NAME_LONGEST)]]
LaneName = Mapping[str, Annotated[VisibleText, StringConstraints(max_length=LANE_LONGEST)]]
SignText = Mapping[str, Sign]
Note = Mapping[str, Annotated[VisibleText, StringConstraints(max_length=NOTE_LONGEST)]]
Title = Mapping[str, Annotated[VisibleText, StringConstraints(max_length=TITLE_LONGEST)]]
LocalizedLine = Mapping[str, Annotated[VisibleText, StringConstraints(max_length=LINE_LONGEST)]]
LocalizedNotice = Mapping[str, Annotated[VisibleText, StringConstraints(max_length=NOTICE_LONGEST)]]
Who = Mapping[str, Annotated[VisibleText, StringConstraints(max_length=WHO_LONGEST)]]


class Section(BaseModel):
    """One table of the hall file: frozen, and unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __copy__(self) -> Self:
        """Without what was derived: `model_copy(update=...)` would keep it, though its fields changed."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


def is_printer_name(text: str) -> bool:
    """Whether it is a PrinterName."""
    return len(text) <= PRINTER_NAME_LONGEST and re.fullmatch(_SLUG, text) is not None
