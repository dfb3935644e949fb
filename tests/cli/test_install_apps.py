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
    for name in ("BOCSO_HUB", "BOCSO_DB", "BOCSO_COUNTER", "SUDO_USER"):
        monkeypatch.delenv(name, raising=False)

    def run(*words):
        done = CliRunner().invoke(bocso, ["install", *map(str, words), "--json"], catch_exceptions=False)
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
    assert Path(install("panel", "--counter", "3")[1]["files"][0]).name == "bocso-panel-3.service"
    assert (
        Path(install("display", "--zone", "yard 1", "--hub", "auto")[1]["files"][0]).name
        == "bocso-display-yard-1.service"
    )


@pytest.mark.parametrize("words", [("counter", "--counter"), ("panel", "--counter"), ("display", "--sign")])
def test_a_counter_that_the_hall_does_not_have_starts_with_nothing(install, own_home, words):
    code, answer = install(*words, 99)
    assert (code, answer["error"]) == (1, "unknown_counter")
    assert not (own_home / "config" / "systemd").exists()


def test_the_reception_stands_beside_the_counter_of_its_computer(install):
    one = install("counter")[1]["files"]
    other = install("counter", "--reception")[1]["files"]
    assert Path(other[0]).name == "bocso-reception.service"
    assert not {*one} & {*other}
    assert install("counter", "--reception", "--remove")[1]["files"] == other


def test_the_database_is_found_from_anywhere_and_its_password_is_on_no_command_line(
    install, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    for url, whole in (
        ("postgresql://hall:s3%20ret@db/q", "postgresql://hall:s3%%20ret@db/q"),
        ("sqlite:///a b.sqlite", f"sqlite:///{tmp_path / 'a b.sqlite'}"),
    ):
        monkeypatch.setenv("BOCSO_COUNTER", "3")
        unit = Path(install("counter", "--db", url)[1]["files"][0])
        assert {f'Environment="BOCSO_DB={whole}"', 'Environment="BOCSO_COUNTER=3"'} <= set(lines(unit))
        assert not [line for line in lines(unit) if line.startswith("ExecStart=") and "db" in line]
        assert unit.stat().st_mode & 0o77 == 0


def test_the_administrator_s_desktop_and_a_hall_file_that_is_wrong_are_refused(install, monkeypatch, tmp_path):
    assert install("kiosk", "--hall", tmp_path / "none.toml")[1]["error"] == "settings_wrong"
    monkeypatch.setenv("SUDO_USER", "lan")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    for command in (["install", "kiosk"], ["kiosk", "pin"], ["pair", "https://127.0.0.1:9"]):
        assert json.loads(CliRunner().invoke(bocso, [*command, "--json"]).stdout)["error"] == "usage"
    monkeypatch.setattr("os.geteuid", lambda: 1001)  # sudo -u kiosk
    assert install("kiosk")[0] == 0


def test_what_the_app_would_not_understand_is_refused_now(install):
    assert install("kiosk", "--printr", "none")[1]["error"] == "usage"


def test_on_windows_it_is_a_start_up_file(tmp_path, monkeypatch):
    monkeypatch.setenv("APPDATA", str(tmp_path))
    command = [r"C:\Bốc Số\python.exe", "-m", "shared.cli", "kiosk", "--hall", "C:\\100% real & more.toml", "C:\\"]
    [file] = service.install("kiosk", command, {"BOCSO_DB": "100%"}, always=True, windows=True)
    assert file.parent.name == "Startup"
    text = file.read_bytes().decode("utf-8")
    assert r'"C:\Bốc Số\python.exe" "-m" "shared.cli" "kiosk" "--hall" "C:\100%% real & more.toml" "C:\\"' in text
    after = text.splitlines()
    assert after.index('set "BOCSO_DB=100%%"') < after.index(":again")
    assert after.index(f"if %errorlevel%=={service.LEFT} exit") < after.index("goto again")
    assert after.count(":again") == 1
    assert service.remove("kiosk", windows=True) == [file]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_it(tmp_path):
    command = [sys.executable, "-m", "shared.cli", "kiosk", "--hall", 'a "strange" 100% $HOME \\ name.toml']
    environment = {"BOCSO_DB": 'sqlite:////srv/Sân 1/a "b" 100% $HOME \\.sqlite'}
    file = tmp_path / service.unit_name("kiosk")
    file.write_text(service.unit("kiosk", command, environment, always=True), encoding="utf-8")
    env = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)}
    words = ["systemd-analyze", "--user", "verify", str(file)]
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
    assert file.name not in done.stderr, done.stderr
