"""A hub is found in the network, and again at another address: real multicast DNS, real processes."""

from __future__ import annotations

import json
import os
import subprocess
import uuid
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from hub.announce import HubAnnouncement
from shared.demo.processes import bocso
from shared.errors.devices import HubCertificateChanged, HubUnavailable, NotPaired
from shared.link.discovery import FoundHub, look
from shared.link.paired import AUTO, Paired, load, save
from shared.rules.device import DeviceKind
from shared.ui.hub_source import HubSource
from tests.support.hub_processes import hall_called, home, hub, said
from tests.support.servers import wait_for

pytestmark = pytest.mark.slow


@pytest.fixture
def code() -> str:
    return f"hall-{uuid.uuid4().hex[:8]}"


@pytest.fixture
def announcement(code: str) -> Iterator[HubAnnouncement]:
    made = HubAnnouncement([FoundHub(code, "Xã Ea Drăng\x1b[2J", "K7QM-2XNB", (), 8764)], "127.0.0.1", 8765)
    yield made
    made.end()


def seen(code: str) -> FoundHub | None:
    return next((each for each in look() if each.hall == code), None)


def test_what_is_announced_is_found_until_it_ends(announcement, code):
    announcement.tend()
    assert seen(code) == FoundHub(code, "Xã Ea Drăng[2J", "K7QM-2XNB", ("https://127.0.0.1:8765",), 8764)
    announcement.end()
    announcement.end()
    assert seen(code) is None


def test_each_of_several_halls_is_found_under_its_path(code):
    halls = [FoundHub(f"{code}-{n}", f"Hall {n}", "K7QM-2XNB", (), 0) for n in range(2)]
    several = HubAnnouncement(halls, "127.0.0.1", 8765)
    several.tend()
    found = {url for each in look() if each.hall.startswith(code) for url in each.urls}
    several.end()
    assert {url for url in found if "127.0.0.1" in url} == {
        f"https://127.0.0.1:8765/{each.hall}" for each in halls
    }


@pytest.mark.allow_logs("bocso.hub")
def test_a_network_without_multicast_is_a_line_of_the_log(code, caplog):
    nowhere = HubAnnouncement([FoundHub(code, "x", "K7QM-2XNB", (), 0)], "203.0.113.9", 8765)
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):  # zeroconf leaves a socket behind
        nowhere.tend()
        nowhere.tend()
        nowhere.end()
    assert caplog.text.count("cannot be found by itself") == 1


def test_what_no_hub_says_is_passed_over(code):
    wrong = [
        FoundHub("../up", code, "K7QM-2XNB", (), 0),
        FoundHub(f"{code}-a", code, "letters", (), 0),
        FoundHub(f"{code}-b", code, "K7QM-2XNB", (), -1),
    ]
    both = HubAnnouncement([*wrong, FoundHub(f"{code}-c", code, "K7QM-2XNB", (), 0)], "127.0.0.1", 8765)
    both.tend()
    found = {each.hall for each in look() if each.name == code}
    both.end()
    assert found == {f"{code}-c"}


@pytest.fixture
def pc(tmp_path, monkeypatch) -> dict[str, str]:
    """This process is a computer beside the hub's; and the environment of its programs."""
    env = home(tmp_path / "pc")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    return env


@pytest.mark.allow_logs("bocso.hub")
def test_a_device_is_paired_without_an_address_and_finds_its_hub_again(code, tmp_path, pc):
    hall = hall_called(code, tmp_path / "hub")
    env = {"BOCSO_HALL": str(hall)}
    until = ExitStack()
    with hub(tmp_path / "hub", "--port", "0", "--pages-port", "0", env=env) as first:
        wait_for(lambda: seen(code))
        listed = said("hub", "find", env=pc)["halls"]
        (own,) = [each for each in listed if each["hall"] == code]
        assert own["certificate"] == first["certificate"]
        assert "Ea Drăng" in own["name"]
        opened = said("hub", "pair", "--kind", "display", env={**home(tmp_path / "hub"), **env})
        paired = chosen(first["certificate"], opened["code"], pc)
        assert (paired["hall"], paired["hub"]) == (code, f"https://127.0.0.1:{first['port']}")
        source = until.enter_context(screen())
        assert source.settings().hall.code == code
    with pytest.raises(HubUnavailable):
        source.attempt()
    with hub(tmp_path / "hub", "--port", "0", "--pages-port", "0", env=env) as second:
        assert second["port"] != first["port"]
        wait_for(lambda: answers(source))
        with screen() as next_start:
            assert next_start.settings().hall.code == code  # the new address was kept
    until.close()


