"""What commands say: in the language of the terminal, about which hall, and without accusing what is not wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from shared.cli import app
from shared.demo.hours import as_toml
from shared.demo.processes import bocso
from shared.errors.apps import app_name
from shared.errors.counters import PinNotSet, UnknownClerk
from shared.errors.kinds import Named, Words
from shared.errors.starting import AlreadyRunning, DemoFailed, TextsMissing
from shared.errors.visits import CopyWrong, DailyLimitReached, ServiceClosed, StoreInUse
from shared.ui import texts
from shared.ui.texts import must_be_there, sentence_in, words_in
from tests.support.halls import PIN, Opened, small_hall

ONE = ("--counter", "1")
ENGLISH = re.compile(r"\b(the|is|are|but|this|entry|journal|table|reason)\b")


@pytest.fixture
def run(real_file, tmp_path, monkeypatch):
    """Runs one command in this process, in Vietnamese; returns (exit code, what it printed as JSON)."""
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'queue.sqlite'}")
    monkeypatch.setenv("BOCSO_LANG", "vi")

    def once(*words: str, given: str | None = None):
        result = CliRunner().invoke(app, list(words), input=given, catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return once


# Which hall, which database


def test_a_pin_that_nobody_chose_is_not_forgotten(make_hall):
    hall = make_hall(small_hall())
    hall.forget_pin(1)
    with pytest.raises(PinNotSet):
        hall.forget_pin(1)


def test_pin_and_verify_name_the_hall_and_its_database(run, tmp_path):
    place = {"hall": "ea-drang", "database": str(tmp_path / "queue.sqlite")}
    assert run("pin", *ONE, given=f"{PIN}\n")[1] == {**place, "counter": 1, "pin": "set"}
    answer = run("verify")[1]
    assert {**answer, **place} == answer
    assert run("pin", *ONE, "--forgotten")[1] == {**place, "counter": 1, "pin": "removed"}
    assert run("pin", *ONE, "--forgotten")[1]["error"] == "pin_not_set"


def test_a_pin_forgotten_in_the_wrong_place_makes_no_database(run, tmp_path):
    assert run("pin", *ONE, "--forgotten")[1]["error"] == "store_not_begun"
    assert not (tmp_path / "queue.sqlite").exists()


# Names


@pytest.mark.parametrize(
    ("app", "vi", "en"),
    [
        ("kiosk", "máy lấy số", "the kiosk"),
        ("kiosk-door", "máy lấy số “door”", 'the kiosk "door"'),
        ("counter-12", "quầy 12", "counter 12"),
        ("display", "màn hình gọi số", "the hall screen"),
        ("", "chương trình khác", "another program"),
    ],
)
def test_an_app_is_called_by_its_name(app, vi, en):
    for problem in (AlreadyRunning(app=app), StoreInUse(path="x", apps=[app]), DemoFailed(reason=app_name(app))):
        assert vi in sentence_in(problem, "vi")
        assert en in str(problem)


def test_several_apps_are_listed():
    used = StoreInUse(path="x", apps=("counter-1", "display"))
    assert "(quầy 1, màn hình gọi số)" in sentence_in(used, "vi")


def test_a_service_is_called_by_its_name_in_the_readers_language():
    full = DailyLimitReached(service=Named({"vi": "Hộ tịch", "en": "Civil status"}), limit=40)
    assert sentence_in(full, "vi").startswith("Hôm nay Hộ tịch đã hết số")
    assert sentence_in(full, "en").startswith("Civil status: all numbers of the day")
    shut = Words(ServiceClosed.hours, hours="07:30–11:30")
    closed = ServiceClosed(service=Named({"vi": "Đất đai"}), today=shut, opens="07:30 13/10")
    said = "Đất đai hôm nay nhận 07:30–11:30. Mời ông/bà lấy số từ 07:30 13/10."
    assert sentence_in(closed, "vi") == said


# What verify finds

FOUND = {
    "UPDATE ticket SET number = 77": "số A001 ngày 2026-10-12 bị khác; trong bảng (theo nhật ký): number 77 (1)",
    "DELETE FROM ticket": "số A001 ngày 2026-10-12 không có trong bảng",
    "UPDATE series SET last = 9": "dãy số 2026-10-12 A bị khác; trong bảng (theo nhật ký): last 9 (1)",
    "DELETE FROM counter": "quầy 1 không có trong bảng",
    "UPDATE pin SET hash = 'x' WHERE owner = 'counter:1'": "mã PIN của quầy 1 không phải do chương trình này ghi",
    "UPDATE hall SET seq = 9": "nhật ký dừng ở mục 4, nhưng đã ghi 9 mục",
    "UPDATE hall SET hash = kept_hash": "mốc nhật ký của đơn vị có mã niêm phong khác với mục cuối",
    "UPDATE hall SET at_us = at_us + 1": "ngày của đơn vị, hoặc giờ của mục cuối, không đúng với nhật ký",
}


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize(("statement", "said"), FOUND.items(), ids=list(FOUND))
def test_what_verify_finds_is_said_in_vietnamese(any_store, clock, statement, said):
    hall = Opened(small_hall(), any_store, clock)
    hall.open(1, PIN)
    hall.issue("papers")
    hall.call_next(1)
    with any_store.write() as tx:
        tx.driver.execute(statement)
    reason = hall.verify().reason
    assert reason is not None
    assert words_in(reason, "vi") == said
    assert words_in(reason, "en") == str(reason)
    assert ENGLISH.search(reason)


def test_verify_speaks_the_language_of_the_terminal_and_english_to_programs(run, tmp_path):
    run("issue", "ho-tich")
    with closing(sqlite3.connect(tmp_path / "queue.sqlite")) as file:
        file.execute("UPDATE journal SET counter = 7 WHERE seq = 2")
        file.commit()
    bad = run("verify")[1]["first_bad_entry"]
    assert bad == {"seq": 2, "reason": "mã niêm phong không khớp với nội dung và với mục trước đó"}
    said = run("verify", "--json")[1]["first_bad_entry"]["reason"]
    assert said == "its hash does not fit its content and the entry before it"


# Copies


@pytest.mark.parametrize("words", [("verify", "--against"), ("restore", "--yes")], ids=lambda words: words[0])
@pytest.mark.parametrize("content", [b"[hall]\n" * 200, b"", None], ids=["text", "empty", "other database"])
def test_a_copy_that_is_none_does_not_accuse_the_queue(run, tmp_path, words, content):
    run("issue", "ho-tich")
    before = (tmp_path / "queue.sqlite").read_bytes()
    file = tmp_path / "copy"
    if content is None:
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE chickens (id)")
    else:
        file.write_bytes(content)
    code, answer = run(*words, str(file))
    assert (code, answer["error"]) == (1, CopyWrong.code)
    assert answer["message"] == f"{file} bị hỏng hoặc không phải bản sao. Xin chọn bản sao khác."
    assert (tmp_path / "queue.sqlite").read_bytes() == before


# Help


def commands(group: typer.core.TyperGroup, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every command with the words that call it."""
    for name, command in group.commands.items():
        yield (*path, name), command
        yield from commands(command, (*path, name)) if hasattr(command, "commands") else ()


