"""What fails outside the program: databases, printers."""

from __future__ import annotations

from typing import ClassVar

from shared.errors.kinds import QT_TRANSLATE_NOOP, Unavailable


class StoreUnavailable(Unavailable):
    """`lasting`: waiting does not help, somebody has to change something."""

    lasting: ClassVar[bool] = False
    sentence = QT_TRANSLATE_NOOP("errors", "The queue's database cannot be used. ({reason})")


class StoreUrlWrong(StoreUnavailable):
    lasting = True


LATE = QT_TRANSLATE_NOOP(
    "errors", "Waiting for the queue's database: {app} starts by itself as soon as it can be used."
)
"""Before the public too."""
ALL_BUSY = QT_TRANSLATE_NOOP("errors", "all connections to {path} are busy")
NO_SQLITE = QT_TRANSLATE_NOOP("errors", "{url} is not a SQLite file (sqlite:///FILE)")
NO_URL = QT_TRANSLATE_NOOP("errors", "{url} is not a database URL such as sqlite:////home/hall/queue.sqlite")


class StoreReadOnly(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The queue's database {path} may only be read. Give this user the right to write to it."
    )


class StoreFull(StoreUnavailable):
    """`relieved`: room was made just now, and trying again works."""

    relieved = False
    sentence = QT_TRANSLATE_NOOP("errors", "The disk with {path} is full. Free some space; no number was lost.")


class StoreLocked(StoreUnavailable):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Another program holds the queue's database {path}. Close it and try again."
    )


class StoreDamaged(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} is damaged or not a queue database. Put a backup back: bocso restore FILE"
    )


class StoreRowDamaged(StoreDamaged):
    """The file can be read, but one row holds what this program never writes. `fields`: table, row, detail."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        'The queue\'s database is damaged: in the table "{table}" the row with {row} cannot be read ({detail}).'
        " See how much is with bocso verify; put a backup back with bocso restore FILE.",
    )


class StoreContradicts(StoreDamaged):
    """What is to be written is there already, though no row says so. `fields`: path, detail."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{path} contradicts itself ({detail}); nothing was written. See what is wrong with bocso verify; put a"
        " backup back with bocso restore FILE.",
    )


class StoreNewer(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} was made by a newer version of this program. Install that version."
    )


class PrinterUnavailable(Unavailable):
    sentence = QT_TRANSLATE_NOOP("errors", "The printer {printer} does not answer: {reason}.")


class PortTaken(Unavailable):
    sentence = QT_TRANSLATE_NOOP("errors", "Port {port} is used by another program. Choose another with --port.")


class StoreMissing(StoreUnavailable):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The server has no database {path}. An administrator makes it with createdb."
    )


class StoreLoginWrong(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The database {path} does not accept this name and password. Correct the database address."
    )


class StoreNoRight(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This login has not the right for that in {path}. Use a login of the right role (bocso db login).",
    )


class StoreOlder(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} must be prepared for this program. An administrator has to run: bocso db upgrade"
    )


class CatalogueUnavailable(Unavailable):
    """At the hub; whoever looks after it is told more there."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The catalogue of procedures has mistakes: {count}. At the hub run: bocso procedures check {path}",
    )


class ClockJumped(Unavailable):
    """A new day would begin only because a clock was set, and would end the wait of everybody.

    `fields`: shows, expected (local times).
    """

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The clock of this computer shows {shows}; it should be about {expected}, and people are waiting. Set it"
        " right, then go on. If {shows} is right, an administrator runs: bocso clock --put-right --reason TEXT"
        " (what waits then expires).",
    )


class ClockDiffers(ClockJumped):
    """The database server's clock does not say that the day is over. `fields`: shows, expected (the server's)."""

    code = ClockJumped.code
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The clock of this computer shows {shows}, that of the database server {expected}, and people are waiting."
        " Set the wrong one right, then go on. If {shows} is right, an administrator runs: bocso clock --put-right"
        " --reason TEXT (what waits then expires).",
    )


class PrinterNotReady(PrinterUnavailable):
    """It answers and cannot print now; nothing was sent. `fields`: printer, reason (what to do), problem."""

    sentence = QT_TRANSLATE_NOOP("errors", "The printer {printer} cannot print now. {reason}")


class PrinterTaken(Unavailable):
    """Another program prints the queue of this name. `fields`: printer."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        'Another kiosk is running with the printer name "{printer}". Use that one or close it; if both are to run,'
        " this one needs another name: in its own hall file [printer] name, or, if it has its hall from a hub,"
        " paired anew with bocso hub pair --kind kiosk --name NAME.",
    )


class PrinterInUse(PrinterTaken):
    """A kiosk prints on it. `fields`: printer."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        'A kiosk is running with the printer "{printer}" and may print at any moment. Close the kiosk first, or'
        " name another printer with --printer.",
    )


class NoPrinterSet(Unavailable):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This hall has no printer. Write into the hall file how it is connected ([printer] connection), or give"
        " its address with --printer.",
    )


class PrinterInterrupted(Unavailable):
    """A job was begun and its end is not known: a part may be out, or all. Nothing is sent again by itself.

    `fields` as in PrinterUnavailable: printer, reason.
    """

    sentence = QT_TRANSLATE_NOOP("errors", "Look whether the slip came out of the printer {printer}: {reason}.")


class SignUnreachable(Unavailable):
    """`fields`: counter, port, reason (Words, one of the texts here: what to do)."""

    sentence = QT_TRANSLATE_NOOP("errors", "The sign of counter {counter} at {port} shows nothing new: {reason}.")
    no_port = QT_TRANSLATE_NOOP("errors", "there is no such port. Plug its cable in, or correct the hall file")
    not_allowed = QT_TRANSLATE_NOOP(
        "errors", "this user may not use the port. Add the user to the group dialout and log on again"
    )
    in_use = QT_TRANSLATE_NOOP("errors", "another program uses the port. Close it; it may be an app of this hall")
    stuck = QT_TRANSLATE_NOOP("errors", "it takes nothing. Check its cable and power")
    silent = QT_TRANSLATE_NOOP(
        "errors", "it does not answer. Check power, the wires A and B, and its address and speed"
    )
    refuses = QT_TRANSLATE_NOOP("errors", "it refuses what it is told. Check dialect, register and columns")
    broken = QT_TRANSLATE_NOOP("errors", "the line broke ({detail}). Check its cable")


class StoreFileMissing(StoreMissing):
    """No file, or an empty one, where a hall had its queue, or where somebody only wants to look."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is no queue in {path}: the file is missing or empty. Is its disk there? If it is lost, put a copy"
        " back: bocso restore FILE. Only to begin at the first number again: bocso db new",
    )


class StoreFileForeign(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{path} belongs to another program; nothing in it was changed. Name the queue's own file: --db, or in the"
        " hall file [database] url.",
    )


class StoreNotBegun(StoreMissing):
    """No file, and nothing tells that there ever was one: a computer on which no app was started yet."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is no queue in {path} yet: no number was given on this computer. Starting the kiosk or a counter"
        " begins it, or run: bocso db new",
    )


class StoreReplaced(StoreUnavailable):
    """Another file has the name of the one that this program has open."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{path} was replaced by another file while this program ran. The program begins anew by itself as soon as"
        " that file can be read.",
    )


class NoSound(Unavailable):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Nothing can be heard on this computer. Connect a loudspeaker or switch the television on, then try again."
        " ({reason})",
    )
