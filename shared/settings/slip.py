"""The table about the paper."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from shared.settings.fields import LocalizedLine, Path, Section, Whole

# fmt: off
SlipLine = Literal[
    "logo", "hall", "place", "rule", "title", "number", "lane", "service", "counters", "qr", "ahead", "wait",
    "time", "texts", "help", "footer",
]
"""A line of the slip."""

LINES: tuple[SlipLine, ...] = (
    "logo", "hall", "place", "rule", "title", "number", "lane", "service", "counters", "qr", "ahead", "wait",
    "time", "texts", "rule", "help", "footer",
)
"""From the top, where the hall file says nothing else."""
# fmt: on


class SlipSection(Section):
    """[slip] What stands on the paper. A line that has nothing to say (no logo, no priority) takes no room."""

    lines: tuple[SlipLine, ...] = Field(
        LINES,
        max_length=30,
        description='Its lines from the top; "number" must be there. ahead, wait and time stand beside the QR code'
        " when they come right after it.",
    )
    logo: Path = Field("", description="A PNG file beside the hall file, or with its folder; empty: none.")
    logo_height: Whole = Field(96, ge=16, le=400, description="Most dots the logo is high, at 576 dots across.")
    texts: tuple[LocalizedLine, ...] = Field(
        (),
        max_length=6,
        description='Sentences of the hall\'s own, such as [{ vi = "...", en = "..." }], each a line.',
    )
    footer: LocalizedLine = Field(default_factory=dict, description="The last line.")
    second_language: str = Field(
        "", description="Also in this language of hall.languages; empty: in the person's alone."
    )
    second_place: Literal["below", "beside"] = Field(
        "below",
        description="The second language small below the first, or side by side with it; below on 58 mm paper.",
    )