ALL = dict(commands(typer.main.get_command(app)))


def plain(text: str) -> str:
    """Without frames and line breaks."""
    return " ".join(re.sub(r"[\u2500-\u257f]", " ", text).split())


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_help_text_is_shown_as_it_is_meant(monkeypatch, words):
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("TERMINAL_WIDTH", "400")
    shown = plain(CliRunner().invoke(app, [*words, "--help"]).stdout)
    command = ALL[words]
    for param in command.params:
        if param.help and not param.hidden:
            assert plain(param.help).replace("\\[", "[") in shown
        if param.param_type_name == "argument":
            assert f"{{{param.name}}}" not in shown, "arguments are named in capitals"
    assert plain((command.help or "").partition("\n\n")[0]).replace("\\[", "[") in shown


def test_the_printer_s_section_is_named_in_the_help():
    assert "whose [printer] name" in plain(CliRunner().invoke(app, ["issue", "--help"]).stdout)


# Wrong command lines

VALUE, UNUSABLE, WRITE = "Giá trị của", "không dùng được", "Được ghi:"
USAGE = [
    (("issue", "x", "--lane", "foo"), f"{VALUE} --lane {UNUSABLE}: foo. {WRITE} ordinary, priority."),
    (("journal", "--limit=-3"), f"{VALUE} --limit {UNUSABLE}: -3. {WRITE} từ 1 đến 10000."),
    (
        ("issue", "x", "--request-id", ""),
        f"{VALUE} --request-id {UNUSABLE}: (trống). Bỏ tùy chọn này, hoặc ghi một đoạn không quá 100 ký tự.",
    ),
    (("slip", "preview", "--wait", "long"), f"{VALUE} --wait {UNUSABLE}: long. {WRITE} 10-25, none."),
    (("fees", "--day", "31.12"), f"{VALUE} --day {UNUSABLE}: 31.12. {WRITE} YYYY-MM-DD."),
    (("open", "--counter", "x"), f"{VALUE} --counter {UNUSABLE}: x. {WRITE} số nguyên."),
    (("issue", "x", "--walk-in"), f"{VALUE} --walk-in {UNUSABLE}. Phải ghi kèm --counter."),
    (("transfer", *ONE), "Ghi một trong các tùy chọn này: --service, --to-counter, --to-clerk."),
    (("issue", "x", "--fast"), "Không có tùy chọn --fast."),
    (("issue",), "Dòng lệnh còn thiếu SERVICE."),
    (("issue", "x", "y"), "Dòng lệnh thừa: y."),
    (("next",), "Dòng lệnh còn thiếu --counter."),
    (("next", "--counter"), "Tùy chọn --counter còn thiếu giá trị."),
    (("issue", "x", "--walk-in=3"), "Tùy chọn --walk-in không nhận giá trị."),
    (("printer", "paper", "nowhere"), f"{VALUE} FOLDER {UNUSABLE}. Không có ở đó."),
    (("dance",), "Không có lệnh dance."),
]


