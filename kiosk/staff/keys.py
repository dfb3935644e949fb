"""What stands behind the staff's door: its pages, as keys to touch."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from kiosk.staff.choices import Choices
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.fonts import icon_glyph
from shared.settings.languages import language_name

translate = QCoreApplication.translate


class DoorPage(StrEnum):
    """How far staff have come. QML compares with these values."""

    SHUT = ""
    NO_PIN = "no_pin"
    PIN = "pin"
    MENU = "menu"
    NUMBER = "number"
    SERVICES = "services"
    REASONS = "reasons"
    LANGUAGES = "languages"
    VOLUME = "volume"
    SURE = "exit"


@dataclass(frozen=True, slots=True)
class DoorKey:
    """One key. `able`: it can be touched; `on`: it is what is so now."""

    code: str
    text: str
    note: str = ""
    glyph: str = ""
    able: bool = True
    on: bool = False


@dataclass(frozen=True, slots=True)
class DoorState:
    """`digits` of the PIN and `typed` of a number so far; `chosen` is a service's code. `said`: what came of the
    last act, `good` or not. `fresh`: the page has just come, and a second tap was meant for the one before.
    """

    stage: DoorPage = DoorPage.SHUT
    digits: str = ""
    typed: str = ""
    chosen: str = ""
    said: str = ""
    good: bool = True
    busy: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class StaffProps:
    """As DoorState, but of the PIN only how many `digits` there are; of a number its `letters`, as NumberProps has
    them, and whether it `takes_digits` now. `printer` is the English sentence about it,
    translated in the context "errors"; `language` the one to change to.
    """

    stage: str = ""
    heading: str = ""
    keys: tuple[dict[str, str | bool], ...] = ()
    letters: tuple[dict[str, str | bool], ...] = ()
    takes_digits: bool = True
    digits: int = 0
    typed: str = ""
    ready: bool = False
    busy: bool = False
    said: str = ""
    good: bool = True
    fresh: bool = False
    printer: str = ""
    language: str = ""


def for_qml(keys: tuple[DoorKey, ...]) -> tuple[dict[str, str | bool], ...]:
    return tuple(asdict(each) for each in keys)


HEADINGS: Mapping[DoorPage, str] = MappingProxyType(
    {
        DoorPage.PIN: QT_TRANSLATE_NOOP("StaffDoor", "Type the PIN of this kiosk"),
        DoorPage.NUMBER: QT_TRANSLATE_NOOP("StaffDoor", "Which slip was lost?"),
        DoorPage.SERVICES: QT_TRANSLATE_NOOP("StaffDoor", "Services: touch one to switch it off or on"),
        DoorPage.REASONS: QT_TRANSLATE_NOOP("StaffDoor", "Why is it off? People read this."),
        DoorPage.LANGUAGES: QT_TRANSLATE_NOOP("StaffDoor", "Languages that people may choose"),
        DoorPage.VOLUME: QT_TRANSLATE_NOOP("StaffDoor", "Volume of this kiosk"),
        DoorPage.SURE: QT_TRANSLATE_NOOP("StaffDoor", "End the kiosk? It stays off until it is started again."),
    }
)
_HEADING = QT_TRANSLATE_NOOP("StaffDoor", "For staff")


def heading(stage: DoorPage) -> str:
    """In the language in force."""
    return translate("StaffDoor", HEADINGS.get(stage, _HEADING))


def keys_of(
    page: DoorPage, codes: tuple[str, ...], choices: Choices, *, in_hall: bool, loud: bool
) -> tuple[DoorKey, ...]:
    """What a page has that is about this computer. `codes` are the hall's languages; `loud`: it says things."""
    match page:
        case DoorPage.MENU:
            return (*(of_kiosk(codes, choices, loud=loud) if in_hall else ()), *of_computer())
        case DoorPage.LANGUAGES:
            return languages(codes, choices.hidden)
        case DoorPage.VOLUME:
            return volumes(choices.volume)
        case DoorPage.SURE:
            return (DoorKey("exit!", translate("StaffDoor", "Yes, end it"), glyph=icon_glyph("sign-out")),)
    return ()


def of_computer() -> tuple[DoorKey, ...]:
    """What can be done whatever is wrong."""
    return (
        DoorKey("restart", translate("StaffDoor", "Start again"), glyph=icon_glyph("arrow-clockwise")),
        DoorKey("exit", translate("StaffDoor", "End the kiosk"), glyph=icon_glyph("sign-out")),
    )


def volumes(now: int) -> tuple[DoorKey, ...]:
    return tuple(DoorKey(f"{each}", f"{each} %", on=each == now) for each in (0, 25, 50, 75, 100))


def languages(codes: Iterable[str], hidden: Collection[str]) -> tuple[DoorKey, ...]:
    return tuple(DoorKey(each, language_name(each), on=each not in hidden) for each in codes)


def of_kiosk(codes: tuple[str, ...], choices: Choices, *, loud: bool) -> tuple[DoorKey, ...]:
    """What staff choose for this computer; the volume only where the kiosk says anything."""
    shown = ", ".join(key.text for key in languages(codes, choices.hidden) if key.on)
    volume = DoorKey("volume", translate("StaffDoor", "Volume"), f"{choices.volume} %", icon_glyph("speaker-high"))
    code, text = "languages", translate("StaffDoor", "Languages")
    return (*([volume] if loud else []), DoorKey(code, text, shown, icon_glyph("translate"), able=len(codes) > 1))


def other_language(code: str) -> str:
    """Behind the door it is Vietnamese or English."""
    return "en" if code == "vi" else "vi"
