"""The PIN while it is typed. It stays in Python: QML learns how many digits there are, never which."""

from __future__ import annotations

from enum import StrEnum

from shared.rules.pins import PIN_MAX, PIN_MIN, too_weak

CODE_DIGITS = 6


class PinTask(StrEnum):
    """What the log-on page asks for. UNKNOWN until the hall has said whether there is a PIN."""

    UNKNOWN = "unknown"
    ENTER = "enter"
    UNLOCK = "unlock"
    CODE = "code"
    """The one-time code, before the first PIN."""
    OLD = "old"
    """The PIN that is going to be changed."""
    CHOOSE = "choose"
    REPEAT = "repeat"


class PinPurpose(StrEnum):
    """What a whole PIN is for: log on with it, also to a locked window; see whether a code or an old PIN is right;
    set it (typed twice alike); or it differed or was the first.
    """

    LOG_ON = "log_on"
    CHECK = "check"
    SET = "set"
    DIFFERS = "differs"
    ONCE_MORE = "once_more"


class PinEntry:
    """Digits typed, and the PIN chosen first while it is typed a second time."""

    def __init__(self) -> None:
        self.task = PinTask.UNKNOWN
        self._digits = ""
        self._chosen = ""

    @property
    def length(self) -> int:
        return len(self._digits)

    @property
    def ready(self) -> bool:
        """Whether there are enough digits to go on, and good ones."""
        least = CODE_DIGITS if self.task is PinTask.CODE else PIN_MIN
        return self.task is not PinTask.UNKNOWN and self.length >= least and not self.weak

    @property
    def weak(self) -> bool:
        """Whether the PIN that is being chosen would be refused as it stands, however often it were typed."""
        return self.task is PinTask.CHOOSE and self.length >= PIN_MIN and too_weak(self._digits)

    def digit(self, digit: int) -> None:
        """One more digit (0 to 9); beyond PIN_MAX it is not taken."""
        if self.length < PIN_MAX:
            self._digits += str(digit)

    def back(self) -> None:
        self._digits = self._digits[:-1]

    def forget(self) -> None:
        """Forgets all digits; a PIN being chosen is chosen from the start."""
        self._digits = self._chosen = ""
        if self.task is PinTask.REPEAT:
            self.task = PinTask.CHOOSE

    def take(self) -> tuple[PinPurpose, str]:
        """The PIN that is whole now, and what it is for; the digits are forgotten here. Only when `ready`."""
        pin, self._digits = self._digits, ""
        match self.task:
            case PinTask.CHOOSE:
                self._chosen, self.task = pin, PinTask.REPEAT
                return PinPurpose.ONCE_MORE, ""
            case PinTask.REPEAT:
                same = pin == self._chosen
                self.forget()
                return (PinPurpose.SET, pin) if same else (PinPurpose.DIFFERS, "")
            case PinTask.CODE | PinTask.OLD:
                return PinPurpose.CHECK, pin
            case _:
                return PinPurpose.LOG_ON, pin
