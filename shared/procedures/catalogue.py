"""The catalogue of a hall, and finding a procedure as one types.

For a page: `catalogue = Catalogue.of(settings)` on a worker's thread (it reads files), then with each keystroke
`catalogue.search(typed, today)`. A catalogue does not change; make a new one once its files were changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from shared.assets import assets
from shared.errors.starting import CatalogueWrong, Mistake
from shared.procedures.everyday import Everyday, load_everyday, read_everyday
from shared.procedures.form import read_form
from shared.procedures.index import Index, Text
from shared.procedures.procedure import Procedure
from shared.procedures.spelling import places, plain, plain_words, words_of
from shared.settings.settings import Settings

LEAST = 0.34
"""A score below this is no hit: what was typed has nothing to do with the procedure."""
_STEPS = 50
"""Scores nearer to each other than one of these parts are equal: what stands first in the file comes first."""
MOST = 200
"""Letters of what was typed that are looked at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`score` orders the hits of one search, from LEAST to about 1.1; it says nothing across searches."""

    procedure: Procedure
    score: float


class Catalogue:
    """The procedures of a hall, in the order of its file. Never changes; any thread."""

    def __init__(self, procedures: Iterable[Procedure], everyday: Iterable[Everyday] = ()) -> None:
        self.procedures = tuple(procedures)
        self.everyday = tuple(everyday)
        self._by_code = {each.code: each for each in self.procedures}

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The hall's own catalogue, or the one that comes with the program. Raises CatalogueWrong."""
        services = tuple(service.code for service in settings.service)
        section = settings.procedures
        words = [Path(section.words)] if section.words else []
        return cls.load(Path(section.file) if section.file else None, services, words)

    @classmethod
    def load(cls, file: Path | None, services: Sequence[str], words: Iterable[Path] = ()) -> Self:
        """`file`: the hall's own, every service of which must be one of `services`. None: the one that comes with
        the program, without the procedures of services that this hall has not.

        `words`: tables of everyday words, besides the program's. Raises CatalogueWrong.
        """
        path = file or own_file()
        procedures, mistakes = read_form(path, services if file else ())
        if mistakes:
            raise CatalogueWrong(path=path, count=len(mistakes), mistakes=mistakes)
        here = procedures if file else [each for each in procedures if each.service in services]
        return cls(here, load_everyday([own_words(), *words]))

    def procedure(self, code: str) -> Procedure | None:
        """The one of this code."""
        return self._by_code.get(code)

    def search(self, phrase: str, day: date, limit: int = 10, *, keys: str = "") -> list[Hit]:
        """The procedures valid on `day` that somebody may mean who typed this, at most `limit`, best first.

        The last word may be half written. Accents, case, spelling mistakes and blanks matter little. Empty for a
        phrase of nothing but blanks and signs, and where nothing fits. `keys` are those that the phrase was made
        with, where they may have been meant as they are ("hoso": hố).
        """
        said = [words for each in dict.fromkeys((phrase, keys)) if (words := words_of(each[:MOST]))]
        scores: dict[int, float] = {}
        for typed in dict.fromkeys([*said, *map(self._said_officially, said)]):
            for number, score in self._index.scores(typed).items():
                scores[number] = max(score, scores.get(number, 0.0))
        order = sorted(scores, key=lambda number: (-round(scores[number] * _STEPS), number))
        hits = (Hit(self.procedures[number], scores[number]) for number in order if scores[number] >= LEAST)
        return [hit for hit in hits if hit.procedure.valid_on(day)][:limit]

    @cached_property
    def _index(self) -> Index:
        idle = (plain_words(said) for row in self.everyday if not row.means for said in row.words)
        return Index(self._texts(), frozenset(word for words in idle for word in words))

    def _texts(self) -> Iterator[Text]:
        """What each procedure is found by: its name, the name as people say it, and what people say for it."""
        for number, each in enumerate(self.procedures):
            name = words_of(each.name)
            own = plain_words(each.name)
            yield Text(number, name)
            for row in self.everyday:
                if row.means == each.code:
                    yield from (Text(number, words_of(said)) for said in row.words)
                    continue
                means = plain_words(row.means)
                for at in places(means, own)[:1]:
                    before, behind = name[:at], name[at + len(means) :]
                    yield from (Text(number, (*before, *words_of(said), *behind)) for said in row.words)

    @cached_property
    def _rewritings(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """What people say -> what names say, the longest first."""
        pairs = [
            (plain_words(said), words_of(row.means))
            for row in self.everyday
            if row.means and not row.is_code
            for said in row.words
        ]
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    def _said_officially(self, typed: tuple[str, ...]) -> tuple[str, ...]:
        """`typed` with everyday words as names say them."""
        spoken, done = tuple(map(plain, typed)), [False] * len(typed)
        changes: dict[int, tuple[int, tuple[str, ...]]] = {}
        for said, means in self._rewritings:
            for at in places(said, spoken):
                if not any(done[at : at + len(said)]):
                    done[at : at + len(said)] = [True] * len(said)
                    changes[at] = (len(said), means)
        out: list[str] = []
        for at, word in enumerate(typed):
            if at in changes:
                out += changes[at][1]
            elif not done[at]:
                out.append(word)
        return tuple(out)


def mistakes_of(settings: Settings) -> tuple[Mistake, ...]:
    """What is wrong in the files that a hall's [procedures] names; each `key` begins with the file's name."""
    services = tuple(service.code for service in settings.service)
    found: list[Mistake] = []
    if settings.procedures.file:
        file = Path(settings.procedures.file)
        found += (_in(file, each) for each in read_form(file, services)[1])
    if settings.procedures.words:
        file = Path(settings.procedures.words)
        found += (_in(file, each) for each in read_everyday(file)[1])
    return tuple(found)


def _in(file: Path, mistake: Mistake) -> Mistake:
    return replace(mistake, key=f"{file.name} {mistake.key}".strip())


def own_file() -> Path:
    """The catalogue that comes with the program."""
    return assets() / "procedures" / "commune.csv"


def own_words() -> Path:
    """The everyday words that come with the program."""
    return assets() / "procedures" / "everyday.csv"
