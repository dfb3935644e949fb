"""The paper with what to bring for a procedure: no ticket, no number. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from shared.settings.languages import in_words
from shared.settings.letters import plain
from shared.settings.settings import Settings, say
from shared.slip.blocks import Align, Block, Box, Divider, Gap, Slip, TextBlock, Weight
from shared.slip.layout import BOTTOM, TOP


@dataclass(frozen=True, slots=True)
class Checklist:
    """Texts as the catalogue has them; `time` and `fee` may be empty: not known."""

    name: str
    papers: Sequence[str]
    time: str = ""
    fee: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    heading: str
    time: str
    fee: str
    ask_fee: str
    no_number: str


CHECKLIST_WORDS: Mapping[str, _Words] = MappingProxyType(
    {
        "vi": _Words(
            "Giấy tờ cần mang",
            "Thời gian giải quyết: {time}",
            "Lệ phí: {fee}",
            "hỏi quầy về miễn, giảm",
            "Tờ này không phải phiếu số thứ tự.",
        ),
        "en": _Words(
            "Papers to bring",
            "Time it takes: {time}",
            "Fee: {fee}",
            "ask the counter about exemptions",
            "This is not a queue ticket.",
        ),
    }
)


def make_checklist(settings: Settings, what: Checklist, language: str) -> Slip:
    """The paper of one procedure, with a box before each thing to bring."""
    return Slip(tuple(_blocks(settings, what, language)))


def _blocks(settings: Settings, what: Checklist, language: str) -> Iterator[Block]:
    t = in_words("checklist", language, CHECKLIST_WORDS)
    yield Gap(TOP)
    yield TextBlock(plain(say(settings.hall.name, language)), 30)
    yield TextBlock(plain(say(settings.hall.place, language)), 34, Weight.BOLD, capitals=True)
    yield Gap(16)
    yield TextBlock(t.heading, 30)
    yield TextBlock(plain(what.name), 42, Weight.BOLD)
    yield Gap(10)
    yield Divider(3)
    for paper in what.papers:
        yield Gap(12)
        yield Box(TextBlock(plain(paper), 32, Weight.MEDIUM, Align.LEFT))
    yield Gap(14)
    yield Divider()
    yield Gap(8)
    if what.time:
        yield TextBlock(t.time.format(time=plain(what.time)), 28, align=Align.LEFT)
    fee = f"{plain(what.fee)}; {t.ask_fee}" if what.fee else t.ask_fee
    yield TextBlock(t.fee.format(fee=fee), 28, align=Align.LEFT)
    yield Gap(10)
    yield TextBlock(t.no_number, 26)
    if settings.hall.help:
        yield TextBlock(plain(say(settings.hall.help, language)), 26)
    yield Gap(BOTTOM)
