"""What was kept elsewhere: heads that were written down, and copies.

A hash seals every entry before it. So where this journal, whose chain was recomputed, has the same hash at a
copy's last entry, all of the copy is in it, unchanged.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError
from shared.errors.outside import StoreDamaged
from shared.errors.visits import CopyWrong, HeadTooOld, HeadWrong, UnknownHall
from shared.rules.chain import FIRST
from shared.rules.entry import Verb
from shared.store.copies.backup import must_be_readable
from shared.store.sqlite.errors import translate
from shared.store.statement import Tx
from shared.store.tables import journal
from shared.store.tables.journal import Head
from shared.store.verify.verdict import Anchor, AnchorCheck, Mismatch

_WRITTEN = re.compile(r"(\d{1,18}):([0-9a-fA-F]{12,64})")
_GONE = QT_TRANSLATE_NOOP("errors", "the journal ends at {end}, but {head} was written down: entries are gone")
_ANOTHER = QT_TRANSLATE_NOOP("errors", "another journal: {head} was written down; an entry up to here was changed")
_SHORTER = QT_TRANSLATE_NOOP("errors", "the journal ends at {end}, but {copy} has {entries} entries")
_OTHER_ENTRY = QT_TRANSLATE_NOOP("errors", "this entry is not the one in {copy}")


@dataclass(frozen=True, slots=True)
class AnchorCopy:
    """A copy of a hall: its last entry, and where its journal begins."""

    path: Path
    hall: str
    end: Anchor
    kept: int


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a journal is held against. `anchor` and `copy` somebody named: what cannot be compared is refused.
    `found` are copies that are there anyway, `unread` those of them that could not be read.
    """

    anchor: Anchor | None = None
    copy: AnchorCopy | None = None
    found: tuple[AnchorCopy, ...] = ()
    unread: tuple[AnchorCheck, ...] = ()


def anchors(hall: str, head: str | None, copy: Path | None, found: Iterable[Path]) -> Anchors:
    """`head` as somebody wrote it down. Look here before reading the database, which is then never behind.

    Raises HeadWrong; for `copy` what `copied` raises.
    """
    read, unread = list[AnchorCopy](), list[AnchorCheck]()
    for path in found:
        try:
            read.append(copied(path, hall))
        except HallError as problem:
            unread.append(AnchorCheck(path, why=problem.code))
    return Anchors(
        written(head) if head is not None else None,
        copied(copy, hall) if copy is not None else None,
        tuple(read),
        tuple(unread),
    )


def must_be_comparable(at: Head, kept: Anchors) -> None:
    """Raises HeadTooOld for what somebody named, where it speaks of entries that were pruned."""
    for anchor in (kept.anchor, kept.copy.end if kept.copy else None):
        if anchor is not None and anchor.seq < at.kept_seq:
            raise HeadTooOld(seq=anchor.seq, kept=at.kept_seq)


def hold(tx: Tx, at: Head, kept: Anchors) -> tuple[AnchorCheck, ...]:
    """The copies it was held against. Raises Bad unless the journal, whose chain holds, goes on from all."""
    if kept.anchor is not None:
        hold_against(tx, at, kept.anchor)
    named = [hold_against_copy(tx, at, kept.copy)] if kept.copy else []
    return (*named, *(_hold_if_sound(tx, at, each) for each in kept.found), *kept.unread)


