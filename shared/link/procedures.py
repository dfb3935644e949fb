"""The catalogue of procedures as a device gets it from the hub."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from shared.link.connection import HubConnection
from shared.procedures.catalogue import Catalogue
from shared.procedures.everyday import Everyday
from shared.procedures.procedure import Procedure


@dataclass(frozen=True, slots=True)
class _Sent:
    procedures: tuple[Procedure, ...]
    everyday: tuple[Everyday, ...]


_SENT = TypeAdapter(_Sent)


def catalogue_json(catalogue: Catalogue) -> bytes:
    return _SENT.dump_json(_Sent(catalogue.procedures, catalogue.everyday))


def catalogue_of(text: bytes) -> Catalogue:
    """Raises ValueError for what `catalogue_json` does not write."""
    sent = _SENT.validate_json(text)
    return Catalogue(sent.procedures, sent.everyday)


def remote_catalogue(hub: HubConnection) -> Catalogue:
    """As the files at the hub are now. Raises HubUnavailable, NotPaired, CatalogueUnavailable."""
    return catalogue_of(hub.get("/api/procedures"))
