"""The feedback box: what people wrote at the kiosk, and its answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import RequestId
from shared.cli.command import Answer, verb

if TYPE_CHECKING:
    from shared.hall import Hall
    from shared.store.tables.feedback import GivenFeedback

app = typer.Typer()
feedback_app = typer.Typer(help="What people wrote at the kiosk, and its answers.", no_args_is_help=True)
app.add_typer(feedback_app, name="feedback")

Code = Annotated[str, typer.Argument(metavar="CODE", help="What stands on the person's paper.")]


@verb(feedback_app, "list", reading=True)
def list_feedback(
    hall: Hall,
    waiting: Annotated[bool, typer.Option("--open", help="Those that wait for an answer.")] = False,
    late: Annotated[bool, typer.Option("--late", help="Those that wait past their day.")] = False,
) -> Answer:
    """What was written, oldest first, without phone numbers. What is answered goes with `bocso retain`."""
    return {"feedback": [_shown(each, hall) for each in hall.feedbacks(waiting=waiting, late=late)]}


@verb(feedback_app, reading=True)
def show(hall: Hall, code: Code) -> Answer:
    """One of them, with the phone number that its person left for the answer."""
    given = hall.feedback_of(code)
    return {**_shown(given, hall), "phone": given.phone}


@verb(feedback_app)
def answer(
    hall: Hall,
    code: Code,
    text: Annotated[str, typer.Option(metavar="TEXT", help="What the person was told.")],
    request_id: RequestId = None,
) -> Answer:
    """It is answered; its phone number is erased, so call first."""
    hall.answer_feedback(code, text, request_id=request_id)
    return _shown(hall.feedback_of(code), hall)


def _shown(given: GivenFeedback, hall: Hall) -> dict[str, object]:
    """As JSON types; times are the hall's."""
    zone = hall.settings.zone
    answered = given.answered_at and given.answered_at.astimezone(zone)
    today = datetime.now(UTC).astimezone(zone).date()
    return {
        "code": given.code,
        "category": given.category,
        "text": given.text,
        "at": given.at.astimezone(zone).isoformat(timespec="seconds"),
        "kiosk": given.kiosk,
        "due": given.due.isoformat(),
        "late": answered is None and given.due < today,
        "answer": given.answer,
        "answered": answered and answered.isoformat(timespec="seconds"),
    }
