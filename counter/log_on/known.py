"""Who may log on at a counter, and whether they have a PIN: what the hall answers."""

from __future__ import annotations

from dataclasses import dataclass

from counter.log_on.pin import PinTask
from shared.errors.kinds import Words
from shared.hall import Hall
from shared.rules.roles import KnownClerk
from shared.settings.counters import ClerkSection
from shared.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class LogOnAnswer:
    """`task` is UNKNOWN where nobody has said yet who it is; `wrong`: somebody has been guessing the PIN."""

    clerks: tuple[KnownClerk, ...]
    task: PinTask
    wrong: Words | None


def known_of(hall: Hall, counter: int, clerk: str) -> LogOnAnswer:
    """Asks the hall: not on the GUI thread."""
    clerks = hall.clerks()
    if clerks and clerk not in (each.id for each in clerks):
        return LogOnAnswer(clerks, PinTask.UNKNOWN, None)
    task = PinTask.ENTER
    if not hall.has_pin(counter, clerk):
        task = PinTask.CODE if hall.needs_code(counter, clerk) else PinTask.CHOOSE
    return LogOnAnswer(clerks, task, hall.wrong_pins(counter, clerk))


def listed(settings: Settings) -> tuple[KnownClerk, ...]:
    """The hall file's clerks, until the hall has said who there is."""
    return tuple(KnownClerk(each.code, each.name, None) for each in settings.clerk)


def known_to(settings: Settings, clerks: tuple[KnownClerk, ...]) -> Settings:
    """The settings as everything that names clerks reads them."""
    sections = tuple(ClerkSection.model_construct(code=each.id, name=each.name) for each in clerks)
    return settings.model_copy(update={"clerk": sections})
