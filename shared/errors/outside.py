"""What fails outside the program: databases, printers."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Unavailable


class StoreUnavailable(Unavailable):
    code = "store_unavailable"
    sentence = QT_TRANSLATE_NOOP("errors", "The queue's database cannot be used. ({reason})")


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


class PortTaken(Unavailable):
    code = "port_taken"
    sentence = QT_TRANSLATE_NOOP("errors", "Port {port} is used by another program. Choose another with --port.")


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


class ClockJumped(Unavailable):
    """A new day would begin only because a clock was set, and would end the wait of everybody.

    `fields`: shows, expected (local times).
    """

    code = "clock_jumped"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The clock of this computer shows {shows}; it should be about {expected}, and people are waiting. Set it"
        " right, then go on. If {shows} is right, an administrator runs: bocso clock --put-right (what waits then"
        " expires).",
    )


class ClockDiffers(ClockJumped):
    """The database server's clock does not say that the day is over. `fields`: shows, expected (the server's)."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The clock of this computer shows {shows}, that of the database server {expected}, and people are waiting."
        " Set the wrong one right, then go on. If {shows} is right, an administrator runs: bocso clock --put-right"
        " (what waits then expires).",
    )


class PrinterNotReady(PrinterUnavailable):
    """It answers and cannot print now; nothing was sent. `fields`: printer, reason (what to do), problem."""

    code = "printer_not_ready"
    sentence = QT_TRANSLATE_NOOP("errors", "The printer {printer} cannot print now. {reason}")


class PrinterTaken(Unavailable):
    """Another program prints the queue of this name. `fields`: printer."""

    code = "printer_taken"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        'Another kiosk is running with the printer name "{printer}". Use that one or close it; if both are to run,'
        " write another name into this one's hall file: [printer] name.",
    )


class PrinterInUse(PrinterTaken):
    """A kiosk prints on it. `fields`: printer."""

    code = "printer_in_use"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        'A kiosk is running with the printer "{printer}" and may print at any moment. Close the kiosk first, or'
        " name another printer with --printer.",
    )


class NoPrinterSet(Unavailable):
    code = "no_printer_set"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This hall has no printer. Write into the hall file how it is connected ([printer] connection), or give"
        " its address with --printer.",
    )


class PrinterInterrupted(Unavailable):
    """A job was begun and its end is not known: a part may be out, or all. Nothing is sent again by itself.

    `fields` as in PrinterUnavailable: printer, reason.
    """

    code = "printer_interrupted"
    sentence = QT_TRANSLATE_NOOP("errors", "Look whether the slip came out of the printer {printer}: {reason}.")


class StoreFileMissing(StoreMissing):
    """No file, or an empty one, where a hall had its queue, or where somebody only wants to look."""

    code = "store_file_missing"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is no queue in {path}: the file is missing or empty. Is its disk there? If it is lost, put a copy"
        " back: bocso restore FILE. Only to begin at the first number again: bocso db new",
    )


class StoreReplaced(StoreUnavailable):
    """Another file has the name of the one that this program has open."""

    code = "store_replaced"
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{path} was replaced by another file while this program ran. Close the program and start it again.",
    )
