"""What the counter's window says of paper: the kiosk's printer, and slips that did not come out or perhaps not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.errands import Errand, errand
from counter.lists import service_name
from counter.sheet import Kind, Page, Row, Sheet
from counter.view import View
from shared.device.reasons import NEAR_END, WHAT_TO_DO
from shared.device.status import Problem
from shared.errors import QT_TRANSLATE_NOOP
from shared.rules.board import Board
from shared.rules.printing import (
    FAULT,
    INTERRUPTED,
    KIOSK_PRINTER,
    TOO_LATE,
    UNKNOWN,
    JobState,
    PrinterState,
    Trouble,
)
from shared.rules.ticket import AT_COUNTER, Ticket, Verb

translate = QCoreApplication.translate


_WHY: Mapping[str, str] = MappingProxyType(
    {
        Problem.PAPER_OUT: QT_TRANSLATE_NOOP("Slips", "no paper"),
        Problem.COVER_OPEN: QT_TRANSLATE_NOOP("Slips", "cover open"),
        Problem.CUTTER: QT_TRANSLATE_NOOP("Slips", "cutter or paper jammed"),
        Problem.OFFLINE: QT_TRANSLATE_NOOP("Slips", "printer not ready"),
        Problem.HOT: QT_TRANSLATE_NOOP("Slips", "print head too hot"),
        Problem.BROKEN: QT_TRANSLATE_NOOP("Slips", "printer broken"),
        Problem.UNREACHABLE: QT_TRANSLATE_NOOP("Slips", "printer not reached"),
        TOO_LATE: QT_TRANSLATE_NOOP("Slips", "waited too long"),
        UNKNOWN: QT_TRANSLATE_NOOP("Slips", "it does not say why"),
        FAULT: QT_TRANSLATE_NOOP("Slips", "a fault in the program"),
    }
)
"""Short words for the reason of a trouble; one that is not here is a text already."""


def printer_line(board: Board) -> str:
    """What staff must do for the kiosk's printer; "" while it is well, or nothing was heard of it."""
    state = board.printers.get(KIOSK_PRINTER, PrinterState())
    if not state.problem and not state.near_end:
        return ""
    known = state.problem in tuple(Problem)
    text = WHAT_TO_DO[Problem(state.problem)] if known else state.problem or NEAR_END
    return translate("Slips", "Printer at the kiosk: {what}").format(what=translate("errors", text))


def in_trouble(board: Board) -> list[tuple[Ticket, Trouble]]:
    """The numbers whose slip did not come out or is not known to, the oldest first."""
    return [
        (board.tickets[id_], trouble) for id_, trouble in sorted(board.troubles.items()) if id_ in board.tickets
    ]


def uncertain(trouble: Trouble) -> bool:
    """Whether the slip may lie in the printer or still come: somebody has to look before it is printed again."""
    return trouble.state == JobState.BLOCKED or trouble.reason in (UNKNOWN, INTERRUPTED)


def in_words(trouble: Trouble) -> str:
    """What happened to a slip."""
    why = translate("Slips", _WHY.get(trouble.reason, trouble.reason))
    if trouble.state == JobState.BLOCKED:
        return translate("Slips", "The printer holds it: {why}").format(why=why)
    if trouble.reason == INTERRUPTED:
        return translate("Slips", "Broken off; it may have come out")
    if trouble.reason == UNKNOWN:
        return translate("Slips", "Not known whether it came out")
    return translate("Slips", "Not printed: {why}").format(why=why)


def slips_page(desk: View, sheet: Sheet) -> Page:
    """Every slip in trouble; choosing one prints it again, or asks first where it may have come out."""
    rows = tuple(_row(desk, sheet, ticket, trouble) for ticket, trouble in in_trouble(desk.facts.board))
    return Page(
        "", rows, note=printer_line(desk.facts.board) or translate("Slips", "Choose one to print it again.")
    )


def slip_page(desk: View, sheet: Sheet) -> Page:
    """Asks whether a slip that may have come out is printed again; Enter does not."""
    trouble = desk.facts.board.troubles.get(sheet.ticket.id) if sheet.ticket else None
    if sheet.ticket is None or trouble is None:
        return Page("", ())
    if trouble.state == JobState.BLOCKED:
        note = translate("Slips", "The printer holds this slip and prints it by itself when it is ready again.")
    else:
        note = translate("Slips", "Please look at the printer first: the slip may have come out.")
    keep = Row(translate("Slips", "No, do not print"), None, glyph="arrow-left")
    again = Row(
        translate("Slips", "Yes, print it again"),
        _reprint(sheet.ticket, trouble),
        note=translate("Slips", "There may be two slips then"),
        glyph="printer",
        tone="amber",
    )
    title = translate("Slips", "Print the slip of {number} again?").format(number=sheet.number)
    return Page(title, (keep, again), note=note)


def _row(desk: View, sheet: Sheet, ticket: Ticket, trouble: Trouble) -> Row:
    look_first = uncertain(trouble)
    at = translate("Sheet", "Counter {number}").format(number=ticket.counter)
    return Row(
        service_name(desk.settings, ticket.service, desk.facts.language),
        sheet.to(Kind.SLIP, ticket=ticket) if look_first else _reprint(ticket, trouble),
        note=in_words(trouble),
        side=at if ticket.state in AT_COUNTER else "",
        number=ticket.label,
        tone="amber" if look_first else "",
    )


def _reprint(ticket: Ticket, trouble: Trouble) -> Errand:
    return errand(Verb.REPRINT, ticket.id, printer=KIOSK_PRINTER, job=trouble.job)
