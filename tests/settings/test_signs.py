"""Texts from outside: which signs may stand in them, in a hall file and in what people type."""

from __future__ import annotations

import tomllib
from typing import get_args, get_origin

import pytest

from shared.assets import example_hall
from shared.errors.visits import TextWrong, UnknownService
from shared.hall.texts import clean
from shared.rules.signs import is_visible, nfc, wrong_signs
from shared.settings.check.check import check
from shared.settings.check.crosschecks import cross_findings
from shared.settings.check.fields import field_findings
from shared.settings.settings import HallFile
from shared.ui.texts import words_in
from tests.support.slips import vietnamese_letters

HIDDEN = {
    "zero width": "Hộ\u200btịch",
    "joiner": "Hộ\u200dtịch",
    "right to left": "\u202eHộ tịch",
    "isolate": "Hộ \u2066tịch",
    "byte order mark": "\ufeffHộ tịch",
    "soft hyphen": "Hộ\u00adtịch",
    "tab": "Hộ\ttịch",
    "escape": "Hộ\x1b[2Jtịch",
    "C1 control": "Hộ\x85tịch",
    "private": "Hộ \ue000",
    "not assigned": "Hộ \u0378",
    "hangul filler": "Hộ\u3164tịch",
    "variation selector": "Hộ\ufe0ftịch",
    "heap of accents": "Hộ ti" + "\u0301" * 5,
}
BLANK = {
    "blank": " ",
    "no-break": "\u00a0",
    "wide blank": "\u3000",
    "accents alone": "\u0301\u0302",
    "no dots": "\u2800",
}
PLACES = {
    "hall.place.vi": 'place = { vi = "Xã Ea Drăng, tỉnh Đắk Lắk"',
    "service[1].name.vi": 'name = { vi = "Hộ tịch"',
    "clerk[1].name": None,
    "database.backup_folder": None,
}


def mistakes_with(tmp_path, place, text):
    whole = example_hall().read_text("utf-8")
    toml = "".join(f"\\U{ord(sign):08X}" for sign in text)
    before = PLACES[place]
    if before is not None:
        assert before in whole
        whole = whole.replace(before, f'{before[: before.index("vi")]}vi = "{toml}"', 1)
    elif place.startswith("clerk"):
        whole += f'\n[[clerk]]\ncode = "lan"\nname = "{toml}"\n'
    else:
        whole += f'\n[database]\nbackup_folder = "{toml}"\n'
    file = tmp_path / "hall.toml"
    file.write_text(whole, "utf-8")
    return [(each.key.partition(" ")[0], each.kind) for each in check(file)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_a_mistake_wherever_it_stands(tmp_path, place, text):
    assert mistakes_with(tmp_path, place, text) == [(place, "hidden")]


@pytest.mark.parametrize("text", ["Hộ\ntịch", "Hộ\r\ntịch", "Hộ\u2028tịch", "\nHộ tịch"])
def test_a_text_of_several_lines_is_called_that(tmp_path, text):
    assert mistakes_with(tmp_path, "hall.place.vi", text) == [("hall.place.vi", "lines")]


def words_alone():
    """Every field that holds one text, not one for each language."""
    for name, field in HallFile.model_fields.items():
        is_list = get_origin(field.annotation) is tuple
        model = get_args(field.annotation)[0] if is_list else field.annotation
        for key, inner in model.model_fields.items():
            if inner.annotation is str:
                yield (name, 0, key) if is_list else (name, key)


@pytest.mark.parametrize("loc", list(words_alone()), ids=str)
def test_no_text_is_without_a_length(loc):
    raw = tomllib.loads(example_hall().read_text("utf-8"))
    section = raw.setdefault(loc[0], [{"code": "lan"}] if len(loc) == 3 else {})
    (section[0] if len(loc) == 3 else section)[loc[-1]] = "x" * 10_000
    assert loc in [each.loc for each in (*field_findings(raw), *cross_findings(raw))]


@pytest.mark.parametrize("place", list(PLACES)[:3])
@pytest.mark.parametrize("text", BLANK.values(), ids=BLANK)
def test_a_name_of_blanks_is_a_mistake(tmp_path, place, text):
    assert mistakes_with(tmp_path, place, text) == [(place, "blank")]


def test_a_mistake_is_said_without_what_nobody_sees(tmp_path):
    file = tmp_path / "hall.toml"
    whole = example_hall().read_text("utf-8").replace('code = "ho-tich"', 'code = "ho\\u202Etich\\u001B[2J"', 1)
    file.write_text(whole, "utf-8")
    for mistake in check(file):
        for language in ("vi", "en"):
            assert words_in(mistake.in_one_line(), language).isprintable()


@pytest.mark.parametrize("text", [*(HIDDEN[name] for name in ("right to left", "escape", "private")), "a\nb"])
def test_what_people_type_is_refused_alike(text):
    with pytest.raises(TextWrong):
        clean(text)


def test_what_comes_along_when_a_text_is_pasted_is_taken_away():
    assert clean("Hộ\u200b\u00a0tịch \ufeff") == "Hộ tịch"


@pytest.mark.parametrize(
    "text",
    [
        "".join(vietnamese_letters()),
        nfc("Buôn Ê Đê: êđê ơ̆ ư̆ ô̆ ê̆ ŏ č ñ"),  # Ê Đê
        nfc("Jrai: ơ̆ ư̆ ô̆ ê̆ ŏ̂ č ĭ"),  # Gia Rai
        "H'Hen Niê – 50 % (A1/B2) «x» €",
        "Hộ\u00a0tịch",
    ],
)
def test_the_letters_of_the_peoples_here_are_right_however_they_are_typed(text):
    assert wrong_signs(nfc(text)) == ""
    assert is_visible(text)


def test_a_refusal_says_a_text_that_was_typed_short_and_without_what_a_terminal_acts_on():
    said = str(UnknownService(service="\x1b[2J\u202e" + "x" * 10_000, known="papers"))
    assert said.isprintable()
    assert len(said) < 1200
