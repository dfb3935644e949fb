"""`bocso voice test`: one call as the hall screen says it. `bocso voice record`: the hall's own voice."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import HallFile, Window, hall_file, language, usable_folder
from shared.cli.command import Answer, plain

if TYPE_CHECKING:
    from shared.settings.settings import Settings

app = typer.Typer()
voice_app = typer.Typer(help="The voice of the hall screen.", no_args_is_help=True)
app.add_typer(voice_app, name="voice")


@plain(voice_app, "test")
def trial(hall: HallFile = None) -> Answer:
    """Say one call through this computer's loudspeaker, as the hall screen does, and name the output. It is heard
    in quiet hours too. Exit code 1 if nothing can be heard.
    """
    return _heard(hall_file(hall))


@plain(voice_app)
def record(
    who: Annotated[str, typer.Option(metavar="NAME", help="Who reads; it stands in the pack.")],
    spoken: Annotated[
        str,
        typer.Option(
            "--language", metavar="CODE", help="Language that is read: vi, en, or one of the hall's own: rad, jra."
        ),
    ] = "vi",
    hall: HallFile = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where the pack comes. Default: sounds beside the hall file."),
    ] = None,
    window: Window = None,
) -> Answer:
    """Record the voice of the hall word by word: a window says what to read, and hears whether it is good. What is
    recorded stays; the same command goes on where it stopped.
    """
    from shared.errors.voice import LanguageNoCode
    from shared.recorder.pack import Pack
    from shared.recorder.window import run_recorder
    from shared.rules.words import call_speech
    from shared.settings.load import load
    from shared.sound.clips import Clips, folders
    from shared.ui.screens import geometry, need_screen

    if re.fullmatch(r"[a-z]{2,3}", spoken) is None:
        raise LanguageNoCode(language=spoken)
    file = hall_file(hall)
    settings = load(file)
    pack = Pack(usable_folder(place_of(file, out, spoken) / spoken), spoken, who.strip())
    need_screen()
    speech = call_speech(*_sample(settings), spoken, whole=settings.display.numbers == "words")
    clips = Clips((pack.folder.parent, *folders(file)))
    place = geometry(window) if window else None
    return run_recorder(pack, who.strip(), clips, speech, language(), place)


def place_of(file: Path, out: Path | None, spoken: str) -> Path:
    """Beside the hall file, with the rest of the language where it has a folder; in this user's folder where the
    hall file is the one that comes with the program.
    """
    from shared.assets import example_hall
    from shared.sound.clips import beside, of_languages, own_recordings

    if out is None and (of_languages(file) / spoken).is_dir():
        return of_languages(file)
    return out or (own_recordings() if file == example_hall() else beside(file))


def _sample(settings: Settings) -> tuple[str, int]:
    """A call that can come in this hall."""
    return f"{settings.service[0].prefix}012", settings.counter[0].number


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
        announcer.announce(*_sample(settings))

    speaker.play((), begin)  # answered as soon as the player knows its output
    end.exec()
    reason, output = speaker.reason, speaker.output
    speaker.close()
    if reason:
        raise NoSound(reason=reason)
    return {"output": output, "volume": voice.volume, "said": said}
