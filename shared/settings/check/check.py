"""Every mistake of a hall file at once: where it is, what is wrong, what is allowed.

`lines` knows on which line each key stands, `words` has the sentences, `expected` what may stand where, `syntax`
the sentences for what is not TOML, `fields` asks the models, `crosschecks`, `groups`, `hours`, `slip`, `signs`
and `database` look at what must fit together, in the file as `raw` reads it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from shared import files
from shared.errors.kinds import Words
from shared.errors.starting import Mistake
from shared.settings.check.crosschecks import cross_findings
from shared.settings.check.fields import field_findings
from shared.settings.check.finding import Finding, Raw, printable, show
from shared.settings.check.lines import Loc, locate
from shared.settings.check.syntax import line_of, meaning
from shared.settings.check.words import MISTAKES
from shared.settings.languages import read_languages
from shared.settings.settings import Settings

_LABELS = {
    "service": "code",
    "counter": "number",
    "lane": "code",
    "clerk": "code",
    "group": "code",
    "sign": "counter",
}


def check(path: Path) -> tuple[Mistake, ...]:
    """All mistakes of the file in order of line; none means that `load` takes it. Raises nothing."""
    return read(path)[1]


def read(path: Path) -> tuple[Settings | None, tuple[Mistake, ...]]:
    """The settings in the file and no mistake, or None and all its mistakes in order of line."""
    try:
        data = files.read(path)
    except (OSError, ValueError) as error:
        return None, (_no_file(error),)
    try:
        text = data.decode("utf-8-sig")  # Notepad writes a byte order mark
    except UnicodeDecodeError as error:
        return None, (_mistake("not_utf8", line=data.count(b"\n", 0, error.start) + 1),)
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return None, (_syntax(str(error), text),)
    _root_files(raw, path.parent)
    mistakes = _all(raw, text, path.parent)
    return (None, mistakes) if mistakes else (_settings(raw, path.parent), ())


def _settings(raw: dict[str, Any], folder: Path) -> Settings:
    settings = Settings.model_validate(raw)
    found = read_languages(folder)
    if not found:
        return settings
    offered = dict.fromkeys((*settings.hall.languages, *(each.code for each in found if each.offered)))
    hall = settings.hall.model_copy(update={"languages": tuple(offered)})
    return settings.model_copy(update={"hall": hall, "languages": found})


def _no_file(error: OSError | ValueError) -> Mistake:
    match error:
        case FileNotFoundError() | ValueError():  # a zero byte in the path
            return _mistake("no_file")
        case files.NotAFile():
            return _mistake("no_regular_file")
        case files.TooLarge():
            return _mistake("large_file")
    return _mistake("unreadable", reason=error.strerror or type(error).__name__)


def _root_files(raw: dict[str, Any], folder: Path) -> None:
    """A file without a folder, or with one inside it, stands beside the hall file."""
    for name, key in (("slip", "logo"), ("procedures", "file"), ("procedures", "words")):
        section = raw.get(name)
        if isinstance(section, dict) and isinstance(section.get(key), str) and section[key]:
            section[key] = str(folder.absolute() / section[key])


def _all(raw: Raw, text: str, folder: Path) -> tuple[Mistake, ...]:
    findings: dict[Loc, Finding] = {}
    for finding in (*field_findings(raw), *cross_findings(raw, folder)):
        findings.setdefault(finding.loc, finding)  # one place, one mistake: the plainest comes first
    if not findings:
        return ()
    lines = locate(text)
    mistakes = [_placed(finding, raw, lines.nearest(loc)) for loc, finding in findings.items()]
    return tuple(sorted(mistakes, key=lambda mistake: mistake.line or 0))


def _placed(finding: Finding, raw: Raw, line: int | None) -> Mistake:
    values = {n: spot(v) if isinstance(v, tuple) else v for n, v in finding.values.items()}
    return _mistake(finding.kind, key=_key(finding.loc, raw), line=line, **values)


def _syntax(said: str, text: str) -> Mistake:
    reason, cure = meaning(said)
    return _mistake("syntax", line=line_of(said, text), reason=reason, cure=cure)


def _mistake(kind: str, *, key: str = "", line: int | None = None, **values: object) -> Mistake:
    said = {name: printable(value) if type(value) is str else value for name, value in values.items()}
    return Mistake(printable(key), line, kind, *(Words(half, **said) for half in MISTAKES[kind]))


def _key(loc: Loc, raw: Raw) -> str:
    """`service[3].prefix (service "cu-tru")`: the way to it, and whose it is where the file says so."""
    label = _LABELS.get(str(loc[0]))
    if label is None or len(loc) < 2 or not isinstance(loc[1], int):
        return spot(loc)
    table = raw[str(loc[0])][loc[1]]
    name = table.get(label) if isinstance(table, dict) else None
    if isinstance(name, str):
        return f"{spot(loc)} ({loc[0]} {show(name)})"
    return f"{spot(loc)} ({loc[0]} {name})" if isinstance(name, int) else spot(loc)


def spot(loc: Loc) -> str:
    """`hours.monday[2]`: indexes from 1."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in loc).removeprefix(".")
