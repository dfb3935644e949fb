"""Installs the hub as a service: where its unit lies, and what somebody has to run then."""

from __future__ import annotations

import getpass
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from hub.unit import NAME, environment_line, unit
from shared import files
from shared.settings.settings import Settings

SYSTEM = Path("/etc/systemd/system")


def install(
    hall: Path,
    url: str,
    options: Sequence[str],
    settings: Sequence[Settings],
    *,
    own: bool,
    to: Path | None = None,
    system: Path = SYSTEM,
) -> tuple[Path, list[str]]:
    """Writes the unit of a hub with these options for the database `url`; returns it, and the commands that
    make it run. `own`: a service of this user alone. Without the right to write where systemd reads (`system`;
    `to` is in place of it), it is written into this user's data folder, and the commands put it there.

    Raises FolderUnusable.
    """
    data = Path(platformdirs.user_data_dir("bocso", appauthor=False))
    database = Path(url.removeprefix("sqlite:///")).absolute() if url.startswith("sqlite:") else None
    folder = to or (Path(platformdirs.user_config_dir()) / "systemd" / "user" if own else system)
    copies = (each.database.backup_folder for each in settings)
    writable = {data, *(Path(each).expanduser() for each in copies if each)}
    words = [sys.executable, "-m", "shared.cli", "hub", "--hall", str(hall), *options]
    secret = None
    if database is not None:
        words += ["--db", f"sqlite:///{database}"]
        writable.add(database.parent)
    else:  # it may have a password in it, and what a unit says anybody reads
        secret = _write(data / "hub.env", environment_line("BOCSO_DB", url))
    text = unit(words, None if own else getpass.getuser(), sorted(writable), secret)
    systemctl = "systemctl --user" if own else "sudo systemctl"
    run = [f"{systemctl} daemon-reload", f"{systemctl} enable --now {NAME}"]
    if own:
        run.append("loginctl enable-linger")  # also while nobody is logged in
    if os.access(folder, os.W_OK) or own or to:
        return _write(folder / NAME, text), run
    there = _write(data / NAME, text)
    return there, [f"sudo install -m 644 {shlex.quote(str(there))} {folder / NAME}", *run]


def _write(file: Path, text: str) -> Path:
    files.keep(file, text)
    return file
