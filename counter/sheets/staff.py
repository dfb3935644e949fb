"""What who may release clerks does for them: releasing who is locked out, and new one-time codes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from counter.requests.intent import intent
from counter.sheets.context import SheetContext
from counter.sheets.sheet import Kind, Sheet, SheetPage, SheetRow
from counter.state import CounterState
from shared.rules.entry import Verb
from shared.rules.roles import ClerkRight, ClerkState, KnownClerk, may

translate = QCoreApplication.translate


def may_release(state: CounterState) -> bool:
    """Whether whoever is logged on may; the hall decides once more."""
    return may(state.role, ClerkRight.RELEASE)


def staff_row(desk: SheetContext, sheet: Sheet) -> tuple[SheetRow, ...]:
    """Leads to the clerks."""
    if not may_release(desk.state):
        return ()
    return (
        SheetRow(
            translate("Sheet", "Clerks"),
            sheet.to(Kind.STAFF, ticket=None),
            note=translate("Sheet", "Release who is locked out, a new one-time code"),
            glyph="users",
        ),
    )


def staff_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Who is locked out is released by one press."""
    locked = [each for each in _within_reach(desk.state) if each.state is ClerkState.LOCKED]
    rows = [
        SheetRow(
            each.name,
            intent(Verb.CLERK, did="release", clerk=each.id),
            note=translate("Sheet", "Locked out by wrong PINs: release"),
            glyph="lock-key-open",
            tone="amber",
        )
        for each in locked
    ]
    rows.append(SheetRow(translate("Sheet", "New one-time code…"), sheet.to(Kind.RESET), glyph="key"))
    note = "" if locked else translate("Sheet", "Nobody is locked out.")
    return SheetPage(translate("Sheet", "Clerks"), tuple(rows), note=note)


def reset_page(desk: SheetContext, sheet: Sheet) -> SheetPage:
    rows = tuple(
        SheetRow(
            each.name,
            sheet.to(Kind.RESET_SURE, where=each.name, other=intent(Verb.CLERK, did="reset", clerk=each.id)),
            note=translate("Sheet", "A code waits for them") if each.state is ClerkState.CODE else "",
            glyph="user",
        )
        for each in _within_reach(desk.state)
    )
    return SheetPage(translate("Sheet", "Who gets a new one-time code?"), rows)


def reset_sure_page(_desk: SheetContext, sheet: Sheet) -> SheetPage:
    """Enter gives none."""
    keep = SheetRow(translate("Sheet", "No, keep the PIN"), None, glyph="arrow-left")
    yes = SheetRow(
        translate("Sheet", "Yes, give a new code"),
        sheet.other,
        glyph="key",
        tone="amber",
    )
    title = translate("Sheet", "A new one-time code for {name}?").format(name=sheet.where)
    return SheetPage(
        title, (keep, yes), note=translate("Sheet", "Their PIN, and a code from before, end at once.")
    )


def code_page(_desk: SheetContext, sheet: Sheet) -> SheetPage:
    """It is told this once."""
    title = translate("Sheet", "One-time code of {name}").format(name=sheet.where)
    note = translate("Sheet", "For one day, once: with it they choose a PIN at a counter. It is not shown again.")
    return SheetPage(
        title, (SheetRow(translate("Sheet", "Done"), None, glyph="check"),), note=note, large=sheet.code
    )


def _within_reach(state: CounterState) -> list[KnownClerk]:
    """Nobody gets a code for the place of who stands higher."""
    own = state.role
    return [each for each in state.clerks if own is not None and each.role is not None and own.reaches(each.role)]
