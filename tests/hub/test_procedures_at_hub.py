"""The catalogue of procedures at the hub, as a device reads it."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from shared.errors.outside import CatalogueUnavailable
from shared.link.procedures import remote_catalogue
from shared.procedures.catalogue import Catalogue
from shared.rules.device import DeviceKind
from shared.settings.sections import ProceduresSection
from tests.support.halls import small_hall
from tests.support.hubs import connected, hub_of

pytestmark = pytest.mark.databases("sqlite")


@pytest.fixture
def catalogue(tmp_path):
    """The hall's own file."""
    path = tmp_path / "procedures.csv"
    row = "1.1,Đăng ký nuôi voi,land,Đơn,2026-01-01,yes,5.000 đồng"
    path.write_text(f"code,name,service,papers,valid_from,approved,fee\n{row}\n", "utf-8")
    return path


@pytest.fixture
def hub(catalogue: Path, make_hall, any_store):
    """A connection to a hub in front of a hall with that file."""
    section = ProceduresSection(file=str(catalogue))
    hall = make_hall(small_hall().model_copy(update={"procedures": section}))
    with hub_of(hall, any_store) as address, closing(connected(address, DeviceKind.KIOSK)) as connection:
        yield hall, connection


def test_a_device_gets_the_catalogue_whole(hub):
    hall, connection = hub
    found, here = remote_catalogue(connection), Catalogue.of(hall.settings)
    assert (found.procedures, found.everyday) == (here.procedures, here.everyday)
    assert [hit.procedure.code for hit in found.search("nuoi voi", date(2026, 11, 30))] == ["1.1"]


def test_a_changed_file_holds_when_it_is_asked_for_again(hub, catalogue):
    catalogue.write_text("code,name\n1.2,Khác\n", "utf-8")
    assert [each.code for each in remote_catalogue(hub[1]).procedures] == ["1.2"]


def test_a_file_with_mistakes_is_said_to_the_device(hub, catalogue):
    catalogue.write_text("code,name,service\n1.2,Khác,none\n", "utf-8")
    with pytest.raises(CatalogueUnavailable, match="mistakes: 1"):
        remote_catalogue(hub[1])
