"""What somebody at a kiosk is told that staff do, and staff of what they were called for, or came to do."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused


class PriorityByStaff(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "For priority of {number} please tell the staff.")


class HelpJustCalled(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The staff have been called. Somebody is coming.")


class NoHelpCalled(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Nobody waits for that help any more.")


class DoorPinMissing(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "No PIN has been chosen for this kiosk yet. On its computer type: bocso kiosk pin"
    )


class SlipOfAnotherKiosk(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{number} was not given at this kiosk. Print its slip at a counter.")


class LastLanguage(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "One language must stay. Show another one first.")
