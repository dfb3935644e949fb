"""What the counter's window says of paper: printers, and slips that did not come out or perhaps not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.requests.intent import Intent, intent
from counter.sheets.context import SheetContext
from counter.sheets.lists import service_name
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.printer.escpos.status import Problem
from shared.printer.messages import NEAR_END, WHAT_TO_DO
from shared.rules.board import Board
from shared.rules.entry import Verb
from shared.rules.printing import (
    INTERRUPTED,
    KIOSK_PRINTER,
    MAY_BE_OUT,
    NOT_DRAWN,
    RECEPTION_PRINTER,
    STOOD_STILL,
    TOO_LATE,
    UNKNOWN,
    JobState,
    PrinterState,
    Trouble,
)
from shared.rules.ticket import AT_COUNTER, Ticket

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
        Problem.QUEUE_STOPPED: QT_TRANSLATE_NOOP("Slips", "print queue stopped"),
        Problem.QUEUE_CLOSED: QT_TRANSLATE_NOOP("Slips", "print queue closed"),
        Problem.QUEUE_HOLDS: QT_TRANSLATE_NOOP("Slips", "waits in the print queue"),
        TOO_LATE: QT_TRANSLATE_NOOP("Slips", "waited too long"),
        UNKNOWN: QT_TRANSLATE_NOOP("Slips", "it does not say why"),
        NOT_DRAWN: QT_TRANSLATE_NOOP("Slips", "a fault in the program"),
    }
)
"""Short words for the reason of a trouble."""


_OPEN: Mapping[str, str] = MappingProxyType(
    {
        INTERRUPTED: QT_TRANSLATE_NOOP("Slips", "Broken off; it may have come out"),
        STOOD_STILL: QT_TRANSLATE_NOOP("Slips", "It stood still in the middle; it may not be whole"),
        UNKNOWN: QT_TRANSLATE_NOOP("Slips", "Not known whether it came out"),
    }
)
"""A trouble of which the slip may be out."""


def printer_line(board: Board) -> str:
    """What staff must do for the kiosks' printers; "" while they are well, or nothing was heard of them.

    Which one it is stands there where there are several; if more than one is in need they are told in few words,
    to have room. A problem goes before a roll that ends soon.
    """
    wrong = {name: state for name, state in board.printers.items() if state.problem or state.near_end}
    urgent = {name: state for name, state in wrong.items() if state.problem} or wrong
    if len(urgent) > 1:
        each = ", ".join(f"{name} ({in_short(state)})" for name, state in sorted(urgent.items()))
        return translate("Slips", "Printers: {each}").format(each=each)
    return "".join(_printer_words(board, name, state) for name, state in urgent.items())


def several(board: Board) -> bool:
    """Whether staff have to be told which printer."""
    return len(board.printers) > 1


def printer_called(name: str) -> str:
    """What stands behind the word printer: whose it is, or its name."""
    if name == KIOSK_PRINTER:
        return translate("Slips", "of the kiosk")
    return translate("Slips", "of the reception") if name == RECEPTION_PRINTER else name


def in_trouble(board: Board) -> list[tuple[Ticket, Trouble]]:
    """The numbers whose slip did not come out or is not known to, the oldest first."""
    return [
        (board.tickets[id_], trouble) for id_, trouble in sorted(board.troubles.items()) if id_ in board.tickets
    ]


def uncertain(trouble: Trouble) -> bool:
    """Whether the slip may be out, or still come: somebody has to look before it is printed again."""
    return trouble.state != JobState.FAILED or _may_be_out(trouble.reason)


def in_words(trouble: Trouble) -> str:
    """What happened to a slip."""
    return translate("Slips", _what_happened(trouble)).format(why=_why(trouble.reason, NOT_DRAWN))


def _what_happened(trouble: Trouble) -> str:
    if trouble.state == JobState.QUEUED:
        return QT_TRANSLATE_NOOP("Slips", "It is being printed again")
    if trouble.state == JobState.BLOCKED:
        return QT_TRANSLATE_NOOP("Slips", "The printer holds it: {why}")
    if not _may_be_out(trouble.reason):
        return QT_TRANSLATE_NOOP("Slips", "Not printed: {why}")
    return _OPEN.get(trouble.reason, QT_TRANSLATE_NOOP("Slips", "Not known whether it came out: {why}"))


def slips_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Every slip in trouble; choosing one prints it again, or asks first where it may have come out. The last row
    is for slips that are there after all.
    """
    wrong = in_trouble(desk.state.board)
    rows = [
        _row(desk, ticket, trouble, sheet.to(Kind.SLIP, ticket=ticket) if uncertain(trouble) else None)
        for ticket, trouble in wrong
    ]
    if wrong:
        rows.append(_there_row(sheet, [ticket for ticket, _ in wrong]))
    note = printer_line(desk.state.board) or translate("Slips", "Choose one to print it again.")
    return SheetPage("", tuple(rows), note=note)


