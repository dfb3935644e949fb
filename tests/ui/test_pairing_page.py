"""A device that no hub knows asks for the code on its own screen, and goes on by itself once it is paired."""

from __future__ import annotations

import socket
import uuid

import pytest
import shiboken6
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtTest import QTest

from shared.errors.devices import HubUnavailable, PairingShut
from shared.fonts import load_fonts
from shared.link.discovery import look
from shared.ui.jobs import JobRunner
from shared.ui.pairing_page import QML, PairingPage, PairingProps
from shared.ui.texts import Language, sentence
from tests.support.hub_processes import hall_called, home, hub, said
from tests.support.processes import App
from tests.support.servers import wait_for
from tests.support.windows import below, place

NO_PAGES = ("--pages-port", "0")
OURS = f"page-{uuid.uuid4().hex[:8]}"
"""Of the halls here: other tests may announce some at the same time."""


@pytest.fixture
def hall(tmp_path):
    """Environment of the hub's computer."""
    return {**home(tmp_path / "hub"), "BOCSO_HALL": str(hall_called(f"{OURS}-a", tmp_path / "hub"))}


@pytest.fixture
def app(tmp_path):
    """Starts an app of another computer, driven; each ends with the test."""
    started = []

    def start(*words):
        number = len(started)
        env = {**home(tmp_path / f"pc-{number}"), "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
        started.append(App(words[0], (*words, "--drive"), env, tmp_path / f"{number}.log"))
        assert started[-1].answer()["ready"]
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.mark.slow
def test_wrong_codes_are_said_and_the_right_one_goes_on(tmp_path, hall, app):
    with hub(tmp_path / "hub", "--port", "0", *NO_PAGES, env=hall) as answers:
        screen = app("display", "--hub", f"https://127.0.0.1:{answers['port']}")
        assert screen.do("wait", item="pairingLetters")["texts"] == [answers["certificate"]]
        for key in "12345":
            screen.do("tap", item=f"pin-{key}")
        screen.do("tap", item="pinBack")
        screen.do("type", text="56")
        screen.do("wait", item="pairingCode", joined="123 456")
        screen.do("tap", item="pinOk")
        assert "not right" in message(screen)
        screen.do("type", text=code(hall, "kiosk"))
        screen.do("key", key="Return")
        screen.do("wait", item="pairingCode", joined="___ ___")
        screen.do("wait", item="pairingMessage", joined=OTHER)
        screen.do("type", text=code(hall, "display"))
        screen.do("key", key="Return")
        assert screen.answer()["ready"]  # the hall's own screen


OTHER = (
    "This code was made for the kiosk, and this is the hall screen. On the hub's computer run: bocso hub pair"
    " --kind display"
)


@pytest.mark.slow
def test_a_hub_that_is_away_is_waited_for(tmp_path, hall, app):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
    screen = app("counter", "--counter", "3", "--hub", f"https://127.0.0.1:{port}")
    assert "does not answer" in message(screen)
    with hub(tmp_path / "hub", "--port", port, *NO_PAGES, env=hall):
        screen.do("wait", item="pairingLetters")
        for _ in range(5):
            screen.do("type", text="000000")
            screen.do("key", key="Return")
            screen.do("wait", item="pairingCode", joined="___ ___")
        screen.do("wait", item="pairingMessage")
        screen.do("tap", item="otherLanguage")
        assert "Tiếng Việt" not in screen.do("wait", item="otherLanguage")["texts"]


@pytest.mark.slow
def test_a_hall_of_the_network_is_chosen(tmp_path, hall, app):
    with hub(tmp_path / "hub", "--port", "0", *NO_PAGES, env=hall) as answers:
        other = {**home(tmp_path / "other"), "BOCSO_HALL": str(hall_called(f"{OURS}-b", tmp_path / "other"))}
        with hub(tmp_path / "other", "--port", "0", *NO_PAGES, env=other):
            wait_for(lambda: {f"{OURS}-a", f"{OURS}-b"} <= {found.hall for found in look()})
            screen = app("kiosk", "--hub", "auto", "--printer", "none")
            screen.do("wait", item=f"hall-{OURS}-b")
            screen.do("grab", to=str(tmp_path / "halls.png"))  # from then on each stands at its place
            screen.do("tap", item=f"hall-{OURS}-a")
            assert screen.do("wait", item="pairingLetters")["texts"] == [answers["certificate"]]
            screen.do("type", text=code(hall, "kiosk"))
            screen.do("key", key="Return")
            assert screen.answer()["ready"]


def message(screen):
    return "".join(screen.do("wait", item="pairingMessage")["texts"])


def code(hall, kind):
    return said("hub", "pair", "--kind", kind, env=hall)["code"].replace(" ", "")


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (420, 640), (380, 448)])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.allow_logs("bocso.start")
def test_nothing_covers_anything(qtbot, size, language):
    load_fonts()
    jobs = JobRunner()
    spoken = Language(language)
    page = PairingPage("counter-3", "ftp://none", spoken, jobs)
    jobs.drain()
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    engine.setInitialProperties({"page": page})
    engine.load(str(QML / "Pairing.qml"))
    (window,) = engine.rootObjects()
    window.setMinimumHeight(size[1])
    window.resize(*size)
    window.show()
    assert QTest.qWaitForWindowExposed(window, 60_000)
    for problem in (
        PairingShut(wait="16 minutes", seconds=960),
        HubUnavailable(address="https://may-lay-so-trung-tam:8765", reason="Connection refused"),
    ):
        page.show_props(
            PairingProps(
                step="code",
                app="quầy 3",
                command="bocso hub pair --kind counter --counter 3",
                hub="https://may-lay-so-trung-tam:8765",
                letters="WWWW-WWWW",
                code="123 456",
                message=sentence(problem),
                other_name="English",
            )
        )
        window.grabWindow()
        shown = {item.objectName(): place(item) for item in below(window.contentItem()) if item.isVisible()}
        assert shown["pairingMessage"].bottom() <= shown["pin-1"].top()
        assert shown["pin-0"].bottom() <= shown["otherLanguage"].top() + 1
        assert shown["pin-0"].height() >= 18
        assert shown["otherLanguage"].bottom() <= size[1]
        assert shown["pairingLetters"].left() >= 0
        assert shown["pairingLetters"].right() <= size[0]
    shiboken6.delete(engine)
    jobs.stop()
    spoken.use("en")
