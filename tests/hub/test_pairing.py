"""Pairing a device with a code of six digits, and how long it then may come in. On both databases."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import text

from hub.devices import AT_ONCE, FRESH, LONGEST, SHUT, TRIES, VALID, Devices, shut_after
from shared.errors.devices import (
    DeviceRevoked,
    KioskNameWrong,
    NotPaired,
    PairingCodeWrong,
    PairingShut,
    UnknownDevice,
)
from shared.errors.outside import StoreFileMissing
from shared.errors.visits import TextTooLong, TextWrong
from shared.rules.device import Device, DeviceKind
from tests.support.halls import small_hall

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Ticks:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks():
    return Ticks()


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall())


@pytest.fixture
def devices(any_store, hall, clock, ticks):
    return Devices(any_store, hall.id, clock, ticks, CHEAP)


@pytest.fixture
def other(any_store, hall, clock, ticks):
    """The same hall's at another hub."""
    return Devices(any_store, hall.id, clock, ticks, CHEAP)


def not_(code: str) -> str:
    """Six other digits."""
    return f"{(int(code) + 1) % 10**6:06}"


def paired(devices: Devices, kind: DeviceKind = DeviceKind.COUNTER, counter: int | None = 1) -> tuple[Device, str]:
    return devices.pair(devices.open_pairing(kind, counter))


def guess(devices: Devices, code: str) -> type[Exception] | None:
    """What a try is answered with; None: it was taken."""
    try:
        devices.pair(code)
    except (PairingCodeWrong, PairingShut) as refused:
        return type(refused)
    return None


def shut(devices: Devices) -> PairingShut:
    """Opens a pairing and types wrong codes until it is dead."""
    code = devices.open_pairing(DeviceKind.DISPLAY)
    for _ in range(TRIES - 1):
        assert guess(devices, not_(code)) is PairingCodeWrong
    with pytest.raises(PairingShut) as refused:
        devices.pair(not_(code))
    return refused.value


def test_a_device_is_known_by_its_secret(devices, other):
    code = devices.open_pairing(DeviceKind.COUNTER, 1, "  PC by the door ")
    assert len(code) == 6
    assert code.isdigit()
    device, secret = devices.pair(f" {code[:3]} {code[3:]} ")
    assert device == Device(1, DeviceKind.COUNTER, 1, "PC by the door")
    assert device.app == "counter-1"
    assert devices.device_of(secret) == other.device_of(secret) == device
    second, another = paired(devices, DeviceKind.KIOSK, None)
    assert (second.id, second.app) == (2, "kiosk")
    assert devices.device_of(another) == second
    assert [each.device for each in devices.devices()] == [device, second]


def test_a_code_is_used_once(devices):
    code = devices.open_pairing(DeviceKind.PANEL)
    devices.pair(code)
    with pytest.raises(PairingCodeWrong):
        devices.pair(code)


def test_a_code_ends_after_ten_minutes(devices, clock):
    code = devices.open_pairing(DeviceKind.PANEL)
    clock.go(seconds=VALID.total_seconds() - 1)
    first = devices.pair(code)
    code = devices.open_pairing(DeviceKind.PANEL)
    clock.go(seconds=VALID.total_seconds())
    with pytest.raises(PairingCodeWrong):
        devices.pair(code)
    assert [each.device for each in devices.devices()] == [first[0]]


@pytest.mark.parametrize("hours", [-5, 5])
def test_a_clock_that_is_set_holds_no_code_open(devices, clock, hours):
    code = devices.open_pairing(DeviceKind.COUNTER)
    clock.is_set(hours=hours)
    with pytest.raises(PairingCodeWrong):
        devices.pair(code)
    assert devices.pair(devices.open_pairing(DeviceKind.COUNTER))


def test_a_new_code_ends_the_one_before(devices):
    before = devices.open_pairing(DeviceKind.PANEL)
    code = devices.open_pairing(DeviceKind.KIOSK)
    if before != code:
        assert guess(devices, before) is PairingCodeWrong
    assert devices.pair(code)[0].kind is DeviceKind.KIOSK


def test_where_no_code_was_made_none_is_right(devices):
    assert guess(devices, "000000") is PairingCodeWrong


@pytest.mark.parametrize(
    "typed", ["", "12345", "1234567", "12345a", "１２３４５６", "'; DROP TABLE device; --", "\0" * 6]
)
@pytest.mark.databases("sqlite")
def test_what_is_no_code_costs_no_try(devices, typed):
    code = devices.open_pairing(DeviceKind.DISPLAY)
    for _ in range(TRIES + 1):
        assert guess(devices, typed) is PairingCodeWrong
    assert guess(devices, code) is None


