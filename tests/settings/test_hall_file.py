"""The hall file that is shipped, and what `check` says about wrong ones."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.assets import example_hall
from shared.errors.starting import Mistake, SettingsWrong
from shared.rules.ticket import Lane
from shared.settings.check.check import check, read
from shared.settings.check.lines import Loc, locate
from shared.settings.fields import NAME_LONGEST, NOTE_LONGEST
from shared.settings.load import load
from shared.settings.settings import Settings
from shared.ui.texts import words_in
from tests.support.folders import HALLS

SHIPPED = example_hall().read_text("utf-8")


@pytest.fixture(scope="module")
def hall() -> Settings:
    return load(example_hall())


# ---------------------------------------------------------------- the shipped hall


def test_the_shipped_hall_has_no_mistake() -> None:
    assert check(example_hall()) == ()


def test_the_shipped_hall_is_the_centre_of_ea_drang(hall: Settings) -> None:
    assert hall.hall.name["vi"] == "Trung tâm Phục vụ hành chính công"
    assert "Ea Drăng" in hall.hall.place["vi"]
    assert len(hall.counter) == 6
    assert hall.hours.on(0) == hall.hours.on(4) == ("07:00-11:30", "13:30-17:00")
    assert hall.hours.on(5) == hall.hours.on(6) == ()
    assert hall.find_lane(Lane.PRIORITY).head_start_minutes == 20


def test_every_series_of_the_shipped_hall_has_its_own_letter_that_is_not_misread(hall: Settings) -> None:
    prefixes = [service.prefix for service in hall.service]
    assert len(set(prefixes)) == len(prefixes)
    assert not set(prefixes) & {"I", "O"}


def test_busy_services_have_two_counters(hall: Settings) -> None:
    for busy in ("ho-tich", "chung-thuc", "dat-dai", "tra-ket-qua"):
        assert len(hall.counters_of(busy)) == 2


def test_shipped_texts_are_composed_characters() -> None:
    assert unicodedata.is_normalized("NFC", SHIPPED)


def test_shipped_names_and_notes_fit_the_kiosk_button(hall: Settings) -> None:
    for service in hall.service:
        for language in hall.hall.languages:
            assert len(service.name[language]) <= NAME_LONGEST
            assert len(service.note[language]) <= NOTE_LONGEST
        assert len(service.name["vi"]) <= 24


# ---------------------------------------------------------------- wrong files


def told(path: Path) -> list[tuple[int | None, str, str]]:
    return [(mistake.line, mistake.key, mistake.kind) for mistake in check(path)]


def test_five_mistakes_are_all_told_in_order_of_line() -> None:
    assert told(HALLS / "five-mistakes.toml") == [
        (7, "hall.time_zone", "near"),
        (19, "hours.monday[1]", "value"),
        (32, 'service[2].prefix (service "cu-tru")', "value"),
        (38, "counter[1].services[2] (counter 1)", "service"),
        (43, "printer.prot", "unknown"),
    ]


def test_each_mistake_says_what_is_wrong_and_what_is_allowed_in_two_languages() -> None:
    *_, counter, printer = check(HALLS / "five-mistakes.toml")
    assert words_in(counter.in_one_line(), "vi") == (
        'dòng 38, counter[1].services[2] (counter 1): không có dịch vụ "cu-tu" (có phải ý bạn là "cu-tru"?). '
        "Cho phép: các dịch vụ của đơn vị: ho-tich, cu-tru."
    )
    assert counter.in_one_line() == (
        'line 38, counter[1].services[2] (counter 1): there is no service "cu-tu" (did you mean "cu-tru"?). '
        "Allowed: services of this hall: ho-tich, cu-tru."
    )
    assert (printer.key, printer.line, printer.kind) == ("printer.prot", 43, "unknown")
    assert 'did you mean "port"' in printer.wrong
    assert "connection, host, port" in printer.allowed


def test_no_mistake_hides_another() -> None:
    assert told(HALLS / "many-mistakes.toml") == [
        (2, "hall.code", "missing"),
        (3, "hall.name.en", "text"),
        (4, "hall.place", "type"),
        (5, "hall.accent", "value"),
        (8, "hours.monday[2]", "overlap"),
        (9, "hours.sunday[1]", "backwards"),
        (11, "lane", "lane"),
        (17, "numbers.last", "range"),
        (22, 'service[1].name.vn (service "ho-tich")', "unlisted"),
        (24, 'service[1].icon (service "ho-tich")', "near"),
        (27, 'service[2].code (service "ho-tich")', "twice"),
        (34, 'service[3].code (service "cu-tru")', "uncalled"),
        (45, "counter[2].number (counter 1)", "twice"),
        (46, "counter[2].services[2] (counter 1)", "twice"),
        (46, "counter[2].services[3] (counter 1)", "service"),
        (48, "printer.path", "port"),
        (50, "printer.cut", "type"),
        (53, "kiosk.idle_seconds", "value"),
        (56, "display.voice[1]", "voice"),
    ]


def in_shipped(tmp_path: Path, old: str, new: str) -> tuple[Mistake, ...]:
    """The mistakes of the shipped hall after one change at the first place of `old`."""
    assert old in SHIPPED
    path = tmp_path / "hall.toml"
    path.write_text(SHIPPED.replace(old, new, 1), "utf-8")
    return check(path)


HUB = '# [hub]\n# address = "http://192.168.1.10:8764"'
CHANGES = [
    ("prefix", 'prefix = "A"', 'prefix = "a"', "service[1].prefix", "one or two capital"),
    ("whole", "port = 9100", 'port = "9100"', "printer.port", "a whole number from 1 to 65535"),
    ("yes", "cut = true", "cut = 1", "printer.cut", "true or false"),
    ("range", "port = 9100", "port = 70000", "printer.port", "from 1 to 65535"),
    ("choice", '"network"\nhost', '"bluetooth"\nhost', "printer.connection", '"network", "serial", "device"'),
    ("width", "width = 576", "width = 500", "printer.width", "384, 512, 576"),
    ("slash", HUB, HUB.replace("# ", "").replace("8764", "8764/"), "hub.address", "without a slash"),
    ("no scheme", HUB, HUB.replace("# ", "").replace("http://", ""), "hub.address", "http://192.168"),
    ("colour", '"#A4161A"', '"red"', "hall.accent", "#RRGGBB"),
    ("language", '["vi", "en"]', '["vi", "English"]', "hall.languages[2]", "two or three lower case"),
    ("missing key", 'icon = "users-three"\n', "", "service[1].icon", "Phosphor"),
    ("missing text", '"Hộ tịch", en = "Civil status"', '"Hộ tịch"', "service[1].name.en", "vi, en"),
    ("empty text", 'vi = "Hộ tịch"', 'vi = ""', "service[1].name.vi", "not empty"),
    ("long name", 'vi = "Hộ tịch"', f'vi = "{"Hộ tịch " * 4}"', "service[1].name.vi", "28"),
    ("text as string", '{ vi = "Hộ tịch", en = "Civil status" }', '"Hộ tịch"', "service[1].name", "{ vi ="),
    ("unknown language", 'vi = "Hộ tịch"', 'vi = "Hộ tịch", vn = "x"', "service[1].name.vn", "vi, en"),
    ("icon", '"users-three"', '"user-three"', "service[1].icon", "Phosphor"),
    ("icon weight", '"users-three"', '"users-three-bold"', "service[1].icon", "regular"),
    ("zone", "Asia/Ho_Chi_Minh", "Asia/Hanoi", "hall.time_zone", "IANA"),
    ("same code", '"chung-thuc"\nprefix', '"ho-tich"\nprefix', "service[2].code", "not used yet"),
    ("same counter", "number = 2", "number = 1", "counter[2].number", "not used yet"),
    ("no counter", ', "dich-vu-cong"]', "]", "service[10].code", "at least one [[counter]]"),
    ("one lane", 'code = "priority"', 'code = "ordinary"', "lane[2].code", "not used yet"),
    ("span", 'monday = ["07:00-11:30"', 'monday = ["7h-11h30"', "hours.monday[1]", "HH:MM-HH:MM"),
    ("backwards", 'monday = ["07:00-11:30"', 'monday = ["11:30-07:00"', "hours.monday[1]", "later"),
    ("overlap", '30", "13:30-17:00"', '30", "11:00-17:00"', "hours.monday[2]", "do not overlap"),
    ("numbers", "last = 999", "last = 0", "numbers.last", "from 1 to 9999"),
    ("first and last", "first = 1", "first = 1000", "numbers.last", "1000 or more"),
    ("no clips", 'voice = ["vi"]', 'voice = ["vi", "rad"]', "display.voice[2]", "en, vi"),
    ("serial", '"network"\nhost', '"serial"\nhost', "printer.path", "/dev/ttyS0"),
    ("one table", "[[service]]\ncode = \"ho-tich\"", "[[sevice]]\ncode = \"ho-tich\"", "sevice", "service"),
    ("unknown key", "return_seconds", "return_second", "kiosk.return_second", "return_seconds, idle_seconds"),
    ("long wait", "return_seconds = 10", "return_seconds = 10.5", "kiosk.return_seconds", "from 3 to 120"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "allowed"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_wrong_value_is_told_with_its_key_its_line_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, key: str, allowed: str
) -> None:
    mistakes = {mistake.key.split(" ")[0]: mistake for mistake in in_shipped(tmp_path, old, new)}
    assert key in mistakes
    assert allowed in mistakes[key].allowed
    assert mistakes[key].line is not None
    assert words_in(mistakes[key].wrong, "vi") != mistakes[key].wrong
    assert words_in(mistakes[key].allowed, "vi")


SYNTAX = [
    ('code = "thu\n', 1, "a quote not closed"),
    ("[hall]\ncode = thu\n", 2, "a value that cannot be read"),
    ("[hall]\ncode “thu”\n", 2, "a key without ="),
    ("[hall\n", 1, "a heading without its ]"),
    ("[hall]\na = 1\na = 2\n", 3, "stands above already"),
    ("[hall]\n[hall]\n", 2, "this table stands above already"),
    ("\n[hours]\nmonday = 07:00-11:30\n", 3, "something left over"),
    ('a = ["x" "y"]\n', 1, "a list without a comma"),
    ('path = "C:\\printer"\n', 1, "a \\ within double quotes"),
    ('path = "C:\\Users"\n', 1, "a \\ within double quotes"),
    ("a = { x = 1\n}\n", 1, "a { } without a comma"),
    ('a = """x\n\n', 1, "never closed"),
    ("a = 'x\n", 1, "quote"),
    ("= 1\n", 1, "Invalid statement"),
]


