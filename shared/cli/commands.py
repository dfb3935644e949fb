"""Every command of `bocso` by its name. A keypad calls one verb at a time: its module alone is imported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.main import get_command_name, get_group

MODULES: Mapping[str, tuple[str, ...]] = {
    "apps": ("counter", "display", "panel", "run", "demo", "kiosk"),
    "verbs": ("issue", "outlook", "cancel", "defer", "lane", "rate", "reprint"),
    "calls": (
        *("next", "recall", "start", "unstart", "no-show", "call"),
        *("complete", "requeue", "park", "resume", "transfer"),
    ),
    "desks": ("pin", "open", "pause", "unpause", "close"),
    "clerks": ("clerk",),
    "bookings": ("book", "unbook", "check-in", "appointments"),
    "facts": ("announce", "service", "notice", "help"),
    "feedback": ("feedback",),
    "fees": ("fees", "ratings", "fee"),
    "looks": ("board", "journal"),
    "clock": ("clock",),
    "tools": ("check",),
    "procedures": ("search", "procedures"),
    "care": ("verify", "backup", "restore", "retain", "learn"),
    "printer": ("printer",),
    "slip": ("slip",),
    "sign": ("sign",),
    "keys": ("hotkey", "keypad"),
    "voice": ("voice",),
    "language": ("language",),
    "database": ("db",),
    "pair": ("pair",),
    "install": ("install",),
    "hub": ("hub",),
}
"""The commands and groups that each module of this package registers, in the order of `bocso --help`."""

_MODULE_OF = {name: module for module, names in MODULES.items() for name in names}


class Commands(Mapping[str, Any]):
    """Name -> Typer's command or group, made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _made(name, import_module(f"shared.cli.{_MODULE_OF[name]}").app)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULE_OF)

    def __len__(self) -> int:
        return len(_MODULE_OF)


def registered(module: typer.Typer) -> Iterator[tuple[str, Any]]:
    """What a module registers, by name."""
    for command in module.registered_commands:
        yield command.name or get_command_name(command.callback.__name__ if command.callback else ""), command
    for group in module.registered_groups:
        yield str(group.name), group


def _made(name: str, module: typer.Typer) -> Any:
    """One of a module's commands, without making Typer's parameters of all the others."""
    alone, chosen = typer.Typer(), dict(registered(module))[name]
    (alone.registered_groups if chosen in module.registered_groups else alone.registered_commands).append(chosen)
    return get_group(alone).commands[name]
