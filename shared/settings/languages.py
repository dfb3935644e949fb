"""Languages that a hall brings itself, one folder each beside its file: `languages/rad`, with texts of the
interface (`*.ts` or `*.qm`, Qt Linguist), the words of slip and tiles (`slip.toml`) and clips. Whatever one lacks
is Vietnamese.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import ConfigDict

from shared import files
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.rules.signs import wrong_signs
from shared.rules.words import languages as speaks_by_itself
from shared.settings.fields import LANGUAGE, NAME_LONGEST, Section

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

log = logging.getLogger("bocso.texts")

FOLDER = "languages"
WORDS = "slip.toml"
NAMES: Mapping[str, str] = MappingProxyType({"vi": "Tiếng Việt", "en": "English", "rad": "Êđê", "jra": "Jrai"})
"""What languages call themselves, where no folder says it."""
LARGEST = 4 << 20
"""Bytes of one file: the interface has 100 kB of texts."""

QM = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
"""How every .qm file begins."""

NOT_READ = QT_TRANSLATE_NOOP("errors", "{file} cannot be read ({reason}); nothing of it is used")
NO_TS = QT_TRANSLATE_NOOP("errors", "{file} is no whole file of Qt Linguist (line {line}); nothing of it is used")
NO_TOML = QT_TRANSLATE_NOOP("errors", "{file} is no TOML (line {line}); nothing of it is used")

PLACE = re.compile(r"%L?\d+|%L?n|\{[^{}]*\}")
"""What a text has filled in."""

Said = str | tuple[str, ...]
Texts = TypeVar("Texts", bound="DataclassInstance")


class Message(NamedTuple):
    """One text of a .ts file. `forms` are its translations: one, or with a number one for 1 and one for others."""

    context: str
    source: str
    comment: str
    forms: tuple[str, ...]


class HallLanguage(Section):
    """What a hall has of one language. `words`: by kind ("slip", "tile", ...) and the name of a text."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    code: str
    name: str
    interface: tuple[Message, ...] = ()
    compiled: bytes = b""
    words: Mapping[str, Mapping[str, Said]] = {}

    @property
    def offered(self) -> bool:
        """Whether there is anything to read in it."""
        return bool(self.interface) or self.compiled.startswith(QM)

    @cached_property
    def messages(self) -> Mapping[tuple[str, str, str], tuple[str, ...]]:
        """The forms by context, source and comment."""
        return {(each.context, each.source, each.comment): each.forms for each in self.interface}


# -- as files ----------------------------------------------------------------------------------------------


def language_folders(beside: Path) -> tuple[Path, ...]:
    """One for each language, in `beside`, where the hall file is; clips of the program's own may lie there too."""
    found = (each for each in (beside / FOLDER).glob("*") if LANGUAGE.fullmatch(each.name) and each.is_dir())
    return tuple(sorted(each for each in found if each.name not in speaks_by_itself()))


def language_files(beside: Path) -> list[Path]:
    """All that `read_languages` reads."""
    return [
        file
        for folder in language_folders(beside)
        for ending in ("*.ts", "*.qm", WORDS)
        for file in _of(folder, ending)
    ]


def read_languages(beside: Path, fault: Callable[[Words], object] = log.warning) -> tuple[HallLanguage, ...]:
    """Those in `beside`. Each file that cannot be used is told to `fault`, and is as if it were not there."""
    return tuple(_read(folder, fault) for folder in language_folders(beside))


def _read(folder: Path, fault: Callable[[Words], object]) -> HallLanguage:
    toml: dict[str, Any] = {}
    for file in _of(folder, WORDS):
        try:
            toml = tomllib.loads(_content(file, fault).decode("utf-8-sig"))
        except (ValueError, RecursionError) as problem:  # no UTF-8, no TOML
            line = re.search(r"line (\d+)", str(problem))
            fault(Words(NO_TOML, file=file, line=line[1] if line else 1))
    name = toml.get("name")
    known = " ".join(name.split())[:NAME_LONGEST] if isinstance(name, str) and not wrong_signs(name) else ""
    return HallLanguage(
        code=folder.name,
        name=known or language_name(folder.name),
        interface=tuple(each for file in _of(folder, "*.ts") for each in _messages(file, fault)),
        compiled=next((_content(file, fault) for file in _of(folder, "*.qm")), b""),
        words={kind: _said(table) for kind, table in toml.items() if isinstance(table, dict)},
    )


