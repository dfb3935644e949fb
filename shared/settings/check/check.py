"""Every mistake of a hall file at once: where it is, what is wrong, what is allowed, in Vietnamese and English.

`lines` knows on which line each key stands, `words` has the sentences, `expected` what may stand where, `syntax`
the sentences for what is not TOML, `fields` asks the models, `crosschecks`, `hours`, `slip` and `database` look at
what must fit together, in the file as `raw` reads it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared import files
from shared.settings.check.crosschecks import cross_findings
from shared.settings.check.fields import field_findings
from shared.settings.check.finding import Finding, Raw, printable, show
from shared.settings.check.lines import Loc, locate
from shared.settings.check.syntax import line_of, meaning
from shared.settings.check.words import MISTAKES, Sentence, sentence
from shared.settings.settings import Settings

__all__ = ["Mistake", "check", "read"]

_LABELS = {"service": "code", "counter": "number", "lane": "code", "clerk": "code"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake. `line` counts from 1, at the key or at the table it is missing from; None: nowhere yet.

    `key` counts tables and list items from 1, as people do: `service[3].prefix (service "cu-tru")`, and is
    empty when the whole file is meant. `kind` is a stable word for programs.
    """

    key: str
    line: int | None
    kind: str
    wrong: str
    allowed: str
    wrong_vi: str
    allowed_vi: str

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: str) -> str:
        """One line for people: Vietnamese for "vi", English for any other language."""
        line, allowed = ("dòng", "Cho phép") if language == "vi" else ("line", "Allowed")
        place = [f"{line} {self.line}"] if self.line is not None else []
        place += [self.key] if self.key else []
        halves = self._halves(language)
        return f"{', '.join(place)}{': ' if place else ''}{halves.wrong}. {allowed}: {halves.allowed}."

    def as_json(self, language: str) -> dict[str, str | int | None]:
        """For `--json`: `wrong` and `allowed` are in `language`, like `text`."""
        return {"key": self.key, "line": self.line, "kind": self.kind, **self._halves(language)._asdict()}

    def _halves(self, language: str) -> Sentence:
        vietnamese = Sentence(self.wrong_vi, self.allowed_vi)
        return vietnamese if language == "vi" else Sentence(self.wrong, self.allowed)


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
    _root_logo(raw, path.parent)
    mistakes = _all(raw, text)
    return (None, mistakes) if mistakes else (Settings.model_validate(raw), ())


def _no_file(error: OSError | ValueError) -> Mistake:
    match error:
        case FileNotFoundError() | ValueError():  # a zero byte in the path
            return _mistake("no_file")
        case files.NotAFile():
            return _mistake("no_regular_file")
        case files.TooLarge():
            return _mistake("large_file")
    return _mistake("unreadable", reason=error.strerror or type(error).__name__)


def _root_logo(raw: dict[str, Any], folder: Path) -> None:
    """A logo without a folder, or with one inside it, stands beside the hall file."""
    slip = raw.get("slip")
    if isinstance(slip, dict) and isinstance(slip.get("logo"), str) and slip["logo"]:
        slip["logo"] = str(folder.absolute() / slip["logo"])


def _all(raw: Raw, text: str) -> tuple[Mistake, ...]:
    findings: dict[Loc, Finding] = {}
    for finding in (*field_findings(raw), *cross_findings(raw)):
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
    halves = meaning(said)
    reason = {language: half.wrong for language, half in halves.items()}
    cure = {language: half.allowed for language, half in halves.items()}
    return _mistake("syntax", line=line_of(said, text), reason=reason, cure=cure)


def _mistake(kind: str, *, key: str = "", line: int | None = None, **values: object) -> Mistake:
    english = sentence(MISTAKES[kind], "en", values)
    vietnamese = sentence(MISTAKES[kind], "vi", values)
    return Mistake(printable(key), line, kind, *map(printable, (*english, *vietnamese)))


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
