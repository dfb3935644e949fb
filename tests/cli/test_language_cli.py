"""`bocso language new`, and what `bocso check` says of a hall's own languages."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from hub.hall_files import HallFiles
from shared.assets import example_hall
from shared.cli import app
from shared.cli.voice import place_of
from shared.languages.gaps import gaps
from shared.languages.public import PAGES, STAFF, public_texts
from shared.settings.check.check import check
from shared.settings.languages import messages_of
from shared.settings.load import load
from shared.sound.clips import Clips, folders
from shared.ui.texts import TRANSLATIONS
from tests.support.folders import ROOT


def bocso(*words):
    return CliRunner().invoke(app, list(map(str, words)), catch_exceptions=False)


@pytest.fixture
def file(tmp_path):
    hall = tmp_path / "hall.toml"
    hall.write_text(example_hall().read_text("utf-8"), "utf-8")
    return hall


@pytest.fixture
def begun(file):
    """The command's answer, and the folder it wrote."""
    done = bocso("language", "new", "qaa", "--name", "Qaaq", "--hall", file)
    return json.loads(done.stdout), file.parent / "languages" / "qaa"


def translate_one(folder):
    texts = folder / "qaa.ts"
    empty, said = '<translation type="unfinished"></', "<translation>Qa</"
    texts.write_text(texts.read_text("utf-8").replace(empty, said, 1), "utf-8")


def said(file):
    return [str(each) for each in gaps(load(file), file.parent, folders(file))]


def test_a_folder_to_fill_in_is_written_once(begun, file):
    answer, folder = begun
    assert answer["folder"] == str(folder)
    assert "qaa.ts" in answer["next"]
    again = bocso("language", "new", "qaa", "--name", "Other", "--hall", file)
    assert (again.exit_code, json.loads(again.stdout)["error"]) == (1, "language_there")
    assert 'name = "Qaaq"' in (folder / "slip.toml").read_text("utf-8")


def test_what_is_no_code_of_a_language_is_refused(file):
    for code, error in (("Rade", "language_no_code"), ("vi", "language_ours"), ("en", "language_ours")):
        assert error in bocso("language", "new", code, "--name", "x", "--hall", file).stdout


@pytest.mark.allow_logs
@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(
            ("qaa.ts", f'<?xml version="1.0" encoding="{each}"?><TS/>'.encode())
            for each in ("klingon", "gbk", "hex")
        ),
        ("slip.toml", b"a = " + b"[" * 100_000),
    ],
    ids=["unknown", "many bytes", "no text", "deep"],
)
def test_a_file_that_cannot_be_used_is_said_and_the_kiosk_starts(begun, file, name, content):
    _, folder = begun
    (folder / name).write_bytes(content)
    assert load(file).hall.languages == ("vi", "en")
    assert f"{folder / name} is no " in said(file)[0]


def test_a_compiled_file_that_is_none_makes_no_button(begun, file):
    _, folder = begun
    (folder / "qaa.qm").write_bytes(b"<!DOCTYPE html>")
    assert load(file).hall.languages == ("vi", "en")
    assert "language qaa: its .qm file is none of Qt Linguist's; nothing of it is used" in said(file)
    (folder / "qaa.qm").write_bytes((TRANSLATIONS / "bocso_vi.qm").read_bytes())
    assert load(file).hall.languages == ("vi", "en", "qaa")


def test_a_name_with_signs_that_nobody_sees_is_none(begun, file):
    _, folder = begun
    (folder / "slip.toml").write_text(r'name = "\u202eQaaq"', "utf-8")
    assert load(file).languages[0].name == "QAA"


def test_a_folder_of_a_language_that_the_program_speaks_is_for_clips_alone(begun, file):
    _, folder = begun
    translate_one(folder)
    folder.rename(folder.with_name("en"))
    assert (load(file).languages, said(file)) == ((), [])


def test_nothing_is_offered_before_something_is_translated(begun, file):
    assert load(file).hall.languages == ("vi", "en")
    assert "language qaa: nothing is translated yet, so the kiosk does not offer Qaaq" in said(file)


