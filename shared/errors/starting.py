"""What keeps a program or a tool from starting."""

from __future__ import annotations

from dataclasses import dataclass

from shared.errors.apps import app_name
from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError, Words


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of a hall file. `line` counts from 1, at the key or at the table it is missing from; None:
    nowhere yet.

    `key` counts tables and list items from 1, as people do: `service[3].prefix (service "cu-tru")`, and is
    empty when the whole file is meant. `kind` is a stable word for programs.
    """

    key: str
    line: int | None
    kind: str
    wrong: Words
    allowed: Words

    def in_one_line(self) -> Words:
        """For people."""
        line = {"line": Words(QT_TRANSLATE_NOOP("errors", "line {line}"), line=self.line)} if self.line else {}
        place = {**line, **({"key": self.key} if self.key else {})}
        begin = Words(", ".join(f"{{{name}}}" for name in place) + ": " * bool(place), **place)
        text = QT_TRANSLATE_NOOP("errors", "{place}{wrong}. Allowed: {allowed}.")
        return Words(text, place=begin, wrong=self.wrong, allowed=self.allowed)


class SettingsWrong(HallError):
    """`mistakes` are all of them, in order of line."""

    sentence = QT_TRANSLATE_NOOP("errors", "Mistakes in {path}: {count}. Run: bocso check {path}")

    def __init__(self, *, mistakes: tuple[Mistake, ...] = (), **fields: object) -> None:
        self.mistakes = mistakes
        super().__init__(**fields)


class CatalogueWrong(SettingsWrong):
    """The catalogue of procedures, or a table of everyday words; `mistakes` as there."""

    sentence = QT_TRANSLATE_NOOP("errors", "Mistakes in {path}: {count}. Correct them and try again.")


class NoCatalogueFile(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        'The hall file {path} names no catalogue of its own. Write into it: [procedures] file = "procedures.csv"',
    )


class AlreadyRunning(HallError):
    """`app`: its id, see `app_name`."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "On this computer {app} is running already. Use the window that is open."
    )

    def __init__(self, *, app: str) -> None:
        super().__init__(app=app_name(app))


class HubRunning(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "On this computer the hub of this database is running already, perhaps as a service. There is nothing more"
        " to start: bocso hub find shows where it answers. To start it here, stop that one first: sudo systemctl"
        " stop bocso-hub (with --user: systemctl --user stop bocso-hub).",
    )


class NoScreen(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "There is no screen here. Start this on a desktop, or run: bocso demo --out pictures"
    )


class PrinterAddressWrong(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{address} names no printer. Allowed: tcp://HOST:PORT, serial:/dev/ttyS0, device:/dev/usb/lp0,"
        " usb:04b8:0e15, cups:QUEUE, windows:NAME, file:FOLDER, none.",
    )


class NoSignSet(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The hall file has no such sign. Write [[sign]] tables into it (docs/signs.md)."
    )


class DemoFailed(HallError):
    """`reason`: Words, one of the texts here."""

    sentence = QT_TRANSLATE_NOOP("errors", "The demonstration stopped: {reason}")
    silent = QT_TRANSLATE_NOOP("errors", "no answer within {seconds} s from {app}")
    ended = QT_TRANSLATE_NOOP("errors", "this program failed: {app} ({words})")
    not_shown = QT_TRANSLATE_NOOP("errors", "entry {seq} is not on the screen of {app}")
    no_slip = QT_TRANSLATE_NOOP("errors", "slip {number} did not come out of the printer")
    no_entry = QT_TRANSLATE_NOOP("errors", "the journal has nothing new after entry {seq}")


class ScreenUnknown(HallError):
    sentence = QT_TRANSLATE_NOOP("errors", 'The hall file has no [[screen]] "{name}". It has: {known}')


class WindowWrong(HallError):
    sentence = QT_TRANSLATE_NOOP("errors", "{given} is no window size. Allowed: 1080x1920 or 540x960+0+0.")


class FontMissing(HallError):
    sentence = QT_TRANSLATE_NOOP("errors", "A font is missing ({what}). Run: make setup")


class TextsMissing(HallError):
    sentence = QT_TRANSLATE_NOOP("errors", "The texts of a language are missing ({what}). Run: make setup")


class ScreenMissing(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Screen {screen} is not there (there are: {there}). Switch it on, and its picture comes by itself; or"
        " correct the hall file.",
    )


class PanelScreenMissing(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The visitor's screen ({screen}) is not there. Switch it on or look at its cable; the panel then comes by"
        " itself.",
    )


class PanelOnMain(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The visitor's panel would cover this screen ({screen}). In the hall file give counter {counter} another"
        " panel_screen.",
    )


class PanelEnded(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The visitor's panel has ended and is started again. If this stays here, run bocso panel --counter"
        " {counter}: it says why.",
    )


class FolderUnusable(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The folder {folder} cannot be written to. Choose another one. ({reason})"
    )


class CopyUnreadable(HallError):
    sentence = QT_TRANSLATE_NOOP("errors", "{path} cannot be read. ({reason})")


class FolderMissing(FolderUnusable):
    """None is made: it may stand on a disk that is not there, and would come to lie on another."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "There is no folder {folder}. Is its disk there? If it is, make the folder."
    )


class CopyDiskMissing(FolderUnusable):
    """`fields`: folder, disk (where it was mounted), note (the file that says so)."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The disk {disk} with the folder of the copies {folder} is not there. Connect it. If copies are to lie on"
        " this disk from now on, delete {note}.",
    )
