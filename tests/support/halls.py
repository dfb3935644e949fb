"""Halls for tests: a small and a busy one, on either database, with a clock that stands until it is told to go.

The fixtures belong to every test (tests/conftest.py names this module): `any_store` is a new database, once
SQLite and once PostgreSQL; `make_hall` makes halls on it and looks at the end whether each is sound. A rule
without SQL of its own is marked `databases("sqlite")`; `--both` makes every one both.
PYTEST_DONT_REWRITE: other modules import this one before pytest takes it as a plugin.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import bindparam, insert

from shared.assets import example_hall
from shared.demo.hours import any_hour, as_toml
from shared.errors.kinds import Refused
from shared.hall import Hall
from shared.hall.clock_guard import Running
from shared.hall.restored import write_restored
from shared.hall.verb_runner import utc_now
from shared.rules.board import Board, fold
from shared.rules.entry import Entry
from shared.rules.ticket import for_clerk, for_counter
from shared.settings.load import load
from shared.settings.settings import Settings
from shared.store.access import pin
from shared.store.copies.lost_entries import ResumeNumbering
from shared.store.copies.restore import Restored
from shared.store.copies.restore import restore as put_back
from shared.store.open import open_store
from shared.store.schema import metadata
from shared.store.statement import Statement
from shared.store.store import Store
from tests.support import hubs

PIN = "4827"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""For every hall of a test in which somebody chooses a PIN: the product's costs 50 ms a time."""
HUB = "http://192.168.1.10:8764"
BOTH = ("sqlite", "postgresql")
THROUGH, THROUGH_SERVER = "hub", "hub-postgresql"
"""Two more ways to a hall: each verb that devices have goes through a real hub, in front of a file or a server."""
TEXT = {"vi": "x", "en": "x"}
CLERKS = ("lan", "minh", "hoa")
_ADD_PIN = Statement(insert(pin).values({column.name: bindparam(column.name) for column in pin.c}))


def _noon() -> str:
    """A time zone in which it is about noon: no midnight falls into a test that runs by the real clock."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"  # its signs are the other way round


NOON = _noon()


def real_hall(folder: Path) -> Path:
    """The shipped hall as a file for real programs: at any hour, where it is about noon now, with a hub, and a
    kiosk that leaves a number on the screen for two minutes.
    """
    settings = at_noon(load(any_hour(example_hall(), folder)))
    slow = settings.kiosk.model_copy(update={"return_seconds": 120})
    path = folder / "hall.toml"
    hub = settings.hub.model_copy(update={"address": HUB})
    path.write_text(as_toml(settings.model_copy(update={"kiosk": slow, "hub": hub})), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def real_day(tmp_path_factory: pytest.TempPathFactory, ready_file: Path) -> Path:
    """A folder with `real_hall` as hall.toml, and as queue.sqlite its database, in which every counter has the PIN
    and counter 1 is open.
    """
    folder = tmp_path_factory.mktemp("real")
    shutil.copy(ready_file, folder / "queue.sqlite")
    store = open_store(f"sqlite:///{folder / 'queue.sqlite'}")
    Opened(load(real_hall(folder)), store, utc_now).open(1, PIN)
    store.close()
    return folder


@pytest.fixture
def real_file(real_day: Path, tmp_path: Path) -> Path:
    """`real_hall` as a file of this test's own; a session makes it once."""
    return Path(shutil.copy(real_day / "hall.toml", tmp_path / "hall.toml"))


def at_noon(settings: Settings) -> Settings:
    """The hall where it is about noon now."""
    return settings.model_copy(update={"hall": settings.hall.model_copy(update={"time_zone": NOON})})


def service(code: str, prefix: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "prefix": prefix, "name": TEXT, "note": TEXT, "icon": "copy", **more}


