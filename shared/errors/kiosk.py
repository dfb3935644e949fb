"""What somebody at a kiosk is told that staff do, and staff of what they were called for."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused


class PriorityByStaff(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "For priority of {number} please tell the staff.")


class HelpJustCalled(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The staff have been called. Somebody is coming.")


class NoHelpCalled(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Nobody waits for that help any more.")
