"""Runs the upgrades on an open transaction, without an alembic.ini."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

HERE = Path(__file__).resolve().parent


def upgrade(tx: Connection) -> None:
    """Brings the schema to the newest revision within `tx`; all or nothing."""
    config = _config()
    config.attributes["connection"] = tx
    command.upgrade(config, "head")


def known_revisions() -> frozenset[str]:
    """Every revision this program can upgrade from."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
