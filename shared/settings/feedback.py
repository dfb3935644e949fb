"""The feedback box at the kiosk."""

from __future__ import annotations

from pydantic import Field

from shared.settings.fields import Name, Section, Whole, YesNo
from shared.settings.reasons import in_two


class FeedbackSection(Section):
    """[feedback] The feedback box at the kiosk: what people write, `bocso feedback` lists and answers."""

    box: YesNo = Field(
        False, description="Whether the kiosk has one: somebody of the hall must read and answer it."
    )
    days: Whole = Field(
        10,
        ge=1,
        le=60,
        description="By when it is answered, in days with hours (those of [hours]) after the day of writing; the"
        " paper that people take home names the day.",
    )
    categories: tuple[Name, ...] = Field(
        in_two(("Khen", "Praise"), ("Góp ý", "Suggestion"), ("Phản ánh", "Complaint")),
        min_length=1,
        max_length=4,
        description="What it may be about, in the order of the buttons.",
    )
