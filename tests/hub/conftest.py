"""Halls whose pages are served, for the tests of the hub's pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shared.assets import example_hall
from shared.settings.load import load
from shared.store.store import Store
from tests.support.halls import Clock
from tests.support.pages import Cut, Served, serving


@pytest.fixture
def commune(store: Store, clock: Clock) -> Cut:
    """The shipped hall, every counter open, its overview public."""
    settings = load(example_hall())
    hub = settings.hub.model_copy(update={"public_overview": True})
    hall = Cut(settings.model_copy(update={"hub": hub}), store, clock)
    hall.open_all()
    return hall


@pytest.fixture
def served(commune: Cut, store: Store) -> Iterator[Served]:
    with serving(commune, store) as served:
        yield served
