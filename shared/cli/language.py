"""`bocso language new`: a folder for a language of the hall's own."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import re
from typing import Annotated

import typer

from shared.cli.answers import HallFile, hall_file, in_words
from shared.cli.command import Answer, plain
from shared.errors.kinds import QT_TRANSLATE_NOOP

_NEXT = QT_TRANSLATE_NOOP(
    "errors",
    "Translate {texts} with Qt Linguist or a text editor and fill in {words}; what is left out stays Vietnamese."
    " Then: bocso check {file}, and start the kiosk again. More: docs/languages.md",
)

app = typer.Typer()
language_app = typer.Typer(help="Languages of the hall's own.", no_args_is_help=True)
app.add_typer(language_app, name="language")


@plain(language_app)
def new(
    code: Annotated[str, typer.Argument(metavar="CODE", help="ISO 639: rad for Êđê, jra for Jrai.")],
    name: Annotated[str, typer.Option(metavar="NAME", help="What the language calls itself.")],
    hall: HallFile = None,
) -> Answer:
    """Write the folder of a language beside the hall file: the texts that citizens read, to be translated."""
    from shared.errors.starting import FolderUnusable
    from shared.errors.voice import LanguageNoCode, LanguageOurs, LanguageThere
    from shared.languages.begin import begin
    from shared.rules.words import languages
    from shared.settings.languages import FOLDER
    from shared.settings.load import load

    if re.fullmatch(r"[a-z]{2,3}", code) is None:
        raise LanguageNoCode(language=code)
    if code in languages():
        raise LanguageOurs(language=code)
    file = hall_file(hall)
    load(file)
    beside = file.absolute().parent
    folder = beside / FOLDER / code
    try:
        texts, words = begin(beside, code, name.strip())
    except FileExistsError:
        raise LanguageThere(folder=folder) from None
    except OSError as problem:
        raise FolderUnusable(folder=folder, reason=problem.strerror) from None
    said = in_words(_NEXT, texts=texts, words=words, file=file)
    return {"folder": str(folder), "next": said}
