"""What both screens for the public are like: the kiosk's, and the hall screens with their voice."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from shared.settings.fields import (
    Decimal,
    LanguageCode,
    LocalizedLine,
    LocalizedNotice,
    Path,
    Section,
    Slug,
    VolumeAt,
    Whole,
    YesNo,
)
from shared.settings.hours import minutes_of


class ScreenSection(Section):
    """What both have that fill a screen of their own."""

    screen: Whole = Field(
        1, ge=1, le=8, description="Which of the computer's screens it fills; 1 is the main one."
    )
    screen_name: Path = Field(
        "", description='Its screen by name in place of the number, as "xrandr" shows it, such as HDMI-1.'
    )


class KioskSection(ScreenSection):
    """[kiosk] The touchscreen."""

    return_seconds: Whole = Field(
        10, ge=3, le=120, description="The ticket page goes back to the start after this."
    )
    idle_seconds: Whole = Field(
        30, ge=5, le=300, description="A choice left alone goes back to the start after this."
    )
    pause_seconds: Whole = Field(
        0, ge=0, le=20, description="From one number to the next at least so long; an earlier touch waits."
    )
    burst_numbers: Whole = Field(
        0,
        ge=0,
        le=100,
        description="After so many numbers in a row with no time to take the slip between them (4 seconds)"
        " the kiosk gives one in 10 seconds, and staff are told at the counters; 0: never.",
    )
    attract_seconds: Whole = Field(
        120,
        ge=0,
        le=3600,
        description="How long nobody touches the start before it shows how a number is taken; 0: never.",
    )
    panel_inches: Decimal = Field(
        21.5, ge=7, le=100, description="Diagonal of its screen, inches: buttons are at least 20 mm high there."
    )
    sound_output: Path = Field(
        "",
        description="What reads its pages aloud, such as headphones: an output by its name, as `bocso voice test`"
        " shows it; empty: the computer's own choice.",
    )
    ask_minutes: Whole = Field(
        120,
        ge=0,
        le=720,
        description="Who would wait at least so long is asked whether a number is still wanted; 0: nobody is.",
    )
    late_note: LocalizedLine = Field(
        default_factory=lambda: {
            "vi": "Hồ sơ nhận vào giờ này được giải quyết từ ngày làm việc tiếp theo.",
            "en": "Papers handed in at this hour are dealt with from the next working day.",
        },
        description="What is said before a number of a service with late_from_hour, from that hour on.",
    )


class MediaSection(ScreenSection):
    """What all hall screens have of their own."""

    media: Path = Field(
        "", description="Folder beside the hall file with pictures and films of the hall to show beside the calls."
    )
    media_seconds: Whole = Field(12, ge=5, le=600, description="How long each picture stands.")


class DisplaySection(MediaSection):
    """[display] The hall screen and its voice."""

    distance_m: Decimal = Field(12.0, ge=1, le=50, description="From how far it must be readable, metres.")
    screen_width_mm: Whole = Field(1210, ge=200, le=5000, description="Width of the picture, mm (55 inch: 1210).")
    voice: tuple[LanguageCode, ...] = Field(("vi",), description="Languages of the announcement, in order.")
    ticket_language: YesNo = Field(
        True,
        description="Whether a call is said in the language of its slip too, after those of voice, where that is"
        " another one and has clips.",
    )
    repeat: Whole = Field(2, ge=1, le=3, description="How often a call is said, as long as no other one waits.")
    numbers: Literal["digits", "words"] = Field(
        "digits", description='How A015 is said: "digits" A, không, một, năm; "words" A, mười lăm.'
    )
    volume: Whole = Field(100, ge=0, le=100, description="Volume of chime and voice, percent; 0: nothing is said.")
    volume_at: tuple[VolumeAt, ...] = Field(
        (), description='Another volume at times of the day, such as ["11:30-13:30 0"]; the first that fits.'
    )
    notices: tuple[LocalizedNotice, ...] = Field(
        (), description="Texts of the hall that stand in turn at the foot, long ones sentence by sentence."
    )
    second_language: str = Field(
        "", description="Also in this language of hall.languages, smaller below the first; empty: in one alone."
    )

    def volume_in(self, minute: int) -> int:
        """The volume in percent at a minute of the day, 0 is midnight."""
        for text in self.volume_at:
            span, _, volume = text.partition(" ")
            start, end = minutes_of(span)
            if start <= minute < end or (end <= start and not end <= minute < start):
                return int(volume)
        return self.volume


class ZoneSection(MediaSection):
    """[[screen]] A further hall screen, for some counters: `bocso display --zone NAME`. Everything else is as in
    [display].
    """

    name: Slug = Field(description="Name of the screen in the command that starts it.")
    counters: tuple[Annotated[Whole, Field(ge=1, le=99)], ...] = Field(
        min_length=1, description="Numbers of the counters it shows, with what people wait for there."
    )
    speaks: YesNo = Field(True, description="Whether it says their calls too.")
