"""`bocso slip preview`."""

from __future__ import annotations

import json

import pytest
from PIL import Image
from typer.testing import CliRunner

from shared.assets import example_hall
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
        assert 80 < answer["mm"] < 140


def test_the_length_is_that_of_the_paper_with_the_feed_at_its_end(tmp_path):
    lengths = []
    for feed in (0, 400):
        file = tmp_path / "hall.toml"
        text = example_hall().read_text("utf-8")
        assert text.count("\n[printer]\n") == 1
        file.write_text(text.replace("\n[printer]\n", f"\n[printer]\nfeed_rows = {feed}\n"), "utf-8")
        answer = json.loads(preview("--out", str(tmp_path / "slip.png"), "--hall", str(file)).stdout)
        lengths.append(answer["mm"])
    assert lengths[1] - lengths[0] == pytest.approx(25.4 * 400 / 203, abs=1)


def test_every_choice_makes_another_slip(tmp_path):
    choices = ((), ("--again",), ("--language", "en"), ("--service", "dat-dai"), ("--lane", "priority"))
    choices += (("--number", "A1000"), ("--ahead", "0"), ("--wait", "10-25"), ("--wait", "none"))
    for number, choice in enumerate(choices):
        assert preview("--out", str(tmp_path / f"{number}.png"), *choice).exit_code == 0
    assert len({path.read_bytes() for path in tmp_path.glob("*.png")}) == len(choices)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--number", "1x"),
        ("--number", "A12345"),
        ("--ahead", "-1"),
        ("--wait", "25"),
        ("--wait", "25-10"),
        ("--wait", ""),
    ],
)
def test_a_number_or_a_wait_that_cannot_be_is_refused(tmp_path, wrong):
    assert preview("--out", str(tmp_path / "slip.png"), *wrong).exit_code == 2
    assert not list(tmp_path.iterdir())


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
    assert answer.exit_code == 2
    assert "--out" in json.loads(answer.stdout)["message"]