@pytest.mark.parametrize(
    ("words", "said"), USAGE, ids=lambda part: " ".join(part) if isinstance(part, tuple) else ""
)
def test_a_wrong_command_line_names_the_option_and_its_value(run, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, list(words))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{said} Xem: ")
    assert result.stderr.strip().endswith(" --help."), "no second, English half"
    assert not (tmp_path / "nowhere").exists()


# Sentences


def test_where_nobody_is_a_clerk_it_is_said(run):
    assert run("pin", *ONE, "--clerk", "lan")[1]["message"].endswith("chưa khai báo ai.")
    assert str(UnknownClerk(clerk="lan", known="")).endswith("none are listed.")
    assert "minh" in sentence_in(UnknownClerk(clerk="lan", known="minh"), "vi")


# Starting


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "count", "allowed"), [("vi", " lỗi. ", "Cho phép: "), ("en", "Mistakes in ", "Allowed: ")]
)
def test_a_wrong_hall_file_is_said_in_one_language(tmp_path, language, count, allowed):
    (tmp_path / "hall.toml").write_text("[hall]\n", encoding="utf-8")
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BOCSO_LANG": language}
    words = bocso("display", "--hall", str(tmp_path / "hall.toml"))
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    first, *mistakes = done.stderr.splitlines()
    assert count in first
    assert mistakes
    assert all(allowed in each for each in mistakes)


def test_texts_that_were_not_compiled_are_missing(tmp_path, monkeypatch):
    must_be_there(["vi", "en"])
    shutil.copy(texts.TRANSLATIONS / "bocso_en.qm", tmp_path)
    monkeypatch.setattr(texts, "TRANSLATIONS", tmp_path)
    must_be_there(["en"])
    for other in ("vi", "rad"):  # what a hall's own language lacks is Vietnamese
        with pytest.raises(TextsMissing, match="make setup"):
            must_be_there(["en", other])


@pytest.mark.allow_logs
def test_an_app_without_its_texts_does_not_start(tmp_path, monkeypatch, qapp):
    from shared.ui.start import Options, start  # noqa: PLC0415 - needs the application

    (tmp_path / "hall.toml").write_text(as_toml(small_hall()), encoding="utf-8")
    monkeypatch.setattr(texts, "TRANSLATIONS", tmp_path)
    options = Options(Path(tmp_path / "hall.toml"), f"sqlite:///{tmp_path / 'queue.sqlite'}")
    assert start("display", options, pytest.fail) == 1
    assert not (tmp_path / "queue.sqlite").exists()
