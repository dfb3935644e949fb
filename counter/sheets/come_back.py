"""What a visitor photographs off the counter's own window, where no slip is printed and no panel shows it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter.sheets.context import SheetContext
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from shared.rules.ticket import Ticket

translate = QCoreApplication.translate


def come_back_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """In the visitor's language, but for what the clerk does."""
    from shared.panel.come_back import come_back_card  # noqa: PLC0415 - its code takes 50 ms to load

    if sheet.ticket is None:
        return SheetPage("", ())
    spoken = desk.state.board.languages.get(sheet.ticket.id, "") or desk.settings.hall.languages[0]
    card = come_back_card(desk.settings, sheet.ticket, desk.state.code, spoken)
    done = SheetRow(translate("Sheet", "Done"), None, glyph="check")
    note = "\n".join((card.head, card.lead, *card.lines))
    title = translate("Sheet", "Turn the screen to the visitor")
    return SheetPage(title, (done,), note=note, large=sheet.number, qr=card.qr)


def come_back_row(desk: SheetContext, sheet: Sheet, ticket: Ticket) -> tuple[SheetRow, ...]:
    """Leads there, for a number that this counter has put aside."""
    if ticket.counter != desk.counter:
        return ()
    return (
        SheetRow(
            translate("Sheet", "Show how to come back"),
            sheet.to(Kind.COME_BACK),
            note=translate("Sheet", "The visitor photographs it off this window"),
            glyph="qr-code",
        ),
    )