def _of(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))


def _content(file: Path, fault: Callable[[Words], object]) -> bytes:
    try:
        return files.read(file, LARGEST)
    except (OSError, ValueError) as problem:
        fault(Words(NOT_READ, file=file, reason=getattr(problem, "strerror", None) or type(problem).__name__))
        return b""


def _said(table: Mapping[str, Any]) -> dict[str, Said]:
    """What is a text, or several; empty ones are not written yet."""
    lists = {key: tuple(said) if isinstance(said, list) else said for key, said in table.items()}
    return {
        key: said
        for key, said in lists.items()
        if said and all(isinstance(each, str) and each for each in (said if isinstance(said, tuple) else (said,)))
    }


def _messages(file: Path, fault: Callable[[Words], object]) -> list[Message]:
    content = _content(file, fault)
    try:
        return [each for each in messages_of(content) if any(each.forms)] if content else []
    except (SyntaxError, ValueError, LookupError) as problem:  # no XML, or of no encoding that it knows
        fault(Words(NO_TS, file=file, line=getattr(problem, "position", (1,))[0]))
        return []


def messages_of(ts: bytes) -> Iterator[Message]:
    """All of a .ts file, also those not translated. Raises SyntaxError, ElementTree's with a position; ValueError
    or LookupError for an encoding that nobody reads.
    """
    from xml.etree import ElementTree  # noqa: PLC0415 - only where there is one to read

    root = ElementTree.fromstring(ts)
    if root.tag != "TS":
        raise SyntaxError(root.tag)
    for context in root.iter("context"):
        for node in context.iter("message"):
            said = node.find("translation")
            if said is None or said.get("type") in ("vanished", "obsolete"):
                continue
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            texts = (context.findtext("name", ""), node.findtext("source", ""), node.findtext("comment", ""))
            yield Message(*texts, tuple(forms))


# -- in force ----------------------------------------------------------------------------------------------

_OWN: dict[str, HallLanguage] = {}
_MADE: dict[tuple[str, str], Any] = {}


def know(languages: Iterable[HallLanguage]) -> None:
    """From now on this process speaks these: those of its hall and no others. Before windows and workers begin."""
    _OWN.clear()
    _MADE.clear()
    _OWN.update((each.code, each) for each in languages)


def own_language(code: str) -> HallLanguage | None:
    """What the hall has of a language."""
    return _OWN.get(code)


def language_name(code: str) -> str:
    """What a language calls itself; its code in capitals where nobody knows."""
    own = own_language(code)
    return own.name if own else NAMES.get(code, code.upper())


def in_words(kind: str, language: str, known: Mapping[str, Texts]) -> Texts:
    """The texts of a kind: the program's own, or the hall's, each in Vietnamese where it has none that fits."""
    if language in known:
        return known[language]
    if (kind, language) not in _MADE:
        own = own_language(language)
        said = own.words.get(kind, {}) if own else {}
        good = {key: text for key, text in said.items() if fits(text, getattr(known["vi"], key, None))}
        _MADE[kind, language] = replace(known["vi"], **good)
    made: Texts = _MADE[kind, language]
    return made


def named_texts(texts: DataclassInstance) -> dict[str, Said]:
    """Every text by its name."""
    return {field.name: getattr(texts, field.name) for field in fields(texts)}


def fits(said: Said, other: Said | None) -> bool:
    """Whether `said` can stand where `other` does: as many texts, and each has the same filled in."""
    if isinstance(said, str) and isinstance(other, str):
        alone = re.sub(r"\{[^{}]*\}", "", said)
        return sorted(PLACE.findall(said)) == sorted(PLACE.findall(other)) and not set("{}") & set(alone)
    if isinstance(said, str) or isinstance(other, str) or other is None:
        return False
    return len(said) == len(other) and all(map(fits, said, other))
