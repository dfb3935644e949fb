"""A language that only the hall has, in part: its kiosk speaks it or Vietnamese, and never English."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from kiosk.doors.feedback import FeedbackStep
from shared.assets import example_hall
from shared.languages.begin import KINDS, begin
from shared.languages.public import public_texts
from shared.link.settings import settings_json, settings_of
from shared.settings.languages import PLACE, know, named_texts, own_language
from shared.settings.load import load
from shared.slip.checklist import Checklist, make_checklist
from shared.slip.feedback_receipt import make_receipt
from shared.slip.layout import make_slip
from shared.slip.offers import WORDS as TILES
from shared.slip.texts import WORDS as SLIPS
from shared.ui.texts import Language, texts_of
from tests.kiosk.test_kiosk import MONDAY, pages, ticket
from tests.kiosk.test_kiosk_search import SearchStand
from tests.slip.test_slip import texts as on_paper
from tests.support.windows import released, stands

MARK = "Ᵹ"
"""No letter of Vietnamese or English: each text of the language that nobody speaks begins with it."""


def made_up(text):
    """What is filled in stays."""
    return " ".join([MARK, *PLACE.findall(text)])


def write_half(beside, code="qaa", name="Qaaq"):
    """Every second text of every kind is translated."""
    texts, words = begin(beside, code, name)
    messages = re.split(r"(?=    <message)", texts.read_text("utf-8"))
    for place, message in list(enumerate(messages))[1::2]:
        said = made_up(re.search(r"<source>(.*?)</source>", message, re.S)[1])
        empty = r'<translation type="unfinished">(<numerusform>|)(</numerusform>|)</translation>'
        messages[place] = re.sub(empty, rf"<translation>\1{said}\2</translation>", message)
    texts.write_text("".join(messages), "utf-8")
    lines = words.read_text("utf-8").splitlines()
    for place, line in list(enumerate(lines))[::2]:
        if found := re.fullmatch(r'# (\w+ = )("[^"]*")', line):
            lines[place] = f'{found[1]}"{made_up(found[2])}"'
    words.write_text("\n".join(lines), "utf-8")


@pytest.fixture
def hall(tmp_path, qapp):
    """The example hall, which has dropped half a language beside its file."""
    file = tmp_path / "hall.toml"
    file.write_text(example_hall().read_text("utf-8"), "utf-8")
    write_half(tmp_path)
    settings = load(file)
    know(settings.languages)
    yield settings
    know(())


def english():
    """Every English text, as a pattern; without those that are the same in Vietnamese."""
    pairs = [(each.source, each.forms[-1]) for each, _ in public_texts()]
    for words in (SLIPS, TILES):
        pairs += zip(flat(words["en"]), flat(words["vi"]), strict=True)
    said = [
        one for one, other in pairs if like(one) != like(other) and re.search(r"[A-Za-z]{2}", PLACE.sub("", one))
    ]
    return list(map(like, said))


def flat(texts):
    return [each for said in named_texts(texts).values() for each in ((said,) if isinstance(said, str) else said)]


def like(text):
    return re.compile(".*".join(map(re.escape, PLACE.split(text.replace("~", "\xa0")))))


def raw(shown):
    """Those that are English; a text of two lines, or of two sentences, is looked at in its parts."""
    parts = [part.strip() for text in shown for part in re.split(r"  ·  |, |\. ", text) if len(part.strip()) > 3]
    patterns = english()
    return [part for part in parts if MARK not in part and any(each.fullmatch(part) for each in patterns)]


@pytest.fixture
def stand_up(qtbot):
    with stands(partial(SearchStand, qtbot)) as make:
        yield make


@pytest.fixture
def in_qaa(stand_up, hall):
    spoken = Language("qaa")
    stand = stand_up(hall, language="qaa")
    stand.engine.retranslate()
    yield stand
    spoken.use("en")


def test_it_is_offered_by_its_own_name_once_the_folder_is_there(stand_up, hall):
    assert hall.hall.languages == ("vi", "en", "qaa")
    stand = stand_up(hall)
    assert "English · Qaaq" in stand.texts()
    stand.touch("language")
    assert "Qaaq · Tiếng Việt" in stand.texts()
    stand.touch("language")
    assert (stand.kiosk.language, stand.kiosk.otherLanguage) == ("qaa", "vi")


def test_on_no_page_of_the_kiosk_stands_a_text_in_english(in_qaa, hall):
    seen, marked = [], 0
    for page in pages(in_qaa):
        if page == "ticket":
            in_qaa.touch("giveBack")  # asks again first
        shown = in_qaa.texts()
        seen += [(page, text) for text in raw(shown)]
        marked += sum(MARK in text for text in shown)
    in_qaa.now = MONDAY
    in_qaa.seconds(1)
    in_qaa.hall.error = None
    in_qaa.take()
    in_qaa.touch("entitled")
    seen += [("priority", text) for text in raw(in_qaa.texts())]
    in_qaa.touch("priorityNo")
    in_qaa.kiosk.goHome()
    for door in ("back", "where"):
        in_qaa.number.open(door)
        seen += [(door, text) for text in raw(in_qaa.texts())]
        in_qaa.kiosk.goHome()
    box = in_qaa.doors["feedback"]
    box.open()
    for step in FeedbackStep:
        box.show_props(replace(box._props, step=step))
        seen += [(step, text) for text in raw(in_qaa.texts())]
    in_qaa.kiosk.goHome()
    in_qaa.kiosk.visit("help")
    seen += [("help", text) for text in raw(in_qaa.texts())]
    in_qaa.kiosk.goHome()
    in_qaa.search.open()
    in_qaa.type("khai sinh")
    seen += [("search", text) for text in raw(in_qaa.texts())]
    in_qaa.search.choose(in_qaa.search.found[0]["code"])
    seen += [("procedure", text) for text in raw(in_qaa.texts())]
    in_qaa.kiosk.goHome()
    in_qaa.ease.show_props(type(in_qaa.ease._props)(False, False, False, True, in_qaa.ease.week, (), 21.5))
    seen += [("attract", text) for text in raw(in_qaa.texts())]
    assert seen == []
    assert marked > 20


def test_what_is_looked_for_is_found_in_an_english_kiosk(stand_up, hall_settings):
    stand = stand_up(hall_settings, language="en")
    assert len(raw(stand.texts())) > 10


def test_a_slip_and_a_checklist_in_it_have_no_english(hall):
    slip = on_paper(make_slip(hall, ticket(wait=(620, 1130)), "", "qaa"))
    paper = on_paper(make_checklist(hall, Checklist("Khai sinh", ("Giấy chứng sinh",)), "qaa"))
    receipt = on_paper(make_receipt(hall, "ABCDEF", "Khen", date(2026, 10, 12), "qaa"))
    assert raw([*slip, *paper, *receipt]) == []
    assert any(MARK in line for line in slip)
    assert any(MARK in line for line in paper)


def test_a_text_that_fills_in_something_else_is_vietnamese(hall, tmp_path):
    (tmp_path / "languages" / "qaa" / "slip.toml").write_text(
        '[slip]\nminutes = "{n} {x}"\nnumber = "{"\ntaken = 3\nweekdays = ["a"]\n', "utf-8"
    )
    know(load(tmp_path / "hall.toml").languages)
    slip = on_paper(make_slip(hall, ticket(wait=(620, 1130)), "", "qaa"))
    assert slip == on_paper(make_slip(hall, ticket(wait=(620, 1130)), "", "vi"))


def test_a_compiled_file_does_as_well(hall, tmp_path):
    ts = next((tmp_path / "languages" / "qaa").glob("*.ts"))
    before = {each.source: texts_of("qaa")(each.context, each.source, each.comment) for each, _ in public_texts()}
    released(ts, ts.with_suffix(".qm"))
    ts.unlink()
    settings = load(tmp_path / "hall.toml")
    know(settings.languages)
    assert own_language("qaa").interface == ()
    said = {each.source: texts_of("qaa")(each.context, each.source, each.comment) for each, _ in public_texts()}
    assert said == before
    assert "qaa" in settings.hall.languages


def test_a_device_gets_the_language_from_its_hub(hall):
    assert settings_of(settings_json(hall)) == hall


def test_every_kind_of_words_is_in_the_file_to_fill_in(tmp_path):
    words = begin(tmp_path, "qaa", 'A "name"')[1].read_text("utf-8")
    assert all(f"\n[{kind}]\n" in words for kind in KINDS)
    assert words.count("\n# ") >= sum(len(named_texts(texts)) for texts in KINDS.values())
