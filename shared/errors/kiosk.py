"""What somebody at a kiosk is told that staff do, and staff of what they were called for, or came to do."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError, Refused


class PriorityByStaff(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "For priority of {number} please tell the staff.")


class HelpJustCalled(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The staff have been called. Somebody is coming.")


class FeedbackOff(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "This hall has no feedback box.")


class FeedbackJustGiven(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Somebody has just written here. Please send yours in a minute.")


class PhoneWrong(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "A phone number has 8 to 15 digits.")


class UnknownFeedback(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is no feedback {feedback} here.")


class FeedbackAnswered(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Feedback {feedback} is answered already.")


class FeedbackLate(HallError):
    """A note for staff. `fields`: count, feedback (the code that has waited longest) and its day, due."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Feedback past the day that was promised: {count}, the first of it {feedback} ({due}). Read and answer it"
        " on the computer with the database: bocso feedback list --late",
    )


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
