"""Why a printer does not print, in words a person understands and can act on.

The texts are English; other languages through Qt translations, context "errors".
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Mapping
from types import MappingProxyType

from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.printer.escpos.status import Condition, Problem

WHAT_TO_DO: Mapping[Problem, str] = MappingProxyType(
    {
        Problem.PAPER_OUT: QT_TRANSLATE_NOOP(
            "errors", "Out of paper: open the cover, put in a new roll, close the cover."
        ),
        Problem.COVER_OPEN: QT_TRANSLATE_NOOP("errors", "The printer's cover is open: close it until it clicks."),
        Problem.CUTTER: QT_TRANSLATE_NOOP(
            "errors",
            "The cutter or the paper is jammed: switch the printer off, take the jammed paper out, switch it on.",
        ),
        Problem.OFFLINE: QT_TRANSLATE_NOOP(
            "errors", "The printer is not ready: look at its lamps, press its online button or close its cover."
        ),
        Problem.HOT: QT_TRANSLATE_NOOP(
            "errors", "The print head is too hot: wait a few minutes, it goes on by itself."
        ),
        Problem.BROKEN: QT_TRANSLATE_NOOP(
            "errors", "The printer reports a fault: switch it off and on; if it stays, call for repair."
        ),
        Problem.UNREACHABLE: QT_TRANSLATE_NOOP(
            "errors", "The printer cannot be reached: see whether it is switched on and its cable is plugged in."
        ),
        Problem.SILENT: QT_TRANSLATE_NOOP(
            "errors", "The printer says nothing about itself: look whether the slips come out."
        ),
        Problem.QUEUE_STOPPED: QT_TRANSLATE_NOOP(
            "errors",
            "The print queue is stopped: see to the printer's paper and cover, then resume the queue in the"
            " computer's printer settings.",
        ),
        Problem.QUEUE_CLOSED: QT_TRANSLATE_NOOP(
            "errors", "The print queue takes no jobs: allow jobs again in the computer's printer settings."
        ),
        Problem.QUEUE_HOLDS: QT_TRANSLATE_NOOP(
            "errors",
            "A slip waits in the computer's print queue: see whether the printer is switched on and has paper.",
        ),
    }
)
"""One sentence for staff, with what to do."""

NEAR_END = QT_TRANSLATE_NOOP("errors", "Paper is near its end: have a new roll at hand.")
READY = QT_TRANSLATE_NOOP("errors", "The printer is ready.")

TAKES_NOTHING = QT_TRANSLATE_NOOP(
    "errors", "it takes no more bytes; see whether it is out of paper, open or switched off"
)
PART = QT_TRANSLATE_NOOP("errors", "the connection broke in the middle, a part may be printed")
WAITED_TOO_LONG = QT_TRANSLATE_NOOP("errors", "it waited too long behind another slip and was not sent")
NOT_SAID = QT_TRANSLATE_NOOP("errors", "it did not say whether it printed")
WENT_SILENT = QT_TRANSLATE_NOOP("errors", "it was switched off or unplugged before it said that it printed")
NOT_WHOLE = QT_TRANSLATE_NOOP("errors", "it stood still in the middle; see whether the slip is whole")
MIXED_UP = QT_TRANSLATE_NOOP("errors", "the answers do not belong to the questions")
SAYS_NOTHING = QT_TRANSLATE_NOOP(
    "errors", "see whether it is switched on; another printer in its place has to be probed first"
)
NO_PRINTER = QT_TRANSLATE_NOOP("errors", "the hall file names no printer")
NO_USB = QT_TRANSLATE_NOOP("errors", "the program part for USB (pyusb) is not installed")
NO_SPOOLER = QT_TRANSLATE_NOOP("errors", "this computer has no print spooler of this kind")
NO_QUEUE = QT_TRANSLATE_NOOP("errors", "the print spooler knows no such queue; see whether its name is right")
NO_SERVICE = QT_TRANSLATE_NOOP(
    "errors", "the print service of this computer is not running; restart the service or the computer"
)
REMOVED = QT_TRANSLATE_NOOP("errors", "it was taken out of the print queue before it was printed")
TAKEN_BACK = QT_TRANSLATE_NOOP("errors", "it waited too long in the print queue and was taken out of it")
REFUSED_JOB = QT_TRANSLATE_NOOP("errors", "the print spooler refuses the job")
NO_DEVICE_FILES = QT_TRANSLATE_NOOP("errors", 'Windows has no device files; use "usb", "windows" or "serial"')
NO_USB_ID = QT_TRANSLATE_NOOP("errors", "its USB numbers are not set; they look like 04b8:0e15")

SLOW_LINE = QT_TRANSLATE_NOOP(
    "errors", "The serial line is slow ({baud} baud): a slip takes about {seconds} s. Set 115200 at the printer."
)

_NO_NAME = QT_TRANSLATE_NOOP("errors", "no computer has this name")
_NO_NAME_SERVER = QT_TRANSLATE_NOOP(
    "errors", "this computer's network does not answer; better write the printer's address in numbers"
)
_FAILED = QT_TRANSLATE_NOOP("errors", "the connection failed")
_BROKE_OFF = QT_TRANSLATE_NOOP("errors", "it broke off the connection")
_NOT_THERE = QT_TRANSLATE_NOOP("errors", "it is not there; see whether it is plugged in and switched on")
_NO_RIGHT = QT_TRANSLATE_NOOP("errors", "this user may not use it; add the user to the groups lp and dialout")
_NO_PRINTER_FILE = QT_TRANSLATE_NOOP("errors", "it is no printer; see whether the path is right")
_IN_USE = QT_TRANSLATE_NOOP("errors", "another program is using it")

_REASONS = {
    errno.ECONNREFUSED: QT_TRANSLATE_NOOP(
        "errors", "nothing listens there; see whether it is switched on and the address is right"
    ),
    errno.EHOSTUNREACH: QT_TRANSLATE_NOOP(
        "errors", "the network does not reach it; see whether its cable is plugged in"
    ),
    errno.ENETUNREACH: QT_TRANSLATE_NOOP("errors", "this computer has no network"),
    errno.ECONNRESET: _BROKE_OFF,
    errno.EPIPE: _BROKE_OFF,
    errno.EHOSTDOWN: QT_TRANSLATE_NOOP("errors", "see whether it is switched on and the address is right"),
    errno.ENOENT: _NOT_THERE,
    errno.ENODEV: _NOT_THERE,
    errno.ENXIO: QT_TRANSLATE_NOOP("errors", "nobody is at the other end"),
    errno.EIO: QT_TRANSLATE_NOOP("errors", "it was unplugged or switched off"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EBUSY: _IN_USE,
    errno.EAGAIN: _IN_USE,
    errno.ENOSPC: QT_TRANSLATE_NOOP("errors", "the disk is full"),
    errno.EISDIR: QT_TRANSLATE_NOOP("errors", "it is a folder"),
    errno.ENOTDIR: QT_TRANSLATE_NOOP("errors", "its folder is not there"),
    errno.ENOTTY: QT_TRANSLATE_NOOP("errors", "it is no serial port"),
    errno.ENOTBLK: _NO_PRINTER_FILE,
    errno.EROFS: QT_TRANSLATE_NOOP("errors", "the disk may only be read"),
}


class TransportError(OSError):
    """An error of a connection whose reason is one of the texts here, not a number of the system."""


class NothingSent(TransportError):
    """As Said; and nothing of the job left this computer, that is certain."""


def reason(error: OSError) -> str:
    """The rest of "The printer X does not answer: ..."."""
    if isinstance(error, TransportError):
        return str(error)
    if isinstance(error, socket.gaierror):
        return _NO_NAME_SERVER if error.errno == socket.EAI_AGAIN else _NO_NAME
    if isinstance(error, TimeoutError):
        return TAKES_NOTHING
    return _REASONS.get(error.errno or errno.EIO, _FAILED)


def what_to_do(condition: Condition) -> str:
    """The sentence for staff about a printer in this condition."""
    if condition.problem is not None:
        return WHAT_TO_DO[condition.problem]
    return NEAR_END if condition.near_end else READY
