"""The hall over the network: the same verbs, the same news, by way of the hub."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, cast

from pydantic_core import PydanticSerializationError, to_json

from shared.errors.kinds import HallError
from shared.errors.outside import PrinterTaken
from shared.errors.visits import TextWrong
from shared.hall import Hall
from shared.hall.printer_lease import PrinterLease
from shared.link.connection import HubConnection
from shared.link.hub_journal import HubJournal
from shared.link.routes import ROUTES, Route
from shared.link.settings import mark_of, settings_of
from shared.link.wire import meant
from shared.settings.settings import Settings
from shared.store.lease import Lease


class RemoteHall:
    """What a device may ask of its hall, under the names that `Hall` has. Any thread but the GUI thread.

    Each verb goes with a key of its own, so that it may be sent again where the line broke and nobody knows
    whether it was done. Besides what the verbs raise: HubUnavailable, after which only the same request id tells
    whether it was done.
    """

    def __init__(self, hub: HubConnection, settings: Settings, mark: str = "") -> None:
        self.settings = settings
        self.journal = HubJournal(hub, mark)
        self.board = self.journal.board
        self.entries_after = self.journal.entries_after
        self.hub = hub
        for route in ROUTES.values():
            setattr(self, route.name, partial(self._ask, route))

    def lease_printer(self, printer: str) -> PrinterLease:
        """As `Hall.lease_printer`: for as long as this device follows the hub."""
        lease = PrinterLease(HubLease(self.hub, printer), printer)
        lease.acquire()
        return lease

    def _ask(
        self,
        route: Route,
        *given: Any,
        request_id: str | None = None,
        still_wanted: Callable[[], bool] = lambda: True,
        **named: Any,
    ) -> Any:
        arguments = {**dict(zip(route.arguments.model_fields, given, strict=False)), **named}
        key = (request_id or uuid.uuid4().hex) if route.once else None
        try:
            answer = self.hub.post(route.path, to_json(arguments), key, still_wanted)
        except (PydanticSerializationError, UnicodeEncodeError) as problem:  # half a character
            raise TextWrong from problem
        if route.answers_words:
            return meant(json.loads(answer))
        return route.answer.validate_json(answer)


def remote_hall(hub: HubConnection) -> tuple[Hall, HubJournal]:
    """The hall, as far as a device may ask (tests/hub holds it to Hall's contract), and its news.

    Raises HubUnavailable, NotPaired.
    """
    text = hub.get("/api/settings")
    hall = RemoteHall(hub, settings_of(text), mark_of(text))
    return cast("Hall", hall), hall.journal


class HubLease(Lease):
    """The hub has it for this device."""

    def __init__(self, hub: HubConnection, printer: str) -> None:
        self._hub = hub
        self._asked = to_json({"printer": printer})
        self._ours = False

    def renew(self) -> bool:
        try:
            self._hub.post("/api/lease_printer", self._asked)
        except PrinterTaken:
            self._ours = False
        else:
            self._ours = True
        return self._ours

    def release(self) -> None:
        if self._ours:
            self._ours = False
            with suppress(HallError):  # it ends by itself some seconds later
                self._hub.post("/api/release_printer", self._asked)
