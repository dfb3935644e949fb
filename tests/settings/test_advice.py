"""What `bocso check` says of a hall file that is right and will yet not be heard well."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from shared.assets import assets, example_hall
from shared.cli import app
from shared.settings.check.advice import advice
from shared.settings.load import load
from shared.sound.clips import folders
from tests.support.kiosk_halls import hall_of

SOUNDS = assets() / "sounds"
VOICE = 'voice = ["vi"]'
EXAMPLE = "0000000000"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = tmp_path / "hall.toml"
    text = example_hall().read_text("utf-8").replace(f'"{EXAMPLE}"', '"0123456789"')
    file.write_text(text.replace('"000000"', '"970436"'), "utf-8")
    return file


def change(file, old: str, new: str):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def said(file) -> list[str]:
    return list(advice(load(file), folders(file), file.parent))


def test_of_the_hall_that_comes_with_the_program_only_letters_sound_alike(file):
    assert said(file) == [
        f"service.prefix: {pair} sound alike when they are said (vi)" for pair in ("A and K", "B and D")
    ]


def test_the_account_of_the_example_is_named_as_one(file):
    change(file, "0123456789", EXAMPLE)
    assert (
        f"payment.account: {EXAMPLE} is the example's and no account; the QR code of a fee leads nowhere"
        in said(file)
    )


def test_prefixes_are_compared_in_each_language_of_the_voice(file):
    change(file, VOICE, 'voice = ["en"]')
    assert "service.prefix: B and C sound alike when they are said (en)" in said(file)
    change(file, 'voice = ["en"]', "voice = []")
    assert said(file) == []


def test_each_missing_clip_of_the_halls_own_language_is_named(file):
    recorded = file.parent / "sounds" / "rad"
    recorded.mkdir(parents=True)
    for clip in ("moi-so", "den-quay-so", "xin-nhac-lai", "moi-cac-so", "quay", *"0123456789", *"abcdehklms"):
        shutil.copy(SOUNDS / "vi" / f"{clip}.wav", recorded)
    change(file, VOICE, 'voice = ["rad"]')
    assert said(file) == []
    for clip in ("7", "s", "quay"):
        (recorded / f"{clip}.wav").unlink()
    no_clip = "display.voice: there is no clip rad/{}.wav; {} not said in this language"
    assert said(file) == [
        no_clip.format("s", "calls such as S001 \u2192 1 (1 in all) are"),
        no_clip.format("7", "calls such as A007 \u2192 1, A017 \u2192 1, A027 \u2192 1 (271 in all) are"),
        no_clip.format("quay", "recalls, or several calls in one sentence, are"),
    ]


@pytest.mark.parametrize(("number", "known"), [("970436", True), ("970643", False), ("790436", False)])
def test_a_bank_that_no_vietqr_pays_into_is_named(file, number, known):
    before = said(file)
    change(file, '"970436"', f'"{number}"')
    named = [each for each in said(file) if each not in before]
    assert [each.startswith(f"payment.bin: {number} is no bank") for each in named] == [True] * (not known)


def test_advice_is_no_mistake(file):
    done = CliRunner().invoke(app, ["check", str(file)])
    assert done.exit_code == 0
    assert "B and D sound alike" in done.stdout
    assert done.stdout.splitlines()[-1].endswith("mistakes: 0")
    as_json = json.loads(CliRunner().invoke(app, ["check", str(file), "--json"]).stdout)
    assert as_json["mistakes"] == []
    assert sum("sound alike" in each for each in as_json["advice"]) == 2


def test_a_language_without_any_recording_is_a_mistake(file):
    change(file, VOICE, 'voice = ["rad"]')
    done = CliRunner().invoke(app, ["check", str(file)])
    assert done.exit_code == 1
    assert "rad" in done.stdout


def test_a_folder_without_pictures_is_named(file):
    change(file, VOICE, 'voice = []\nmedia = "pictures"')
    missing = "display.media: there is no picture or film in pictures; the calls have the whole screen"
    assert said(file) == [missing]
    (file.parent / "pictures").mkdir()
    (file.parent / "pictures" / "notes.txt").touch()
    assert said(file) == [missing]
    (file.parent / "pictures" / "HALL.JPG").touch()
    assert said(file) == []


def test_screens_that_say_the_same_calls_are_named(file):
    zone = '[[screen]]\nname = "{}"\ncounters = [{}]\nspeaks = {}\n'
    for name, counters, speaks in (("west", "1, 2", "true"), ("east", "2, 3", "true"), ("door", "1, 2", "false")):
        change(file, "[display]", zone.format(name, counters, speaks) + "[display]")
    both = "screen.speaks: {} and {} both say the calls of counter {}; where one hears both, one of them needs"
    assert [each for each in said(file) if each.startswith("screen.speaks")] == [
        f"{both.format(*pair)} speaks = false"
        for pair in (("display", "west", "1, 2"), ("display", "east", "2, 3"), ("west", "east", "2"))
    ]
    change(file, VOICE, "voice = []")
    assert said(file) == []


def test_groups_are_advised_where_the_services_take_more_than_one_page(file):
    change(file, VOICE, "voice = []")
    assert said(file) == []
    for grouped in (True, False):
        hall = hall_of(load(file), 24, grouped=grouped)
        found = [str(each) for each in advice(hall, folders(file), file.parent)]
        assert (found == []) == grouped
    (advised,) = found
    assert advised.startswith("service.group: a page of the kiosk has room for 10 of these 24 services;")


def test_a_name_that_a_tile_has_no_room_for_is_named_with_what_to_do(file):
    change(file, '"Hộ tịch"', f'"{"MW" * 14}"')
    told = f"service.name: {'MW' * 14} (ho-tich, vi) does not fit a small tile of the kiosk in letters that can be"
    assert checked(file) == [f"{told} read on a screen of 21.5 inches; please give it a shorter name"]


def test_on_a_small_screen_fewer_names_can_be_read(file):
    change(file, '"Hộ tịch"', '"TRANG TRẠI, NÔNG NGHIỆP, MÔI"')
    assert checked(file) == []
    change(file, "[kiosk]\n", "[kiosk]\npanel_inches = 7\n")
    assert [each.partition(":")[0] for each in checked(file)] == ["service.name", "procedures.file"]


def test_procedures_that_cannot_be_read_where_they_are_found_are_named_together(file):
    names = {"1.1": "Cấp giấy phép " * 60, "1.2": "Đăng ký khai sinh", "1.3": "Thủ tục " * 90}
    rows = [f"{code},{name.strip()},ho-tich" for code, name in names.items()]
    (file.parent / "own.csv").write_text("\n".join(["code,name,service", *rows]), "utf-8")
    change(file, "[kiosk]\n", '[procedures]\nfile = "own.csv"\n\n[kiosk]\n')
    assert [each for each in checked(file) if "1.1, 1.3" in each and "1.2" not in each]


def checked(file):
    """What `bocso check` says of names."""
    done = CliRunner().invoke(app, ["check", str(file), "--json"])
    assert done.exit_code == 0, done.output
    return [each for each in json.loads(done.stdout)["advice"] if "can be read" in each]
