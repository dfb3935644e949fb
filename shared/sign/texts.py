"""The words of a sign, language by language: of the ones on a serial line and of the window alike. Pure.

They are here and not in the Qt translations because a sign is in the hall's language, and its bytes are made on a
thread of their own, also without any window.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shared.sign.content import Showing, SignContent

HEADINGS: Mapping[str, Mapping[Showing, str]] = MappingProxyType(
    {
        "vi": {
            Showing.CALLED: "Mời",
            Showing.SERVING: "Đang phục vụ",
            Showing.PAUSED: "Tạm nghỉ",
            Showing.FREE: "",
            Showing.CLOSED: "Quầy đóng",
        },
        "en": {
            Showing.CALLED: "Please come",
            Showing.SERVING: "Now serving",
            Showing.PAUSED: "On a break",
            Showing.FREE: "",
            Showing.CLOSED: "Counter closed",
        },
    }
)
COUNTERS: Mapping[str, str] = MappingProxyType({"vi": "Quầy {}", "en": "Counter {}"})


def heading(shown: SignContent, language: str) -> str:
    """What stands above the number, "" while there is nothing to say. Languages without words get Vietnamese."""
    return HEADINGS.get(language, HEADINGS["vi"])[shown.showing]


def counter_name(counter: int, language: str) -> str:
    return COUNTERS.get(language, COUNTERS["vi"]).format(counter)


def two_lines(shown: SignContent, language: str) -> tuple[str, str]:
    """What a display of two lines says."""
    said, name = heading(shown, language), counter_name(shown.counter, language)
    match shown.showing:
        case Showing.CALLED:
            return f"{said} {shown.number}", name
        case Showing.SERVING:
            return said, shown.number
        case Showing.PAUSED:
            return said, name
        case Showing.FREE:
            return name, ""
        case Showing.CLOSED:
            return said, ""
