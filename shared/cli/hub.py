"""The hub: running it, installing it, finding it, and its devices."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import (
    Database,
    HallFile,
    database,
    database_url,
    hall_file,
    in_words,
    iso,
    no_sudo,
    print_json,
    told,
    where,
)
from shared.cli.asking import Sure, ask
from shared.cli.command import Answer, on_database, plain
from shared.cli.wrong import needs
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.rules.device import DeviceKind

if TYPE_CHECKING:
    from hub.devices import Devices
    from shared.settings.settings import Settings
    from shared.store.store import Store

app = typer.Typer()
hub_app = typer.Typer(invoke_without_command=True)

Host = Annotated[str, typer.Option(help="The only address of this computer to answer at.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="For devices, over TLS; the pages are there too.")]
PagesPort = Annotated[
    int, typer.Option(min=0, max=65535, help="For phones and televisions: the pages alone, plain http. 0: none.")
]
More = Annotated[list[Path] | None, typer.Option("--more", metavar="FILE", help="Hall file of one more hall.")]
Announce = Annotated[bool, typer.Option(help="Let devices in the network find the hub by themselves.")]

_ANEW = QT_TRANSLATE_NOOP("errors", "Make a new certificate? Every device then has to be paired again.")


@contextmanager
def _hub(file: Path | None, db: str | None, one_line: bool) -> Iterator[tuple[Store, Settings]]:
    """As `database`, at the hub's computer."""
    from hub.certificate import must_be_a_hub
    from shared.settings.load import load

    with told(one_line=one_line):
        must_be_a_hub(database_url(db, load(hall_file(file))))
    with database(file, db, one_line) as (store, settings):
        yield store, settings


@hub_app.callback()
def serve(
    context: typer.Context,
    host: Host = "0.0.0.0",
    port: Port = 8765,
    pages_port: PagesPort = 8764,
    more: More = None,
    announce: Announce = True,
    hall: HallFile = None,
    db: Database = None,
) -> None:
    """The hub: this hall for other computers, for phones and televisions in the network, until it is stopped.

    With a command behind it: its devices and its certificate.
    """
    if context.invoked_subcommand is not None:
        return
    from hub.run import HubAnswers, HubOptions, run_hub
    from shared.cli.clerks import first_admin
    from shared.link.paired import shown
    from shared.logs import log_to_file
    from shared.settings.load import load

    log_to_file("hub")

    def say(now: HubAnswers) -> None:
        ports = {"port": now.port, "pages_port": now.pages_port}
        print_json({"hall": now.hall, **ports, "certificate": shown(now.fingerprint)}, one_line=True)

    with told():
        files = [hall_file(hall), *(more or [])]
        first_admin(files[0], db)
        run_hub(files, database_url(db, load(files[0])), HubOptions(host, port, pages_port, announce), say)


