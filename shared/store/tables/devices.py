"""Devices and the pairing of the next one, as rows. Functions take an open Tx and a hall's row id; times are aware
UTC. Of a secret and of a code only hashes are here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from shared.rules.device import Device, DeviceKind
from shared.store.access import device, pairing
from shared.store.damage import read_all, reads
from shared.store.statement import Statement, Tx
from shared.store.timestamps import from_micros, maybe_micros, maybe_time, to_micros

_OF_HALL = device.c.hall == bindparam("of_hall")
_ALL = Statement(select(device).where(_OF_HALL).order_by(device.c.id))
_PANELS = Statement(
    select(device.c.kind).where(
        _OF_HALL,
        device.c.kind == DeviceKind.PANEL.value,
        device.c.counter.is_(None) | (device.c.counter == bindparam("of_counter")),
        device.c.revoked_us.is_(None),
    )
)
_LAST = Statement(select(func.max(device.c.id)).where(_OF_HALL))
_ADD = Statement(insert(device).values({column.name: bindparam(column.name) for column in device.c}))
_REVOKE = Statement(
    update(device)
    .where(_OF_HALL, device.c.id == bindparam("of_id"), device.c.revoked_us.is_(None))
    .values(revoked_us=bindparam("at"))
)
_FORGET = Statement(delete(device).where(_OF_HALL, device.c.id == bindparam("of_id")))
_FORGET_PAIRING = Statement(delete(pairing).where(pairing.c.hall == bindparam("of_hall")))
_NAMES = tuple(column.name for column in pairing.c if column.name != "hall")
_FIND_PAIRING = Statement(select(pairing).where(pairing.c.hall == bindparam("of_hall")))
_CHANGE_PAIRING = Statement(
    update(pairing)
    .where(pairing.c.hall == bindparam("of_hall"))
    .values({name: bindparam(f"new_{name}") for name in _NAMES})
)
_ADD_PAIRING = Statement(
    insert(pairing).values(hall=bindparam("of_hall"), **{name: bindparam(f"new_{name}") for name in _NAMES})
)


@dataclass(frozen=True, slots=True)
class PairedDevice:
    """`secret` is the SHA-256 of what it shows, in hex; `revoked_at` None: it may come in."""

    device: Device
    secret: str
    paired_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class PairingRow:
    """The one pairing of a hall, also when its code is over. `hash`: argon2id of the code, "" once it was used;
    `failed`: wrong tries of it; `shut`: how often in a row a code died of them.
    """

    kind: DeviceKind
    counter: int | None
    name: str
    hash: str
    until: datetime
    failed: int
    shut: int
    shut_until: datetime


def all_of(tx: Tx, hall_id: int) -> list[PairedDevice]:
    """Also the revoked ones, in the order they came."""
    return read_all(_device, tx.all(_ALL, of_hall=hall_id))


def has_panel(tx: Tx, hall_id: int, counter: int) -> bool:
    """Whether there is one for this counter that may come in."""
    return tx.first(_PANELS, of_hall=hall_id, of_counter=counter) is not None


def add(tx: Tx, hall_id: int, made_for: PairingRow, secret: str, at: datetime) -> Device:
    """A new device of what the pairing was opened for; `secret` as in PairedDevice."""
    made = Device((tx.value(_LAST, of_hall=hall_id) or 0) + 1, made_for.kind, made_for.counter, made_for.name)
    _put(tx, hall_id, PairedDevice(made, secret, at, None))
    return made


def merge(tx: Tx, hall_id: int, rows: Iterable[PairedDevice]) -> None:
    """Puts these in the place of those with the same ids; a pairing that was open is over."""
    tx.run(_FORGET_PAIRING, of_hall=hall_id)
    for each in rows:
        tx.run(_FORGET, of_hall=hall_id, of_id=each.device.id)
        _put(tx, hall_id, each)


def _put(tx: Tx, hall_id: int, new: PairedDevice) -> None:
    who = new.device
    kind, counter = _kept(who.kind, who.counter)
    row = {"id": who.id, "kind": kind, "counter": counter, "name": who.name, "secret": new.secret}
    tx.run(_ADD, hall=hall_id, **row, paired_us=to_micros(new.paired_at), revoked_us=maybe_micros(new.revoked_at))


def revoke(tx: Tx, hall_id: int, device_id: int, at: datetime) -> bool:
    """False where there is none that may come in."""
    return bool(tx.run(_REVOKE, of_hall=hall_id, of_id=device_id, at=to_micros(at)))


def find_pairing(tx: Tx, hall_id: int) -> PairingRow | None:
    return tx.one(_pairing, _FIND_PAIRING, of_hall=hall_id)


def put_pairing(tx: Tx, hall_id: int, new: PairingRow) -> None:
    """Replaces the hall's."""
    kind, counter = _kept(new.kind, new.counter)
    values = {
        "new_kind": kind,
        "new_counter": counter,
        **{f"new_{name}": getattr(new, name) for name in ("name", "hash", "failed", "shut")},
        "new_until_us": to_micros(new.until),
        "new_shut_until_us": to_micros(new.shut_until),
    }
    if not tx.run(_CHANGE_PAIRING, of_hall=hall_id, **values):
        tx.run(_ADD_PAIRING, of_hall=hall_id, **values)


def _kept(kind: DeviceKind, counter: int | None) -> tuple[str, int | None]:
    """The tables know no kind of a reception: it is kept as the counter that no hall has."""
    return (DeviceKind.COUNTER.value, 0) if kind is DeviceKind.RECEPTION else (kind.value, counter)


def _kind_of(row: Any) -> tuple[DeviceKind, int | None]:
    kind = DeviceKind(row.kind)
    return (DeviceKind.RECEPTION, None) if (kind, row.counter) == (DeviceKind.COUNTER, 0) else (kind, row.counter)


@reads(device)
def _device(row: Any) -> PairedDevice:
    device = Device(row.id, *_kind_of(row), row.name)
    return PairedDevice(device, row.secret, from_micros(row.paired_us), maybe_time(row.revoked_us))


@reads(pairing)
def _pairing(row: Any) -> PairingRow:
    return PairingRow(
        *(*_kind_of(row), row.name, row.hash, from_micros(row.until_us)),
        *(row.failed, row.shut, from_micros(row.shut_until_us)),
    )
