"""The hall behind a hub on the network, for an app."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING, cast

from shared.errors.devices import HubCertificateChanged
from shared.errors.kinds import HallError
from shared.errors.outside import StoreUnavailable
from shared.hall import Hall
from shared.hall.verb_runner import utc_now
from shared.link.client import RemoteHall, remote_hall
from shared.link.connection import HubConnection
from shared.link.feed import Feed
from shared.link.follower import Follower
from shared.link.hub_journal import HubJournal
from shared.link.kept import KeptNumbers, kept_file
from shared.link.kiosk_hall import KioskHall
from shared.link.own_numbers import OwnNumbers
from shared.link.paired import load
from shared.link.wire import SEEN
from shared.rules.board import Board
from shared.rules.device import DeviceKind, SeenDevice
from shared.settings.settings import Settings
from shared.store.only_one import in_user_folder, lock_app
from shared.ui.source import HallSource, OpenHall

if TYPE_CHECKING:
    from shared.procedures.catalogue import Catalogue

log = logging.getLogger("bocso.start")
HASTY_SECONDS = 4.0
"""So long somebody who touched a service waits for the hub, before the kiosk gives a number of its own."""


class HubSource(HallSource):
    """The hub at `address` (AUTO: any), with which this computer was paired as a device of `kind` (of `counter`);
    where it has another address now, it is asked there. A kiosk, by `name` among those of this computer, starts
    without it too if it has numbers of today.
    """

    def __init__(self, address: str, kind: DeviceKind, counter: int | None = None, name: str = "") -> None:
        self._paired = partial(load, address, kind, counter)
        self._name = name
        self._kiosk = kind is DeviceKind.KIOSK
        self._hub: HubConnection | None = None
        self._quick: HubConnection | None = None
        self._follower: Follower | None = None
        self._journal: HubJournal | None = None
        self._hall: Hall | None = None

    def settings(self) -> Settings:
        try:
            self._reach()
        except StoreUnavailable as problem:
            kept = self._kept_settings() if self._kiosk and not problem.lasting else None
            if kept is None:
                raise
            log.warning("the kiosk starts with numbers of its own: %s", problem)
            remote = RemoteHall(self._connected(), kept)
            self._hall, self._journal = cast("Hall", remote), remote.journal
        assert self._hall is not None
        return self._hall.settings

    def open(self, name: str, running: HallError, until: ExitStack) -> OpenHall:
        if self._hall is None or self._journal is None:
            self.settings()
        assert self._hall is not None and self._journal is not None, "settings has asked for them"  # noqa: PT018
        settings = self._hall.settings
        until.callback(self._connected().close)
        until.callback(lock_app(in_user_folder(f"{settings.hall.code}.{name}"), running).release)
        feed = Feed(self._journal)
        if not self._kiosk:
            known = (settings, self._hall, feed, self._journal.listen, self._catalogue)
            return OpenHall(*known, devices=self._devices)
        kiosk = self._kiosk_hall(feed, until)
        kiosk.handing_in.start()
        until.callback(kiosk.handing_in.stop)
        whole = cast("Hall", kiosk)
        return OpenHall(
            settings, whole, feed, self._journal.listen, self._catalogue, goes_on=lambda: kiosk.goes_on
        )

    def attempt(self) -> None:
        remote_hall(self._connected())

    def replaced(self) -> bool:
        return self._journal is not None and self._journal.replaced

    def outdated(self) -> bool:
        return self._journal is not None and self._journal.outdated

    def leave(self) -> None:
        self.attempt()
        log.warning("the queue at %s was replaced: beginning anew with it", self._connected().address)

    def _reach(self) -> None:
        hub = self._connected()
        at = hub.address
        try:
            self._hall, self._journal = remote_hall(hub)
        except HubCertificateChanged:  # another computer has its address
            if self._follower is None or not self._follower.look_now(at):
                raise
            self._hall, self._journal = remote_hall(hub)

    def _connected(self) -> HubConnection:
        if self._hub is None:
            paired = self._paired()
            self._hub = HubConnection(paired.address, paired.secret, paired.fingerprint)
            self._follower = Follower(paired, self._moved)
            self._hub.away = self._follower.look
        return self._hub

    def _kiosk_hall(self, feed: Feed, until: ExitStack) -> KioskHall:
        assert self._hall is not None
        assert self._journal is not None
        paired, kept = self._paired(), self._kept()
        at = self._connected().address
        self._quick = quick = HubConnection(at, paired.secret, paired.fingerprint, answer_seconds=HASTY_SECONDS)
        until.callback(quick.close)
        with suppress(OSError):  # then it does not start without the hub
            kept.keep_settings(self._hall.settings)
        hasty = cast("Hall", RemoteHall(quick, self._hall.settings))
        return KioskHall(self._hall, hasty, self._journal, kept, lambda: feed.board)

    def _catalogue(self) -> Catalogue:
        from shared.link.procedures import remote_catalogue  # noqa: PLC0415 - only a kiosk searches

        return remote_catalogue(self._connected())

    def _devices(self) -> Sequence[SeenDevice]:
        return SEEN.validate_json(self._connected().get("/api/devices"))

    def _moved(self, address: str) -> None:
        """The hub has another address. Any thread."""
        for each in (self._hub, self._quick):
            if each is not None:
                each.move(address)

    def _kept(self) -> KeptNumbers:
        paired = self._paired()
        return KeptNumbers(kept_file(paired.url, paired.hall, self._name))

    def _kept_settings(self) -> Settings | None:
        """Those of the last time, if there are numbers of today."""
        kept = self._kept()
        settings = kept.settings()
        if settings is None or not OwnNumbers(kept, settings, Board, utc_now).any_left:
            return None
        return settings
