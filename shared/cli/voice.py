"""`bocso voice test`: one call as the hall screen says it."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from shared.cli.answers import HallFile, OneLine, hall_file, print_json, told

if TYPE_CHECKING:
    from pathlib import Path

app = typer.Typer()
voice_app = typer.Typer(help="The voice of the hall screen.", no_args_is_help=True)
app.add_typer(voice_app, name="voice")


@voice_app.command("test")
def trial(hall: HallFile = None, one_line: OneLine = False) -> None:
    """Say one call through this computer's loudspeaker, as the hall screen does, and name the output. It is heard
    in quiet hours too. Exit code 1 if nothing can be heard.
    """
    with told(one_line=one_line):
        print_json(_heard(hall_file(hall)), one_line=one_line)


def _heard(file: Path) -> dict[str, object]:
    """Plays it to its end. Raises NoSound."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    from display.announcer import Announcer
    from shared.errors.outside import NoSound
    from shared.settings.load import load
    from shared.sound.clips import Clips, folders
    from shared.sound.speaker import QtSpeaker

    settings = load(file)
    voice = settings.display.model_copy(update={"volume_at": (), "volume": settings.display.volume or 100})
    qt = QCoreApplication.instance() or QCoreApplication([])
    speaker, end = QtSpeaker(qt), QEventLoop()
    said: list[str] = []
    announcer = Announcer(settings.model_copy(update={"display": voice}), speaker, Clips(folders(file)))
    announcer.speaking.connect(said.append)
    speaker.availability_changed.connect(lambda: None if speaker.available else end.quit())

    def begin(_heard: bool) -> None:
        if not speaker.available:
            end.quit()
            return
        announcer.silent.connect(end.quit)
        announcer.announce(f"{settings.service[0].prefix}012", settings.counter[0].number)

    speaker.play((), begin)  # answered as soon as the player knows its output
    end.exec()
    reason, output = speaker.reason, speaker.output
    speaker.close()
    if reason:
        raise NoSound(reason=reason)
    return {"output": output, "volume": voice.volume, "said": said}
