"""The way to the signs of one port. One thread at a time, with a deadline on every step."""

from __future__ import annotations

import errno
import sys
import time
from contextlib import suppress
from typing import Any

import serial

from shared.errors.kinds import Words
from shared.errors.outside import SignUnreachable
from shared.settings.sign import SignSection
from shared.sign.frames import beginning, frames_of

if sys.platform == "win32":
    PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)
else:
    from termios import error

    PORT_ERRORS = (OSError, ValueError, error)
"""What pyserial raises where a port is none, or none any more."""

ANSWER_SECONDS = 0.3
WRITE_SECONDS = 1.0
ANSWER = 8
"""Bytes with which a Modbus unit acknowledges that registers were written."""

_REASONS = {
    errno.ENOENT: SignUnreachable.no_port,
    errno.EACCES: SignUnreachable.not_allowed,
    errno.EPERM: SignUnreachable.not_allowed,
    errno.EAGAIN: SignUnreachable.in_use,
    errno.EBUSY: SignUnreachable.in_use,
}


class SignLine:
    """The port of `sign` and of those that share it. Opened when something is to be said, closed when it broke."""

    def __init__(self, sign: SignSection) -> None:
        self._sign = sign
        self._port: Any = None

    @property
    def is_open(self) -> bool:
        return self._port is not None

    def say(self, sign: SignSection, frame: bytes) -> None:
        """Hands `frame` to the sign, and waits until it has gone over the wire. Raises SignUnreachable."""
        try:
            answer = self._said(frame, ANSWER if frames_of(sign).answers else 0)
        except PORT_ERRORS as problem:
            self._abort()
            raise unreachable(sign, problem) from problem
        if answer is not None and answer[:2] != frame[:2]:
            reason = SignUnreachable.refuses if answer else SignUnreachable.silent
            raise SignUnreachable(counter=sign.counter, port=sign.port, reason=Words(reason))

    def close(self) -> None:
        """What was said still arrives. Never raises."""
        port, self._port = self._port, None
        if port is not None:
            with suppress(*PORT_ERRORS):
                port.close()

    def _abort(self) -> None:
        """Closes without waiting for what nobody takes."""
        if self._port is not None:
            with suppress(*PORT_ERRORS):
                self._port.reset_output_buffer()
        self.close()

    def _said(self, frame: bytes, expected: int) -> bytes | None:
        """What came back; None where nothing is expected."""
        if self._port is None:
            self._port = _opened(self._sign)
            frame = beginning(self._sign) + frame
        self._port.reset_input_buffer()
        self._port.write(frame)
        time.sleep(10 * len(frame) / self._sign.baud)
        answer = bytes(self._port.read(expected)) if expected else None
        time.sleep(self._sign.gap_ms / 1000)
        return answer


def _opened(sign: SignSection) -> Any:
    return serial.serial_for_url(
        sign.port, sign.baud, timeout=ANSWER_SECONDS, write_timeout=WRITE_SECONDS, exclusive=True
    )


def unreachable(sign: SignSection, problem: Exception) -> SignUnreachable:
    """What keeps `sign` from being reached, and what to do."""
    if isinstance(problem, serial.SerialTimeoutException):
        reason = Words(SignUnreachable.stuck)
    elif (code := getattr(problem, "errno", None)) in _REASONS:
        reason = Words(_REASONS[code])
    else:
        reason = Words(SignUnreachable.broken, detail=str(problem))
    return SignUnreachable(counter=sign.counter, port=sign.port, reason=reason)
