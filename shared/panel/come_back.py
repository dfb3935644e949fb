"""What who was put aside takes along where no slip is printed, on the panel or the counter's own window. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from shared.panel.texts import panel_texts
from shared.panel.vietqr import modules
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings
from shared.slip.come_back import come_back


@dataclass(frozen=True, slots=True)
class ComeBackCard:
    """To be photographed: `head` and `lead` about the number, `lines` below, `qr` the modules of the code of its
    page, none in a hall without pages.
    """

    head: str
    lead: str
    lines: tuple[str, ...]
    qr: tuple[str, ...]


def come_back_card(settings: Settings, ticket: Ticket, code: str, language: str) -> ComeBackCard:
    """Of a ticket that is put aside. `code` is that on its slip, "" while it is not known."""
    told, said = come_back(settings, ticket, language), panel_texts(language)
    qr = modules(settings.page_of(code, language) if code else "")
    bring = (f"{told.bringing}: {'; '.join(told.bring)}",) if told.bring else ()
    lead = f"{told.same}. {told.until}" if told.until else told.same
    return ComeBackCard(said.kept, lead, (*bring, said.scan_kept if qr else said.photograph), qr)
