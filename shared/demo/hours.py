"""A demonstration gives numbers at any time, also on a Sunday: the same hall, without its hours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shared.settings.hours import HoursSection
from shared.settings.load import load
from shared.settings.settings import Settings

ANY_HOUR = "This demonstration gives numbers at any hour; bocso kiosk keeps the hours of the hall file."


def any_hour(hall_file: Path, folder: Path) -> Path:
    """A hall file in `folder` like `hall_file` but without hours; `hall_file` itself if it keeps none.

    Raises SettingsWrong.
    """
    settings = load(hall_file)
    if all(settings.timetable(service).always for service in settings.service):
        return hall_file
    path = folder / "hall.toml"
    path.write_text(as_toml(_without_hours(settings)), encoding="utf-8")
    return path


def _without_hours(settings: Settings) -> Settings:
    services = (service.model_copy(update={"hours": HoursSection()}) for service in settings.service)
    return settings.model_copy(update={"hours": HoursSection(), "service": tuple(services)})


def as_toml(settings: Settings) -> str:
    """The settings as a hall file that `load` reads as the same settings."""
    lines: list[str] = []
    for name, section in settings.model_dump(mode="json", exclude_defaults=True, exclude_none=True).items():
        tables = [("[[{}]]", each) for each in section] if isinstance(section, list) else [("[{}]", section)]
        for heading, table in tables:
            lines += [heading.format(name), *(f"{key} = {_value(value)}" for key, value in table.items()), ""]
    return "\n".join(lines)


def _value(value: Any) -> str:
    """A value on one line. JSON's texts, numbers, booleans and lists are TOML's; its objects are not."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
