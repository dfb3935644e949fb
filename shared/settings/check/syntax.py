"""What `tomllib` says about a text that is not TOML, in words of people."""

from __future__ import annotations

import re

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words

_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_BACKSLASH = (
    QT_TRANSLATE_NOOP("errors", "a \\ within double quotes"),
    QT_TRANSLATE_NOOP("errors", "single quotes '...' around a path with \\"),
)
_OPEN_QUOTE = (
    QT_TRANSLATE_NOOP("errors", "a quote opened and never closed, perhaps further up"),
    QT_TRANSLATE_NOOP("errors", 'text on one line, in "..."'),
)

SYNTAX = (
    (
        "Expected '='",
        QT_TRANSLATE_NOOP("errors", "a key without =, or a key with accents"),
        QT_TRANSLATE_NOOP("errors", "a key of plain letters, then =, then the value"),
    ),
    (
        "Invalid value",
        QT_TRANSLATE_NOOP("errors", "a value that cannot be read"),
        QT_TRANSLATE_NOOP("errors", 'text in straight quotes "...", numbers and true/false without'),
    ),
    (
        "Illegal character",
        QT_TRANSLATE_NOOP("errors", "a character not allowed, mostly a quote not closed"),
        QT_TRANSLATE_NOOP("errors", 'text on one line, in "..."'),
    ),
    ("Unescaped '\\'", *_BACKSLASH),
    ("Invalid hex value", *_BACKSLASH),
    ("Unterminated string", *_OPEN_QUOTE),
    ('Expected "\'"', *_OPEN_QUOTE),
    (
        "Unclosed array",
        QT_TRANSLATE_NOOP("errors", "a list without a comma or its closing ]"),
        QT_TRANSLATE_NOOP("errors", '["one", "two"]'),
    ),
    (
        "Unclosed inline table",
        QT_TRANSLATE_NOOP("errors", "a {{ }} without a comma or its closing }}"),
        QT_TRANSLATE_NOOP("errors", '{{ vi = "...", en = "..." }} on one line'),
    ),
    (
        "Expected ']",
        QT_TRANSLATE_NOOP("errors", "a heading without its ]"),
        QT_TRANSLATE_NOOP("errors", "[hall] or [[service]]"),
    ),
    (
        "Cannot overwrite",
        QT_TRANSLATE_NOOP("errors", "this key stands above already"),
        QT_TRANSLATE_NOOP("errors", "each key once in a table"),
    ),
    (
        "Cannot declare",
        QT_TRANSLATE_NOOP("errors", "this table stands above already"),
        QT_TRANSLATE_NOOP("errors", "[table] once; [[service]], [[counter]], [[lane]] repeat"),
    ),
    (
        "Expected newline",
        QT_TRANSLATE_NOOP("errors", "something left over after the value"),
        QT_TRANSLATE_NOOP("errors", 'one key per line; times and texts in quotes "..."'),
    ),
)
"""Beginning of what `tomllib` says, what it means to a person, how it is written right. Python 3.11 to 3.14 say it
alike.
"""

_ELSE = ("{reason}", QT_TRANSLATE_NOOP("errors", "TOML, as in the example assets/halls/ea-drang.toml"))


def meaning(said: str) -> tuple[Words, Words]:
    """What is wrong, and how it is written right."""
    reason = _AT.sub("", said)
    wrong, right = next(((wrong, right) for start, wrong, right in SYNTAX if reason.startswith(start)), _ELSE)
    return Words(wrong, reason=reason), Words(right)


def line_of(said: str, text: str) -> int:
    """The line that `tomllib` names; "at end of document" means the last line that has something on it."""
    at = _AT.search(said)
    return int(at[1]) if at and at[1] else text.rstrip().count("\n") + 1