def small_hall(**changes: Any) -> Settings:
    """Services `papers` (A) and `land` (B); counter 1 calls both, counter 2 only `land`."""
    whole: dict[str, Any] = {
        "hall": {"code": "small", "name": TEXT, "place": TEXT},
        "lane": [
            {"code": "ordinary", "name": TEXT},
            {"code": "priority", "name": TEXT, "who": TEXT, "head_start_minutes": 20},
        ],
        "service": [service("papers", "A"), service("land", "B")],
        "counter": [
            {"number": 1, "services": ["papers", "land"]},
            {"number": 2, "services": ["land"]},
        ],
    }
    return Settings.model_validate({**whole, **changes})


FEES = [
    {"code": "copy", "name": TEXT, "amount": 8000},
    {
        "code": "pages",
        "name": TEXT,
        "per_page": 2000,
        "per_further_page": 1000,
        "most_per_copy": 200_000,
    },
    {"code": "other", "name": TEXT},
]


def busy_hall(**changes: Any) -> Settings:
    """Also `cards`, which shares the series of `papers`; three counters that help each other, three clerks,
    appointments, a feedback box. Counter 2 takes papers that waited 15 minutes, counter 3 anybody when it is free.
    """
    whole: dict[str, Any] = {
        "service": [service("papers", "A"), service("land", "B"), service("cards", "A")],
        "counter": [
            {"number": 1, "services": ["papers", "land"]},
            {"number": 2, "services": ["land"], "then": [{"services": ["papers"], "after_minutes": 15}]},
            {"number": 3, "services": ["cards"], "then": [{"services": ["land"]}, {"services": ["papers"]}]},
        ],
        "clerk": [{"code": code, "name": code.title()} for code in CLERKS],
        "calling": {"return_places": 2},
        "appointments": {"per_slot": 2},
        "feedback": {"box": True},
        "fee": FEES,
    }
    return small_hall(**{**whole, **changes})


class Clock:
    """Stands still until told to go; starts on a Monday morning in Đắk Lắk."""

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
        self.ran, self.boot = 3 * 86400.0, 1

    def __call__(self) -> datetime:
        return self.now

    def running(self) -> Running:
        return Running(f"boot {self.boot}", self.ran)

    def go(self, **by: float) -> None:
        """Time passes."""
        self.now += timedelta(**by)
        self.ran += max(0.0, timedelta(**by).total_seconds())

    def is_set(self, **by: float) -> None:
        """Somebody, or the network, sets the clock; no time passes."""
        self.now += timedelta(**by)

    def reboots(self, ran: float = 3600.0) -> None:
        """The computer was started again, `ran` seconds ago by now; its clock went on as it was set."""
        self.ran, self.boot = ran, self.boot + 1


