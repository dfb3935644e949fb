"""Starts an app with the computer, and again whenever it ended: a unit of systemd with an entry of the desktop,
on Windows a start-up file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import platformdirs

from shared import files

LEFT = 76
"""The exit code of an app that staff ended: nothing is to start it again by itself."""


def word(text: str) -> str:
    """One word of a unit's command line, whatever is in it (systemd.service(5), "Command lines")."""
    return f'"{escaped(text).replace("%", "%%").replace("$", "$$")}"'


def escaped(text: str) -> str:
    """Between double quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def install(
    name: str,
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    always: bool,
    windows: bool = sys.platform == "win32",
) -> list[Path]:
    """Writes what starts `command` as the app `name`, "kiosk" or "counter-3"; returns the files, which only this
    user reads. `always`: also after it ended without a fault, unless with LEFT. Raises FolderUnusable.
    """
    run = (command, environment)
    texts = [startup_file(*run, always=always)] if windows else [unit(name, *run, always=always), entry(name)]
    places = _places(name, windows=windows)
    for file, text in zip(places, texts, strict=True):
        files.keep(file, text)
    return places


def remove(name: str, *, windows: bool = sys.platform == "win32") -> list[Path]:
    """Undoes `install`; returns the files that were there. Raises FolderUnusable."""
    there = [file for file in _places(name, windows=windows) if file.exists()]
    for file in there:
        with files.usable(file.parent):
            file.unlink()
    return there


def unit(name: str, command: Sequence[str], environment: Mapping[str, str], *, always: bool) -> str:
    """(systemd.service(5).) It ends with the desktop, where that says when it ends."""
    lines = [
        "[Unit]",
        f"Description=Bốc Số: {name}",
        "PartOf=graphical-session.target",
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        "Type=exec",
        *(f'Environment="{escaped(f"{each}={said}").replace("%", "%%")}"' for each, said in environment.items()),
        f"ExecStart={' '.join(map(word, command))}",
        f"Restart={'always' if always else 'on-failure'}",
        "RestartSec=1",
        f"RestartPreventExitStatus={LEFT}",
        "TimeoutStopSec=20",
    ]
    return "\n".join(lines) + "\n"


def entry(name: str) -> str:
    """What any desktop starts at log-on (specifications.freedesktop.org/autostart-spec); the unit has to know the
    screen.
    """
    screen = "systemctl --user import-environment DISPLAY XAUTHORITY WAYLAND_DISPLAY"
    start = f"systemctl --user restart {unit_name(name)}"
    return f'[Desktop Entry]\nType=Application\nName=Bốc Số {name}\nExec=sh -c "{screen}; {start}"\n'


def startup_file(command: Sequence[str], environment: Mapping[str, str], *, always: bool) -> str:
    """A command file that starts it anew, in a window as an icon."""
    again = f"if %errorlevel%=={LEFT} exit" if always else "if %errorlevel%==0 exit"
    lines = [
        "@echo off",
        "chcp 65001 >nul",
        'if not "%1"=="min" start "" /min cmd /c "%~f0" min & exit',
        *(f'set "{each}={said}"'.replace("%", "%%") for each, said in environment.items()),
        ":again",
        " ".join(map(quoted, command)).replace("%", "%%"),
        again,
        "timeout /t 1 /nobreak >nul",
        "goto again",
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """One word for cmd and for the program, with & and what else cmd acts upon; no path there holds a quote."""
    turned = text[len(text.rstrip("\\")) :]  # what stands before the closing quote is written twice
    return f'"{text}{turned}"'


def unit_name(name: str) -> str:
    return f"bocso-{name}.service"


def _places(name: str, *, windows: bool) -> list[Path]:
    if windows:
        startup = Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Startup"
        return [startup / f"bocso-{name}.cmd"]
    config = Path(platformdirs.user_config_dir())
    return [config / "systemd" / "user" / unit_name(name), config / "autostart" / f"bocso-{name}.desktop"]
