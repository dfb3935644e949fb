"""The texts of the interface that citizens read on kiosk and hall screen, with their Vietnamese."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from shared.assets import assets
from shared.errors.kinds import HallError
from shared.errors.kiosk import FeedbackJustGiven, FeedbackOff, HelpJustCalled, PhoneWrong, PriorityByStaff
from shared.errors.visits import (
    DailyLimitReached,
    HallClosed,
    SeriesFull,
    ServiceClosed,
    ServiceEnded,
    ServiceOff,
    TextMissing,
    TextTooLong,
    TextWrong,
    TooLate,
)
from shared.settings.languages import Message, messages_of

PAGES = ("kiosk/qml", "display/qml", "shared/ui/qml/Hall")
STAFF = {"StaffLine", "StaffPages", "StaffCorner"}
REFUSALS = (
    HallError,
    HallClosed,
    ServiceClosed,
    ServiceEnded,
    ServiceOff,
    DailyLimitReached,
    SeriesFull,
    TooLate,
    PriorityByStaff,
    HelpJustCalled,
    FeedbackOff,
    FeedbackJustGiven,
    PhoneWrong,
    TextMissing,
    TextTooLong,
    TextWrong,
)
"""What a touch at the kiosk can be answered with."""
SAID = {*(each.sentence for each in REFUSALS), ServiceClosed.hours, ServiceClosed.day_off}


def public_texts() -> Iterator[tuple[Message, bool]]:
    """In the order of the program's own files; whether each has a number in it, and with it forms. A page's texts
    are those that stand in its QML.
    """
    root = Path(__file__).resolve().parents[2]
    pages: dict[str, str] = defaultdict(str)
    for folder in PAGES:
        for file in sorted((root / folder).glob("*.qml")):
            pages[file.stem] += file.read_text("utf-8")
    for each in messages_of((assets() / "i18n" / "bocso_vi.ts").read_bytes()):
        source = each.source.replace("\\", "\\\\").replace('"', '\\"')
        on_page = each.context not in STAFF and f'"{source}"' in pages.get(each.context, "")
        if on_page or (each.context == "errors" and each.source in SAID):
            yield each, "%n" in each.source
