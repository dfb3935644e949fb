"""The paper of who wrote something for the hall: its code, and the day of the answer; nothing of what was written.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from shared.settings.languages import in_words
from shared.settings.letters import plain
from shared.settings.settings import Settings, say
from shared.slip.blocks import Block, Divider, Gap, Slip, TextBlock, Weight
from shared.slip.layout import BOTTOM, TOP


@dataclass(frozen=True, slots=True)
class _Words:
    heading: str
    due: str
    ask: str
    no_number: str


RECEIPT_WORDS: Mapping[str, _Words] = MappingProxyType(
    {
        "vi": _Words(
            "Hòm thư góp ý",
            "Sẽ trả lời chậm nhất ngày {due}",
            "Khi hỏi về câu trả lời, xin đưa mã này cho cán bộ.",
            "Tờ này không phải phiếu số thứ tự.",
        ),
        "en": _Words(
            "Feedback box",
            "Answered by {due}",
            "To ask for the answer, show this code to the staff.",
            "This is not a queue ticket.",
        ),
    }
)


def grouped(code: str) -> str:
    """A code as people read it, in two halves."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"


def make_receipt(settings: Settings, code: str, category: str, due: date, language: str) -> Slip:
    """`category` is in the person's language."""
    return Slip(tuple(_blocks(settings, code, category, due, language)))


def _blocks(settings: Settings, code: str, category: str, due: date, language: str) -> Iterator[Block]:
    t = in_words("receipt", language, RECEIPT_WORDS)
    yield Gap(TOP)
    yield TextBlock(plain(say(settings.hall.name, language)), 30)
    yield TextBlock(plain(say(settings.hall.place, language)), 34, Weight.BOLD, capitals=True)
    yield Gap(16)
    yield TextBlock(f"{t.heading}: {plain(category)}", 32)
    yield TextBlock(grouped(code), 72, Weight.EXTRA_BOLD)
    yield Gap(8)
    yield TextBlock(t.due.format(due=f"{due:%d/%m/%Y}"), 34, Weight.BOLD)
    yield Gap(10)
    yield Divider()
    yield Gap(8)
    yield TextBlock(t.ask, 28)
    yield TextBlock(t.no_number, 26)
    if settings.hall.help:
        yield TextBlock(plain(say(settings.hall.help, language)), 26)
    yield Gap(BOTTOM)
