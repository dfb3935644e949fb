"""The tree of what can go wrong. Three kinds, and every screen treats each kind the same way:

    HallError
    |- Refused        the rules say no: tell the person why, carry on
    |  |- UnknownService  UnknownCounter  UnknownTicket  UnknownClerk  UnknownAppointment
    |  |- CounterClosed  CounterPaused  CounterBusy  NothingCalled  WrongState  NobodyWaiting
    |  |- HallClosed  ServiceClosed  DailyLimitReached  SeriesFull
    |  |- CounterAlreadyOpen  ClerkElsewhere  ClerkNeeded  NotPaused  AlreadyPaused
    |  |- ReasonNeeded  TextWrong  RecallLimitReached  CameTooLate  TransferNowhere  LaneUnchanged
    |  |- AlreadyRated  RatingWrong  RatingOver
    |  |- NoAppointments  SlotFull  SlotWrong  AppointmentTooEarly  AppointmentOver
    |  |- PinNotSet  PinWrong  PinLocked  PinTooWeak  PinAlreadySet
    |  |- FileExists  BackupMissing  BackupBroken  RestoreLoses  RestoreBlind  StoreInUse  ServerStore  NotAsked
    |- Unavailable    the outside world fails: show a lamp, retry
    |  |- StoreUnavailable (StoreReadOnly  StoreFull  StoreLocked  StoreDamaged  StoreNewer  StoreMissing)
    |  |- PrinterUnavailable
    |- SettingsWrong  the hall file has mistakes: no app starts

Anything else is a bug: log it with its traceback, the screen stays up.

Each class has a stable `code` (never changed once released) and a `sentence` with {fields}: English here,
other languages through Qt translations, context "errors" (see `shared.ui.texts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from shared.mistakes import Mistake


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name Qt's lupdate looks for
    """Marks a text for translation; returns it unchanged."""
    return text


class HallError(Exception):
    """Root. `fields` fill the sentence; str() is the English sentence."""

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = QT_TRANSLATE_NOOP("errors", "Something went wrong. Please call the staff.")

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.sentence.format(**fields))


class Refused(HallError):
    """The rules of the hall say no; nothing was changed."""

    code = "refused"


class Unavailable(HallError):
    """Something outside the program does not answer; nothing was half done; trying again may work."""

    code = "unavailable"


class UnknownService(Refused):
    code = "unknown_service"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no service {service}. Services of this hall: {known}.")


class UnknownCounter(Refused):
    code = "unknown_counter"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no counter {counter}. Counters of this hall: {known}.")


class CounterClosed(Refused):
    code = "counter_closed"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is closed. Log on to the counter first.")


class CounterAlreadyOpen(Refused):
    code = "counter_open"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is already open.")


class CounterBusy(Refused):
    code = "counter_busy"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Counter {counter} still has {number}. Finish it or mark it as no-show first."
    )


class NothingCalled(Refused):
    code = "nothing_called"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} has no number in hand. Call the next one first.")


class WrongState(Refused):
    code = "wrong_state"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{number} is not where it was any more; this cannot be done with it now."
    )


class UnknownTicket(Refused):
    code = "unknown_ticket"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no such number today: {number}.")


class UnknownClerk(Refused):
    code = "unknown_clerk"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no clerk {clerk}. Clerks of this hall: {known}.")


class ClerkNeeded(Refused):
    code = "clerk_needed"
    sentence = QT_TRANSLATE_NOOP("errors", "Say who logs on to counter {counter}. Clerks of this hall: {known}.")


class ClerkElsewhere(Refused):
    code = "clerk_elsewhere"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{clerk} is logged on to counter {counter}. Log off there first, then log on here."
    )


class CounterPaused(Refused):
    code = "counter_paused"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is paused. End the pause first.")


class AlreadyPaused(Refused):
    code = "already_paused"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is paused already.")


class NotPaused(Refused):
    code = "not_paused"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} is not paused.")


class ReasonNeeded(Refused):
    code = "reason_needed"
    sentence = QT_TRANSLATE_NOOP("errors", "Give a reason, in at most {longest} characters.")


class TextWrong(Refused):
    code = "text_wrong"
    sentence = QT_TRANSLATE_NOOP("errors", "A text holds a character that cannot be kept. Please write it again.")


class RecallLimitReached(Refused):
    code = "recall_limit"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{number} was called again {limit} times already. Mark it as no-show; it may still come back."
    )


class CameTooLate(Refused):
    code = "came_too_late"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{number} was called more than {minutes} minutes ago. Call it with a reason, or give a new number.",
    )


class TransferNowhere(Refused):
    code = "transfer_nowhere"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{number} waits there already. Choose another service, counter or clerk."
    )


class LaneUnchanged(Refused):
    code = "lane_unchanged"
    sentence = QT_TRANSLATE_NOOP("errors", "{number} is in that lane already.")


class AlreadyRated(Refused):
    code = "already_rated"
    sentence = QT_TRANSLATE_NOOP("errors", "{number} has been rated already. Thank you.")


class RatingWrong(Refused):
    code = "rating_wrong"
    sentence = QT_TRANSLATE_NOOP("errors", "A rating is a whole number from 1 to 5.")


class RatingOver(Refused):
    code = "rating_over"
    sentence = QT_TRANSLATE_NOOP("errors", "This visit can be rated only on its own day, once it is done.")


class HallClosed(Refused):
    """`opens` is the local time numbers are given again, as "HH:MM DD/MM"."""

    code = "hall_closed"
    sentence = QT_TRANSLATE_NOOP("errors", "No numbers are given now. Numbers are given again at {opens}.")


class ServiceClosed(Refused):
    code = "service_closed"
    sentence = QT_TRANSLATE_NOOP("errors", "No numbers of this service are given. Please ask the staff.")


class DailyLimitReached(Refused):
    code = "daily_limit"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "All {limit} numbers of this service for today are given out. Please come another day."
    )


class NoAppointments(Refused):
    code = "no_appointments"
    sentence = QT_TRANSLATE_NOOP("errors", "This hall gives no appointments.")


class UnknownAppointment(Refused):
    code = "unknown_appointment"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no such appointment. Please take an ordinary number.")


class SlotFull(Refused):
    code = "slot_full"
    sentence = QT_TRANSLATE_NOOP("errors", "The time {at} is full. Please choose another.")


class SlotWrong(Refused):
    code = "slot_wrong"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "No appointment can be made for {at}: it is over, or the hall is closed."
    )


class AppointmentTooEarly(Refused):
    code = "appointment_too_early"
    sentence = QT_TRANSLATE_NOOP("errors", "This appointment is for {at}. The number can be taken from {opens}.")


class AppointmentOver(Refused):
    code = "appointment_over"
    sentence = QT_TRANSLATE_NOOP("errors", "This appointment was used, cancelled, or for another day ({at}).")


class NobodyWaiting(Refused):
    code = "nobody_waiting"
    sentence = QT_TRANSLATE_NOOP("errors", "Nobody is waiting for counter {counter}.")


class SeriesFull(Refused):
    code = "series_full"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Every number of series {series} is still held by somebody. Please ask the staff."
    )


class PinNotSet(Refused):
    code = "pin_not_set"
    sentence = QT_TRANSLATE_NOOP("errors", "No PIN has been chosen here yet. Choose one first.")


class PinAlreadySet(Refused):
    code = "pin_already_set"
    sentence = QT_TRANSLATE_NOOP("errors", "There is a PIN already. Give the old one to change it.")


class PinWrong(Refused):
    code = "pin_wrong"
    sentence = QT_TRANSLATE_NOOP("errors", "That PIN is not right. Tries left: {left}.")


class PinLocked(Refused):
    code = "pin_locked"
    sentence = QT_TRANSLATE_NOOP("errors", "Too many wrong PINs. Please wait {seconds} seconds.")


class PinTooWeak(Refused):
    code = "pin_too_weak"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Choose 4 to 8 digits that are not all the same and not a run such as 1234."
    )


class StoreUnavailable(Unavailable):
    code = "store_unavailable"
    sentence = QT_TRANSLATE_NOOP("errors", "The queue's database cannot be used: {reason}.")


class StoreReadOnly(StoreUnavailable):
    code = "store_read_only"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The queue's database {path} may only be read. Give this user the right to write to it."
    )


class StoreFull(StoreUnavailable):
    """`relieved`: room was made just now, and trying again works."""

    relieved = False
    code = "store_full"
    sentence = QT_TRANSLATE_NOOP("errors", "The disk with {path} is full. Free some space; no number was lost.")


class StoreLocked(StoreUnavailable):
    code = "store_locked"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Another program holds the queue's database {path}. Close it and try again."
    )


class StoreDamaged(StoreUnavailable):
    code = "store_damaged"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} is damaged or not a queue database. Put a backup back: bocso restore FILE"
    )


class StoreNewer(StoreUnavailable):
    code = "store_newer"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} was made by a newer version of this program. Install that version."
    )


class PrinterUnavailable(Unavailable):
    code = "printer_unavailable"
    sentence = QT_TRANSLATE_NOOP("errors", "The printer {printer} does not answer: {reason}.")


class SettingsWrong(HallError):
    """`mistakes` are all of them, in order of line."""

    code = "settings_wrong"
    sentence = QT_TRANSLATE_NOOP("errors", "{path} has {count} mistakes. Run: bocso check {path}")

    def __init__(self, *, mistakes: tuple[Mistake, ...] = (), **fields: object) -> None:
        self.mistakes = mistakes
        super().__init__(**fields)


class AlreadyRunning(HallError):
    code = "already_running"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{app} is already running on this computer. Use the window that is open."
    )


class RequestReused(Refused):
    code = "request_reused"
    sentence = QT_TRANSLATE_NOOP("errors", "The request id {request_id} was used for another action before.")


class NoScreen(HallError):
    code = "no_screen"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "There is no screen here. Start this on a desktop, or run: bocso demo --out pictures"
    )


class PrinterAddressWrong(HallError):
    code = "printer_address_wrong"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{address} names no printer. Allowed: tcp://HOST:PORT, serial:/dev/ttyS0, device:/dev/usb/lp0,"
        " file:FOLDER, none.",
    )


class PortTaken(Unavailable):
    code = "port_taken"
    sentence = QT_TRANSLATE_NOOP("errors", "Port {port} is used by another program. Choose another with --port.")


class DemoFailed(HallError):
    code = "demo_failed"
    sentence = QT_TRANSLATE_NOOP("errors", "The demonstration stopped: {reason}")


class WindowWrong(HallError):
    code = "window_wrong"
    sentence = QT_TRANSLATE_NOOP("errors", "{given} is no window size. Allowed: 1080x1920 or 540x960+0+0.")


class FontMissing(HallError):
    code = "font_missing"
    sentence = QT_TRANSLATE_NOOP("errors", "A font is missing ({what}). Run: make setup")


class ScreenMissing(HallError):
    code = "screen_missing"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Screen {screen} is not there; this computer shows {count}. Switch it on, or change the hall file.",
    )


class FolderUnusable(HallError):
    code = "folder_unusable"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The folder {folder} cannot be written to: {reason}. Choose another one."
    )


class StoreMissing(StoreUnavailable):
    code = "store_missing"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The server has no database {path}. An administrator makes it with createdb."
    )


class StoreLoginWrong(StoreUnavailable):
    code = "store_login_wrong"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The database {path} does not accept this name and password. Correct the database address."
    )


class StoreNoRight(StoreUnavailable):
    code = "store_no_right"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This login has not the right for that in {path}. Use a login of the right role (bocso db login).",
    )


class StoreOlder(StoreUnavailable):
    code = "store_older"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} must be prepared for this program. An administrator has to run: bocso db upgrade"
    )


class LoginTaken(Refused):
    code = "login_taken"
    sentence = QT_TRANSLATE_NOOP("errors", "There is a login {login} on the server already. Choose another name.")


class NotForThisStore(Refused):
    code = "not_for_this_store"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} is one file and knows no logins; they belong to a database on a server (postgresql://...)."
    )


class FileExists(Refused):
    code = "file_exists"
    sentence = QT_TRANSLATE_NOOP("errors", "{path} exists already. Choose another name, or add --force.")


class ServerStore(Refused):
    code = "server_store"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} is a database on a server: its administrator copies it with pg_dump."
    )


class StoreInUse(Refused):
    """`apps`: who holds it, as far as it is known."""

    code = "store_in_use"
    sentence = QT_TRANSLATE_NOOP("errors", "{path} is in use ({apps}). Close every window of the hall first.")


class BackupMissing(Refused):
    code = "backup_missing"
    sentence = QT_TRANSLATE_NOOP("errors", "There is no file {path}.")


class BackupBroken(Refused):
    """The file opens, but the journal in it does not hold: `seq` is the first bad entry."""

    code = "backup_broken"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The journal of {hall} in {path} holds only up to entry {seq}. Choose another copy."
    )


class RestoreLoses(Refused):
    """`entries` that were written since the copy; `at` is the time of the copy's last entry."""

    code = "restore_loses"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Putting back {path} undoes {entries} entries written since {at}. If that is meant, add --yes."
    )


class RestoreBlind(Refused):
    """As RestoreLoses, where the present file cannot be read."""

    code = "restore_blind"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} cannot be read: what was written since {at} is unknown and lost. To go on, add --yes."
    )


class NotAsked(Refused):
    code = "not_asked"
    sentence = QT_TRANSLATE_NOOP("errors", "Nothing was changed. If it is meant, add --yes.")
