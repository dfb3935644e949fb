"""The hub as a program: from opening the database to the last answer, and again when the database was replaced."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hub.access import Access
from hub.announce import announcing
from hub.certificate import certificate_file, local_names, own_certificate
from hub.connection import allow_many
from hub.devices import Devices
from hub.hall_files import HallFiles
from hub.serve import Door, HubHall, HubServer, keep_what_stands, listening
from shared.errors.outside import StoreUnavailable
from shared.errors.starting import HubRunning
from shared.hall import Hall
from shared.hall.care import LOOK_SECONDS, Care
from shared.hall.verb_runner import utc_now
from shared.link.discovery import FoundHub
from shared.link.paired import shown
from shared.settings.settings import Settings
from shared.store.only_one import beside, lock_app
from shared.store.open import open_store
from shared.store.store import Store

log = logging.getLogger("bocso.hub")
AGAIN_SECONDS = 1.0
"""So often a database that does not answer yet is tried, and looked whether it was replaced."""


@dataclass(frozen=True, slots=True)
class HubOptions:
    """Where the hub answers: devices and everybody over TLS on `port`, everybody the pages alone on `pages_port`
    (plain http, 0: nowhere), on every address of this computer unless `host` is one.
    """

    host: str = "0.0.0.0"
    port: int = 8765
    pages_port: int = 8764
    announce: bool = True
    """Whether devices find it by themselves."""


@dataclass(frozen=True, slots=True)
class HubAnswers:
    """Where a hall is answered for, 0 for nowhere; `fingerprint` of the hub's certificate, SHA-256 in hex."""

    hall: str
    port: int
    pages_port: int
    fingerprint: str


Say = Callable[[HubAnswers], None]


def run_hub(files: Sequence[Path], url: str, options: HubOptions, say: Say) -> None:
    """Serves the halls of these files, all in the database `url`, until SIGTERM or SIGINT; a file that is changed
    holds from then on. `say` is called for each hall when every door answers.

    Raises SettingsWrong, HubRunning, PortTaken, HubHostWrong, CertificateUnusable, FolderUnusable, and
    StoreUnavailable where waiting does not help.
    """
    allow_many()
    halls = HallFiles(files)
    with _ending() as ended:
        while not ended.is_set():
            try:
                options = _serve(halls, url, options, say, ended)
            except StoreUnavailable as problem:
                if problem.lasting:
                    raise
                log.warning("the hub waits for its database: %s", problem)
                ended.wait(AGAIN_SECONDS)


def _serve(files: HallFiles, url: str, options: HubOptions, say: Say, ended: threading.Event) -> HubOptions:
    """Until the end, or until another file has the database's name, or a hall file was changed. Returns where it
    answered.
    """
    settings = files.settings
    with ExitStack() as until:
        store = open_store(url)
        until.callback(store.close)
        store.must_be_writable()
        if store.path is not None:
            lock = lock_app(beside(store.path, "hub"), HubRunning(), store.path)
            until.callback(lock.release)
        halls = [Hall(each, store) for each in settings]
        devices = [Devices(store, hall.id) for hall in halls]
        paired = any(each.devices() for each in devices)
        file = certificate_file(store, settings[0].hall.code)
        own = own_certificate(file, local_names(), paired=paired)
        served = [
            HubHall(hall, store, Access(hall.settings.hall.code, known))
            for hall, known in zip(halls, devices, strict=True)
        ]
        doors = [Door(listening(options.host, options.port), own.file)]
        if options.pages_port:
            doors.append(Door(listening(options.host, options.pages_port), public=True))
        server = HubServer(served, doors)

        port, pages = ([int(door.sock.getsockname()[1]) for door in doors] + [0])[:2]
        letters = shown(own.fingerprint)
        found = [FoundHub(each.hall.code, _called(each), letters, (), pages) for each in settings]
        if options.announce:
            until.enter_context(announcing(found, doors[0].sock.getsockname()[0], port))

        def ready() -> None:
            keep_what_stands()
            for each in found:
                say(HubAnswers(each.hall, port, pages, own.fingerprint))

        watching = threading.Thread(target=_watch, args=(server, store, halls, files, ended), daemon=True)
        watching.start()
        server.run(ready)
        return replace(options, port=port, pages_port=pages)


def _called(settings: Settings) -> str:
    """What people in the network are shown of a hall: its place tells halls of one kind apart."""
    return f"{settings.hall.place['vi']} · {settings.hall.name['vi']}"


def _watch(
    server: HubServer, store: Store, halls: Sequence[Hall], files: HallFiles, ended: threading.Event
) -> None:
    """Ends the server at the program's end, or when it has to begin anew, also after a bug here; looks after the
    database.
    """
    cares = [Care(hall, store, utc_now) for hall in halls]
    looks = 0
    try:
        while not ended.wait(AGAIN_SECONDS) and not store.replaced() and not files.changed():
            if looks % LOOK_SECONDS == 0:
                for care in cares:
                    _tend(care)
            looks += 1
    except Exception:
        log.exception("the hub begins anew")
    finally:
        server.stop()


def _tend(care: Care) -> None:
    """A bug in it stops no queue: it is looked for again the next time."""
    try:
        care.tend()
    except Exception:
        log.exception("the daily work on the database stumbled")


@contextmanager
def _ending() -> Iterator[threading.Event]:
    """Set by SIGTERM and SIGINT."""
    ended = threading.Event()
    before = {each: signal.signal(each, lambda *_: ended.set()) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield ended
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