def test_what_is_missing_is_counted_and_the_first_are_named(begun, file):
    _, folder = begun
    translate_one(folder)
    every = len(list(public_texts()))
    lines = said(file)
    assert any(f"{every - 1} of {every} texts of kiosk and hall screen" in line for line in lines)
    assert any("words of slip and tiles" in line and "slip.number, slip.again" in line for line in lines)
    assert any("texts of the hall file" in line and "Chứng thực" not in line for line in lines)
    assert any("41 of 41 clips are missing" in line for line in lines)
    assert load(file).hall.languages == ("vi", "en", "qaa")
    shown = bocso("check", file)
    assert (shown.exit_code, lines[0] in shown.stdout) == (0, True)


@pytest.mark.allow_logs("bocso.texts")
def test_faulty_files_are_told_of_in_a_sentence_each(begun, file):
    _, folder = begun
    (folder / "qaa.ts").write_text("<TS>\n<context>", "utf-8")
    (folder / "slip.toml").write_text('name = "Q"\n[slip\n', "utf-8")
    lines = said(file)
    assert f"{folder / 'slip.toml'} is no TOML (line 2); nothing of it is used" in lines
    assert f"{folder / 'qaa.ts'} is no whole file of Qt Linguist (line 2); nothing of it is used" in lines
    (folder / "slip.toml").write_text('[slip]\nminutes = "{x}"\nnothing = "x"\n', "utf-8")
    lines = said(file)
    assert any('"{x}" fills in other things than "{n}~phút"' in line for line in lines)
    assert "language qaa: slip.toml has slip.nothing, which nothing asks for" in lines
    (folder / "qaa.qm").write_bytes(b"no")
    assert any(".qm file is none" in line for line in said(file))


def test_a_hall_without_languages_of_its_own_hears_nothing_of_them(file):
    assert said(file) == []


def test_its_texts_may_stand_in_the_hall_file_and_it_may_be_the_second_language_and_a_voice(begun, file):
    _, folder = begun
    text = file.read_text("utf-8").replace('vi = "Chứng thực"', 'vi = "Chứng thực", qaa = "Qa"', 1)
    assert "qaa" in text
    (folder / "1.wav").touch()
    text = text.replace('voice = ["vi"]', 'voice = ["vi", "qaa"]\nsecond_language = "qaa"')
    assert text.count('"qaa"') == 2
    file.write_text(text, "utf-8")
    assert check(file) == ()


def test_clips_of_the_folder_are_found_and_recorded_there(begun, file):
    _, folder = begun
    (folder / "1.wav").touch()
    (folder / "words.csv").write_text("clip,text\n1,qa\n", "utf-8")
    clips = Clips(folders(file))
    assert clips.sentence("qa qa", "qaa") == (folder / "1.wav", 40, folder / "1.wav")
    assert place_of(file, None, "qaa") == folder.parent
    assert place_of(file, None, "rad") == file.parent / "sounds"


def test_a_hub_sees_that_a_text_was_translated(begun, file):
    _, folder = begun
    files = HallFiles([file])
    assert not files.changed()
    translate_one(folder)
    assert files.changed()
    assert files.settings[0].hall.languages == ("vi", "en", "qaa")


def test_check_says_where_nothing_is_read_aloud(begun, file, monkeypatch):
    monkeypatch.setattr("shared.sound.espeak.speaks", lambda language: language == "vi")
    assert 'no "Read aloud" on this computer in en:' in bocso("check", file).stdout


@pytest.mark.parametrize("folder", PAGES)
def test_every_text_of_a_page_for_citizens_is_to_be_translated(folder):
    texts = messages_of((ROOT / "assets" / "i18n" / "bocso_vi.ts").read_bytes())
    public = {(each.context, each.source) for each, _ in public_texts()}
    pages = {
        page.stem: page.read_text("utf-8") for page in (ROOT / folder).glob("*.qml") if page.stem not in STAFF
    }
    for each in texts:
        if f'qsTr("{each.source}"' in pages.get(each.context, ""):
            assert (each.context, each.source) in public


def test_sentences_of_staff_are_not():
    sources = {each.source for each, _ in public_texts()}
    assert "Staff: %1" not in sources
    assert not any("bocso" in source for source in sources)