def there_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Whose slip is there."""
    rows = (
        _row(desk, ticket, trouble, sheet.to(Kind.SEEN, ticket=ticket))
        for ticket, trouble in in_trouble(desk.state.board)
    )
    return SheetPage(translate("Slips", "Which slip is there?"), tuple(rows))


def seen_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Asks whether the person holds the slip; Enter does not say so."""
    trouble = desk.state.board.troubles.get(sheet.ticket.id) if sheet.ticket else None
    if sheet.ticket is None or trouble is None:
        return SheetPage("", ())
    title = translate("Slips", "Does the person hold the slip of {number}?").format(number=sheet.number)
    keep = SheetRow(translate("Slips", "No, leave it in the list"), None, glyph="arrow-left")
    seen = _seen_row(translate("Slips", "Yes, the slip is there"), sheet.ticket, trouble)
    return SheetPage(title, (keep, seen), note=in_words(trouble))


def slip_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Asks whether a slip that may have come out is printed again; Enter does not."""
    trouble = desk.state.board.troubles.get(sheet.ticket.id) if sheet.ticket else None
    if sheet.ticket is None or trouble is None:
        return SheetPage("", ())
    keep = SheetRow(translate("Slips", "No, do not print"), None, glyph="arrow-left")
    again = SheetRow(
        translate("Slips", "Yes, print it again"),
        _reprint(sheet.ticket, trouble),
        note=translate("Slips", "There may be two slips then"),
        glyph="printer",
        tone="amber",
    )
    title = translate("Slips", "Print the slip of {number} again?").format(number=sheet.number)
    seen = _seen_row(translate("Slips", "No, the person has the slip"), sheet.ticket, trouble)
    return SheetPage(title, (keep, again, seen), note=_before_printing(trouble))


def _before_printing(trouble: Trouble) -> str:
    """What to know and to do before a slip is printed again."""
    if trouble.state == JobState.BLOCKED:
        return translate("Slips", "The printer holds this slip and prints it by itself when it is ready again.")
    if trouble.state == JobState.QUEUED:
        return translate("Slips", "It is being printed again. If nothing comes, see whether the kiosk is on.")
    if trouble.reason == STOOD_STILL:
        return translate("Slips", "Look at the slip first: it is good if its end is there and nothing is garbled.")
    return translate("Slips", "Please look at the printer first: the slip may have come out.")


def _may_be_out(reason: str) -> bool:
    """Also what another version of the program wrote."""
    return reason in MAY_BE_OUT or reason not in _WHY


def in_short(state: PrinterState) -> str:
    """What is wrong with a printer, in a few words."""
    if not state.problem:
        return translate("Slips", "roll ends soon")
    return _why(state.problem, Problem.OFFLINE)


def _why(code: str, otherwise: str) -> str:
    """`otherwise` for what another version of the program wrote: staff read no codes, and no English."""
    return translate("Slips", _WHY.get(code, _WHY[otherwise]))


def _printer_words(board: Board, name: str, state: PrinterState) -> str:
    problem = Problem(state.problem) if state.problem in tuple(Problem) else Problem.OFFLINE
    what = translate("errors", WHAT_TO_DO[problem] if state.problem else NEAR_END)
    if several(board):
        return translate("Slips", "Printer {name}: {what}").format(name=name, what=what)
    return translate("Slips", "Printer at the kiosk: {what}").format(what=what)


def _row(desk: SheetContext, ticket: Ticket, trouble: Trouble, then: Sheet | None) -> SheetRow:
    """`then` None prints it again at once."""
    at = translate("Sheet", "Counter {number}").format(number=ticket.counter)
    words = in_words(trouble)
    return SheetRow(
        service_name(desk.settings, ticket.service, desk.state.language),
        then or _reprint(ticket, trouble),
        note=f"{trouble.printer} · {words}" if several(desk.state.board) else words,
        side=at if ticket.state in AT_COUNTER else "",
        number=ticket.label,
        tone="amber" if uncertain(trouble) else "",
    )


def _there_row(sheet: Sheet, wrong: Sequence[Ticket]) -> SheetRow:
    return SheetRow(
        translate("Slips", "A slip is there"),
        sheet.to(Kind.SEEN, ticket=wrong[0]) if len(wrong) == 1 else sheet.to(Kind.THERE),
        note=translate("Slips", "The person holds it in the hand"),
        glyph="check",
    )


def _seen_row(text: str, ticket: Ticket, trouble: Trouble) -> SheetRow:
    return SheetRow(
        text,
        intent(Verb.SLIP, ticket.id, job=trouble.job),
        note=translate("Slips", "It leaves the list and is not printed again"),
        glyph="check",
    )


def _reprint(ticket: Ticket, trouble: Trouble) -> Intent:
    """At the kiosk where the person took the number: the hall knows which."""
    return intent(Verb.REPRINT, ticket.id, job=trouble.job)
