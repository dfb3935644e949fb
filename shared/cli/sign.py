"""`bocso sign test`: a text on each sign above a counter, and what to do where it does not come."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import HallFile, Hub, hall_file, in_words
from shared.cli.command import Answer, Failed, plain
from shared.errors.kinds import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from shared.settings.settings import Settings
    from shared.settings.sign import SignSection

app = typer.Typer()
sign_app = typer.Typer(help="Signs above the counters.", no_args_is_help=True)
app.add_typer(sign_app, name="sign")

_ACKNOWLEDGED = QT_TRANSLATE_NOOP("errors", "The sign says that it has it. Look whether it shows {number}.")
_SENT = QT_TRANSLATE_NOOP(
    "errors",
    "It was sent; such a sign says nothing. Look whether it shows {number}. If not: its cable, then dialect (as"
    " its switches or set-up tool say) and baud, of a bus also address and the wires A and B.",
)
_NUMBER = "A888"
"""Every segment of a digit."""


@plain(sign_app, "test")
def trial(
    counter: Annotated[int | None, typer.Option(help="Only the signs of this counter.")] = None,
    hall: HallFile = None,
    hub: Hub = None,
) -> Answer:
    """Show A888 on each sign, until an app shows something else there. With --hub on this computer's: of the
    counter given, else of the hall screen. Exit code 0 if all of it could be sent.
    """
    from shared.errors.starting import NoSignSet
    from shared.settings.load import load

    settings = load(hall_file(hall)) if hub is None else _from_hub(hub, counter)
    near = settings.sign if hub is None else settings.signs_of(counter)
    signs = [sign for sign in near if counter in (None, sign.counter)]
    if not signs:
        raise NoSignSet
    answers = [_tried(sign, settings.hall.languages[0]) for sign in signs]
    lost = any(answer["result"] == "unreachable" for answer in answers)
    return Failed(signs=answers) if lost else {"signs": answers}


def _from_hub(address: str, counter: int | None) -> Settings:
    """As this computer's counter, or its hall screen, gets them."""
    from shared.link.client import remote_hall
    from shared.link.connection import HubConnection
    from shared.link.paired import load
    from shared.rules.device import DeviceKind

    paired = load(address, DeviceKind.DISPLAY if counter is None else DeviceKind.COUNTER, counter)
    with closing(HubConnection(paired.address, paired.secret, paired.fingerprint)) as hub:
        return remote_hall(hub)[0].settings


def _tried(sign: SignSection, language: str) -> dict[str, object]:
    from shared.errors.outside import SignUnreachable
    from shared.sign.content import Showing, SignContent
    from shared.sign.frames import frame, frames_of
    from shared.sign.line import SignLine

    which = {"counter": sign.counter, "port": sign.port, "dialect": sign.dialect, "address": sign.address}
    shown = SignContent(Showing.CALLED, sign.counter, _NUMBER)
    try:
        with closing(SignLine(sign)) as line:
            line.say(sign, frame(sign, shown, language))
    except SignUnreachable as problem:
        return {**which, "result": "unreachable", "what_to_do": in_words(problem)}
    answers = frames_of(sign).answers
    said = in_words(_ACKNOWLEDGED if answers else _SENT, number=_NUMBER)
    return {**which, "result": "acknowledged" if answers else "sent", "what_to_do": said}
