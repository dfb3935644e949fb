"""Pairing this computer with a hub."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import sys
from typing import Annotated

import typer

from shared.cli.answers import in_words, no_sudo
from shared.cli.asking import LINE_LONGEST, ask
from shared.cli.command import Answer, plain
from shared.errors.devices import NoHubFound
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.visits import NotAsked

app = typer.Typer()

CODE = QT_TRANSLATE_NOOP("errors", "Pairing code")
_THE_SAME = QT_TRANSLATE_NOOP("errors", "The hub's certificate is {shown}. Does the hub's computer show the same?")
_WHICH = QT_TRANSLATE_NOOP("errors", "Number of the hall that this computer belongs to")


@plain(app)
def pair(
    address: Annotated[
        str | None,
        typer.Argument(
            metavar="ADDRESS", help="Of the hub, such as https://may-lay-so:8765. Default: it is looked for."
        ),
    ] = None,
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="Default: it is asked for.")] = None,
    sure: Annotated[bool, typer.Option("--yes", help="Do not ask whether the certificate is the hub's.")] = False,
) -> Answer:
    """Pairs this computer with a hub, by the code that `bocso hub pair` shows there."""
    from shared.link import pairing
    from shared.link.paired import hub_url, save, shown

    no_sudo()
    if code is None and address is not None and _is_code(address):
        address, code = None, address
    url = hub_url(address) if address else _found()
    fingerprint = pairing.presented(url)
    if fingerprint and not sure:
        ask(in_words(_THE_SAME, shown=shown(fingerprint)))
    paired = pairing.pair(url, fingerprint, "".join((code or _typed()).split()))
    file = save(paired)
    answer = {"hub": url, "hall": paired.hall, "kind": paired.kind.value, "counter": paired.counter}
    certificate = {"certificate": shown(fingerprint)} if fingerprint else {}
    return {**answer, **certificate, "file": str(file)}


def _is_code(text: str) -> bool:
    return text.replace(" ", "").isdecimal()


def _found() -> str:
    """The address of the hub in this network; of several a person chooses. Raises NoHubFound, NotAsked."""
    from shared.link.discovery import look
    from shared.link.pairing import reachable

    halls = list({(each.hall, each.shown): each for each in look()}.values())
    if not halls:
        raise NoHubFound
    for number, each in enumerate(halls, 1):
        typer.echo(f"{number}. {each.name} ({each.urls[0]}, {each.shown})", err=True)
    if len(halls) == 1:
        return reachable(halls[0])
    typer.echo(f"{in_words(_WHICH)}: ", err=True, nl=False)
    chosen = sys.stdin.readline(LINE_LONGEST).strip()
    if not chosen.isdecimal() or not 1 <= int(chosen) <= len(halls):
        raise NotAsked
    return reachable(halls[int(chosen) - 1])


def _typed() -> str:
    typer.echo(f"{in_words(CODE)}: ", err=True, nl=False)
    return sys.stdin.readline(LINE_LONGEST)
