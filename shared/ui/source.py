"""Where an app's hall is: in a database that this computer reaches, or behind a hub on the network."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shared.errors.kinds import HallError
from shared.hall import Hall
from shared.link.feed import Feed
from shared.rules.device import SeenDevice
from shared.settings.load import load
from shared.settings.settings import Settings
from shared.store.only_one import beside, in_user_folder, lock_app
from shared.store.open import default_url, open_store
from shared.store.store import Store
from shared.ui.daily import DailyCare
from shared.ui.jobs import JobRunner
from shared.ui.news import Listen, News

if TYPE_CHECKING:
    from shared.procedures.catalogue import Catalogue

log = logging.getLogger("bocso.start")


def never() -> bool:
    """It needs its hall for everything."""
    return False


@dataclass(frozen=True, slots=True)
class OpenHall:
    """A hall that an app may use, until what the source opened is closed."""

    settings: Settings
    hall: Hall
    feed: Feed
    listen: Listen
    catalogue: Callable[[], Catalogue]
    """Reads the catalogue of procedures; not on the GUI thread. Raises CatalogueWrong, Unavailable at a hub."""
    bell: Path | None = None
    care: DailyCare | None = None
    goes_on: Callable[[], bool] = never
    """Whether the app can do its work while the hall does not answer."""
    devices: Callable[[], Sequence[SeenDevice]] = tuple
    """The devices that the hub sees; not on the GUI thread. Raises Unavailable. None without a hub."""

    def news(self, jobs: JobRunner) -> News:
        return News(self.feed, jobs, self.bell, self.listen)


class HallSource(ABC):
    """One place where a hall is. On the GUI thread, but where it says otherwise."""

    @abstractmethod
    def settings(self) -> Settings:
        """Raises SettingsWrong, StoreUnavailable (a hub that does not answer), and why a device may not ask."""

    @abstractmethod
    def open(self, name: str, running: HallError, until: ExitStack) -> OpenHall:
        """`name` is the app's: only one of it runs there at a time, else `running` is raised. Raises
        StoreUnavailable, FolderUnusable.
        """

    @abstractmethod
    def attempt(self) -> None:
        """Whether it can be used. Any thread. Raises StoreUnavailable while not."""

    @abstractmethod
    def replaced(self) -> bool:
        """Whether it is another hall's queue than was opened, or an older one: all that the app knows is wrong."""

    def outdated(self) -> bool:
        """Whether the settings are others at the app's next start."""
        return False

    @abstractmethod
    def leave(self) -> None:
        """Before another one is opened. Any thread. Raises StoreUnavailable while that cannot be used."""


class DatabaseSource(HallSource):
    """The database of the hall file, or at `url`. `writes`: the app changes tickets, so one that may only be read
    is refused.
    """

    def __init__(self, hall_file: Path, url: str | None, *, writes: bool) -> None:
        self._hall_file = hall_file
        self._url = url
        self._writes = writes
        self._settings: Settings | None = None
        self._store: Store | None = None

    def settings(self) -> Settings:
        self._settings = load(self._hall_file)
        return self._settings

    def open(self, name: str, running: HallError, until: ExitStack) -> OpenHall:
        settings = self._settings or self.settings()
        self._store = store = self._opened(settings)
        until.callback(store.close)
        code = settings.hall.code
        file = in_user_folder(f"{code}.{name}") if store.path is None else beside(store.path, name)
        until.callback(lock_app(file, running, store.path).release)
        hall = Hall(settings, store)
        care = DailyCare(hall, store) if self._writes else None
        feed = Feed(hall, store.change_detector())
        return OpenHall(
            settings,
            hall,
            feed,
            partial(store.listen, hall.id),
            partial(_own_catalogue, settings),
            store.bell,
            care,
        )

    def attempt(self) -> None:
        self._opened(self._settings or load(self._hall_file)).close()

    def replaced(self) -> bool:
        return self._store is not None and self._store.replaced()

    def leave(self) -> None:
        assert self._store is not None, "it was replaced, so it was open"
        self._store.leave()
        open_store(self._store.url).close()
        log.warning("%s was replaced: beginning anew with it", self._store.name)

    def _opened(self, settings: Settings) -> Store:
        store = open_store(self._url or settings.database.url or default_url(settings.hall.code))
        try:
            if self._writes:
                store.must_be_writable()
        except BaseException:
            store.close()
            raise
        return store


def _own_catalogue(settings: Settings) -> Catalogue:
    from shared.procedures.catalogue import Catalogue  # noqa: PLC0415 - only a kiosk searches, and not at its start

    return Catalogue.of(settings)
