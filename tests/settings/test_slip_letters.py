"""Which signs the slip can print: the table against the fonts, and what `bocso check` says of a hall's texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont
from typer.testing import CliRunner

from shared.assets import example_hall
from shared.cli import app
from shared.fonts import TEXT_FAMILY, WIDE_FAMILY, load_fonts
from shared.rules.signs import wrong_signs
from shared.settings import letters
from shared.settings.check.check import check
from shared.settings.letters import lacking, plain
from shared.slip.blocks import Weight
from shared.ui.texts import words_in
from tests.support.slips import vietnamese_letters

SHIPPED = example_hall().read_text("utf-8")


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


def drawn(family: str, weight: Weight) -> set[str]:
    """Every sign the font has and a text may have."""
    font = QFont(family)
    font.setWeight(QFont.Weight(weight))
    raw = QRawFont.fromFont(font)
    assert raw.familyName() == family
    return {sign for sign in map(chr, range(0x110000)) if raw.supportsCharacter(ord(sign)) and may_stand(sign)}


def may_stand(sign: str) -> bool:
    return not wrong_signs(sign) and (sign == " " or plain(sign) == sign)


@pytest.mark.parametrize("weight", [Weight.REGULAR, Weight.BOLD])
@pytest.mark.parametrize(("family", "table"), [(TEXT_FAMILY, "_TEXT"), (WIDE_FAMILY, "_WIDE")])
def test_the_table_is_what_the_fonts_have(family, table, weight):
    written = letters._signs(getattr(letters, table))
    assert set(filter(may_stand, written)) == drawn(family, weight)


def test_no_letter_has_a_capital_that_cannot_be_printed():
    """The place is printed in capitals."""
    assert [sign for sign in map(chr, range(0x20, 0x20000)) if not lacking(sign) and lacking(sign.upper())] == []


def test_vietnamese_and_the_languages_of_the_highlands_can_be_printed():
    assert lacking("".join(vietnamese_letters())) == ""
    assert lacking("Klei Êđê: ƀ Ƀ ĕ ĭ ŏ ŭ č̆ ñ · Gia Rai: ơ̆ ư̆") == ""


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Gọi ☎ 1022 ☎", "☎"),
        ("A → B 😀", "→😀"),
        ("≤ 5 phút", ""),
        ("≤ ƀ", "≤"),
        ("Tra\u0323 1", ""),
        ("漢字", "漢字"),
    ],
)
def test_what_no_font_has_is_named_once(text, signs):
    assert lacking(text) == signs


@pytest.mark.parametrize("text", ["a  b", " a \u2003 b ", "a\u3000b"])
def test_blanks_are_one(text):
    assert plain(text) == "a b"


def test_a_no_break_space_stays():
    assert plain("25\u00a0phút") == plain("25\u202fphút") == "25\u00a0phút"


# -- the hall file -----------------------------------------------------------------------------------------

SLIP = """
[slip]
texts = [{ vi = "Trong ngày", en = "Today" }]
footer = { vi = "Cảm ơn", en = "Thanks" }
"""
TEXTS = {
    'name = { vi = "Trung tâm': "hall.name.vi",
    'en = "Public Administrative': "hall.name.en",
    'place = { vi = "Xã': "hall.place.vi",
    'en = "Ea Drăng commune': "hall.place.en",
    'help = { vi = "Cần': "hall.help.vi",
    'en = "Need': "hall.help.en",
    'name = { vi = "Hộ t': 'service[1].name.vi (service "ho-tich")',
    'en = "Civil s': 'service[1].name.en (service "ho-tich")',
    '[{ vi = "Trong': "slip.texts[1].vi",
    'en = "Today': "slip.texts[1].en",
    'footer = { vi = "Cảm': "slip.footer.vi",
    'en = "Thanks': "slip.footer.en",
}
"""Where a text begins in the file -> its key; every text that the slip prints, in both languages."""


@pytest.fixture
def hall(tmp_path):
    def write(text: str) -> Path:
        file = tmp_path / "hall.toml"
        file.write_text(text, "utf-8")
        return file

    return write


def with_sign(begins: str, sign: str, slip: str = SLIP) -> str:
    return (SHIPPED + slip).replace(begins, f"{begins}{sign}", 1)


@pytest.mark.parametrize(("begins", "key"), TEXTS.items())
def test_check_says_where_a_sign_stands_that_no_slip_can_print(hall, begins, key):
    (mistake,) = check(hall(with_sign(begins, "☎")))
    assert (mistake.key, mistake.kind) == (key, "sign")
    assert mistake.line is not None
    for language in ("vi", "en"):
        assert '"☎" (U+260E)' in words_in(mistake.in_one_line(), language)


def test_a_text_the_slip_does_not_print_may_have_any_sign(hall):
    slip = '\n[slip]\nlines = ["hall", "number", "qr"]\n'
    assert check(hall(with_sign('help = { vi = "Cần', "☎", slip))) == ()
    assert len(check(hall(with_sign('name = { vi = "Trung tâm', "☎", slip)))) == 1


def test_a_text_of_several_lines_is_a_mistake(hall):
    file = hall(SHIPPED.replace('name = { vi = "Hộ tịch", en', 'name = { vi = "Hộ\\n\\ttịch", en'))
    assert [mistake.key for mistake in check(file)] == ['service[1].name.vi (service "ho-tich")']


@pytest.mark.parametrize("command", [["slip", "preview"], ["check"]])
def test_the_commands_say_so_too_and_end_in_order(hall, tmp_path, monkeypatch, command):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("BOCSO_LANG", "en")
    file = hall(with_sign('name = { vi = "Hộ t', "☎"))
    options = ["--hall", str(file), "--out", str(tmp_path / "slip.png")] if command[0] == "slip" else [str(file)]
    answer = CliRunner().invoke(app, [*command, "--json", *options])
    assert answer.exit_code == 1
    assert isinstance(answer.exception, SystemExit)
    assert json.loads(answer.stdout)["mistakes"][0]["kind"] == "sign"
    assert not (tmp_path / "slip.png").exists()
