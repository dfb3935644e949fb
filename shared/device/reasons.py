"""Why a printer does not answer: an error of the system in words a person understands and can act on."""

from __future__ import annotations

import errno
import socket

import serial

_TAKES_NOTHING = "it takes no more bytes; see whether it is out of paper, open or switched off"

_REASONS = {
    errno.ECONNREFUSED: "nothing listens there; see whether it is switched on and the address is right",
    errno.EHOSTUNREACH: "the network does not reach it; see whether its cable is plugged in",
    errno.ENETUNREACH: "this computer has no network",
    errno.ECONNRESET: "it broke off the connection",
    errno.EPIPE: "it broke off the connection",
    errno.EHOSTDOWN: "no answer; see whether it is switched on and the address is right",
    errno.ENOENT: "it is not there; see whether it is plugged in and switched on",
    errno.ENODEV: "it is not there; see whether it is plugged in and switched on",
    errno.ENXIO: "nobody is at the other end",
    errno.EIO: "it was unplugged or switched off",
    errno.EACCES: "this user may not use it; add the user to the groups lp and dialout",
    errno.EPERM: "this user may not use it; add the user to the groups lp and dialout",
    errno.EBUSY: "another program is using it",
    errno.EAGAIN: "another program is using it",
    errno.ENOSPC: "the disk is full",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "its folder is not there",
    errno.ENOTTY: "it is no serial port",
    errno.EROFS: "the disk may only be read",
}


def reason(error: OSError) -> str:
    """The rest of "The printer X does not answer: ..."."""
    if isinstance(error, socket.gaierror):
        return "no computer has this name"
    if isinstance(error, TimeoutError | serial.SerialTimeoutException):
        return _TAKES_NOTHING
    return _REASONS.get(error.errno or errno.EIO, "the connection failed")