class Opened(Hall):
    """A hall whose counters and clerks all have the PIN, hashed so cheaply that a test may log on often."""

    def __init__(self, settings: Settings, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__(settings, store, clock, getattr(clock, "running", None), CHEAP)
        owners = [for_clerk(c.code) for c in settings.clerk] or [for_counter(c.number) for c in settings.counter]
        if not self.has_pin(self.settings.counter[-1].number, settings.clerk[-1].code if settings.clerk else ""):
            with store.write(self.id) as tx:
                for owner in owners:
                    counts = dict.fromkeys(("failed", "locked_until_us", "failed_since_us", "code_until_us"), 0)
                    tx.run(_ADD_PIN, hall=self.id, owner=owner, hash=_hash(), **counts)

    def open_all(self) -> Opened:
        """Every counter open; clerks, where there are any, in order."""
        clerks = [c.code for c in self.settings.clerk] or [""] * len(self.settings.counter)
        for counter, clerk in zip(self.settings.counter, clerks, strict=False):
            self.open(counter.number, PIN, clerk=clerk)
        return self


@cache
def _hash() -> str:
    return CHEAP.hash(PIN)


def journal(hall: Hall, after: int = 0) -> list[Entry]:
    """Every entry after a seq, however many."""
    found: list[Entry] = []
    while entries := hall.entries_after(found[-1].seq if found else after):
        found += entries
    return found


def assert_sound(hall: Hall) -> None:
    """The chain holds, entries have no gap, and the journal folded from its beginning gives the tables; also where
    somebody writes meanwhile.
    """
    verdict = hall.verify()
    assert verdict.holds, verdict
    board, seq = hall.board()
    entries = [entry for entry in journal(hall) if entry.seq <= seq]
    folded = Board()
    for entry in entries:
        folded = fold(folded, entry)
    assert folded == board, f"\nfolded {folded}\ntables {board}"
    seqs = [e.seq for e in entries]
    assert seqs == list(range(verdict.kept_seq + 1, seq + 1)), seqs


def refused(hall: Hall, kind: type[Refused], act: Callable[[], object]) -> None:
    """And the board is as before."""
    before = hall.board()
    with pytest.raises(kind):
        act()
    assert hall.board() == before


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema, to be copied: making one takes 0.15 s."""
    path = tmp_path_factory.mktemp("ready") / "queue.sqlite"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store(tmp_path: Path, ready_file: Path) -> Iterator[Store]:
    """A SQLite file of its own, at `tmp_path / "queue.sqlite"`."""
    shutil.copy(ready_file, tmp_path / "queue.sqlite")
    opened = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    yield opened
    opened.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--both", action="store_true", help="every rule of the hall on both databases")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Which databases `any_url` and `any_store` are: both, but where the nearest mark says that one is enough."""
    mark = metafunc.definition.get_closest_marker("databases")
    names = mark.args if mark and not metafunc.config.getoption("--both") else BOTH
    for fixture in {"any_url", "any_store"} & set(metafunc.fixturenames):
        metafunc.parametrize(fixture, names, indirect=True)


@pytest.fixture
def any_url(request: pytest.FixtureRequest, tmp_path: Path, ready_file: Path) -> str:
    """The address of a database of one's own, with the schema and nothing in it."""
    if request.param.endswith("postgresql"):
        return str(request.getfixturevalue("postgres_url"))
    path = tmp_path / "queue.sqlite"
    shutil.copy(ready_file, path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="session")
def one_postgres(request: pytest.FixtureRequest) -> Iterator[Store]:
    """One database for many tests: a new one for each takes 0.2 s."""
    server = request.getfixturevalue("server")
    server.run("CREATE DATABASE one TEMPLATE ready")
    store = open_store(server.url("one"))
    yield store
    store.close()


@pytest.fixture
def any_store(request: pytest.FixtureRequest, tmp_path: Path, ready_file: Path) -> Iterator[Store]:
    """A database with the schema and nothing in it, for tests that stay in this process."""
    if request.param.endswith("postgresql"):
        store = request.getfixturevalue("one_postgres")
    else:
        shutil.copy(ready_file, tmp_path / "queue.sqlite")
        store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    yield store
    with store.write() as tx:
        for table in metadata.sorted_tables:
            tx.connection.execute(table.delete())
    if not request.param.endswith("postgresql"):
        store.close()


@pytest.fixture
def make_hall(
    request: pytest.FixtureRequest, any_store: Store, clock: Clock
) -> Iterator[Callable[[Settings], Opened]]:
    """Makes a hall of some settings; at the end each must be sound."""
    made: list[Opened] = []
    callspec = getattr(request.node, "callspec", None)
    through = callspec is not None and callspec.params.get("any_store") in (THROUGH, THROUGH_SERVER)

    def make(settings: Settings) -> Opened:
        made.append(Opened(settings, any_store, clock))
        if through:
            far = Hall(settings, any_store, clock, hasher=CHEAP)
            hubs.through(until.enter_context(hubs.hub_of(far, any_store, pins=hubs.patient())), made[-1])
        return made[-1]

    with ExitStack() as until:
        yield make
        for hall in made:
            assert_sound(hall)


@pytest.fixture
def small(make_hall: Callable[[Settings], Opened]) -> Opened:
    """The small hall, both counters open."""
    return make_hall(small_hall()).open_all()


@pytest.fixture
def busy(make_hall: Callable[[Settings], Opened]) -> Opened:
    """The busy hall: lan, minh and hoa at counters 1, 2 and 3."""
    return make_hall(busy_hall()).open_all()


def restore(source: Path, url: str, go_on: ResumeNumbering, *, sure: bool = False) -> Restored:
    """As the command does it, without its questions."""
    return put_back(source, url, go_on, write_restored, sure=sure)
