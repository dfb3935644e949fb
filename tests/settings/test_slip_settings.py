"""Mistakes in the [slip] table of a hall file, and its logo."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from shared.assets import example_hall
from shared.errors.starting import Mistake
from shared.settings.check.check import check
from shared.settings.load import load
from shared.ui.texts import words_in


@pytest.fixture
def hall(tmp_path):
    """Ea Drăng with a [slip] table of one's own, as a file."""

    def write(slip: str) -> Path:
        file = tmp_path / "hall.toml"
        file.write_text(f"{example_hall().read_text('utf-8')}\n[slip]\n{slip}\n", "utf-8")
        return file

    return write


def only(file: Path) -> Mistake:
    (mistake,) = check(file)
    return mistake


def png(path: Path, size: tuple[int, int] = (40, 20)) -> Path:
    Image.new("RGBA", size, (200, 0, 0, 128)).save(path)
    return path


def test_everything_can_be_written(hall, tmp_path):
    png(tmp_path / "logo.png")
    settings = load(
        hall(
            'lines = ["logo", "number", "rule", "qr", "time", "rule", "texts", "footer"]\nlogo = "logo.png"\n'
            'logo_height = 80\ntexts = [{ vi = "a", en = "b" }]\nfooter = { vi = "c", en = "d" }\n'
            'second_language = "en"\nsecond_place = "beside"'
        )
    )
    assert settings.slip.logo == str(tmp_path / "logo.png")
    assert settings.slip.texts == ({"vi": "a", "en": "b"},)


@pytest.mark.parametrize(
    ("slip", "key", "kind"),
    [
        ('lines = ["number", "nomber"]', "slip.lines[2]", "value"),
        ('lines = ["hall", "qr"]', "slip.lines", "no number"),
        ('lines = ["number", "qr", "qr"]', "slip.lines[3]", "twice"),
        ('texts = [{ vi = "a" }]', "slip.texts[1].en", "text"),
        ('texts = [{ vi = "a", en = "b", fr = "c" }]', "slip.texts[1].fr", "unlisted"),
        ('footer = { en = "b" }', "slip.footer.vi", "text"),
        ('second_language = "fr"', "slip.second_language", "unlisted"),
        ('second_place = "above"', "slip.second_place", "value"),
        ("logo_height = 4000", "slip.logo_height", "value"),
        ('logo = "nowhere.png"', "slip.logo", "logo"),
    ],
)
def test_a_mistake_is_found_where_it_stands(hall, slip, key, kind):
    mistake = only(hall(slip))
    assert (mistake.key, mistake.kind) == (key, kind)
    assert mistake.line is not None


def test_a_rule_may_stand_twice(hall):
    assert check(hall('lines = ["rule", "number", "rule"]')) == ()


def test_the_logo_stands_beside_the_hall_file_wherever_one_is(hall, tmp_path, monkeypatch):
    png(tmp_path / "logo.png")
    file = hall('logo = "logo.png"')
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert check(file) == ()
    monkeypatch.chdir(tmp_path)
    assert Path(load(Path(file.name)).slip.logo).is_absolute()


def changed(content: bytes) -> bytes:
    """One bit of the dots."""
    at = content.index(b"IDAT") + 6
    return content[:at] + bytes((content[at] ^ 1,)) + content[at + 1 :]


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def text(_content: bytes) -> bytes:
    return "không phải ảnh".encode()


def of_no_size(content: bytes) -> bytes:
    header = b"IHDR" + struct.pack(">II", 0, 20) + content[24:29]
    return content[:12] + header + struct.pack(">I", zlib.crc32(header)) + content[33:]


def few_dots(content: bytes) -> bytes:
    """The packed dots end too early, with a checksum that is right."""
    start = content.index(b"IDAT") - 4
    body = b"IDAT" + zlib.compress(bytes(2000))[:-6]
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return content[:start] + chunk + content[content.index(b"IEND") - 4 :]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (changed, "broken"),
        (half, "broken"),
        (of_no_size, "broken"),
        (few_dots, "broken"),
        (text, "not a PNG"),
    ],
)
def test_a_spoilt_logo_is_a_mistake(hall, tmp_path, spoil, said):
    logo = png(tmp_path / "logo.png")
    assert check(hall('logo = "logo.png"')) == ()
    logo.write_bytes(spoil(logo.read_bytes()))
    mistake = only(hall('logo = "logo.png"'))
    assert said in mistake.wrong
    assert "logo.png" in words_in(mistake.wrong, "vi")


def test_a_folder_or_a_huge_picture_is_no_logo(hall, tmp_path):
    (tmp_path / "folder.png").mkdir()
    assert "not a file" in only(hall('logo = "folder.png"')).wrong
    png(tmp_path / "huge.png", (4001, 1))
    assert "too large" in only(hall('logo = "huge.png"')).wrong
