"""The sentences about mistakes in a hall file: the IT staff of a hall read them. English here, other languages
through Qt translations (see `shared.errors`).
"""

from __future__ import annotations

from collections.abc import Mapping

from shared.errors.kinds import QT_TRANSLATE_NOOP

HINT = QT_TRANSLATE_NOOP("errors", ' (did you mean "{near}"?)')
_EXPECTED = "{expected}"

MISTAKES: Mapping[str, tuple[str, str]] = {
    "no_file": (
        QT_TRANSLATE_NOOP("errors", "there is no such file"),
        QT_TRANSLATE_NOOP("errors", "the path of a hall file that exists"),
    ),
    "unreadable": (
        QT_TRANSLATE_NOOP("errors", "the file cannot be read ({reason})"),
        QT_TRANSLATE_NOOP("errors", "a file that this user may read"),
    ),
    "no_regular_file": (
        QT_TRANSLATE_NOOP("errors", "it is a folder, a device or a pipe, not a file"),
        QT_TRANSLATE_NOOP("errors", "a hall file"),
    ),
    "large_file": (
        QT_TRANSLATE_NOOP("errors", "the file is too large to be a hall file"),
        QT_TRANSLATE_NOOP("errors", "a file of at most 1 MB"),
    ),
    "not_utf8": (
        QT_TRANSLATE_NOOP("errors", "a character is not UTF-8"),
        QT_TRANSLATE_NOOP("errors", "save the file in UTF-8 (Notepad: Save as, Encoding UTF-8)"),
    ),
    "syntax": (QT_TRANSLATE_NOOP("errors", "the file is not written right: {reason}"), "{cure}"),
    "missing": (QT_TRANSLATE_NOOP("errors", "is missing"), _EXPECTED),
    "unknown": (
        QT_TRANSLATE_NOOP("errors", "there is no such key here{hint}"),
        QT_TRANSLATE_NOOP("errors", "keys here: {known}"),
    ),
    "type": (QT_TRANSLATE_NOOP("errors", "{value} is {found}, which cannot stand here"), _EXPECTED),
    "value": (QT_TRANSLATE_NOOP("errors", "{value} is not allowed"), _EXPECTED),
    "empty": (QT_TRANSLATE_NOOP("errors", "is empty"), _EXPECTED),
    "long": (QT_TRANSLATE_NOOP("errors", "{value} has {length} characters"), _EXPECTED),
    "many": (QT_TRANSLATE_NOOP("errors", "has {length} items"), _EXPECTED),
    "lines": (
        QT_TRANSLATE_NOOP("errors", "is written on several lines"),
        QT_TRANSLATE_NOOP("errors", "text on one line; take the line breaks out, lines end by themselves"),
    ),
    "hidden": (
        QT_TRANSLATE_NOOP("errors", "holds signs that nobody sees, or that cannot stand on one line: {signs}"),
        QT_TRANSLATE_NOOP("errors", "text on one line; type it again instead of pasting it"),
    ),
    "blank": (QT_TRANSLATE_NOOP("errors", "holds blanks only, nothing that can be seen"), _EXPECTED),
    "twice": (
        QT_TRANSLATE_NOOP("errors", "{value} is used already at {first}"),
        QT_TRANSLATE_NOOP("errors", "a value not used yet"),
    ),
    "service": (
        QT_TRANSLATE_NOOP("errors", "there is no service {value}{hint}"),
        QT_TRANSLATE_NOOP("errors", "services of this hall: {known}"),
    ),
    "group": (
        QT_TRANSLATE_NOOP("errors", "there is no group {value}{hint}"),
        QT_TRANSLATE_NOOP("errors", "groups of this hall: {known}"),
    ),
    "circle": (
        QT_TRANSLATE_NOOP("errors", "the group {value} stands within itself"),
        QT_TRANSLATE_NOOP("errors", "a group above it, or nothing"),
    ),
    "counter": (
        QT_TRANSLATE_NOOP("errors", "there is no counter {value}"),
        QT_TRANSLATE_NOOP("errors", "counters of this hall: {known}"),
    ),
    "uncalled": (
        QT_TRANSLATE_NOOP("errors", "no counter calls the service {value}"),
        QT_TRANSLATE_NOOP("errors", "write {value} in services or then of at least one [[counter]]"),
    ),
    "lane": (
        QT_TRANSLATE_NOOP("errors", "the lane {value} is missing"),
        QT_TRANSLATE_NOOP("errors", 'two [[lane]] tables, code = "ordinary" and code = "priority"'),
    ),
    "text": (
        QT_TRANSLATE_NOOP("errors", "the text in language {value} is missing"),
        QT_TRANSLATE_NOOP("errors", '{value} = "..."; languages needed: {known}'),
    ),
    "unlisted": (
        QT_TRANSLATE_NOOP("errors", "the language {value} is not in hall.languages{hint}"),
        QT_TRANSLATE_NOOP("errors", "languages of this hall: {known}"),
    ),
    "near": (QT_TRANSLATE_NOOP("errors", "there is no {value}{hint}"), _EXPECTED),
    "backwards": (
        QT_TRANSLATE_NOOP("errors", "{value} ends before it starts"),
        QT_TRANSLATE_NOOP("errors", "the second time later than the first, within one day"),
    ),
    "overlap": (
        QT_TRANSLATE_NOOP("errors", "{value} overlaps {other}"),
        QT_TRANSLATE_NOOP("errors", "spans that do not overlap"),
    ),
    "day": (
        QT_TRANSLATE_NOOP("errors", "there is no day {value} in the calendar"),
        QT_TRANSLATE_NOOP("errors", "a day that exists"),
    ),
    "days backwards": (
        QT_TRANSLATE_NOOP("errors", "{value} ends before it starts"),
        QT_TRANSLATE_NOOP("errors", "the second day not before the first"),
    ),
    "days long": (
        QT_TRANSLATE_NOOP("errors", "{value} has {length} days"),
        QT_TRANSLATE_NOOP("errors", "at most {most} days; is a year mistyped?"),
    ),
    "last ticket": (
        QT_TRANSLATE_NOOP(
            "errors",
            "no numbers in the last {value} minutes of each span, but the longest span has {longest}: there would"
            " never be any",
        ),
        QT_TRANSLATE_NOOP("errors", "fewer minutes than {longest}, or a span longer than {value} minutes"),
    ),
    "url": (
        QT_TRANSLATE_NOOP("errors", "{value} is not a database this program can use"),
        QT_TRANSLATE_NOOP(
            "errors", 'nothing, or the form "sqlite:////FOLDER/FILE.sqlite", "postgresql://HOST/NAME"'
        ),
    ),
    "home": (
        QT_TRANSLATE_NOOP("errors", "this computer has no user {value}"),
        QT_TRANSLATE_NOOP("errors", "the whole name of a folder, or ~/FOLDER"),
    ),
    "password": (
        QT_TRANSLATE_NOOP("errors", "there is a password in it, for everybody who reads this file"),
        QT_TRANSLATE_NOOP(
            "errors",
            "the address without it; put it into the user's ~/.pgpass"
            " (Windows: %APPDATA%\\postgresql\\pgpass.conf)",
        ),
    ),
    "range": (
        QT_TRANSLATE_NOOP("errors", "last = {last} is below first = {first}"),
        QT_TRANSLATE_NOOP("errors", "last of {first} or more"),
    ),
    "voice": (
        QT_TRANSLATE_NOOP("errors", "there is no folder of sounds for language {value}"),
        QT_TRANSLATE_NOOP("errors", "languages with sounds: {known}"),
    ),
    "port": (
        QT_TRANSLATE_NOOP("errors", "is missing; connection {value} needs it"),
        QT_TRANSLATE_NOOP("errors", 'such as {name} = "{example}"'),
    ),
    "no template": (
        QT_TRANSLATE_NOOP("errors", 'is missing; dialect "raw" needs it'),
        QT_TRANSLATE_NOOP("errors", 'such as template = "01 {{addr}} {{number}} 07"'),
    ),
    "idle template": (
        QT_TRANSLATE_NOOP("errors", "is not used: dialect {value} has frames of its own"),
        QT_TRANSLATE_NOOP("errors", 'nothing, or dialect = "raw"'),
    ),
    "narrow": (
        QT_TRANSLATE_NOOP("errors", "{value} characters are too few: numbers of this hall have up to {longest}"),
        QT_TRANSLATE_NOOP("errors", "{longest} or more; on a sign of digits alone {{digits}} or {{value}}"),
    ),
    "bus": (
        QT_TRANSLATE_NOOP("errors", "{value} differs from {other} at {first}, on the same port"),
        QT_TRANSLATE_NOOP("errors", "all signs of a port alike, or another port"),
    ),
    "no number": (
        QT_TRANSLATE_NOOP("errors", 'the line "number" is missing: the slip would have none'),
        QT_TRANSLATE_NOOP("errors", 'a list with "number" in it'),
    ),
    "sign": (
        QT_TRANSLATE_NOOP("errors", "the slip cannot print {value}: its fonts do not have it"),
        QT_TRANSLATE_NOOP(
            "errors",
            "Vietnamese and other Latin letters, digits, signs such as • – … €; no symbols, arrows or emoji",
        ),
    ),
    "logo": (
        QT_TRANSLATE_NOOP("errors", "{value} cannot be the logo: {reason}"),
        QT_TRANSLATE_NOOP("errors", "a PNG picture of at most 4000 dots a side, beside this file, or nothing"),
    ),
}
"""Kind of mistake -> what is wrong and what is allowed, with {values} to fill in."""