def test_five_wrong_codes_kill_the_right_one_for_every_hub(devices, other, clock):
    code = devices.open_pairing(DeviceKind.DISPLAY)
    for hub in (devices, other, devices, other):
        assert guess(hub, not_(code)) is PairingCodeWrong
    assert guess(devices, not_(code)) is PairingShut
    for hub in (devices, other):
        assert guess(hub, code) is PairingShut
        with pytest.raises(PairingShut):
            hub.open_pairing(DeviceKind.DISPLAY)
    clock.go(seconds=SHUT.total_seconds())
    assert guess(other, code) is PairingCodeWrong, "it stays dead"
    assert guess(other, devices.open_pairing(DeviceKind.DISPLAY)) is None


def test_the_fifth_try_may_be_the_right_one(devices):
    code = devices.open_pairing(DeviceKind.DISPLAY)
    assert [guess(devices, not_(code)) for _ in range(TRIES - 1)] == [PairingCodeWrong] * (TRIES - 1)
    assert guess(devices, code) is None
    assert guess(devices, devices.open_pairing(DeviceKind.DISPLAY)) is None, "and nothing is shut"


@pytest.mark.databases("sqlite")
def test_each_time_pairing_is_shut_for_twice_as_long(devices, clock):
    for minutes in (1, 2, 4):
        assert shut(devices).fields["seconds"] == 60 * minutes
        clock.go(minutes=minutes, seconds=-1)
        with pytest.raises(PairingShut) as refused:
            devices.open_pairing(DeviceKind.DISPLAY)
        assert (refused.value.fields["seconds"], str(refused.value.fields["wait"])) == (1, "1 seconds")
        clock.go(seconds=1)
    paired(devices)
    assert shut(devices).fields["seconds"] == 60, "a device that was paired begins it anew"


def test_the_delay_has_an_end():
    assert [shut_after(times) for times in (0, 1, 2, 7, 10**9)] == [timedelta(0), SHUT, 2 * SHUT, LONGEST, LONGEST]


@pytest.mark.databases("sqlite")
def test_a_clock_that_is_set_back_shuts_for_no_longer(devices, clock):
    shut(devices)
    clock.is_set(days=-1)
    assert guess(devices, devices.open_pairing(DeviceKind.DISPLAY)) is None


def test_at_once_from_many_places_gives_no_more_tries(devices, other):
    code = devices.open_pairing(DeviceKind.DISPLAY)
    with ThreadPoolExecutor(12) as many:
        said = list(many.map(lambda n: guess((devices, other)[n % 2], not_(code)), range(12)))
    assert said.count(PairingCodeWrong) <= TRIES - 1
    assert set(said) == {PairingCodeWrong, PairingShut}
    assert guess(devices, code) is PairingShut


class Together(PasswordHasher):
    """Lets nobody finish before so many have come."""

    def __init__(self, number: int) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self._all_here = threading.Barrier(number)

    def verify(self, *given, **more):
        self._all_here.wait(60)
        return super().verify(*given, **more)


def test_a_right_code_typed_twice_at_once_pairs_one_device(any_store, hall, clock):
    hasher = Together(4)
    hubs = [Devices(any_store, hall.id, clock, hasher=hasher) for _ in range(2)]
    code = hubs[0].open_pairing(DeviceKind.DISPLAY)
    with ThreadPoolExecutor(4) as many:
        said = list(many.map(lambda n: guess(hubs[n % 2], code), range(4)))
    assert sorted(each is None for each in said) == [False, False, False, True]
    assert len(hubs[0].devices()) == 1


@pytest.mark.databases("sqlite")
def test_who_guesses_while_no_code_is_open_holds_up_no_queue(any_store, devices, monkeypatch):
    code = devices.open_pairing(DeviceKind.DISPLAY)
    devices.pair(code)
    with monkeypatch.context() as patch:
        patch.setattr(any_store, "write", lambda *_: pytest.fail("the hall's lock was taken"))
        assert guess(devices, code) is PairingCodeWrong


def test_the_database_keeps_neither_codes_nor_secrets(any_store, devices, hall):
    code = devices.open_pairing(DeviceKind.DISPLAY)
    _, secret = devices.pair(code)
    devices.open_pairing(DeviceKind.DISPLAY)
    written = []
    with any_store.read() as tx:
        for table in ("device", "pairing", "journal"):
            for row in tx.connection.execute(text(f"SELECT * FROM {table}")):
                written += [value for value in row if isinstance(value, str)]
    assert hashlib.sha256(secret.partition(".")[2].encode()).hexdigest() in written
    assert [value for value in written if code in value or secret.partition(".")[2] in value] == []
    assert hall.board()[1] == 0, "and nothing of it is an entry"