@pytest.mark.parametrize(("text", "line", "wrong"), SYNTAX)
def test_wrong_syntax_is_told_alone_with_its_line(tmp_path: Path, text: str, line: int, wrong: str) -> None:
    path = tmp_path / "hall.toml"
    path.write_text(text, "utf-8")
    (mistake,) = check(path)
    assert (mistake.kind, mistake.line) == ("syntax", line)
    assert wrong in mistake.wrong
    assert words_in(mistake.in_one_line(), "vi").startswith(f"dòng {line}: tệp viết sai cú pháp")


def test_a_missing_file_a_folder_and_a_file_in_another_encoding(tmp_path: Path) -> None:
    old_encoding = tmp_path / "windows.toml"
    old_encoding.write_bytes(b'[hall]\nname = "Trung t\xe2m"\n')
    assert told(tmp_path / "none.toml") == [(None, "", "no_file")]
    assert told(tmp_path) == [(None, "", "no_regular_file")]
    assert told(old_encoding) == [(2, "", "not_utf8")]
    with pytest.raises(SettingsWrong, match=r"none\.toml"):
        load(tmp_path / "none.toml")


def test_an_empty_file_lacks_every_required_table(tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    path.write_text("", "utf-8")
    assert [m.key for m in check(path)] == ["hall", "lane", "service", "counter"]
    assert check(path)[2].allowed == "one or more tables headed [[service]]"


ODD_VALUES = ('""', '"x"', "1", "-1", "1.5", "nan", "true", "[]", "{}", '["x"]', "[1]", "[[]]", "[{}]", "07:00:00")


@pytest.mark.parametrize("value", ODD_VALUES)
def test_no_value_anywhere_breaks_the_check(tmp_path: Path, value: str) -> None:
    """Every key of the shipped hall with every odd value: told or taken, and never an exception."""
    path = tmp_path / "hall.toml"
    lines = SHIPPED.splitlines()
    keys = {
        line.partition(" = ")[0]: index for index, line in enumerate(lines) if " = " in line and line[0] != "#"
    }
    for key, index in keys.items():
        path.write_text("\n".join([*lines[:index], f"{key} = {value}", *lines[index + 1 :]]), "utf-8")
        settings, mistakes = read(path)
        assert (settings is None) == bool(mistakes)
        assert all(words_in(m.in_one_line(), "vi") and m.in_one_line() for m in mistakes)


# ---------------------------------------------------------------- on which line a key stands

LAYOUTS: list[tuple[str, Loc, int]] = [
    ("# note\n\na = 1\n", ("a",), 3),
    ("[t] # [x]\na = 1\nb = 2\n", ("t", "b"), 3),
    ("[t]\na = 1\n", ("t",), 1),
    ("[[t]]\na = 1\n[[t]]\na = 2\n", ("t", 1, "a"), 4),
    ("[[t]]\na = 1\n[[t]]\nb = 2\n", ("t", 1), 3),
    ("[[t]]\na = 1\n[[t]]\nb = 2\n", ("t",), 1),
    ("[[t]]\n[t.s]\na = 1\n[[t]]\n[t.s]\na = 2\n", ("t", 1, "s", "a"), 6),
    ("[a.b]\nc = 1\n", ("a",), 1),
    ("a.b.c = 1\na.d = 2\n", ("a", "d"), 2),
    ("a . \"b.c\" . 'd' = 1\n", ("a", "b.c", "d"), 1),
    ('"\\u0061" = 1\n', ("a",), 1),
    ("a = [\n  1, # one\n  2,\n]\nb = 3\n", ("a", 1), 3),
    ("a = [\n  1, # one ]\n  2,\n]\nb = 3\n", ("b",), 5),
    ('a = ["x" , "y"]\nb = 1\n', ("a", 1), 1),
    ("a = [[1, 2],\n [3]]\nb = 1\n", ("a", 1, 0), 2),
    ("a = { b = 1, c = { d = 2 } }\n", ("a", "c", "d"), 1),
    ("a = [\n {b = 1},\n {b = 2}\n]\n", ("a", 1, "b"), 3),
    ("a = []\nb = {}\nc = 1\n", ("c",), 3),
    ('a = """\n[x]\nb = 1\n"""\nb = 2\n', ("b",), 5),
    ("a = '''\nb = 1\n'''''\nb = 2\n", ("b",), 4),
    ('a = """x\\""""\nb = 2\n', ("b",), 2),
    ('a = "] # \\" = ["\nb = 2\n', ("b",), 2),
    ("a = 1979-05-27 07:32:00 # c\nb = 2\n", ("b",), 2),
    ("[a]\r\nb = 1\r\nc = 2\r\n", ("a", "c"), 3),
]


@pytest.mark.parametrize(("text", "loc", "line"), LAYOUTS)
def test_the_line_of_a_key(text: str, loc: Loc, line: int) -> None:
    tomllib.loads(text)
    assert locate(text)[loc] == line


def test_a_missing_key_has_the_line_of_its_table_and_a_missing_table_none() -> None:
    lines = locate("[a]\nb = 1\n[[c]]\nd = 1\n[[c]]\nd = 2\n")
    assert lines.nearest(("a", "x")) == 1
    assert lines.nearest(("c", 1, "x")) == 5
    assert lines.nearest(("x",)) is None


MARKS = st.sampled_from(["", ' # note ] } = "', "\n", "\n\n# [x]\n"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Valid TOML in which every number stands once."""
    numbers = iter(range(1000, 9999))
    tables = draw(st.lists(st.sampled_from(["[a]", "[b.c]", "[[d]]", "[[d]]", "[[d.e]]", "[d.f]"]), max_size=8))
    seen: set[str] = set()
    parts: list[str] = []
    for header in tables:
        if header in seen or (header in ("[[d.e]]", "[d.f]") and "[[d]]" not in seen):
            continue
        seen.discard("[d.f]") if header == "[[d]]" else seen.add(header)
        parts += [header + draw(MARKS)]
        parts += [f"k{i} = {draw_value(draw, numbers, 2)}{draw(MARKS)}" for i in range(draw(st.integers(0, 4)))]
    return "\n".join(parts) + "\n"


def draw_value(draw: st.DrawFn, numbers: Iterator[int], depth: int) -> str:
    kinds = ["number", "text", "long text", *(["list", "table"] if depth else [])]
    match draw(st.sampled_from(kinds)):
        case "list":
            gap = draw(st.sampled_from(["", " ", "\n", " # ], x\n"]))
            items = [draw_value(draw, numbers, depth - 1) for _ in range(draw(st.integers(0, 3)))]
            return "[" + "".join(f"{gap}{item},{gap}" for item in items) + "]"
        case "table":
            inner = [f"x{i} = {draw_value(draw, numbers, 0)}" for i in range(draw(st.integers(0, 3)))]
            return "{ " + ", ".join(inner) + " }"
        case "text":
            ending = draw(st.text('a[]{}=,#"ễ', max_size=6))
            return json.dumps(f"{next(numbers)} {ending}", ensure_ascii=False)
        case "long text":
            return f"'''{next(numbers)}\n]}}= \"\n'''"
        case _:
            return str(next(numbers))


def leaves(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*loc, index))
    else:
        yield loc, str(value)[:4]


@given(documents())
def test_every_value_is_found_on_the_line_where_it_begins(text: str) -> None:
    lines = locate(text)
    for loc, number in leaves(tomllib.loads(text)):
        assert number in text.split("\n")[lines[loc] - 1]
