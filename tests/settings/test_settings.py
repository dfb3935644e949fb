"""The models of the hall file, `load`, and docs/settings.md, which is written from the models.

After a change of the models: python -m tests.settings.test_settings
"""

from __future__ import annotations

import copy
import json
import pickle
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticUndefined

from shared.assets import example_hall
from shared.errors.starting import SettingsWrong
from shared.rules.calling import Order, Rule
from shared.rules.ticket import Lane
from shared.settings.check.check import check
from shared.settings.check.fields import describe
from shared.settings.counters import TierSection
from shared.settings.hours import HoursSection
from shared.settings.load import load
from shared.settings.sections import CallingSection, HallSection, PrinterSection
from shared.settings.settings import HallFile, Settings, say
from tests.support.folders import HALLS, ROOT

PAGE = ROOT / "docs" / "settings.md"

INTRODUCTION = """# The hall file

Everything a hall decides stands in one TOML file; the one that comes with the program is
[`assets/halls/ea-drang.toml`](../assets/halls/ea-drang.toml), with notes in Vietnamese and English. Copy it,
change the copy, then let the program read it over:

    bocso check my-hall.toml

lists every mistake at once: the line, the key, what is wrong and what is allowed. `--hall my-hall.toml` or the
variable `BOCSO_HALL` makes the programs use it. A file with a mistake starts no program.

Beyond the single values below, these must fit together:

- each service `code`, counter `number`, lane `code`, clerk `code` and screen `name` stands once;
  both lanes are there;
- counters call only services of the file, each once in `services` and `then` together, and every service is called
  by a counter in one of the two;
- counters of a `[[screen]]` are in the file;
- every text stands in `vi`, and in every language of `hall.languages` but those that have a
  [folder](languages.md) beside the hall file, which are offered by themselves;
- spans of a day do not overlap and end later than they start, also those of one day in `special`, in `[hours]` as
  in each `[service.hours]`; `last_ticket_minutes` is shorter than the longest span it holds for;
- days of `holidays` and `special` exist; a range of `holidays` does not end before it starts and has at most 366
  days;
- `numbers.last` is not below `numbers.first`;
- `database.url` is empty, a SQLite file or a PostgreSQL database, and holds no password;
- `slip.lines` has `number`, and each line but `rule` once; `second_language` of `slip` and `display` is one of
  `hall.languages` or has a folder; `slip.logo` is a whole PNG of at most 4000 dots a side;
- `printer.path` is there when `connection` is `serial`, `device` or `file`;
- each language of `display.voice` has its folder in `assets/sounds`, or in `sounds` or `languages` beside the hall
  file;
- each `[[sign]]` has a counter of the file and, where its dialect is `raw`, a template; its columns are enough for
  the longest number; signs of one port (at the hall screen's computer, or at one counter's) have one dialect and
  speed, and each its own address.

This page is written from `shared/settings` by `python -m tests.settings.test_settings`; a test keeps it in step.
"""


def settings_page() -> str:
    """docs/settings.md, from the models."""
    return "\n".join([INTRODUCTION, *(page for name in HallFile.model_fields for page in _sections((name,)))])


def _sections(names: tuple[str, ...], seen: Any = HallFile) -> Iterator[str]:
    """The tables of one section, then those of each section within it."""
    field = seen.model_fields[names[-1]]
    is_list = get_origin(field.annotation) is tuple
    model = get_args(field.annotation)[0] if is_list else field.annotation
    path = ".".join(names)
    heading = f"## `[[{path}]]`" if is_list else f"## `[{path}]`"
    own = re.search(r"^\[+([a-z.]+)", model.__doc__)[1]
    if own != path:
        yield "\n".join([heading, "", field.description, "", f"The keys are those of [`[{own}]`](#{own}).", ""])
        return
    sentence = " ".join(model.__doc__.split("] ", 1)[1].split())
    rows = [_row((*_loc(names), key), inner) for key, inner in model.model_fields.items()]
    head = "| key | type | default | allowed | what it is |\n|---|---|---|---|---|"
    yield "\n".join([heading, "", sentence, "", head, *rows, ""])
    for key, inner in model.model_fields.items():
        if _inner_model(inner.annotation):
            yield from _sections((*names, key), model)


def _loc(names: tuple[str, ...]) -> tuple[str | int, ...]:
    """The first of each list of tables."""
    loc: tuple[str | int, ...] = ()
    model: Any = Settings
    for name in names:
        annotation = model.model_fields[name].annotation
        is_list = get_origin(annotation) is tuple
        loc, model = ((*loc, name, 0), get_args(annotation)[0]) if is_list else ((*loc, name), annotation)
    return loc


def _inner_model(annotation: Any) -> bool:
    inner = get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
    return isinstance(inner, type) and issubclass(inner, BaseModel)


