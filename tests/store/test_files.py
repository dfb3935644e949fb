"""What is no whole, regular file of a sane size is not read, wherever its path comes from, and nothing waits."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shared import files
from shared.assets import example_hall
from shared.cli import app
from shared.errors.outside import StoreUnavailable
from shared.printer.capabilities import UNPROBED, read
from shared.settings.check.check import check
from shared.slip.drawing.pictures import logo
from shared.sound.player import ClipWrong, read_clip
from shared.store.copies.lost_entries import noted
from shared.store.open import open_store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices in the file system")


def pipe(path):
    os.mkfifo(path)


def huge(path):
    with path.open("wb") as file:
        file.truncate(1 << 40)  # sparse: takes no room


def link_to(made):
    def make(path):
        made(path.with_name("target"))
        path.symlink_to(path.with_name("target"))

    return make


def device(path):
    path.symlink_to("/dev/zero")


KINDS = {"pipe": pipe, "link to a pipe": link_to(pipe), "device": device, "folder": Path.mkdir, "huge": huge}


@pytest.fixture(params=KINDS)
def odd(request, tmp_path):
    """A path at which there is something that must not be read."""
    path = tmp_path / "odd"
    KINDS[request.param](path)
    return path


@pytest.fixture
def bocso(tmp_path, monkeypatch):
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'queue.sqlite'}")
    monkeypatch.setenv("BOCSO_LANG", "en")

    def run(*words, code=1):
        done = CliRunner().invoke(app, [str(word) for word in words])
        assert done.exit_code == code, done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.output

    return run


def test_it_is_refused(odd):
    with pytest.raises((files.NotAFile, files.TooLarge)):
        files.read(odd)


def test_a_file_is_read_also_through_a_link(tmp_path):
    (tmp_path / "file").write_bytes(b"x" * 100)
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert files.read(tmp_path / "link", 100) == b"x" * 100
    with pytest.raises(files.TooLarge):
        files.read(tmp_path / "link", 99)
    with pytest.raises(FileNotFoundError):
        files.read(tmp_path / "none")


def test_a_hall_file_is_checked_at_once(odd, bocso):
    assert [each.kind for each in check(odd)] in (["no_regular_file"], ["large_file"])
    assert "Allowed: " in bocso("check", odd)
    assert json.loads(bocso("--hall", odd, "board"))["error"] == "settings_wrong"


def test_a_logo_is_checked_at_once_and_not_waited_for_when_slips_are_printed(odd, tmp_path, caplog):
    hall = tmp_path / "hall.toml"
    hall.write_text(example_hall().read_text("utf-8") + '\n[slip]\nlogo = "odd"\n', "utf-8")
    assert [each.key for each in check(hall)] == ["slip.logo"]
    assert logo(str(odd), 500, 96) is None
    assert "without it" in caplog.text
    caplog.clear()


def test_a_recording_is_not_waited_for(odd):
    with pytest.raises(ClipWrong):
        read_clip(odd)


def test_what_programs_keep_beside_the_database_is_not_waited_for(odd, caplog):
    assert noted(odd) == {}
    assert read("tcp://printer", odd) == UNPROBED
    caplog.clear()


def test_a_copy_is_not_waited_for(odd, bocso, tmp_path):
    if odd.is_file():
        pytest.skip("a database may be of any size")
    open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}").close()
    assert json.loads(bocso("restore", odd, "--json"))["error"] == "copy_unreadable"
    assert json.loads(bocso("--hall", example_hall(), "verify", "--against", odd, "--json"))["error"]
    assert json.loads(bocso("backup", odd, "--force", "--json"))["error"] == "no_place_for_copy"


@pytest.mark.parametrize("reading", [True, False])
def test_a_database_is_not_waited_for(odd, reading):
    if odd.is_file():
        pytest.skip("a database may be of any size")
    with pytest.raises(StoreUnavailable, match="not a file"):
        open_store(f"sqlite:///{odd}", reading=reading)


def test_a_picture_is_not_written_into_a_pipe(odd, bocso):
    if odd.is_file():
        pytest.skip("it is replaced")
    bocso("slip", "preview", "--out", odd, code=2 if odd.is_dir() else 1)


def test_a_pin_of_a_program_that_never_stops_is_refused(bocso):
    done = CliRunner().invoke(app, ["pin", "--counter", "1"], input="\0" * 100_000)
    assert done.exit_code == 1
