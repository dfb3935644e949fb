"""An app whose database is not there yet waits for it, and says so on its own screen."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from shared.errors.apps import app_name
from shared.errors.kinds import Words
from shared.errors.outside import LATE, StoreUnavailable
from shared.ui.anew import ANEW, LOOK_MS, Again
from shared.ui.jobs import JobRunner
from shared.ui.notice import Notice
from shared.ui.screens import Wish
from shared.ui.signals import LeaveOnSignals
from shared.ui.texts import in_force, sentence

log = logging.getLogger("bocso.start")


def wait_for(
    attempt: Callable[[], None],
    name: str,
    problem: StoreUnavailable,
    own: Wish,
    *,
    staff: bool,
    look_ms: int = LOOK_MS,
) -> int:
    """Until `attempt` raises nothing (ANEW) or the notice is closed (1). With `staff` it says the reason too: the
    log has it always, as the public need not read it.
    """
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    signals = LeaveOnSignals(application)
    late = in_force(Words(LATE, app=app_name(name)))
    notice = Notice(application, late, own)
    jobs = JobRunner()

    def say(reason: Exception) -> None:
        log.warning("%s waits for its database: %s", name, sentence(reason))
        if staff:
            notice.say(f"{late}\n\n{sentence(reason)}")

    again = Again(attempt, jobs, lambda: application.exit(ANEW), say, look_ms)
    again.wrong(problem)
    code = application.exec()
    signals.stop()
    again.stop()
    notice.remove()
    jobs.stop()
    return code or 1
