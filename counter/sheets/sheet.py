"""A sheet of the counter's window: which one is open, its rows, and what choosing a row does. Only data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from counter.requests.intent import Intent
from shared.rules.ticket import State, Ticket


class Kind(StrEnum):
    """Every sheet there is; what stands on it is in `counter.sheets.pages`."""

    CLERKS = "clerks"
    MORE = "more"
    UNDO = "undo"
    PAUSE = "pause"
    PARK = "park"
    RETURN = "return"
    COME_BACK = "come_back"
    DONE = "done"
    REFUSED = "refused"
    TRANSFER = "transfer"
    TO_SERVICE = "to_service"
    TO_COUNTER = "to_counter"
    TO_CLERK = "to_clerk"
    SEND = "send"
    WAITING = "waiting"
    PARKED = "parked"
    NO_SHOWS = "no_shows"
    SLIPS = "slips"
    SLIP = "slip"
    THERE = "there"
    SEEN = "seen"
    TICKET = "ticket"
    CALL = "call"
    CANCEL = "cancel"
    OTHER = "other"
    STAFF = "staff"
    RESET = "reset"
    RESET_SURE = "reset_sure"
    CODE = "code"
    # Of the reception, see `counter.reception.pages`.
    FOUND = "found"
    ISSUE = "issue"
    HOW = "how"
    CHECK_IN = "check_in"
    BOOK = "book"
    BOOK_DAY = "book_day"
    BOOK_TIME = "book_time"
    SERVICES = "services"
    OFF = "off"
    ANNOUNCE = "announce"
    NOTICES = "notices"
    NOTICE = "notice"
    NOTICE_UNTIL = "notice_until"
    DEVICES = "devices"
    FEE = "fee"
    FEE_PAGES = "fee_pages"
    FEE_COPIES = "fee_copies"
    FEE_TYPED = "fee_typed"
    FEE_CANCEL = "fee_cancel"


LISTS = (Kind.WAITING, Kind.PARKED, Kind.NO_SHOWS, Kind.SLIPS)
"""The lists, as they stand side by side; the last is there only while a slip is in trouble."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `ticket` (as it was when it opened) is the one it is about; once that has moved, the sheet is
    over. `reason`, `target` and `dossier` are what was said on the sheets before, `code` is one that the hall
    gave. OTHER asks a text for `other`, RESET_SURE whether to do it. `before` is where Esc goes back to.
    """

    kind: Kind
    ticket: Ticket | None = None
    reason: str = ""
    target: tuple[tuple[str, Any], ...] = ()
    where: str = ""
    other: Sheet | Intent | None = None
    dossier: str = ""
    code: str = ""
    before: Sheet | None = None

    @property
    def number(self) -> str:
        return self.ticket.label if self.ticket else ""

    @property
    def in_hand(self) -> bool:
        """Whether it is about the number in hand, not one of the lists."""
        return self.ticket is not None and self.ticket.state in (State.CALLED, State.SERVING)

    def to(self, kind: Kind, **changes: Any) -> Sheet:
        """The next sheet about the same ticket."""
        return replace(self, kind=kind, before=self, **changes)

    def told(self, text: str) -> Sheet:
        """With the reason that was typed or chosen."""
        return replace(self, reason=text)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One thing to choose. `side` stands at the right, `note` below; `tone` is "" or "amber".

    `number` is drawn as a ticket's number. `then` is the sheet or intent that follows; None goes back.
    """

    text: str
    then: Sheet | Intent | None
    note: str = ""
    side: str = ""
    number: str = ""
    glyph: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class SheetPage:
    """What stands on an open sheet. `field` is the name of its text field, "" if it has none; `typing`: the
    cursor stands there at once. `empty` is said where there are no rows. `large` stands below the title, drawn
    as a number, with the modules of a code, `qr`.
    """

    title: str
    rows: tuple[SheetRow, ...]
    note: str = ""
    field: str = ""
    typing: bool = False
    empty: str = ""
    large: str = ""
    qr: tuple[str, ...] = ()
