"""What fails outside the program: databases, printers."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Unavailable


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


class PrinterNotReady(PrinterUnavailable):
    """It answers and cannot print now; nothing was sent. `fields`: printer, reason (what to do), problem."""

    code = "printer_not_ready"
    sentence = QT_TRANSLATE_NOOP("errors", "The printer {printer} cannot print now. {reason}")


class PrinterInterrupted(Unavailable):
    """A job was begun and its end is not known: a part may be out, or all. Nothing is sent again by itself.

    `fields` as in PrinterUnavailable: printer, reason.
    """

    code = "printer_interrupted"
    sentence = QT_TRANSLATE_NOOP("errors", "Look whether the slip came out of the printer {printer}: {reason}.")
