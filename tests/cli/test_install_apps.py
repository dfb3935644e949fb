"""`bocso install`: what starts an app with the computer, and again whenever it ended."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shared import service
from shared.cli import app as bocso


@pytest.fixture
def install(real_file, own_home, monkeypatch):
    monkeypatch.setenv("BOCSO_HALL", str(real_file))
    monkeypatch.delenv("BOCSO_HUB", raising=False)

    def run(*words):
        done = CliRunner().invoke(bocso, ["install", *words, "--json"], catch_exceptions=False)
        return done.exit_code, json.loads(done.stdout)

    return run


def lines(file):
    return Path(file).read_text("utf-8").splitlines()


def test_a_kiosk_starts_with_the_desktop_and_is_back_after_a_crash(install, own_home, real_file):
    code, answer = install("kiosk", "--printer", "tcp://192.168.1.61:9100")
    unit, entry = answer["files"]
    assert (code, unit) == (0, str(own_home / "config" / "systemd" / "user" / "bocso-kiosk.service"))
    assert entry == str(own_home / "config" / "autostart" / "bocso-kiosk.desktop")
    [start] = [line for line in lines(unit) if line.startswith("ExecStart=")]
    words = [sys.executable, "-m", "shared.cli", "kiosk", "--printer", "tcp://192.168.1.61:9100", "--kiosk-mode"]
    assert shlex.split(start.removeprefix("ExecStart=")) == [*words, "--hall", str(real_file)]
    assert {"Restart=always", "RestartSec=1", f"RestartPreventExitStatus={service.LEFT}"} <= set(lines(unit))
    [run] = [line for line in lines(entry) if line.startswith("Exec=")]
    assert "import-environment DISPLAY" in run
    assert "systemctl --user restart bocso-kiosk.service" in run
    assert answer["run"][-1] == "systemctl --user restart bocso-kiosk.service"
    assert install("kiosk", "--remove")[1]["files"] == [unit, entry]
    assert not any(map(os.path.exists, (unit, entry)))
    assert install("kiosk", "--remove")[1]["files"] == []


def test_one_keyboard_for_kiosk_and_counter(install):
    unit = install("kiosk", "--no-kiosk-mode")[1]["files"][0]
    assert "--kiosk-mode" not in Path(unit).read_text("utf-8")


def test_others_have_their_own_and_a_clerk_may_close_a_counter(install):
    unit = install("counter", "--counter", "3", "--hub", "auto")[1]["files"][0]
    assert Path(unit).name == "bocso-counter-3.service"
    assert "Restart=on-failure" in lines(unit)
    assert '"--hub" "auto"' in Path(unit).read_text("utf-8")
    assert "--hall" not in Path(unit).read_text("utf-8")
    assert Path(install("display", "--zone", "yard 1")[1]["files"][0]).name == "bocso-display-yard-1.service"


def test_what_the_app_would_not_understand_is_refused_now(install):
    assert install("kiosk", "--printr", "none")[1]["error"] == "usage"


def test_on_windows_it_is_a_start_up_file(tmp_path, monkeypatch):
    monkeypatch.setenv("APPDATA", str(tmp_path))
    command = [r"C:\Bốc Số\python.exe", "-m", "shared.cli", "kiosk", "--hall", "C:\\100% real.toml"]
    [file] = service.install("kiosk", command, always=True, windows=True)
    assert file.parent.name == "Startup"
    text = file.read_bytes().decode("utf-8")
    assert r'"C:\Bốc Số\python.exe" -m shared.cli kiosk --hall "C:\100%% real.toml"' in text
    after = text.splitlines()
    assert after.index(f"if %errorlevel%=={service.LEFT} exit") < after.index("goto again")
    assert after.count(":again") == 1
    assert service.remove("kiosk", windows=True) == [file]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_it(tmp_path):
    command = [sys.executable, "-m", "shared.cli", "kiosk", "--hall", 'a "strange" 100% $HOME \\ name.toml']
    file = tmp_path / service.unit_name("kiosk")
    file.write_text(service.unit("kiosk", command, always=True), encoding="utf-8")
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    words = ["systemd-analyze", "--user", "verify", str(file)]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert file.name not in done.stderr, done.stderr