@pytest.mark.allow_logs("bocso.hub")
def test_another_computer_at_the_hub_s_old_address_is_told_from_it(code, tmp_path, pc):
    hall = hall_called(code, tmp_path / "hub")
    env = {"BOCSO_HALL": str(hall)}
    other = {"BOCSO_HALL": str(hall_called(f"{code}-other", tmp_path / "other"))}
    with hub(tmp_path / "hub", "--port", "0", "--pages-port", "0", env=env) as first:
        opened = said("hub", "pair", "--kind", "display", env={**home(tmp_path / "hub"), **env})
        said("pair", f"https://127.0.0.1:{first['port']}", opened["code"], "--yes", env=pc)
    words = ("--port", str(first["port"]), "--pages-port", "0")
    with hub(tmp_path / "other", *words, env=other):
        with screen() as source, pytest.raises(HubCertificateChanged):
            source.settings()
        with hub(tmp_path / "hub", "--port", "0", "--pages-port", "0", env=env), screen() as source:
            wait_for(lambda: seen(code))
            assert source.settings().hall.code == code


@contextmanager
def screen() -> Iterator[HubSource]:
    """As the hall screen of this computer starts, given no address."""
    source = HubSource(AUTO, DeviceKind.DISPLAY)
    yield source
    source._connected().close()


def answers(source: HubSource) -> bool:
    try:
        source.attempt()
    except HubUnavailable:
        return False
    return True


def chosen(letters: str, digits: str, env: dict[str, str]) -> dict[str, object]:
    """`bocso pair` by a person who reads the list: hubs of other tests may stand in it too."""
    everything = {**os.environ, **env}
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(bocso("pair", "--yes"), env=everything, text=True, **pipes) as process:
        read = ""
        while not read.endswith(": "):
            read += process.stderr.read(1) or pytest.fail(read)
        if "Number of the hall" in read:
            (line,) = [each for each in read.splitlines() if letters in each]
            process.stdin.write(f"{line.partition('.')[0]}\n")
        process.stdin.write(f"{digits}\n")
        process.stdin.flush()
        return json.loads(process.communicate(timeout=60)[0])


# Which pairing is meant


def test_the_pairing_made_last_is_meant(tmp_path):
    with pytest.raises(NotPaired):
        load(AUTO, DeviceKind.COUNTER, 3)
    made = [
        Paired(f"https://{host}:8765", "ab" * 32, "1.secret", "ea-drang", kind, counter)
        for host, kind, counter in (
            ("first", DeviceKind.COUNTER, None),
            ("second", DeviceKind.COUNTER, 3),
            ("other", DeviceKind.COUNTER, 4),
            ("kiosk", DeviceKind.KIOSK, None),
        )
    ]
    for age, paired in enumerate(reversed(made)):
        os.utime(save(paired), (1000 + age, 1000 + age))
    assert load(AUTO, DeviceKind.COUNTER, 3) == made[0]
    os.utime(save(made[1]), (3000, 3000))
    assert load(AUTO, DeviceKind.COUNTER, 3) == made[1]
    assert load(AUTO, DeviceKind.COUNTER, 5) == made[0]
    Path(save(made[0])).write_text("{", encoding="utf-8")
    assert load(AUTO, DeviceKind.COUNTER, 3) == made[1]
