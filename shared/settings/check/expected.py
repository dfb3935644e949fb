"""What may stand in a field of the hall file, and what was found instead; translated like `words`."""

from __future__ import annotations

from collections.abc import Mapping

from shared.errors.kinds import QT_TRANSLATE_NOOP

EXPECTED: Mapping[str, str] = {
    "table": QT_TRANSLATE_NOOP("errors", "one table headed [{key}]"),
    "tables": QT_TRANSLATE_NOOP("errors", "one or more tables headed [[{key}]]"),
    "inner table": QT_TRANSLATE_NOOP("errors", "a table: {last} = {{ ... }}, or one headed [{key}]"),
    "inner tables": QT_TRANSLATE_NOOP(
        "errors", "a list of tables: {last} = [{{ ... }}], or tables headed [[{key}]]"
    ),
    "list": QT_TRANSLATE_NOOP("errors", "a list in brackets [ ] of: {item}"),
    "short list": QT_TRANSLATE_NOOP("errors", "a list in brackets [ ] of at most {high}: {item}"),
    "texts": QT_TRANSLATE_NOOP("errors", 'a text per language, such as {{ vi = "...", en = "..." }}'),
    "short texts": QT_TRANSLATE_NOOP(
        "errors", 'a text per language, such as {{ vi = "...", en = "..." }}, at most {high} characters'
    ),
    "text": QT_TRANSLATE_NOOP("errors", "text in quotes, not empty"),
    "path": QT_TRANSLATE_NOOP("errors", "text in quotes"),
    "short path": QT_TRANSLATE_NOOP("errors", "text in quotes, at most {high} characters"),
    "short": QT_TRANSLATE_NOOP("errors", "text in quotes, not empty, at most {high} characters"),
    "whole": QT_TRANSLATE_NOOP("errors", "a whole number from {low} to {high}"),
    "decimal": QT_TRANSLATE_NOOP("errors", "a number from {low} to {high}"),
    "yes-no": QT_TRANSLATE_NOOP("errors", "true or false, without quotes"),
    "choice": QT_TRANSLATE_NOOP("errors", "one of: {choices}"),
    "code": QT_TRANSLATE_NOOP(
        "errors", 'lower case letters a-z, digits, hyphens, at most 40 characters, such as "ho-tich"'
    ),
    "printer-name": QT_TRANSLATE_NOOP("errors", "a-z, 0-9, hyphens, at most 20 letters"),
    "prefix": QT_TRANSLATE_NOOP("errors", 'one or two capital letters A-Z, such as "A"'),
    "span": QT_TRANSLATE_NOOP(
        "errors", 'from time to time as "HH:MM-HH:MM", such as "07:00-11:30"; a whole day is "00:00-24:00"'
    ),
    "days": QT_TRANSLATE_NOOP(
        "errors", 'a day as "YYYY-MM-DD", such as "2026-09-02", or from and until "2026-09-01..2026-09-02"'
    ),
    "special": QT_TRANSLATE_NOOP(
        "errors", 'a day and its hours as "YYYY-MM-DD HH:MM-HH:MM", such as "2026-08-22 07:30-11:30"'
    ),
    "volume-at": QT_TRANSLATE_NOOP(
        "errors", 'from time to time and a volume as "HH:MM-HH:MM 0-100", such as "11:30-13:30 0"'
    ),
    "colour": QT_TRANSLATE_NOOP("errors", 'a colour as "#RRGGBB", such as "#A4161A"'),
    "language": QT_TRANSLATE_NOOP(
        "errors", 'a language code of two or three lower case letters, such as "vi", "en"'
    ),
    "second-screen": QT_TRANSLATE_NOOP("errors", 'a screen besides the main one, such as "2" or "HDMI-1"'),
    "bin": QT_TRANSLATE_NOOP("errors", 'the six digits of a bank, such as "970436"'),
    "account": QT_TRANSLATE_NOOP(
        "errors", 'the number of an account, 4 to 19 digits or letters, such as "0123456789"'
    ),
    "address": QT_TRANSLATE_NOOP(
        "errors", 'an address without a slash at its end, such as "http://192.168.1.10:8764"'
    ),
    "icon": QT_TRANSLATE_NOOP("errors", 'the name of a Phosphor icon of regular weight, such as "users-three"'),
    "serial-port": QT_TRANSLATE_NOOP("errors", 'a serial port, such as "/dev/ttyUSB0", or "socket://HOST:PORT"'),
    "sign-template": QT_TRANSLATE_NOOP(
        "errors",
        "bytes as two hexadecimal digits and parts in braces, with blanks between, such as"
        ' "01 {{addr}} {{number}} {{sum}}"; parts: {parts}',
    ),
    "zone": QT_TRANSLATE_NOOP("errors", 'the IANA name of a time zone, such as "Asia/Ho_Chi_Minh"'),
}
"""What may stand in a field, by the name of its Shape or of its type."""

FOUND: Mapping[type, str] = {
    str: QT_TRANSLATE_NOOP("errors", "text"),
    bool: QT_TRANSLATE_NOOP("errors", "true/false"),
    int: QT_TRANSLATE_NOOP("errors", "a whole number"),
    float: QT_TRANSLATE_NOOP("errors", "a decimal number"),
    list: QT_TRANSLATE_NOOP("errors", "a list"),
    dict: QT_TRANSLATE_NOOP("errors", "a table"),
}
FOUND_ELSE = QT_TRANSLATE_NOOP("errors", "a date or time")