def _row(loc: tuple[str | int, ...], field: Any) -> str:
    cells = (f"`{loc[-1]}`", _type(field), _default(field), describe(loc), field.description)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(field: Any) -> str:
    origin = get_origin(field.annotation) or field.annotation
    if _inner_model(field.annotation):
        return "list of tables" if origin is tuple else "table"
    if origin is Literal:
        origin = type(get_args(field.annotation)[0])
    names = {tuple: "list", Mapping: "texts", bool: "true or false", int: "whole number", float: "number"}
    return names.get(origin, "text")


def _default(field: Any) -> str:
    value = field.get_default(call_default_factory=True)
    if value is PydanticUndefined:
        return "*required*"
    empty = value in ((), {}, "") or isinstance(value, BaseModel)
    return "nothing" if empty else f"`{_toml(value)}`"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def test_the_page_about_settings_is_in_step_with_the_models() -> None:
    assert PAGE.read_text("utf-8") == settings_page(), "run: python -m tests.settings.test_settings"


def _models(model: type[BaseModel] = HallFile) -> list[type[BaseModel]]:
    found = [model]
    for field in model.model_fields.values():
        for inner in (field.annotation, *get_args(field.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                found += _models(inner)
    return found


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_field_has_its_sentence_and_every_table_its_docstring(model: type[BaseModel]) -> None:
    assert model.__doc__
    for name, field in model.model_fields.items():
        if model is not HallFile:
            assert field.description, f"{model.__name__}.{name} needs Field(description=...)"
            assert field.description.endswith("."), f"{model.__name__}.{name}: a sentence ends with a full stop"


def test_settings_cannot_be_changed_after_loading() -> None:
    settings = load(example_hall())
    with pytest.raises(ValidationError, match="frozen"):
        settings.hall.code = "other"
    with pytest.raises(ValidationError, match="frozen"):
        settings.printer = PrinterSection()
    assert isinstance(settings.counter, tuple)


MINIMAL = """
[hall]
code = "thu"
languages = ["vi"]
name.vi = "Trung tâm"
place.vi = "Xã Thử"
[[lane]]
code = "ordinary"
name.vi = "Thường"
[[lane]]
code = "priority"
name.vi = "Ưu tiên"
[[service]]
code = "ho-tich"
prefix = "A"
name.vi = "Hộ tịch"
note.vi = "Khai sinh, kết hôn"
icon = "users-three"
[[counter]]
number = 1
services = ["ho-tich"]
"""


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    path = tmp_path / "hall.toml"
    path.write_text(MINIMAL, "utf-8")
    return path


def test_a_hall_needs_only_what_nobody_else_can_know(minimal: Path) -> None:
    settings = load(minimal)
    assert settings.hall.time_zone == "Asia/Ho_Chi_Minh"
    assert settings.zone.key == "Asia/Ho_Chi_Minh"
    assert (settings.numbers.first, settings.numbers.last) == (1, 999)
    assert settings.printer.connection == "none"
    assert settings.find_lane(Lane.PRIORITY).head_start_minutes == 0
    assert settings.hours.on(0) == ()


def test_what_a_hall_leaves_out_of_calling_clerks_and_database(minimal: Path) -> None:
    settings = load(minimal)
    assert settings.hours.timetable.always
    assert settings.order == Order(Rule.HEAD_START, 2)
    assert settings.calling.recall_limit == 3
    assert settings.appointments.per_slot == 0
    assert settings.service[0].daily_limit == 0
    assert settings.counter[0].then == settings.clerk == ()
    assert settings.database.url == ""


SECOND = """
[[service]]
code = "tra"
prefix = "B"
name.vi = "Trả kết quả"
note.vi = "Theo giấy hẹn"
icon = "envelope-open"
"""


def test_tables_within_tables_are_read_in_either_way_of_writing(tmp_path: Path) -> None:
    lines, headings = tmp_path / "lines.toml", tmp_path / "headings.toml"
    in_a_line = 'then = [{ services = ["tra"], after_minutes = 5 }]\n'
    headed = '[[counter.then]]\nservices = ["tra"]\nafter_minutes = 5\n'
    lines.write_text(f'{MINIMAL}{in_a_line}{SECOND}hours = {{ monday = ["07:00-11:30"] }}\n', "utf-8")
    headings.write_text(f'{MINIMAL}{headed}{SECOND}[service.hours]\nmonday = ["07:00-11:30"]\n', "utf-8")
    settings = load(lines)
    assert settings == load(headings)
    assert settings.counter[0].then == (TierSection(services=("tra",), after_minutes=5),)
    assert settings.service[1].hours.on(0) == ("07:00-11:30",)
    assert settings.counters_of("tra") == (settings.counter[0].number,)  # only by helping


def test_what_is_derived_is_derived_once_and_is_no_part_of_the_settings() -> None:
    used, fresh = load(example_hall()), load(example_hall())
    assert used.order is used.order
    assert used.timetable(used.service[0]) is used.timetable(used.service[0])
    assert used.hours.timetable is used.hours.timetable
    assert used == fresh
    assert repr(used) == repr(fresh)
    assert used.model_dump() == fresh.model_dump()
    assert pickle.loads(pickle.dumps(used)) == copy.deepcopy(used) == fresh


def test_a_changed_copy_derives_anew() -> None:
    settings = load(example_hall())
    service = settings.service[0]
    before = settings.timetable(service), settings.order
    strict = CallingSection(rule=Rule.STRICT)
    changed = settings.model_copy(update={"hours": HoursSection(), "calling": strict})
    assert changed.timetable(service).always
    assert changed.order.rule is Rule.STRICT
    assert (settings.timetable(service), settings.order) == before


def test_letters_written_as_two_characters_become_one(minimal: Path) -> None:
    minimal.write_text(unicodedata.normalize("NFD", MINIMAL), "utf-8")
    assert load(minimal).service[0].name["vi"] == "Hộ tịch"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_saved_by_notepad_is_read(minimal: Path, encoding: str, newline: str) -> None:
    minimal.write_bytes(MINIMAL.replace("\n", newline).encode(encoding))
    assert load(minimal).hall.code == "thu"


def test_load_raises_with_every_mistake() -> None:
    path = HALLS / "five-mistakes.toml"
    with pytest.raises(SettingsWrong) as caught:
        load(path)
    assert caught.value.mistakes == check(path)
    assert len(caught.value.mistakes) == 5
    assert str(caught.value) == f"Mistakes in {path}: 5. Run: bocso check {path}"


def test_a_text_not_written_in_a_language_is_said_in_vietnamese() -> None:
    help_line = HallSection.model_fields["help"].get_default(call_default_factory=True)
    assert say(help_line, "en") == "Need help? Please ask our staff."
    assert say(help_line, "rad") == "Cần hỗ trợ, xin hỏi cán bộ hướng dẫn."
    assert say({}, "vi") == ""


def test_find() -> None:
    settings = load(example_hall())
    assert settings.find_service("ho-tich") is settings.service[0]
    assert settings.find_service("x") is None
    assert settings.find_counter(6) is settings.counter[5]
    assert settings.find_counter(7) is None
    assert settings.counters_of("ho-tich") == (1, 2)
    assert settings.find_clerk("lan") is None


# ---------------------------------------------------------------- the hall that comes with the program


def test_the_shipped_hall_is_closed_on_the_holidays_that_are_certain() -> None:
    settings = load(example_hall())
    for service in settings.service:
        timetable = settings.timetable(service)
        for year in (2026, 2027):
            days = [date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2)]
            assert [timetable.spans(day) for day in days] == [()] * 4
    assert settings.hours.timetable.spans(date(2026, 9, 3)) == ((420, 675), (810, 1005))
    opening = settings.hours.timetable.next_opening(datetime(2026, 4, 29, 16, 50))  # noqa: DTZ001 - on the wall
    assert opening == datetime(2026, 5, 4, 7)  # noqa: DTZ001


def test_counters_three_and_four_of_the_shipped_hall_help_each_other() -> None:
    three, four = (load(example_hall()).find_counter(number) for number in (3, 4))
    assert three is not None
    assert four is not None
    assert {code for tier in three.then for code in tier.services} <= set(four.services)
    assert {code for tier in four.then for code in tier.services} <= set(three.services)


def test_every_service_of_the_shipped_hall_has_its_own_guess_of_minutes() -> None:
    assert all("minutes" in service.model_fields_set for service in load(example_hall()).service)


def test_the_examples_in_the_notes_of_the_shipped_hall_are_right(tmp_path: Path) -> None:
    """Each `# key = value` and `# [table]` of the notes on tables that are left out, without its #."""
    rest = example_hall().read_text("utf-8")
    begin, end = rest.index("Cán bộ / clerks"), rest.index("Máy in / printer")
    notes = re.sub(r"(?m)^# (?=\[|\w+ = )", "", rest[begin:end])
    whole = re.sub(r"(?m)^# (?=special = )", "", rest[:begin] + notes + rest[end:])
    path = tmp_path / "hall.toml"
    path.write_text(whole, "utf-8")
    settings = load(path)
    assert settings.find_clerk("lan") is not None
    assert settings.appointments.per_slot == 2
    assert settings.database.url == "postgresql://may-chu/bocso"
    assert settings.hours.special


def test_the_place_for_tet_in_the_shipped_hall_must_be_filled_before_it_counts(tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    path.write_text(example_hall().read_text("utf-8").replace('# "2027-MM-DD', '"2027-MM-DD'), "utf-8")
    (mistake,) = check(path)
    assert (mistake.key, mistake.kind) == ("hours.holidays[9]", "value")


if __name__ == "__main__":
    PAGE.write_text(settings_page(), "utf-8")
