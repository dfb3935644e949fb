"""Fees of visits, and how visits were rated: asking and settling for scripts, and what a day came to."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import (
    CounterNumber,
    Database,
    HallFile,
    OneLine,
    RequestId,
    TicketNumber,
    numbered,
    opened,
)
from shared.cli.bookings import DAY, sensible
from shared.cli.command import Answer, verb
from shared.cli.days import entries_of
from shared.cli.verbs import SaidBy
from shared.rules.fees import MOST, MOST_COPIES, PaidBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shared.hall import Hall
    from shared.rules.day_totals import FeeTotal, RatingTotal
    from shared.rules.fees import Fee

app = typer.Typer()
fee_app = typer.Typer(help="Ask a visitor for a fee, and settle it.", no_args_is_help=True)
app.add_typer(fee_app, name="fee")

OfDay = Annotated[
    datetime | None,
    typer.Option("--day", formats=[DAY], metavar="YYYY-MM-DD", help="Default: today.", callback=sensible),
]
Copies = Annotated[int, typer.Option(min=0, max=MOST_COPIES)]


@verb(fee_app)
def ask(
    hall: Hall,
    kind: Annotated[str, typer.Argument(metavar="FEE", help="Its code in the hall file.")],
    counter: CounterNumber = 1,
    amount: Annotated[int, typer.Option(min=0, max=MOST, help="In đồng, of one without its own.")] = 0,
    pages: Copies = 0,
    copies: Copies = 0,
    request_id: RequestId = None,
) -> Answer:
    """Asks whoever is being served at a counter for a fee of the hall's list; its panel shows it."""
    return _fee(hall.ask_fee(counter, kind, amount=amount, pages=pages, copies=copies, request_id=request_id))


@verb(fee_app)
def paid(
    hall: Hall,
    number: TicketNumber,
    by: Annotated[PaidBy, typer.Option(help="How it came: transfer or cash.")],
    counter: SaidBy = None,
    request_id: RequestId = None,
) -> Answer:
    """The fee of a number came."""
    with numbered(hall, number, request_id) as ticket:
        return _fee(hall.fee_paid(ticket, by, counter=counter, request_id=request_id))


@verb(fee_app, "cancel")
def cancel_fee(
    hall: Hall,
    number: TicketNumber,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="It stands in the journal.")],
    counter: SaidBy = None,
    request_id: RequestId = None,
) -> Answer:
    """The fee of a number is not wanted any more, or was given back."""
    with numbered(hall, number, request_id) as ticket:
        return _fee(hall.cancel_fee(ticket, reason, counter=counter, request_id=request_id))


@app.command()
def fees(
    day: OfDay = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet, in place of JSON.")] = False,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """What a day's fees came to, by who took them and kind: by transfer, in cash, still open, cancelled."""
    from shared.rules.day_totals import as_row, fee_totals

    with opened(hall, db, one_line, reading=True) as (opened_hall, say):
        of = _day(opened_hall, day)
        totals = fee_totals(entries_of(opened_hall, of)) if of else []
        if as_csv:
            typer.echo(_table(of, totals), nl=False)
            return
        whole = sum(total.amount for total in totals)
        say({"day": of and of.isoformat(), "amount": whole, "fees": [as_row(total) for total in totals]})


@verb(app, reading=True)
def ratings(hall: Hall, day: OfDay = None) -> Answer:
    """How a day's visits were rated, by who served: the answer rate beside the score, which is told from five
    answers of one person on.
    """
    from shared.rules.day_totals import all_ratings, rating_totals

    of = _day(hall, day)
    totals = rating_totals(entries_of(hall, of)) if of else []
    whole = _rated(all_ratings(totals))
    return {"day": of and of.isoformat(), "all": whole, "by": [_rated(total) for total in totals]}


def _day(hall: Hall, day: datetime | None) -> date | None:
    return day.date() if day else hall.board()[0].day


def _table(day: date | None, totals: Sequence[FeeTotal]) -> str:
    from shared.rules.day_totals import FEE_COLUMNS, as_row

    text = io.StringIO()
    table = csv.DictWriter(text, ["day", *FEE_COLUMNS], lineterminator="\n")
    table.writeheader()
    table.writerows({"day": day and day.isoformat(), **as_row(total)} for total in totals)
    return text.getvalue()


def _rated(total: RatingTotal) -> dict[str, object]:
    rate = round(total.rated / total.served, 3) if total.served else None
    shown: dict[str, object] = {"served": total.served, "rated": total.rated, "answer_rate": rate}
    if total.told:
        average = total.average
        levels = {str(level): total.levels[level] for level in range(5, 0, -1)}
        shown |= {"average": average and round(average, 2), "levels": levels, "reasons": dict(total.reasons)}
    return {"who": total.who, **shown} if total.who else shown


def _fee(fee: Fee) -> Answer:
    shown = {"ticket": fee.ticket, "kind": fee.kind, "amount": fee.amount, "state": fee.state.value}
    how = {"pages": fee.pages, "copies": fee.copies, "by": fee.by, "reason": fee.reason}
    return {**shown, **{name: value for name, value in how.items() if value}}
