"""The feedback box: what people write at a kiosk, and what they are answered.

It is personal data, so it stands in a table of its own: the journal, which every device reads and nobody can
change, says only that something was written, its code, category and day, and that it was answered.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from shared.errors.kiosk import FeedbackAnswered, FeedbackJustGiven, FeedbackOff, PhoneWrong, UnknownFeedback
from shared.errors.visits import TextMissing, TextTooLong, TextWrong
from shared.hall.texts import clean
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.entry import Entry, Verb
from shared.settings.fields import is_printer_name
from shared.settings.settings import say
from shared.store.statement import Tx
from shared.store.tables import feedback
from shared.store.tables.feedback import GivenFeedback

FEEDBACK_LONGEST = 500
"""Characters of what somebody writes."""
ANSWER_LONGEST = 2000
FEEDBACK_AGAIN = timedelta(minutes=1)
"""A kiosk takes one in so long."""
_SIGNS, _LENGTH = "ABCDEFGHKLMNPQRTUVWXY346789", 8
"""Of a code: read aloud and copied by hand nobody takes one sign for another."""
_PHONE = re.compile(r"\+?[0-9]{8,15}")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person takes home: the code of what was written, and the last day for an answer."""

    code: str
    due: date


class FeedbackBox(VerbGroup):
    """Its verbs, and what staff read of it."""

    def feedback(
        self, kiosk: str, category: str, text: str, phone: str = "", *, request_id: str | None = None
    ) -> Receipt:
        """Somebody wrote something at a kiosk. `category`: one of the hall's, in Vietnamese. `phone` only with the
        person's consent; it is erased when they are answered. At most one in FEEDBACK_AGAIN for each kiosk.

        Raises FeedbackOff, FeedbackJustGiven, PhoneWrong, TextMissing, TextTooLong, TextWrong.
        """
        section = self._settings.feedback
        if not section.box:
            raise FeedbackOff
        if category not in (say(each, "vi") for each in section.categories) or not is_printer_name(kiosk):
            raise TextWrong
        said, number = _text(text, FEEDBACK_LONGEST), re.sub(r"[ .-]", "", phone)
        if number and not _PHONE.fullmatch(number):
            raise PhoneWrong

        def work(act: VerbTransaction) -> Receipt:
            last = feedback.last_of(act.tx, act.hall, kiosk)
            if last is not None and act.at < last + FEEDBACK_AGAIN:
                raise FeedbackJustGiven
            code = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
            due = self._settings.hours.timetable.working_day(act.local.date(), section.days)
            body = {"code": code, "category": category, "due": due.isoformat()}
            entry = act.write(Verb.FEEDBACK, None, None, body)
            new = GivenFeedback(entry.seq, code, category, said, number, kiosk, entry.at, due)
            feedback.add(act.tx, act.hall, new)
            return Receipt(code, due)

        def again(_: Tx, entry: Entry) -> Receipt:
            return Receipt(str(entry.body["code"]), date.fromisoformat(entry.body["due"]))

        def ahead(tx: Tx, hall: int) -> None:
            feedback.last_of(tx, hall, kiosk)

        return self._runner.run(Verb.FEEDBACK, request_id, work, again, {"category": category}, ahead=ahead)

    def answer_feedback(self, code: str, text: str, *, request_id: str | None = None) -> None:
        """It is answered, once: from now on nobody has the phone number. Raises UnknownFeedback, FeedbackAnswered,
        TextMissing, TextTooLong, TextWrong.
        """
        said, given = _text(text, ANSWER_LONGEST), self.feedback_of(code)

        def work(act: VerbTransaction) -> None:
            now = feedback.find(act.tx, act.hall, given.code)
            if now is None:  # it was thinned meanwhile
                raise UnknownFeedback(feedback=code)
            if now.answered_at is not None:
                raise FeedbackAnswered(feedback=code)
            entry = act.write(Verb.FEEDBACK_ANSWER, None, None, {"feedback": now.id})
            feedback.answer(act.tx, act.hall, now.id, said, entry.at)

        self._runner.run(Verb.FEEDBACK_ANSWER, request_id, work, same={"feedback": given.id})
        self._runner.store.forget()

    def feedback_of(self, code: str) -> GivenFeedback:
        """One of them; blanks, hyphens and small letters in its code do not count. Raises UnknownFeedback."""
        plain = re.sub(r"[\s-]", "", code).upper()
        with self._runner.store.read() as tx:
            found = feedback.find(tx, self._runner.id, plain) if plain.isascii() and plain.isalnum() else None
        if found is None:
            raise UnknownFeedback(feedback=code)
        return found

    def feedbacks(self, *, waiting: bool = False, late: bool = False) -> list[GivenFeedback]:
        """What is kept, oldest first: all, or what waits for an answer, or does so past its day."""
        today = self._runner.clock().astimezone(self._settings.zone).date()
        with self._runner.store.read() as tx:
            kept: Iterable[GivenFeedback] = feedback.of_hall(tx, self._runner.id)
        if waiting or late:
            kept = (each for each in kept if each.answered_at is None)
        return [each for each in kept if not late or each.due < today]


def _text(text: str, longest: int) -> str:
    said = clean(text)
    if not said:
        raise TextMissing
    if len(said) > longest:
        raise TextTooLong(longest=longest)
    return said
