"""The sheets about a fee: which, how many pages and copies, whether it came, and why it is cancelled."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from counter.requests.intent import Intent, intent
from counter.sheets.context import SheetContext
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from shared.rules.amounts import in_digits
from shared.rules.entry import Verb
from shared.rules.fees import Fee, FeeState, PaidBy
from shared.rules.ticket import State
from shared.settings.panel import FeeSection
from shared.settings.settings import say

translate = QCoreApplication.translate
ROWS = range(1, 9)
"""Pages, and copies, that one digit chooses; the ninth row is for more."""


def fee_rows(desk: SheetContext, sheet: Sheet) -> list[SheetRow]:
    """The row that leads here, where the hall has fees and the visitor is here."""
    if not desk.settings.fee or sheet.ticket is None or sheet.ticket.state is not State.SERVING:
        return []
    text, fee = translate("Fee", "Fee"), desk.state.fee
    open_fee = fee is not None and fee.state is FeeState.ASKED
    note = (
        translate("Fee", "Received, or cancel it")
        if open_fee
        else translate("Fee", "The visitor's panel shows it")
    )
    return [
        SheetRow(text, sheet.to(Kind.FEE), note=note, glyph="money", side=in_digits(fee.amount) if fee else "")
    ]


def fee_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Whether the open fee came; else the hall's fees."""
    fee = desk.state.fee
    if fee is not None and fee.state is FeeState.ASKED:
        asked = translate("Fee", "Has {number} paid {amount}?")
        title = asked.format(number=sheet.number, amount=in_digits(fee.amount))
        rows = (
            SheetRow(translate("Fee", "Received by transfer"), _paid(fee, PaidBy.TRANSFER), glyph="check"),
            SheetRow(translate("Fee", "Received in cash"), _paid(fee, PaidBy.CASH), glyph="check"),
            SheetRow(translate("Fee", "Cancel the fee"), _cancel(fee, sheet), glyph="prohibit"),
        )
        return SheetPage(title, rows, note=_name(desk, fee.kind))
    kinds = [_kind(desk, each, sheet) for each in desk.settings.fee]
    if fee is not None and fee.state is FeeState.PAID:
        back = translate("Fee", "{amount} was received by mistake").format(amount=in_digits(fee.amount))
        kinds.append(SheetRow(back, _cancel(fee, sheet), glyph="prohibit"))
    return SheetPage(translate("Fee", "Which fee of {number}?").format(number=sheet.number), tuple(kinds))


def pages_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """How many pages a copy has."""
    rows = [SheetRow(_pages(n), sheet.to(Kind.FEE_COPIES, target=(*sheet.target, ("pages", n)))) for n in ROWS]
    more = SheetRow(translate("Fee", "More…"), sheet.to(Kind.FEE_TYPED))
    title = translate("Fee", "How many pages has one copy?")
    return SheetPage(title, (*rows, more), note=_name(desk, _chosen(desk, sheet).code))


def copies_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """How many copies, each with what they cost; choosing one asks the visitor."""
    fee, pages = _chosen(desk, sheet), int(dict(sheet.target)["pages"])
    rows = [
        SheetRow(
            translate("Fee", "{count} copies").format(count=n),
            intent(Verb.ASK_FEE, kind=fee.code, pages=pages, copies=n),
            side=in_digits(fee.of_copies(pages, n)),
        )
        for n in ROWS
    ]
    more = SheetRow(translate("Fee", "More…"), sheet.to(Kind.FEE_TYPED))
    return SheetPage(translate("Fee", "How many copies?"), (*rows, more), note=_pages(pages))


def typed_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """An amount, or pages and copies, by the keys of the keyboard."""
    fee = _chosen(desk, sheet)
    typed = intent(Verb.ASK_FEE, text_as="typed", kind=fee.code, by_pages=bool(fee.per_page))
    row = SheetRow(translate("Fee", "Show it to the visitor"), typed, glyph="arrow-right")
    asked = translate("Fee", "Pages and copies: 12 x 3") if fee.per_page else translate("Fee", "Amount in đồng")
    return SheetPage(_name(desk, fee.code), (row,), field=asked, typing=True)


def cancel_fee_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Why the fee is cancelled."""
    ticket = sheet.ticket.id if sheet.ticket else None
    cancel = intent(Verb.CANCEL_FEE, ticket, text_as="reason", **dict(sheet.target))
    rows = desk.reasons(desk.settings.reasons.fee_cancelled, sheet, cancel)
    return SheetPage(translate("Fee", "Why is the fee of {number} cancelled?").format(number=sheet.number), rows)


def as_typed(text: str, *, by_pages: bool) -> dict[str, int]:
    """What was typed, as arguments of `Hall.ask_fee`; 0, which it refuses, where that is no number. "50.000" is an
    amount, "50.5" none: there is nothing below a đồng. "12 x 3" or "12 3" are pages and copies.
    """
    if not by_pages:
        found = re.fullmatch(r"\s*([0-9]{1,12}|[0-9]{1,3}(?:[\s.,][0-9]{3}){1,3})\s*đ?\s*", text)
        return {"amount": int(re.sub(r"[\s.,]", "", found[1])) if found else 0}
    found = re.fullmatch(r"\s*([0-9]{1,4})\s*[x×*\s]\s*([0-9]{1,4})\s*", text)
    return {"pages": int(found[1]), "copies": int(found[2])} if found else {"pages": 0, "copies": 0}


def _kind(desk: SheetContext, fee: FeeSection, sheet: Sheet) -> SheetRow:
    name, target = say(fee.name, desk.state.language), (("kind", fee.code),)
    if fee.per_page:
        note = translate("Fee", "By pages and copies")
        return SheetRow(name, sheet.to(Kind.FEE_PAGES, target=target), note=note, glyph="copy")
    if not fee.amount:
        note = translate("Fee", "Amount to be typed")
        return SheetRow(name, sheet.to(Kind.FEE_TYPED, target=target), note=note, glyph="note-pencil")
    return SheetRow(name, intent(Verb.ASK_FEE, kind=fee.code), side=in_digits(fee.amount), glyph="money")


def _paid(fee: Fee, by: PaidBy) -> Intent:
    return intent(Verb.FEE_PAID, fee.ticket, fee=fee.id, how=by)


def _cancel(fee: Fee, sheet: Sheet) -> Sheet:
    return sheet.to(Kind.FEE_CANCEL, target=(("fee", fee.id),))


def _chosen(desk: SheetContext, sheet: Sheet) -> FeeSection:
    code = dict(sheet.target)["kind"]
    return next(fee for fee in desk.settings.fee if fee.code == code)


def _name(desk: SheetContext, kind: str) -> str:
    fee = desk.settings.find_fee(kind)
    return say(fee.name, desk.state.language) if fee else kind


def _pages(count: int) -> str:
    return translate("Fee", "{count} pages").format(count=count)