@on_database(hub_app, "pair", _hub)
def open_pairing(
    store: Store,
    settings: Settings,
    kind: Annotated[DeviceKind, typer.Option(help="What it is: kiosk, counter, display, panel or reception.")],
    counter: Annotated[
        int | None, typer.Option("--counter", help="The only counter it speaks for. Default: any.")
    ] = None,
    name: Annotated[
        str, typer.Option("--name", help="What people call this computer; of a kiosk also its printer's name.")
    ] = "",
) -> Answer:
    """A code of six digits for one device, valid for ten minutes; type it there: bocso pair ADDRESS."""
    from hub.devices import VALID
    from shared.hall.lookups import Lookups

    if counter is not None and kind not in (DeviceKind.COUNTER, DeviceKind.PANEL):
        raise needs("--counter", "--kind counter, --kind panel")
    if counter is not None:
        Lookups(settings).counter(counter)
    code = _devices(store, settings).open_pairing(kind, counter, name)
    given = {"code": f"{code[:3]} {code[3:]}", "minutes": VALID.seconds // 60, **_certificate(store, settings)}
    return {**where(store, settings), "kind": kind.value, "counter": counter, **given}


@on_database(hub_app, opens=_hub)
def devices(store: Store, settings: Settings) -> Answer:
    """Every device that was paired, also those whose pairing was ended."""
    listed = [
        {
            "id": each.device.id,
            "kind": each.device.kind.value,
            "counter": each.device.counter,
            "name": each.device.name,
            "paired_at": each.paired_at.isoformat(),
            "revoked_at": iso(each.revoked_at),
        }
        for each in _devices(store, settings).devices()
    ]
    return {**where(store, settings), "devices": listed}


@on_database(hub_app, opens=_hub)
def revoke(
    store: Store,
    settings: Settings,
    device: Annotated[int, typer.Argument(metavar="ID", help="Of the device, as bocso hub devices lists it.")],
) -> Answer:
    """Ends the pairing of a device that is lost, stolen or put away: the hub refuses it within a second."""
    _devices(store, settings).revoke(device)
    return {**where(store, settings), "device": device, "state": "revoked"}


@on_database(hub_app, opens=_hub)
def certificate(
    store: Store,
    settings: Settings,
    new: Annotated[bool, typer.Option("--new", help="Make a new one; every device is then paired again.")] = False,
    sure: Sure = False,
) -> Answer:
    """What devices show of the hub's certificate when they are paired, to be compared."""
    from hub.certificate import Certificate, certificate_file, local_names, make

    file = certificate_file(store, settings.hall.code)
    if new and file.exists() and not sure:
        ask(in_words(_ANEW))
    if new:
        make(file, local_names())
    fingerprint, shown = Certificate(file).fingerprint, _certificate(store, settings)
    return {**where(store, settings), "file": str(file), **shown, "sha256": fingerprint}


@plain(hub_app)
def find() -> Answer:
    """The halls that hubs in this network announce. Takes three seconds."""
    from shared.link.discovery import look

    found = [
        {
            "hall": each.hall,
            "name": each.name,
            "addresses": each.urls,
            "pages": each.pages,
            "certificate": each.shown,
        }
        for each in dict.fromkeys(look())
    ]
    return {"halls": found}


@hub_app.command()
def install(
    host: Host = "0.0.0.0",
    port: Port = 8765,
    pages_port: PagesPort = 8764,
    more: More = None,
    announce: Announce = True,
    own: Annotated[
        bool, typer.Option("--user", help="A service of this user alone: no administrator needed.")
    ] = False,
    to: Annotated[
        Path | None, typer.Option("--to", help="Folder for the unit. Default: where systemd reads it.")
    ] = None,
    hall: HallFile = None,
    db: Database = None,
) -> None:
    """Writes the systemd unit that starts this hub with the computer, and says what to run then."""
    from hub.install import install as install_hub
    from shared.settings.load import load

    no_sudo()
    with told():
        files = [hall_file(hall).resolve(), *(file.resolve() for file in more or [])]
        settings = [load(file) for file in files]
        options = ["--host", host, "--port", str(port), "--pages-port", str(pages_port)]
        options += [] if announce else ["--no-announce"]
        options += [word for file in files[1:] for word in ("--more", str(file))]
        file, run = install_hub(files[0], database_url(db, settings[0]), options, settings, own=own, to=to)
        print_json({"file": str(file), "run": run}, one_line=False)


app.add_typer(hub_app, name="hub")


def _devices(store: Store, settings: Settings) -> Devices:
    from hub.devices import Devices
    from shared.hall import Hall

    return Devices(store, Hall(settings, store).id)


def _certificate(store: Store, settings: Settings) -> dict[str, str]:
    """To be compared, where it is on this computer: the hub makes it when it is first started."""
    from hub.certificate import Certificate, certificate_file
    from shared.link.paired import shown

    file: Path = certificate_file(store, settings.hall.code)
    return {"certificate": shown(Certificate(file).fingerprint)} if file.exists() else {}
