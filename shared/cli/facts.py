"""What staff say of the whole hall: for today a service is off or a notice stands on the screens, or just now."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import Database, HallFile, OneLine, RequestId, ServiceCode, hall_file, in_words, opened
from shared.cli.calls import CLOCK, of_today
from shared.cli.command import Answer, verb
from shared.errors.kinds import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path

    from shared.hall import Hall
    from shared.settings.settings import Settings

app = typer.Typer()
service_app = typer.Typer(help="Switch a service off and on for today.", no_args_is_help=True)
notice_app = typer.Typer(help="Sentences for everybody in the hall, for today.", no_args_is_help=True)
app.add_typer(service_app, name="service")
app.add_typer(notice_app, name="notice")

_SHOWN_ONLY = QT_TRANSLATE_NOOP(
    "errors",
    "The hall screens show it and do not say it ({language}): the hall has no recordings for all of it, and this"
    " computer has no espeak-ng. Record the words (bocso voice record), or install espeak-ng where the screens"
    " run.",
)
_QUIET = QT_TRANSLATE_NOOP(
    "errors",
    "The hall screens show it and do not say it: so the hall file has it now ([display] voice, volume,"
    " volume_at).",
)

English = Annotated[str, typer.Option("--en", metavar="TEXT", help="The same in English.")]


@verb(service_app)
def off(
    hall: Hall,
    service: ServiceCode,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What people read, at most 40 characters.")],
    english: English = "",
    request_id: RequestId = None,
) -> Answer:
    """The kiosk gives no numbers of a service, until it is switched on or the day ends. A counter still may."""
    hall.service_off(service, reason, english, request_id=request_id)
    return {"service": service, "state": "off"}


@verb(service_app)
def on(hall: Hall, service: ServiceCode, request_id: RequestId = None) -> Answer:
    """The kiosk gives numbers of it again."""
    hall.service_on(service, request_id=request_id)
    return {"service": service, "state": "on"}


@verb(notice_app)
def add(
    hall: Hall,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What people read, at most 200 characters.")],
    until: Annotated[datetime, typer.Option(formats=[CLOCK], metavar="HH:MM", help="Its end, later today.")],
    english: English = "",
    request_id: RequestId = None,
) -> Answer:
    """A sentence on hall screens and the hub's pages, in turn with those of the hall file."""
    end = of_today(hall, until)
    return {"notice": hall.add_notice(text, end, english, request_id=request_id), "until": f"{until:{CLOCK}}"}


@verb(notice_app, "list", reading=True)
def list_notices(hall: Hall) -> Answer:
    """Those that stand there now."""
    now, zone = datetime.now(UTC), hall.settings.zone
    notices = [each for each in hall.board()[0].notices if each.until > now]
    shown = [
        {"notice": each.number, "text": each.text, "until": f"{each.until.astimezone(zone):{CLOCK}}"}
        for each in notices
    ]
    return {"notices": shown}


@verb(notice_app)
def remove(
    hall: Hall,
    notice: Annotated[int, typer.Argument(metavar="N", help="Its number, as `notice list` shows it.")],
    request_id: RequestId = None,
) -> Answer:
    """Ends one before its time."""
    hall.end_notice(notice, request_id=request_id)
    return {"notice": notice, "state": "ended"}


@app.command()
def announce(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What people read and hear, at most 60 characters.")],
    english: English = "",
    hall: HallFile = None,
    db: Database = None,
    request_id: RequestId = None,
    one_line: OneLine = False,
) -> None:
    """A sentence to everybody, now: hall screens show it large for a moment, and say it after the calls that
    wait, by the hall's clips or by espeak-ng. The answer names by which, for each language, and says if neither
    can.
    """
    with opened(hall, db, one_line) as (opened_hall, say):
        opened_hall.announce(text, english, request_id=request_id)
        texts = {"vi": text, **({"en": english} if english else {})}
        by = _said_by(opened_hall.settings, hall_file(hall), texts)
        silent = [in_words(_SHOWN_ONLY, language=language) for language, how in by.items() if not how]
        say({"announced": text, "said": by, "message": " ".join(silent) if by else in_words(_QUIET)})


def _said_by(settings: Settings, file: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """By language of the voice: clips, espeak-ng, or "" where only the screen shows it; empty at a quiet hour."""
    from shared.sound import espeak
    from shared.sound.clips import Clips, folders

    voice, clips, now = settings.display, Clips(folders(file)), datetime.now(settings.zone)
    quiet = not voice.volume_in(60 * now.hour + now.minute)

    def how(language: str) -> str:
        row = clips.sentence(texts[language], language, whole=voice.numbers == "words")
        return "clips" if row else espeak.PROGRAM if espeak.speaks(language) else ""

    return {language: how(language) for language in voice.voice if language in texts and not quiet}
