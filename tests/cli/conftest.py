"""One `bocso` command after the other, in this process."""

from __future__ import annotations

import json
import shutil

import pytest
from typer.testing import CliRunner

from shared.cli import app


@pytest.fixture
def url(real_file, tmp_path, monkeypatch):
    """Where the database will be; every command uses it, at any hour."""
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'queue.sqlite'}")
    monkeypatch.setenv("BOCSO_LANG", "en")
    return f"sqlite:///{tmp_path / 'queue.sqlite'}"


@pytest.fixture
def run(url):
    """Runs one command in this process; returns (exit code, what it printed as JSON)."""

    def once(*words: str, given: str | None = None):
        result = CliRunner().invoke(app, list(words), input=given, catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return once


@pytest.fixture
def desk(run, real_day, tmp_path):
    """The same, where counter 1 is open."""
    shutil.copy(real_day / "queue.sqlite", tmp_path)
    return run