def written(text: str) -> Anchor:
    """A head as `verify` prints it, SEQ:HASH; at least 12 digits of the hash. Raises HeadWrong."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise HeadWrong(given=text)
    return Anchor(int(found[1]), found[2].lower())


def copied(path: Path, hall: str) -> AnchorCopy:
    """The end of a hall's journal in a copy, which is only read.

    Raises BackupMissing, CopyUnreadable, CopyWrong, UnknownHall, StoreUnavailable.
    """
    with _opened(path) as copy:
        row = copy.execute("SELECT * FROM hall WHERE code = ?", (hall,)).fetchone()
        if row is None:
            known = ", ".join(str(each["code"]) for each in copy.execute("SELECT code FROM hall ORDER BY id"))
            raise UnknownHall(hall=hall, path=path, known=known or "-")
        kept = row["kept_seq"] if "kept_seq" in row.keys() else 0  # noqa: SIM118 - a Row has values too
        return AnchorCopy(path, hall, Anchor(row["seq"], row["hash"]), kept)


def hold_against(tx: Tx, head: Head, anchor: Anchor) -> None:
    """Raises Bad unless the journal goes on from `anchor`."""
    if anchor.seq > head.seq:
        raise Mismatch(head.seq + 1, _GONE, end=head.seq, head=anchor)
    if not _hash(tx, head, anchor.seq).startswith(anchor.hash):
        raise Mismatch(anchor.seq, _ANOTHER, head=anchor)


def hold_against_copy(tx: Tx, head: Head, copy: AnchorCopy) -> AnchorCheck:
    """Raises Bad unless the journal, whose chain holds, goes on from the copy; or was put back to an older one
    and says so.
    """
    end = copy.end
    if end.seq < head.kept_seq:
        return AnchorCheck(copy.path, why=HeadTooOld.code)
    if end.seq <= head.seq and _hash(tx, head, end.seq) == end.hash:
        return AnchorCheck(copy.path, end.seq)
    common = _common(tx, head, copy)
    if _was_restored(tx, head, common):
        return AnchorCheck(copy.path, end.seq, restored=common)
    if common == head.seq:
        raise Mismatch(head.seq + 1, _SHORTER, end=head.seq, copy=copy.path, entries=end.seq)
    raise Mismatch(common + 1, _OTHER_ENTRY, copy=copy.path)


def _hold_if_sound(tx: Tx, head: Head, copy: AnchorCopy) -> AnchorCheck:
    try:
        return hold_against_copy(tx, head, copy)
    except HallError as problem:
        return AnchorCheck(copy.path, why=problem.code)


def _hash(tx: Tx, head: Head, seq: int) -> str:
    if seq == head.kept_seq:
        return head.kept_hash
    entry = journal.entry_at(tx, head.id, seq)
    return "" if entry is None else entry.hash


def _common(tx: Tx, head: Head, copy: AnchorCopy) -> int:
    """The last seq up to which both are the same: they are alike up to there and nowhere after."""
    with _opened(copy.path) as file:
        first, last = max(head.kept_seq, copy.kept), min(head.seq, copy.end.seq)
        return journal.last_so(first, last, lambda seq: _hash(tx, head, seq) == _hash_in(file, copy, seq))


def _hash_in(file: sqlite3.Connection, copy: AnchorCopy, seq: int) -> str:
    if seq == 0:
        return FIRST
    of_hall = "SELECT j.hash FROM journal j JOIN hall h ON h.id = j.hall WHERE h.code = ? AND j.seq = ?"
    row = file.execute(of_hall, (copy.hall, seq)).fetchone()
    return "-" if row is None else str(row[0])


def _was_restored(tx: Tx, head: Head, common: int) -> bool:
    """Whether an entry says that the journal goes on from a copy that ended at `common`; a new day may stand
    before it.
    """
    after = journal.entries_after(tx, head.id, common, 2)
    return any(each.verb is Verb.RESTORE and each.body.get("copied") == common for each in after)


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    must_be_readable(path)
    wal = path.with_name(f"{path.name}-wal")
    still = "" if wal.exists() and wal.stat().st_size else "&immutable=1"  # also from a DVD; makes no file
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{still}", uri=True)) as file:
            file.row_factory = sqlite3.Row
            yield file
    except sqlite3.DatabaseError as problem:
        known = translate(problem, path)
        if isinstance(known, StoreDamaged) or "no such table" in str(problem):
            raise CopyWrong(path=path) from problem
        raise known from problem
