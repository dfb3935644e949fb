"""The models of the hall file, `load`, and docs/settings.md, which is written from the models.

After a change of the models: python -m tests.test_settings
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticUndefined

from shared.errors import SettingsWrong
from shared.mistakes import check
from shared.mistakes.fields import describe
from shared.rules.ticket import Lane
from shared.settings import HallSection, PrinterSection, Settings, example_hall, load, say

PAGE = Path(__file__).parent.parent / "docs" / "settings.md"
HALLS = Path(__file__).parent / "halls"

INTRODUCTION = """# The hall file

Everything a hall decides stands in one TOML file; the one that comes with the program is
[`assets/halls/ea-drang.toml`](../assets/halls/ea-drang.toml), with notes in Vietnamese and English. Copy it,
change the copy, then let the program read it over:

    bocso check my-hall.toml

lists every mistake at once: the line, the key, what is wrong and what is allowed. `--hall my-hall.toml` or the
variable `BOCSO_HALL` makes the programs use it. A file with a mistake starts no program.

Beyond the single values below, these must fit together:

- each service `code`, counter `number` and lane `code` stands once; both lanes are there;
- counters call only services of the file, and every service is called by a counter;
- every text stands in every language of `hall.languages`, and in `vi` in any case;
- spans of a day do not overlap and end later than they start; `numbers.last` is not below `numbers.first`;
- `printer.path` is there when `connection` is `serial`, `device` or `file`;
- each language of `display.voice` has its folder in `assets/sounds`.

This page is written from `shared/settings.py` by `python -m tests.test_settings`; a test keeps it in step.
"""


def settings_page() -> str:
    """docs/settings.md, from the models."""
    return "\n".join([INTRODUCTION, *(_section(name) for name in Settings.model_fields)])


def _section(name: str) -> str:
    field = Settings.model_fields[name]
    is_list = get_origin(field.annotation) is tuple
    model = get_args(field.annotation)[0] if is_list else field.annotation
    heading = f"[[{name}]]" if is_list else f"[{name}]"
    sentence = (model.__doc__ or "").split("] ", 1)[1].lstrip("] ")
    rows = [_row((name, 0, key) if is_list else (name, key), inner) for key, inner in model.model_fields.items()]
    head = "| key | type | default | allowed | what it is |\n|---|---|---|---|---|"
    return "\n".join([f"## `{heading}`", "", sentence, "", head, *rows, ""])


def _row(loc: tuple[str | int, ...], field: Any) -> str:
    cells = (f"`{loc[-1]}`", _type(field), _default(field), describe(loc)["en"], field.description)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(field: Any) -> str:
    origin = get_origin(field.annotation) or field.annotation
    if origin is Literal:
        origin = type(get_args(field.annotation)[0])
    names = {tuple: "list", Mapping: "texts", bool: "true or false", int: "whole number", float: "number"}
    return names.get(origin, "text")


def _default(field: Any) -> str:
    value = field.get_default(call_default_factory=True)
    if value is PydanticUndefined:
        return "*required*"
    return f"`{_toml(value)}`" if value not in ((), {}, "") else "nothing"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def test_the_page_about_settings_is_in_step_with_the_models() -> None:
    assert PAGE.read_text("utf-8") == settings_page(), "run: python -m tests.test_settings"


def _models(model: type[BaseModel] = Settings) -> list[type[BaseModel]]:
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
        if model is not Settings:
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
    assert str(caught.value) == f"{path} has 5 mistakes. Run: bocso check {path}"


def test_a_text_not_written_in_a_language_is_said_in_vietnamese() -> None:
    help_line = HallSection.model_fields["help"].get_default(call_default_factory=True)
    assert say(help_line, "en") == "Need help? Please ask our staff."
    assert say(help_line, "rad") == "Cần giúp, xin hỏi nhân viên hướng dẫn."
    assert say({}, "vi") == ""


def test_find() -> None:
    settings = load(example_hall())
    assert settings.find_service("ho-tich") is settings.service[0]
    assert settings.find_service("x") is None
    assert settings.find_counter(6) is settings.counter[5]
    assert settings.find_counter(7) is None
    assert settings.counters_of("ho-tich") == (1, 2)


if __name__ == "__main__":
    PAGE.write_text(settings_page(), "utf-8")
