"""What a kiosk keeps on its own disk for the time without the hub: its numbers, and what it gave of them."""

from __future__ import annotations

import hashlib
import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import platformdirs
from pydantic import TypeAdapter

from shared import files
from shared.link.settings import settings_json, settings_of
from shared.rules.numbering import NumberBlock
from shared.rules.printing import JobState, PrintJob
from shared.rules.ticket import Lane, State, Ticket
from shared.settings.settings import Settings

log = logging.getLogger("bocso.kiosk")
MOST = 8 << 20
"""Bytes; a thousand numbers are some 500 kB."""
FINAL = frozenset({JobState.SENT, JobState.CONFIRMED, JobState.FAILED})
"""States of a slip after which nothing more comes."""


@dataclass(frozen=True, slots=True)
class GivenNumber:
    """A number that the kiosk gave by itself. `touch` is its request id, `id` what its ticket is called here,
    below 0; once it is handed in the hall calls it `ticket`, and its print job `job`. `told`: how far the hall was
    told its slip is. Not `wanted`: nobody saw it.
    """

    touch: str
    id: int
    service: str
    lane: Lane
    series: str
    number: int
    day: date
    taken: datetime
    rank: datetime
    code: str
    language: str
    printer: str | None
    dossier: str = ""
    slip: JobState = JobState.QUEUED
    reason: str = ""
    wanted: bool = True
    handed_in: bool = False
    ticket: int | None = None
    job: int | None = None
    told: JobState | None = None

    @property
    def over(self) -> bool:
        """Whether the hall knows all of it."""
        return (
            self.handed_in
            and self.wanted
            and (self.job is None or (self.told == self.slip and self.slip in FINAL))
        )

    def as_ticket(self) -> Ticket:
        return Ticket(
            id=self.id, day=self.day, series=self.series, number=self.number, round=0, service=self.service,
            issued_service=self.service, lane=self.lane, state=State.WAITING, rank=self.rank, issued_at=self.taken,
        )  # fmt: skip

    def as_job(self) -> PrintJob:
        """Its slip, as it is called here."""
        return PrintJob(self.id, self.printer or "", self.as_ticket(), self.code, self.language)


@dataclass(frozen=True, slots=True)
class SlipResult:
    """How a slip of the hub's own queue went, which could not be told yet."""

    job: PrintJob
    state: JobState
    reason: str


@dataclass(frozen=True, slots=True)
class Kept:
    """`holder` names this file to the hall: where it is lost, so are its numbers. `blocks` are of `day`, since
    `since` by the kiosk's own clock; `used` has the last number given of each. `count` of tickets ever.
    """

    holder: str
    day: date | None = None
    since: datetime | None = None
    blocks: Mapping[str, NumberBlock] = field(default_factory=dict)
    used: Mapping[str, int] = field(default_factory=dict)
    given: tuple[GivenNumber, ...] = ()
    results: tuple[SlipResult, ...] = ()
    count: int = 0


_KEPT: TypeAdapter[Kept] = TypeAdapter(Kept)


def kept_file(url: str, hall: str, name: str) -> Path:
    """Of the kiosk `name` of a hall at a hub."""
    told = hashlib.sha256(f"{url} {hall}".encode()).hexdigest()[:12]
    folder = Path(platformdirs.user_data_dir("bocso", appauthor=False)) / "offline"
    return folder / f"{name}-{told}.json"


class KeptNumbers:
    """`now` is what is kept; `change` keeps more, and is there after a power cut when it returns. Any thread;
    whoever looks and changes has `lock`.
    """

    def __init__(self, file: Path) -> None:
        """Raises FolderUnusable."""
        self._file = file
        self.lock = threading.RLock()
        with files.usable(file.parent):
            files.make_folder(file.parent)
            self.now = self._read() or Kept(secrets.token_hex(16))

    def change(self, change: Callable[[Kept], Kept]) -> None:
        """Raises OSError, and then nothing is changed."""
        with self.lock:
            new = change(self.now)
            if new != self.now:
                files.write_whole(self._file, _KEPT.dump_json(new).decode())
                self.now = new

    def find(self, ticket: int) -> GivenNumber | None:
        return next((one for one in self.now.given if one.id == ticket), None)

    def put(self, touch: str, change: Callable[[GivenNumber], GivenNumber]) -> None:
        """Changes one of those given; one that is over is not kept any more. Raises OSError."""

        def changed(now: Kept) -> Kept:
            given = tuple(change(one) if one.touch == touch else one for one in now.given)
            return replace(now, given=tuple(one for one in given if not one.over))

        self.change(changed)

    def keep_settings(self, settings: Settings) -> None:
        """For a start without the hub. Raises OSError."""
        files.write_whole(self._settings_file, settings_json(settings).decode())

    def settings(self) -> Settings | None:
        """As they were when the hub was last there; None where they cannot be read."""
        try:
            return settings_of(files.read(self._settings_file, MOST))
        except (OSError, ValueError):
            return None

    # Inside

    @property
    def _settings_file(self) -> Path:
        return self._file.with_suffix(".settings.json")

    def _read(self) -> Kept | None:
        try:
            return _KEPT.validate_json(files.read(self._file, MOST))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as problem:
            aside = self._file.with_suffix(".damaged.json")
            log.error("%s cannot be read and is put aside as %s: %s", self._file, aside.name, problem)
            with suppress(OSError):
                self._file.replace(aside)
            return None
