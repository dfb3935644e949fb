"""What staff say of the whole hall for its day: a service takes nobody, a notice stands on the screens.

The day's entries are all that is kept of it: they are few, and an index finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from shared.errors.visits import AlreadyOff, AlreadyOn, NoticeOver, UnknownNotice
from shared.hall.texts import for_everybody
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_runner import VerbRunner
from shared.rules.entry import Entry, Verb
from shared.settings.fields import NOTICE_LONGEST
from shared.store.statement import Tx
from shared.store.tables import journal

REASON_LONGEST = 40
"""Characters: under the name of a service in the smallest button of a kiosk."""


class Facts:
    """All of it ends with the hall's day: what somebody forgot must not turn people away the next morning."""

    def __init__(self, runner: VerbRunner) -> None:
        self._runner = runner
        self._look = runner.look

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

    def end_notice(self, notice: int, *, request_id: str | None = None) -> None:
        """Before its time. Raises UnknownNotice."""

        def work(act: VerbTransaction) -> None:
            known = [str(each.number) for each in self._look.facts(act).notices]
            if str(notice) not in known:
                raise UnknownNotice(notice=notice, known=", ".join(known) or "0")
            act.write(Verb.NOTICE_END, None, None, {"notice": notice})

        self._run(Verb.NOTICE_END, request_id, work, {"notice": notice})

    def _run(
        self,
        verb: Verb,
        request_id: str | None,
        work: Callable[[VerbTransaction], None],
        same: Mapping[str, object],
    ) -> None:
        self._runner.run(verb, request_id, work, same=same, ahead=journal.of_day)
