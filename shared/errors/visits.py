"""What somebody who comes, books, rates or looks after the hall is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import ClassVar

from shared.errors.apps import app_names
from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused


class UnknownService(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is no service {service}. Services of this hall: {known}.")


class UnknownTicket(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is no such number today: {number}.")


class TextWrong(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "A text holds a character that cannot be kept. Please write it again.")


class TextMissing(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The text is empty. Please write what people are to read.")


class TextTooLong(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The text is too long: at most {longest} characters, please.")


class ClockRight(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The hall goes by this computer's clock already: there is nothing to put right."
    )


class AlreadyRated(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{number} has been rated already. Thank you.")


class RatingWrong(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "A rating is a whole number from 1 to 5, its reason one of the hall's.")


class RatingOver(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{number} is of another day: a visit can be rated only on its own.")


class UnknownCode(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "No slip has this code. Please give it as it stands on the slip.")


class HallClosed(Refused):
    """No service gives numbers at this hour. `opens` is the local time they are given again, "HH:MM DD/MM"."""

    sentence = QT_TRANSLATE_NOOP("errors", "No numbers are given now. Numbers are given again at {opens}.")


class ServiceClosed(Refused):
    """Others give numbers now. `service` is Named, `today` one of the two texts here, `opens` as in HallClosed."""

    sentence = QT_TRANSLATE_NOOP("errors", "{service}: {today}. Numbers are given again at {opens}.")
    hours = QT_TRANSLATE_NOOP("errors", "numbers today {hours}")
    day_off = QT_TRANSLATE_NOOP("errors", "no numbers today")


class ServiceEnded(Refused):
    """Within a year no hours are known in which it gives numbers. `service` is Named."""

    sentence = QT_TRANSLATE_NOOP("errors", "{service}: no numbers are given. Please ask the staff.")


class ServiceOff(Refused):
    """Staff switched it off, until they switch it on or the day ends. `service` and `reason` are Named."""

    sentence = QT_TRANSLATE_NOOP("errors", "{service}: no numbers for now ({reason}).")


class AlreadyOff(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The service {service} is off already. For another reason, switch it on first."
    )


class AlreadyOn(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The service {service} is on already.")


class NoticeOver(Refused):
    """`at`: local time."""

    sentence = QT_TRANSLATE_NOOP("errors", "{at} is over already: nobody would see the notice. Give a later time.")


class UnknownNotice(Refused):
    """`known`: the numbers of the notices of today."""

    sentence = QT_TRANSLATE_NOOP("errors", "There is no notice {notice} today. Notices of today: {known}.")


class DailyLimitReached(Refused):
    """`service` is Named."""

    code = "daily_limit"
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{service}: all numbers of the day are given out. Please come on the next working day."
    )


class DeferredTooOften(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{number} was moved back {limit} times already, as often as it can be.")


class NobodyBehind(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Nobody stands behind {number}: there is no place further back.")


class NoAppointments(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "This hall gives no appointments.")


class UnknownPrinter(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", 'There is no printer "{printer}" in this hall. There are: {known}.')


class SlipSettled(Refused):
    """Nothing is open about it: it is out, or the printer has it in hand, or there was none."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "Nothing is open about the slip of {number}: it is out, or just being printed."
    )


class SlipHeld(Refused):
    """A printer has begun it and holds the rest."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The printer holds the slip of {number} and prints it by itself when it is ready again. To print it once"
        " more all the same, add --yes.",
    )


class UnknownAppointment(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is no such appointment. Please take an ordinary number.")


class SlotFull(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The time {at} is full. Please choose another.")


class SlotWrong(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "No appointment can be made for {at}: it is over, or the hall is closed."
    )


class AppointmentTooEarly(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "This appointment is for {at}. The number can be taken from {opens}.")


class AppointmentOver(Refused):
    """`reason`: one of `reasons`, by the state of the booking."""

    sentence = QT_TRANSLATE_NOOP("errors", "The appointment for {at} {reason}.")
    reasons: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            "came": QT_TRANSLATE_NOOP("errors", "was used already"),
            "cancelled": QT_TRANSLATE_NOOP("errors", "was cancelled"),
            "booked": QT_TRANSLATE_NOOP("errors", "is over: it was of another day"),
        }
    )


class SeriesFull(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Every number of series {series} is still held by somebody. Please ask the staff."
    )


class RequestReused(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "The request id {request_id} was used for another action before.")


class TooLate(Refused):
    """Whoever asked has given it up meanwhile, so it was not done."""

    sentence = QT_TRANSLATE_NOOP("errors", "The queue's database was busy for too long. Please try again.")


class LoginTaken(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is a login {login} on the server already. Choose another name.")


class NotForThisStore(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{path} is one file and knows no logins; they belong to a database on a server (postgresql://...).",
    )


class FileExists(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{path} exists already. Choose another name, or add --force.")


class NoPlaceForCopy(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "No copy can be put in the place of {path}: it is no ordinary file, or the queue itself."
    )


class ServerStore(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} is a database on a server: its administrator copies it with pg_dump."
    )


class StoreInUse(Refused):
    """`apps`: the ids of those that hold it, as far as they are known (see `app_name`)."""

    sentence = QT_TRANSLATE_NOOP("errors", "{path} is in use ({apps}). Close every window of the hall first.")

    def __init__(self, *, path: object, apps: Iterable[str] = ("",)) -> None:
        super().__init__(path=path, apps=app_names(apps))


class BackupMissing(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "There is no file {path}.")


class BackupBroken(Refused):
    """The file opens, but the journal in it does not hold: `seq` is the first bad entry."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "The journal of {hall} in {path} holds only up to entry {seq}. Choose another copy."
    )


class CopyWrong(Refused):
    """What somebody named as a copy is none, or is damaged; the queue itself is not concerned."""

    sentence = QT_TRANSLATE_NOOP("errors", "{path} is damaged or no copy of a queue. Choose another copy.")


class RestoreLoses(Refused):
    """`entries` that were written since the copy; `at` is the time of the copy's last entry."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "Putting back {path} undoes {entries} entries written since {at}. If that is meant, add --yes."
    )


class RestoreBlind(Refused):
    """As RestoreLoses, where the present file cannot be read."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "{path} cannot be read: what was written since {at} is unknown and lost. To go on, add --yes."
    )


class NotAsked(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "Nothing was changed. If it is meant, add --yes.")


class HeadWrong(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{given} is no head of a journal. Write it as bocso verify shows it: SEQ:HASH, 12 digits or more"
    )


class HeadTooOld(Refused):
    """`seq` is the entry it speaks of, `kept` the last one that was removed."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "Entry {seq} was removed with the old days (up to {kept}): it cannot be compared any more."
    )


class UnknownHall(Refused):
    """`known`: the codes of the halls in that database or copy."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The hall {hall} is not in {path}. Halls in it: {known}. Is --hall the right hall file? If it is, no"
        " number was given there yet.",
    )


class NothingYet(Refused):
    """A database that was begun, and no hall has done anything in it."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "No number has been given in {path} yet. The first one is given by the kiosk, or by: bocso issue"
    )
