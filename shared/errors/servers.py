"""What is wrong with a database on a server, or with a login in it."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused
from shared.errors.outside import StoreContradicts, StoreDamaged, StoreUnavailable


class ServerDamaged(StoreDamaged):
    """The server says so: a page or an index is broken."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The server says that {path} is damaged. Let its administrator put a backup of the server back.",
    )


class ServerSilent(StoreUnavailable):
    """No connection, or it was lost. `fields`: path, reason (the words of libpq)."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The database server {path} does not answer. Is it switched on, and is this computer in the network?"
        " ({reason})",
    )


class ServerContradicts(StoreContradicts):
    """As there, of a database on a server."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{path} contradicts itself ({detail}); nothing was written. See what is wrong with bocso verify; let the"
        " server's administrator put a backup back.",
    )


class StoreForeign(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} is the database of another program. Name another, or an empty one: createdb NAME"
    )


class StoreCrowded(StoreUnavailable):
    """The limit of this login (shared/store/postgres/roles.py), or the server's own."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The database {path} takes no more connections of this login. Close programs of this hall that nobody"
        " needs, or let the administrator allow more.",
    )


class StoreEncoding(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The database {path} keeps its texts in {encoding}. Let its administrator make one in UTF8:"
        " createdb --encoding UTF8 --template template0 NAME",
    )


class StoreAddressWrong(StoreUnavailable):
    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The database address of {path} is wrong: {reason}. Such are right: postgresql://server/queue"
    )


class StoreUnsure(StoreUnavailable):
    """Lost during COMMIT: the one outage after which something may have been written."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The connection to {path} was lost just while it was being written to: this may have been done, or not."
        " Look before you do it again; with the same --request-id it is done only once.",
    )


class NameWrong(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "A login cannot be called “{login}”. Write 1 to {longest} letters, such as kiosk-ea-drang."
    )


class RolesMissing(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{path} has no roles yet. Make them first: bocso db roles")
