"""The PIN of the staff's door: of this computer, in a file that only its owner reads.

It is not the hall's, because staff come to a kiosk whose database or hub is away.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import platformdirs
from pydantic import TypeAdapter, ValidationError

from shared import files
from shared.errors.counters import PinAlreadySet, PinMissing
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.kiosk import DoorPinMissing
from shared.errors.starting import CopyUnreadable
from shared.hall.verb_runner import utc_now
from shared.pin import KeptPin, chosen, judge, one_more

_DAMAGED = QT_TRANSLATE_NOOP("errors", "damaged; make a new PIN: bocso kiosk pin --forgotten")
_KEPT = TypeAdapter(KeptPin)


def pin_file() -> Path:
    """One for all kiosks of this user."""
    return Path(platformdirs.user_data_dir("bocso", appauthor=False)) / "kiosk-pin.json"


class DoorPin:
    """What `file` holds; `fresh` makes a PIN. Hashing takes some 50 ms by design: never on the GUI thread."""

    def __init__(
        self, file: Path, clock: Callable[[], datetime] = utc_now, fresh: Callable[[str], KeptPin] = chosen
    ) -> None:
        self._file = file
        self._clock = clock
        self._fresh = fresh

    def is_set(self) -> bool:
        return self._file.exists()

    def choose(self, new: str, old: str | None = None) -> None:
        """The first one, or with `old` another. Raises PinTooWeak, PinAlreadySet, and as `check`."""
        fresh = self._fresh(new)
        if self.is_set():
            if old is None:
                raise PinAlreadySet
            self.check(old)
        self._keep(fresh)

    def check(self, given: str) -> None:
        """Raises PinMissing, DoorPinMissing, PinWrong, PinLocked; CopyUnreadable, and FolderUnusable where a try
        cannot be counted: then none is taken.
        """
        if not given:
            raise PinMissing
        zone = self._clock().astimezone().tzinfo
        assert zone is not None
        tried = one_more(self._kept(), self._clock(), zone)
        self._keep(tried)
        try:
            judge(tried, given, zone)
        except ValueError as problem:
            raise CopyUnreadable(path=self._file, reason=_DAMAGED) from problem
        self._keep(KeptPin(tried.hash))

    def forget(self) -> None:
        """For an administrator: then one is chosen anew. Raises DoorPinMissing, FolderUnusable."""
        with files.usable(self._file.parent):
            try:
                self._file.unlink()
            except FileNotFoundError:
                raise DoorPinMissing from None

    def _kept(self) -> KeptPin:
        try:
            return _KEPT.validate_json(files.read(self._file))
        except FileNotFoundError:
            raise DoorPinMissing from None
        except OSError as problem:
            raise CopyUnreadable(path=self._file, reason=problem.strerror) from problem
        except ValidationError as problem:
            raise CopyUnreadable(path=self._file, reason=_DAMAGED) from problem

    def _keep(self, kept: KeptPin) -> None:
        files.keep(self._file, _KEPT.dump_json(kept).decode())
