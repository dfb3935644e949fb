"""The tree of what can go wrong. Three kinds, and every screen treats each kind the same way:

    HallError
    |- Refused        the rules say no: tell the person why, carry on
    |  |- UnknownService  UnknownCounter
    |  |- CounterClosed  CounterBusy  NothingCalled  WrongState  NobodyWaiting
    |  |- SeriesFull  CounterAlreadyOpen
    |  |- PinNotSet  PinWrong  PinLocked  PinTooWeak  PinAlreadySet
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
    sentence = QT_TRANSLATE_NOOP("errors", "{number} is being served already; this is only for a called number.")


class NobodyWaiting(Refused):
    code = "nobody_waiting"
    sentence = QT_TRANSLATE_NOOP("errors", "Nobody is waiting for counter {counter}.")


class SeriesFull(Refused):
    code = "series_full"
    sentence = QT_TRANSLATE_NOOP("errors", "All numbers of series {series} have been given out today.")


class PinNotSet(Refused):
    code = "pin_not_set"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} has no PIN yet. Choose one first.")


class PinAlreadySet(Refused):
    code = "pin_already_set"
    sentence = QT_TRANSLATE_NOOP("errors", "Counter {counter} has a PIN already. Give the old one to change it.")


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
    code = "store_full"
    sentence = QT_TRANSLATE_NOOP("errors", "The disk with {path} is full. Free some space; no number was lost.")


class StoreLocked(StoreUnavailable):
    code = "store_locked"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Another program holds the queue's database {path}. Close it and try again."
    )


class StoreDamaged(StoreUnavailable):
    code = "store_damaged"
    sentence = QT_TRANSLATE_NOOP("errors", "{path} is damaged or not a queue database. Put a backup in its place.")


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
