"""`bocso slip preview`."""

from __future__ import annotations

import json

import pytest
from PIL import Image
from typer.testing import CliRunner

from shared.cli import app


@pytest.fixture(autouse=True)
def offscreen(qapp, monkeypatch):
    """The command sets it for its own process; here it is put back."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("BOCSO_LANG", "en")


def preview(*arguments: str):
    return CliRunner().invoke(app, ["slip", "preview", "--json", *arguments])


def test_the_picture_has_the_halls_width_or_the_one_asked_for(tmp_path):
    for asked, width in (((), 576), (("--width", "384"), 384)):
        out = tmp_path / f"{width}.png"
        answer = json.loads(preview("--out", str(out), *asked).stdout)
        with Image.open(out) as picture:
            assert picture.size == (width, answer["height"])
        assert answer["width"] == width
        assert answer["bytes_serial"] < answer["bytes"] < 30_000
        assert 80 < answer["mm"] < 130


def test_every_choice_makes_another_slip(tmp_path):
    choices = ((), ("--again",), ("--language", "en"), ("--service", "dat-dai"), ("--lane", "priority"))
    for number, choice in enumerate(choices):
        assert preview("--out", str(tmp_path / f"{number}.png"), *choice).exit_code == 0
    assert len({path.read_bytes() for path in tmp_path.glob("*.png")}) == len(choices)


def test_a_service_that_is_not_there_is_refused(tmp_path):
    answer = preview("--out", str(tmp_path / "slip.png"), "--service", "nowhere")
    assert answer.exit_code == 1
    assert json.loads(answer.stdout)["error"] == "unknown_service"


def test_a_language_the_hall_has_not_is_refused(tmp_path):
    assert preview("--out", str(tmp_path / "slip.png"), "--language", "fr").exit_code == 2
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_to_is_said(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    answer = preview("--out", str(tmp_path / "file" / "slip.png"))
    assert json.loads(answer.stdout)["error"] == "folder_unusable"


def test_a_name_that_is_no_picture_file_is_said(tmp_path):
    (tmp_path / "slip.png").mkdir()
    answer = preview("--out", str(tmp_path / "slip.png"))
    assert json.loads(answer.stdout)["error"] == "folder_unusable"
