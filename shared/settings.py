"""hall.toml -> typed, frozen settings. Every field has its sentence here; docs/settings.md is tested against it.

`load(path)` gives Settings or raises SettingsWrong with every mistake at once (see `shared.mistakes`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, StringConstraints

from shared.errors import SettingsWrong
from shared.rules.ticket import Lane

LANGUAGE = re.compile(r"^[a-z]{2,3}$")
SPAN = re.compile(r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")

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
Prefix = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$"), Shape("prefix")]
Span = Annotated[str, StringConstraints(pattern=SPAN.pattern), Shape("span")]
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


class HallSection(Section):
    """[hall] Who and where the hall is."""

    code: Code = Field(description="Short name of the hall: lower case letters, digits, hyphens.")
    name: Text = Field(description="What kind of place it is, on kiosk, slip and display.")
    place: Text = Field(description="The commune or ward, shown large under the name.")
    time_zone: Zone = Field("Asia/Ho_Chi_Minh", description="IANA name of the hall's time zone.")
    languages: tuple[Language, ...] = Field(
        ("vi", "en"), min_length=1, description="Languages offered, first is the default."
    )
    accent: Colour = Field("#A4161A", description="The one strong colour, as #RRGGBB.")
    help: Text = Field(
        default_factory=lambda: {
            "vi": "Cần giúp, xin hỏi nhân viên hướng dẫn.",
            "en": "Need help? Please ask our staff.",
        },
        description="One line of help at the foot of the slip and of the kiosk.",
    )


class HoursSection(Section):
    """[hours] When the hall is open, per weekday, shown at the kiosk: lists of "HH:MM-HH:MM"."""

    monday: tuple[Span, ...] = Field((), description="Monday's spans; empty means closed.")
    tuesday: tuple[Span, ...] = Field((), description="Tuesday's spans; empty means closed.")
    wednesday: tuple[Span, ...] = Field((), description="Wednesday's spans; empty means closed.")
    thursday: tuple[Span, ...] = Field((), description="Thursday's spans; empty means closed.")
    friday: tuple[Span, ...] = Field((), description="Friday's spans; empty means closed.")
    saturday: tuple[Span, ...] = Field((), description="Saturday's spans; empty means closed.")
    sunday: tuple[Span, ...] = Field((), description="Sunday's spans; empty means closed.")

    def on(self, weekday: int) -> tuple[str, ...]:
        """Spans of a weekday, Monday is 0."""
        days = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday)
        return days[weekday]


class LaneSection(Section):
    """[[lane]] Ordinary and priority."""

    code: Lane = Field(description='"ordinary" or "priority".')
    name: Text = Field(description="What the lane is called.")
    who: Text = Field(default_factory=dict, description="Whom it is for, one sentence at the kiosk.")
    head_start_minutes: Whole = Field(
        0, ge=0, le=240, description="How many minutes earlier than it came a ticket of this lane is ranked."
    )


class ServiceSection(Section):
    """[[service]] One thing people come for."""

    code: Code = Field(description="Name of the service in commands and reports.")
    prefix: Prefix = Field(
        description="Letter or two before the number; services with the same prefix share one series."
    )
    name: Name = Field(description="What people call it, on the kiosk's button and the slip.")
    note: Note = Field(description="One short sentence of what belongs to it.")
    icon: Icon = Field(description='Phosphor icon beside the name, such as "users-three".')


class NumbersSection(Section):
    """[numbers] The range of every series, each business day."""

    first: Whole = Field(1, ge=0, le=9998, description="First number of a day.")
    last: Whole = Field(999, ge=1, le=9999, description="Last number of a day.")


class CounterSection(Section):
    """[[counter]] One counter and what it calls."""

    number: Whole = Field(ge=1, le=99, description="Number of the counter, as on its sign.")
    services: tuple[Code, ...] = Field(min_length=1, description="Codes of the services it calls.")
    name: Text = Field(default_factory=dict, description="What stands on its sign besides the number.")


class PrinterSection(Section):
    """[printer] How slips come on paper."""

    connection: Literal["network", "serial", "device", "file", "none"] = Field(
        "none", description="network (TCP), serial, device (/dev/usb/lp*), file, or none."
    )
    host: Words = Field("127.0.0.1", description="network: name or address of the printer.")
    port: Whole = Field(9100, ge=1, le=65535, description="network: TCP port.")
    path: str = Field("", description="serial, device and file, required there: such as /dev/ttyS0, /dev/usb/lp0.")
    baud: Literal[9600, 19200, 38400, 57600, 115200] = Field(115200, description="serial: speed.")
    flow: Literal["rtscts", "xonxoff", "none"] = Field("rtscts", description="serial: flow control.")
    width: Literal[384, 512, 576] = Field(576, description="Printable dots across: 576 (80 mm), 512, 384 (58 mm).")
    timeout_seconds: Decimal = Field(3.0, ge=0.2, le=60, description="Longest wait for one open, write or read.")
    feed_rows: Whole = Field(120, ge=0, le=400, description="Blank rows fed before the cut.")
    cut: YesNo = Field(True, description="Whether the printer has a cutter.")


class KioskSection(Section):
    """[kiosk] The touchscreen."""

    screen: Whole = Field(
        1, ge=1, le=8, description="Which of the computer's screens it fills; 1 is the main one."
    )
    return_seconds: Whole = Field(
        10, ge=3, le=120, description="The ticket page goes back to the start after this."
    )
    idle_seconds: Whole = Field(
        30, ge=5, le=300, description="A choice left alone goes back to the start after this."
    )


class DisplaySection(Section):
    """[display] The hall screen and its voice."""

    screen: Whole = Field(
        1, ge=1, le=8, description="Which of the computer's screens it fills; 1 is the main one."
    )
    distance_m: Decimal = Field(12.0, ge=1, le=50, description="From how far it must be readable, metres.")
    screen_width_mm: Whole = Field(1210, ge=200, le=5000, description="Width of the picture, mm (55 inch: 1210).")
    voice: tuple[Language, ...] = Field(("vi",), description="Languages of the announcement, in order.")
    repeat: Whole = Field(1, ge=1, le=3, description="How often a call is said.")


class Settings(Section):
    """The hall file."""

    hall: HallSection
    hours: HoursSection = HoursSection()
    lane: tuple[LaneSection, ...]
    numbers: NumbersSection = NumbersSection()
    service: tuple[ServiceSection, ...] = Field(min_length=1)
    counter: tuple[CounterSection, ...] = Field(min_length=1)
    printer: PrinterSection = PrinterSection()
    kiosk: KioskSection = KioskSection()
    display: DisplaySection = DisplaySection()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.hall.time_zone)

    def find_service(self, code: str) -> ServiceSection | None:
        return next((s for s in self.service if s.code == code), None)

    def find_counter(self, number: int) -> CounterSection | None:
        return next((c for c in self.counter if c.number == number), None)

    def find_lane(self, code: Lane) -> LaneSection:
        return next(lane for lane in self.lane if lane.code is code)

    def counters_of(self, service: str) -> tuple[int, ...]:
        """Numbers of the counters that call this service, ascending."""
        return tuple(sorted(c.number for c in self.counter if service in c.services))


def load(path: Path | str) -> Settings:
    """The settings in the file. Raises SettingsWrong with all its mistakes, also for a file that is not there."""
    from shared.mistakes import read  # noqa: PLC0415 - shared.mistakes describes the models above

    settings, mistakes = read(Path(path))
    if settings is None:
        raise SettingsWrong(path=path, count=len(mistakes), mistakes=mistakes)
    return settings


def say(text: Text, language: str) -> str:
    """`text` in `language`, or in Vietnamese where the hall has not written it; "" for a text left out."""
    return text.get(language) or text.get("vi", "")


def example_hall() -> Path:
    """The hall that comes with the program: Ea Drăng commune."""
    return assets() / "halls" / "ea-drang.toml"


def assets() -> Path:
    """The folder with sounds, images, translations and halls."""
    return Path(__file__).resolve().parent.parent / "assets"
