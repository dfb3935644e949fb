"""What `verify` says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shared.errors.kinds import Words


@dataclass(frozen=True, slots=True)
class Anchor:
    """The journal up to an entry, as one line to keep elsewhere: `hash` seals every entry up to `seq`.

    `hash` may be its first digits only (what somebody wrote down).
    """

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


@dataclass(frozen=True, slots=True)
class AnchorCheck:
    """A copy the journal was held against. `seq` is the copy's last entry, None if it could not be compared;
    `why` says then why not. `restored` is the last entry in common where the database was put back to an older
    copy since, as an entry of the journal says.
    """

    copy: Path
    seq: int | None = None
    restored: int | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is what is wrong first, None when everything holds; `seq` is the entry it concerns, None where it
    concerns the database and not an entry.

    `entries` and `tickets` were looked at; the entries up to `kept_seq` were pruned before. `head` is where the
    journal ends.
    """

    entries: int
    tickets: int
    kept_seq: int = 0
    seq: int | None = None
    reason: Words | None = None
    head: Anchor | None = None
    held: tuple[AnchorCheck, ...] = ()

    @property
    def holds(self) -> bool:
        return self.reason is None


class Mismatch(Exception):
    """What does not hold, within this package. `seq` as in Verdict; `fields` fill the text `reason`."""

    def __init__(self, seq: int | None, reason: str, **fields: object) -> None:
        self.seq = seq
        self.reason = Words(reason, **fields)
        super().__init__(self.reason)
