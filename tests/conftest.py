"""What every test stands on: no screen, no folder of this user, and a log that stays empty."""

from __future__ import annotations

import atexit
import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis

IN_MEMORY, ROOM = Path("/dev/shm"), 4 << 30


def work_in_memory() -> None:
    """The tests' folders lie in memory where it has that much room: there a database costs a tenth to copy.

    TMPDIR says where else. None of the proofs is about what a disk keeps when the power fails.
    """
    if "TMPDIR" in os.environ or not IN_MEMORY.is_dir():
        return
    there = os.statvfs(IN_MEMORY)
    if there.f_bavail * there.f_frsize > ROOM and not there.f_flag & os.ST_NOEXEC:  # a server's programs go there
        os.environ["TMPDIR"], tempfile.tempdir = str(IN_MEMORY), None


work_in_memory()

pytest_plugins = [f"tests.support.{name}" for name in ("budget", "postgres", "halls")] + ["pytester"]

if TYPE_CHECKING:
    from shared.settings.settings import Settings

# Read by Qt when its first application object is made, and by every process a test starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.update(LANG="C.UTF-8", LC_ALL="C.UTF-8")
# Where a counter remembers its window, and a device its hub; workers have the folder of the first process.
if "BOCSO_TESTS_CONFIG" not in os.environ:
    os.environ["BOCSO_TESTS_CONFIG"] = os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="bocso-config-")
    atexit.register(shutil.rmtree, os.environ["BOCSO_TESTS_CONFIG"], ignore_errors=True)


# How long an example takes is the machine's business. Each run makes other ones: few a run are many in a week.
hypothesis.register_profile("house", deadline=None, max_examples=50)
hypothesis.register_profile("deep", deadline=None, max_examples=1000)  # `make test-deep`
hypothesis.load_profile("house")


MARKERS = (
    "allow_logs(*names): log records of WARNING and above are expected, from these loggers or any",
    "databases(*names): which ones any_store and any_url are; both without the mark, or with --both",
)


def pytest_configure(config: pytest.Config) -> None:
    for line in MARKERS:
        config.addinivalue_line("markers", line)


def pytest_collection_finish() -> None:
    """As in the apps (shared.ui.garbage): a worker thread of a test must not destroy Qt objects."""
    gc.disable()
    gc.freeze()


@pytest.fixture(autouse=True)
def garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collects what a test and the one before it left, on the GUI thread; its fixtures' values live until then."""
    yield
    if {"qtbot", "qapp"} & set(request.fixturenames):
        gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def all_garbage() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def empty_home() -> Iterator[Path]:
    """No test reads or writes the settings, databases and caches of whoever runs it."""
    with tempfile.TemporaryDirectory(prefix="bocso-tests-") as folder, pytest.MonkeyPatch.context() as patch:
        settle(patch, Path(folder))
        yield Path(folder)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of this one test: apps it starts find no database or lock of another."""
    home = tmp_path_factory.mktemp("home")
    settle(monkeypatch, home)
    return home


def settle(patch: pytest.MonkeyPatch, home: Path) -> None:
    """Points everything that finds a user's folders (platformdirs, Qt) into `home`."""
    for name in ("BOCSO_DB", "BOCSO_HALL"):
        patch.delenv(name, raising=False)
    patch.setenv("HOME", str(home))
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)  # Qt takes no other mode
    patch.setenv("XDG_RUNTIME_DIR", str(runtime))


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test that leaves a warning or worse in the log, unless it says so: @pytest.mark.allow_logs."""
    yield
    marks = list(request.node.iter_markers("allow_logs"))
    if any(not mark.args for mark in marks):
        return
    names = [name for mark in marks for name in mark.args]
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and record.name not in names
    ]
    if unexpected:
        pytest.fail("\n".join(["not marked with @pytest.mark.allow_logs:", *unexpected]), pytrace=False)


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """What the apps have, and what a command makes that draws: whichever test comes first, it is the same."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - not before the lines above

    return QGuiApplication


@pytest.fixture(scope="session")
def hall_settings() -> Settings:
    """The hall that comes with the program, as an app gets it."""
    from shared.assets import example_hall  # noqa: PLC0415 - not before the lines above
    from shared.settings.load import load  # noqa: PLC0415 - not before the lines above

    return load(example_hall())


@pytest.fixture(params=["vi", "en"])
def spoken(
    request: pytest.FixtureRequest, qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Each language with its interface texts in force."""
    from tests.support.windows import speaking  # noqa: PLC0415 - not before the lines above

    with speaking(request.param, tmp_path_factory.getbasetemp()):
        yield request.param
