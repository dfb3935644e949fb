"""What keeps a program or a tool from starting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError, Words

if TYPE_CHECKING:
    from shared.mistakes import Mistake


class SettingsWrong(HallError):
    """`mistakes` are all of them, in order of line."""

    code = "settings_wrong"
    sentence = QT_TRANSLATE_NOOP("errors", "Mistakes in {path}: {count}. Run: bocso check {path}")

    def __init__(self, *, mistakes: tuple[Mistake, ...] = (), **fields: object) -> None:
        self.mistakes = mistakes
        super().__init__(**fields)


class AlreadyRunning(HallError):
    code = "already_running"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "On this computer {app} is running already. Use the window that is open."
    )


class _App:
    """What people call an app within a sentence."""

    kiosk = QT_TRANSLATE_NOOP("errors", "the kiosk")
    kiosk_of = QT_TRANSLATE_NOOP("errors", "the kiosk “{which}”")
    counter_of = QT_TRANSLATE_NOOP("errors", "counter {which}")
    display = QT_TRANSLATE_NOOP("errors", "the hall screen")


def app_named(name: str) -> Words:
    """What people call the app that is started as `name`: kiosk, kiosk-garden, counter-1, display."""
    kind, _, which = name.partition("-")
    text = getattr(_App, f"{kind}_of" if which else kind, "{name}")
    return Words(text, which=which, name=name)


def listed(first: Words, *others: Words) -> Words:
    """One after another, with commas."""
    return Words("{first}, {others}", first=first, others=listed(*others)) if others else first


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
        " usb:04b8:0e15, cups:QUEUE, windows:NAME, file:FOLDER, none.",
    )


class DemoFailed(HallError):
    code = "demo_failed"
    sentence = QT_TRANSLATE_NOOP("errors", "The demonstration stopped: {reason}")


class WindowWrong(HallError):
    code = "window_wrong"
    sentence = QT_TRANSLATE_NOOP("errors", "{given} is no window size. Allowed: 1080x1920 or 540x960+0+0.")


class FontMissing(HallError):
    code = "font_missing"
    sentence = QT_TRANSLATE_NOOP("errors", "A font is missing ({what}). Run: make setup")


class TextsMissing(HallError):
    code = "texts_missing"
    sentence = QT_TRANSLATE_NOOP("errors", "The texts of a language are missing ({what}). Run: make setup")


class ScreenMissing(HallError):
    code = "screen_missing"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Screen {screen} is not there (there are: {there}). Switch it on, and its picture comes by itself; or"
        " correct the hall file.",
    )


class FolderUnusable(HallError):
    code = "folder_unusable"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The folder {folder} cannot be written to. Choose another one. ({reason})"
    )


class FolderMissing(FolderUnusable):
    """None is made: it may stand on a disk that is not there, and would come to lie on another."""

    code = "folder_missing"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "There is no folder {folder}. Is its disk there? If it is, make the folder."
    )


class CopyDiskMissing(FolderUnusable):
    """`fields`: folder, disk (where it was mounted), note (the file that says so)."""

    code = "copy_disk_missing"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The disk {disk} with the folder of the copies {folder} is not there. Connect it. If copies are to lie on"
        " this disk from now on, delete {note}.",
    )
