"""What every sheet is made from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter.requests.intent import Intent
from counter.sheets.lists import service_name
from counter.sheets.sheet import Kind, Sheet, SheetRow
from counter.state import CounterState
from shared.rules.ticket import Ticket
from shared.settings.fields import Localized
from shared.settings.settings import Settings, say

translate = QCoreApplication.translate


class SheetContext:
    """What every page is made from."""

    def __init__(self, settings: Settings, counter: int, state: CounterState) -> None:
        self.settings, self.counter, self.state = settings, counter, state

    def reasons(self, texts: tuple[Localized, ...], sheet: Sheet, then: Sheet | Intent) -> tuple[SheetRow, ...]:
        """The hall's reasons, kept in its first language whoever chooses them; and one to write."""
        kept = self.settings.hall.languages[0]
        rows = (SheetRow(say(text, self.state.language), then.told(say(text, kept))) for text in texts)
        return (*rows, SheetRow(translate("Sheet", "Another reason…"), sheet.to(Kind.OTHER, other=then)))

    def service(self, ticket: Ticket) -> str:
        return service_name(self.settings, ticket.service, self.state.language)
