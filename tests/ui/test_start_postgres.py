"""The apps over a database on a server, with the logins they are meant to have."""

from __future__ import annotations

import pytest

from shared.assets import example_hall
from shared.hall import Hall
from shared.settings.load import load
from shared.store.postgres.roles import Role, make_login, make_roles
from tests.support.processes import App, refused
from tests.support.servers import opened
from tests.ui.test_start import OFFSCREEN

pytestmark = pytest.mark.slow


@pytest.fixture
def urls(server, own_postgres_url):
    """Role -> address with a login of it."""
    database = own_postgres_url.rpartition("/")[2]
    names = {role: f"{role}-{database}" for role in Role}
    with opened(own_postgres_url) as store:
        make_roles(store)
        made = {role: server.url(database, name, make_login(store, name, role)) for role, name in names.items()}
    yield made
    server.run(*(f'DROP ROLE "{name}"' for name in names.values()))


def test_a_counter_starts_once_on_a_computer(urls, tmp_path):
    env = {**OFFSCREEN, "BOCSO_DB": urls[Role.COUNTER]}
    words = ("counter", "--counter", "1")
    first = App("first", (*words, "--drive"), env, tmp_path / "first.log")
    try:
        assert first.answer()["ready"]
        refused(env, *words)
    finally:
        assert first.stop() == 0


def test_a_display_starts_with_a_login_that_only_looks(urls, tmp_path):
    with opened(urls[Role.ADMIN]) as store:
        assert Hall(load(example_hall()), store).id  # the first program that may write makes the hall known
    display = App(
        "display", ("display", "--drive"), {**OFFSCREEN, "BOCSO_DB": urls[Role.DISPLAY]}, tmp_path / "log"
    )
    try:
        assert display.answer()["ready"]
    finally:
        assert display.stop() == 0


def test_a_kiosk_does_not_start_with_the_login_of_a_display(urls):
    said = refused({**OFFSCREEN, "BOCSO_DB": urls[Role.DISPLAY]}, "kiosk")
    assert "bocso db login" in said
    assert urls[Role.DISPLAY].partition("@")[0].rpartition(":")[2] not in said
