"""`bocso hub install`: a unit that systemd takes, with no secret in it."""

from __future__ import annotations

import json
import logging
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub.install import install as install_hub
from hub.unit import environment_line, unit
from shared.cli import app as bocso
from shared.logs import JournalLine, in_journal
from shared.settings.load import load

DATABASE = "postgresql://hub:pass%22word@db.example/halls"


@pytest.fixture
def install(real_file, monkeypatch):
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.setenv("BOCSO_LANG", "en")
    monkeypatch.delenv("SUDO_USER", raising=False)

    def run(*words):
        result = CliRunner().invoke(bocso, ["hub", "install", *words], catch_exceptions=False)
        return json.loads(result.stdout)

    return run


def words_of(text):
    (line,) = [each for each in text.splitlines() if each.startswith("ExecStart=")]
    return line


def test_a_service_of_this_user(install, own_home, real_file):
    answer = install("--user", "--port", "9000", "--no-announce")
    file = Path(answer["file"])
    assert file == own_home / "config" / "systemd" / "user" / "bocso-hub.service"
    text = file.read_text("utf-8")
    assert "User=" not in text
    assert "WantedBy=default.target" in text
    assert '"--port" "9000"' in words_of(text)
    assert '"--no-announce"' in words_of(text)
    assert f'"--hall" "{real_file}"' in words_of(text)
    assert f'"--db" "sqlite:///{own_home}/data/bocso/ea-drang.sqlite"' in words_of(text)
    assert answer["run"][0] == "systemctl --user daemon-reload"


def test_a_service_of_the_computer_may_write_to_its_folders_only(install, tmp_path, own_home):
    text = Path(install("--to", str(tmp_path), "--db", "sqlite:///here/queue.sqlite")["file"]).read_text("utf-8")
    assert "ProtectSystem=strict" in text
    assert f"ReadWritePaths=-{own_home}/data/bocso" in text
    assert f"ReadWritePaths=-{Path('here').absolute()}" in text
    assert f"sqlite:///{Path('here/queue.sqlite').absolute()}" in words_of(text)


def test_what_an_administrator_has_to_do_is_said(real_file, tmp_path, own_home):
    settings = [load(real_file)]
    file, run = install_hub(real_file, "sqlite:///q", (), settings, own=False, system=tmp_path / "not there")
    assert file.parent == own_home / "data" / "bocso"
    assert run[0].startswith("sudo install -m 644 ")
    assert run[1:] == ["sudo systemctl daemon-reload", "sudo systemctl enable --now bocso-hub.service"]


def test_a_server_s_password_is_for_the_hub_alone(install, tmp_path, own_home):
    text = Path(install("--to", str(tmp_path), "--db", DATABASE)["file"]).read_text("utf-8")
    assert "pass%22word" not in text.replace("%%", "%")
    secret = own_home / "data" / "bocso" / "hub.env"
    assert f"EnvironmentFile={secret}" in text
    assert secret.read_text("utf-8") == f'BOCSO_DB="{DATABASE}"\n'
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("user", [None, "root"])
def test_systemd_takes_it(tmp_path, user):
    command = [sys.executable, "-m", "shared.cli", "hub", "--hall", 'a "strange" 100% $HOME \\ name.toml']
    folders = [tmp_path / "with space"]
    (tmp_path / "env").write_text(environment_line("BOCSO_DB", 'a "b" \\c'))
    file = tmp_path / "bocso-hub.service"
    file.write_text(unit(command, user, folders, tmp_path / "env"), encoding="utf-8")
    mode = [] if user else ["--user"]
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    done = subprocess.run(
        ["systemd-analyze", *mode, "verify", str(file)], env=env, capture_output=True, text=True, check=False
    )
    assert file.name not in done.stderr, done.stderr


def test_the_journal_gets_each_line_once_with_its_priority():
    record = logging.LogRecord("bocso.hub", logging.WARNING, "", 0, "the hub waits\nfor %s", ("it",), None)
    assert JournalLine().format(record) == "<4>bocso.hub: the hub waits\n<4>for it"


@pytest.mark.slow
@pytest.mark.parametrize("journal", [True, False])
def test_only_under_systemd_it_is_the_journal(tmp_path, journal):
    ask = "from shared.logs import log_to_file; import logging; log_to_file('x'); logging.getLogger('a').info('b')"
    with (tmp_path / "stderr").open("wb") as stderr:
        found = os.fstat(stderr.fileno())
        stream = f"{found.st_dev}:{found.st_ino}" if journal else "1:2"
        env = {**os.environ, "JOURNAL_STREAM": stream}
        subprocess.run([sys.executable, "-c", ask], env=env, stderr=stderr, check=True, timeout=60)
    written = (tmp_path / "stderr").read_text()
    assert written == ("<6>a: b\n" if journal else "")
    assert not in_journal()