@pytest.mark.databases("sqlite")
def test_a_used_code_leaves_no_hash(any_store, devices):
    paired(devices)
    with any_store.read() as tx:
        assert tx.connection.execute(text("SELECT hash FROM pairing")).scalar() == ""


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize(
    "change",
    [
        lambda secret: "",
        lambda secret: ".",
        lambda secret: secret[:-1],
        lambda secret: secret + "A",
        lambda secret: secret.swapcase(),
        lambda secret: secret.partition(".")[2],
        lambda secret: "2" + secret[1:],
        lambda secret: "-1" + secret[1:],
        lambda secret: "9" * 5000 + secret[1:],
        lambda secret: "²" + secret[1:],
        lambda secret: "1." + "é\udcff" * 10,
    ],
)
def test_another_secret_is_nobody_s(devices, change):
    _, secret = paired(devices)
    with pytest.raises(NotPaired):
        devices.device_of(change(secret))
    assert devices.device_of(secret).id == 1


def test_a_secret_is_of_one_hall(any_store, make_hall, devices, clock):
    _, secret = paired(devices)
    place = {"code": "elsewhere", "name": {"vi": "x", "en": "x"}, "place": {"vi": "x", "en": "x"}}
    elsewhere = Devices(any_store, make_hall(small_hall(hall=place)).id, clock, hasher=CHEAP)
    with pytest.raises(NotPaired):
        elsewhere.device_of(secret)
    paired(elsewhere)
    with pytest.raises(NotPaired):
        elsewhere.device_of(secret)


# Revoked


def test_a_revoked_device_is_refused_within_a_second_everywhere(devices, other, ticks):
    device, secret = paired(devices)
    assert other.device_of(secret) == device
    assert other.still_paired(device)
    devices.revoke(device.id)
    with pytest.raises(DeviceRevoked):
        devices.device_of(secret)
    ticks.now += FRESH
    assert FRESH < 1
    assert not other.younger(FRESH)
    with pytest.raises(DeviceRevoked):
        other.device_of(secret)
    assert not other.still_paired(device)
    assert [each.revoked_at is None for each in devices.devices()] == [False]
    with pytest.raises(UnknownDevice):
        devices.revoke(device.id)


def test_an_unknown_device_is_not_revoked(devices):
    with pytest.raises(UnknownDevice, match="no device 7"):
        devices.revoke(7)


def test_a_device_paired_at_another_hub_comes_in_at_once(devices, other, ticks):
    first, secret = paired(devices)
    assert other.device_of(secret) == first
    second, secret = paired(devices)
    ticks.now += AT_ONCE * 1.1
    assert other.device_of(secret) == second


@pytest.mark.databases("sqlite")
def test_requests_read_the_database_twice_a_second_at_most(any_store, hall, clock, ticks):
    class Counted(Devices):
        looks = 0

        def look(self):
            self.looks += 1
            super().look()

    devices = Counted(any_store, hall.id, clock, ticks, CHEAP)
    _, secret = paired(devices)
    for _ in range(1000):
        devices.device_of(secret)
        ticks.now += 0.01
    assert devices.looks <= 10 / FRESH
    began = devices.looks
    for _ in range(1000):
        with pytest.raises(NotPaired):
            devices.device_of("5.guess")
        ticks.now += 0.001
    assert devices.looks - began <= 1 / AT_ONCE, "nor do guesses"


@pytest.mark.databases("sqlite")
def test_while_the_database_is_away_it_holds_who_was_known(any_store, devices, ticks, tmp_path):
    device, secret = paired(devices)
    devices.device_of(secret)
    moved = any_store.path.rename(tmp_path / "away")
    ticks.now += 10
    assert devices.device_of(secret) == device
    assert devices.still_paired(device)
    with pytest.raises(StoreFileMissing):
        Devices(any_store, 1).device_of(secret)
    moved.rename(any_store.path)
    devices.revoke(device.id)
    with pytest.raises(DeviceRevoked):
        devices.device_of(secret)


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize(
    ("name", "error"), [("x" * 201, TextTooLong), ("a\nb", TextWrong), ("\x1b[31m", TextWrong)]
)
def test_a_name_is_one_line_that_can_be_shown(devices, name, error):
    with pytest.raises(error):
        devices.open_pairing(DeviceKind.KIOSK, None, name)


@pytest.mark.databases("sqlite")
def test_a_kiosk_s_name_can_be_its_printer_s(devices):
    for wrong in ("PC at the door", "Door", "cửa", "a--b", "x" * 21):
        with pytest.raises(KioskNameWrong):
            devices.open_pairing(DeviceKind.KIOSK, None, wrong)
    code = devices.open_pairing(DeviceKind.KIOSK, None, "door")
    assert devices.pair(code)[0].name == "door"
    assert devices.open_pairing(DeviceKind.DISPLAY, None, "PC at the door")
