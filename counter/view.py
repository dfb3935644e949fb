"""What every sheet is made from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter.errands import Intent
from counter.facts import CounterState
from counter.lists import service_name
from counter.sheet import Kind, Sheet, SheetRow
from shared.rules.ticket import Ticket
from shared.settings.fields import Localized
from shared.settings.settings import Settings, say

translate = QCoreApplication.translate


class View:
    """What every page is made from."""

    def __init__(self, settings: Settings, counter: int, facts: CounterState) -> None:
        self.settings, self.counter, self.facts = settings, counter, facts

    def reasons(self, texts: tuple[Localized, ...], sheet: Sheet, then: Sheet | Intent) -> tuple[SheetRow, ...]:
        """The hall's reasons, kept in its first language whoever chooses them; and one to write."""
        kept = self.settings.hall.languages[0]
        rows = (SheetRow(say(text, self.facts.language), then.told(say(text, kept))) for text in texts)
        return (*rows, SheetRow(translate("Sheet", "Another reason…"), sheet.to(Kind.OTHER, other=then)))

    def service(self, ticket: Ticket) -> str:
        return service_name(self.settings, ticket.service, self.facts.language)
