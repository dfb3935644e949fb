"""What staff say of the whole hall for its day: a service takes nobody, a notice stands on the screens; and what
they announce at once.

The day's entries are all that is kept of it: they are few, and an index finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from shared.errors.kiosk import HelpJustCalled, NoHelpCalled
from shared.errors.visits import AlreadyOff, AlreadyOn, NoticeOver, TextWrong, UnknownNotice
from shared.hall.texts import for_everybody
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.board import HELP_REASONS, STAFF
from shared.rules.entry import Entry, Verb
from shared.settings.fields import NOTE_LONGEST, NOTICE_LONGEST, is_printer_name
from shared.store.statement import Tx
from shared.store.tables import journal

REASON_LONGEST = 40
"""Characters: under the name of a service in the smallest button of a kiosk."""

HELP_STANDS = timedelta(minutes=10)
"""A call for help that nobody answers is over then: whoever called does not stand there any more."""
HELP_AGAIN = timedelta(minutes=1)


class Facts(VerbGroup):
    """All of it ends with the hall's day: what somebody forgot must not turn people away the next morning."""

    def service_off(self, service: str, reason: str, english: str = "", *, request_id: str | None = None) -> None:
        """The service gives no numbers at the kiosk, which says the reason; a clerk still may (`Intake.issue`).

        Raises UnknownService, AlreadyOff, TextMissing, TextTooLong, TextWrong.
        """
        self._look.service(service)
        said = for_everybody(reason, english, REASON_LONGEST)

        def work(act: VerbTransaction) -> None:
            if service in self._look.facts(act).off:
                raise AlreadyOff(service=service)
            act.write(Verb.SERVICE_OFF, None, None, {"service": service, "reason": said})

        self._run(Verb.SERVICE_OFF, request_id, work, {"service": service})

    def service_on(self, service: str, *, request_id: str | None = None) -> None:
        """It gives numbers again. Raises UnknownService, AlreadyOn."""
        self._look.service(service)

        def work(act: VerbTransaction) -> None:
            if service not in self._look.facts(act).off:
                raise AlreadyOn(service=service)
            act.write(Verb.SERVICE_ON, None, None, {"service": service})

        self._run(Verb.SERVICE_ON, request_id, work, {"service": service})

    def add_notice(self, text: str, until: datetime, english: str = "", *, request_id: str | None = None) -> int:
        """A sentence for everybody in the hall until a time (aware), at most to the end of the day. Returns its
        number, of today. Raises NoticeOver, TextMissing, TextTooLong, TextWrong.
        """
        said = for_everybody(text, english, NOTICE_LONGEST)

        def work(act: VerbTransaction) -> int:
            if until <= act.now:
                raise NoticeOver(at=f"{until.astimezone(act.zone):%H:%M}")
            before = journal.of_day(act.tx, act.hall, act.head.day_seq)
            number = 1 + sum(entry.verb is Verb.NOTICE for entry in before)
            act.write(Verb.NOTICE, None, None, {"notice": number, "text": said, "until": until.isoformat()})
            return number

        def again(_: Tx, entry: Entry) -> int:
            return int(entry.body["notice"])

        return self._runner.run(Verb.NOTICE, request_id, work, again, {"text": said}, ahead=journal.of_day)

    def announce(self, text: str, english: str = "", *, request_id: str | None = None) -> None:
        """A sentence that every hall screen now shows large for a moment, and says as far as it can; nothing is
        kept of it. Raises TextMissing, TextTooLong, TextWrong.
        """
        said = {"text": for_everybody(text, english, NOTE_LONGEST)}

        def work(act: VerbTransaction) -> None:
            act.write(Verb.ANNOUNCE, None, None, said)

        self._runner.run(Verb.ANNOUNCE, request_id, work, same=said)

    def end_notice(self, notice: int, *, request_id: str | None = None) -> None:
        """Before its time. Raises UnknownNotice."""

        def work(act: VerbTransaction) -> None:
            known = [str(each.number) for each in self._look.facts(act).notices]
            if str(notice) not in known:
                raise UnknownNotice(notice=notice, known=", ".join(known) or "0")
            act.write(Verb.NOTICE_END, None, None, {"notice": notice})

        self._run(Verb.NOTICE_END, request_id, work, {"notice": notice})

    def call_help(self, kiosk: str, about: str, *, request_id: str | None = None) -> None:
        """A kiosk calls for staff, at most once in HELP_AGAIN; every counter shows it until somebody answers, or
        for HELP_STANDS. `about` is one of HELP_REASONS. Raises HelpJustCalled.
        """
        if about not in HELP_REASONS or not is_printer_name(kiosk):
            raise TextWrong

        def work(act: VerbTransaction) -> None:
            before = self._look.facts(act).helps
            last = next((each for each in before if each.kiosk == kiosk), None)
            if last is not None and act.now < last.until - HELP_STANDS + HELP_AGAIN:
                raise HelpJustCalled
            number, until = 1 + max((each.number for each in before), default=0), act.now + HELP_STANDS
            body = {"help": number, "kiosk": kiosk, "about": about, "until": until.isoformat()}
            act.write(Verb.HELP_CALL, None, None, body)

        self._run(Verb.HELP_CALL, request_id, work, {"kiosk": kiosk})

    def answer_help(self, number: int, *, counter: int | None = None, request_id: str | None = None) -> None:
        """Somebody goes there: the counter that says so, or none. Raises NoHelpCalled where nobody waits for that
        any more; with `counter` UnknownCounter, CounterClosed.
        """

        def work(act: VerbTransaction) -> None:
            if counter is not None:
                self._look.session(act, counter)
            waits = [each for each in self._look.facts(act).helps if each.by == "" and each.until > act.now]
            if number not in (each.number for each in waits):
                raise NoHelpCalled
            by = STAFF if counter is None else str(counter)
            act.write(Verb.HELP_ANSWER, None, None, {"help": number, "by": by})

        self._run(Verb.HELP_ANSWER, request_id, work, {"help": number})

    def _run(
        self,
        verb: Verb,
        request_id: str | None,
        work: Callable[[VerbTransaction], None],
        same: Mapping[str, object],
    ) -> None:
        self._runner.run(verb, request_id, work, same=same, ahead=journal.of_day)
