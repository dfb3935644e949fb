"""On which line of a TOML text each key stands. `tomllib` reads the values and tells no positions.

Only for a text that `tomllib` has accepted: this scanner checks nothing, it only looks where things begin.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping

Loc = tuple[str | int, ...]
"""Way to a value: names of keys, and indexes (from 0) within lists and [[tables]]."""

_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BETWEEN = re.compile(r"(?:[ \t\n,]|#[^\n]*)*")  # two items of a list or an inline table
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]+")  # numbers, true, dates
# Longest first. Three quotes may be followed by up to two more that still belong to the text.
_STRINGS = (r'"""(?:[^\\]|\\.)*?""""{0,2}', r"'''.*?''''{0,2}", r'"(?:[^"\\]|\\.)*"', r"'[^']*'")
_STRING = re.compile("|".join(_STRINGS), re.DOTALL)


class Lines:
    """Lines (from 1) of a valid TOML text, by Loc."""

    def __init__(self, lines: Mapping[Loc, int]) -> None:
        self._lines = lines

    def __getitem__(self, loc: Loc) -> int:
        """The line of exactly this key, list item or table header. Raises KeyError."""
        return self._lines[loc]

    def nearest(self, loc: Loc) -> int | None:
        """The line of `loc`, or else of the table it is missing from; None when that is not there either."""
        for length in range(len(loc), 0, -1):
            if loc[:length] in self._lines:
                return self._lines[loc[:length]]
        return None


def locate(text: str) -> Lines:
    """Where everything in `text` stands; what is met several times counts where it is met first."""
    return Lines(_Scanner(text.replace("\r\n", "\n")).scan())


class _Scanner:
    """Walks once over the text; `_at` is the index of the next character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Loc, int] = {}
        self._begun: Counter[Loc] = Counter()  # how many [[tables]] of this name so far

    def scan(self) -> Mapping[Loc, int]:
        table: Loc = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._next_is("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> Loc:
        """`[a.b]` or `[[a.b]]`: where the pairs below it belong."""
        brackets = "[[" if self._next_is("[[") else "["
        self._at += len(brackets)
        *outer, last = self._key()
        loc: Loc = ()
        for name in outer:
            loc = (*loc, name)
            self._mark(loc)
            if loc in self._begun:
                loc = (*loc, self._begun[loc] - 1)
        loc = (*loc, last)
        self._mark(loc)
        if brackets == "[[":
            self._begun[loc] += 1
            loc = (*loc, self._begun[loc] - 1)
            self._mark(loc)
        self._at += len(brackets)
        return loc

    def _pair(self, table: Loc) -> None:
        """`key = value`, or `a.b = value`, which also begins the table a."""
        loc = table
        for name in self._key():
            loc = (*loc, name)
            self._mark(loc)
        self._at += len("=")
        self._skip(_BLANK)
        self._value(loc)

    def _key(self) -> list[str]:
        """The names of a key, one per dot; stops before what follows it."""
        names: list[str] = []
        while True:
            self._skip(_BLANK)
            quoted = self._next_is('"') or self._next_is("'")
            part = self._skip(_STRING if quoted else _BARE_KEY)
            names.append(str(tomllib.loads(f"part = {part}")["part"]) if quoted else part)
            self._skip(_BLANK)
            if not self._next_is("."):
                return names
            self._at += len(".")

    def _value(self, loc: Loc) -> None:
        if self._next_is("["):
            self._list(loc)
        elif self._next_is("{"):
            self._inline_table(loc)
        else:
            self._skip(_STRING if self._next_is('"') or self._next_is("'") else _BARE_VALUE)

    def _list(self, loc: Loc) -> None:
        self._at += len("[")
        index = 0
        while not self._closed("]"):
            item = (*loc, index)
            self._mark(item)
            self._value(item)
            index += 1

    def _inline_table(self, loc: Loc) -> None:
        self._at += len("{")
        while not self._closed("}"):
            self._pair(loc)

    def _closed(self, bracket: str) -> bool:
        """Steps on to the next item, or over the bracket that ends them all."""
        self._skip(_BETWEEN)
        ends = self._next_is(bracket)
        self._at += len(bracket) if ends else 0
        return ends

    def _mark(self, loc: Loc) -> None:
        self._lines.setdefault(loc, self._text.count("\n", 0, self._at) + 1)

    def _next_is(self, start: str) -> bool:
        return self._text.startswith(start, self._at)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """Steps over what `pattern` matches here and returns it."""
        match = pattern.match(self._text, self._at)
        found = match.group() if match else ""
        self._at += len(found)
        return found
