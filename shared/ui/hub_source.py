"""The hall behind a hub on the network, for an app."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from functools import partial

from shared.errors.devices import HubCertificateChanged
from shared.errors.kinds import HallError
from shared.hall import Hall
from shared.link.client import remote_hall
from shared.link.connection import HubConnection
from shared.link.feed import Feed
from shared.link.follower import Follower
from shared.link.hub_journal import HubJournal
from shared.link.paired import load
from shared.rules.device import DeviceKind
from shared.settings.settings import Settings
from shared.store.only_one import in_user_folder, lock_app
from shared.ui.source import HallSource, OpenHall

log = logging.getLogger("bocso.start")


class HubSource(HallSource):
    """The hub at `address` (AUTO: any), with which this computer was paired as a device of `kind` (of `counter`);
    where it has another address now, it is asked there.
    """

    def __init__(self, address: str, kind: DeviceKind, counter: int | None = None) -> None:
        self._paired = partial(load, address, kind, counter)
        self._hub: HubConnection | None = None
        self._follower: Follower | None = None
        self._journal: HubJournal | None = None
        self._hall: Hall | None = None

    def settings(self) -> Settings:
        hub = self._connected()
        at = hub.address
        try:
            self._hall, self._journal = remote_hall(hub)
        except HubCertificateChanged:  # another computer has its address
            if self._follower is None or not self._follower.look_now(at):
                raise
            self._hall, self._journal = remote_hall(hub)
        return self._hall.settings

    def open(self, name: str, running: HallError, until: ExitStack) -> OpenHall:
        if self._hall is None or self._journal is None:
            self.settings()
        assert self._hall is not None and self._journal is not None, "settings has asked for them"  # noqa: PT018
        settings = self._hall.settings
        until.callback(self._connected().close)
        until.callback(lock_app(in_user_folder(f"{settings.hall.code}.{name}"), running).release)
        return OpenHall(settings, self._hall, Feed(self._journal), self._journal.listen)

    def attempt(self) -> None:
        remote_hall(self._connected())

    def replaced(self) -> bool:
        return self._journal is not None and self._journal.replaced

    def outdated(self) -> bool:
        return self._journal is not None and self._journal.outdated

    def leave(self) -> None:
        self.attempt()
        log.warning("the queue at %s was replaced: beginning anew with it", self._connected().address)

    def _connected(self) -> HubConnection:
        if self._hub is None:
            paired = self._paired()
            self._hub = HubConnection(paired.address, paired.secret, paired.fingerprint)
            self._follower = Follower(paired, self._hub.move)
            self._hub.away = self._follower.look
        return self._hub
