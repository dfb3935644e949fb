"""What `tomllib` says about a text that is not TOML, in words of people."""

from __future__ import annotations

import re
from collections.abc import Mapping

from shared.settings.check.words import Sentence, sentence

_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_BACKSLASH: Mapping[str, Sentence] = {
    "vi": Sentence("dấu \\ trong nháy kép", "dùng nháy đơn '...' cho đường dẫn có dấu \\"),
    "en": Sentence("a \\ within double quotes", "single quotes '...' around a path with \\"),
}
_OPEN_QUOTE: Mapping[str, Sentence] = {
    "vi": Sentence("một dấu nháy mở ra mà không đóng lại, có thể ở dòng trên", 'chữ trên một dòng, trong "..."'),
    "en": Sentence("a quote opened and never closed, perhaps further up", 'text on one line, in "..."'),
}

SYNTAX: tuple[tuple[str, Mapping[str, Sentence]], ...] = (
    (
        "Expected '='",
        {
            "vi": Sentence(
                "thiếu dấu = sau tên mục, hoặc tên mục có dấu", "tên mục không dấu, rồi dấu =, rồi giá trị"
            ),
            "en": Sentence(
                "a key without =, or a key with accents", "a key of plain letters, then =, then the value"
            ),
        },
    ),
    (
        "Invalid value",
        {
            "vi": Sentence(
                "giá trị không đọc được", 'chữ đặt trong nháy thẳng "...", số và true/false không có nháy'
            ),
            "en": Sentence(
                "a value that cannot be read", 'text in straight quotes "...", numbers and true/false without'
            ),
        },
    ),
    (
        "Illegal character",
        {
            "vi": Sentence(
                "có ký tự không được phép, thường là thiếu dấu nháy đóng", 'chữ trên một dòng, trong "..."'
            ),
            "en": Sentence("a character not allowed, mostly a quote not closed", 'text on one line, in "..."'),
        },
    ),
    ("Unescaped '\\'", _BACKSLASH),
    ("Invalid hex value", _BACKSLASH),
    ("Unterminated string", _OPEN_QUOTE),
    ('Expected "\'"', _OPEN_QUOTE),
    (
        "Unclosed array",
        {
            "vi": Sentence("danh sách thiếu dấu phẩy hoặc dấu ] đóng", '["mục một", "mục hai"]'),
            "en": Sentence("a list without a comma or its closing ]", '["one", "two"]'),
        },
    ),
    (
        "Unclosed inline table",
        {
            "vi": Sentence(
                "bảng {{ }} thiếu dấu phẩy hoặc dấu }} đóng", '{{ vi = "...", en = "..." }} trên một dòng'
            ),
            "en": Sentence(
                "a {{ }} without a comma or its closing }}", '{{ vi = "...", en = "..." }} on one line'
            ),
        },
    ),
    (
        "Expected ']",
        {
            "vi": Sentence("đầu mục thiếu dấu ]", "[hall] hoặc [[service]]"),
            "en": Sentence("a heading without its ]", "[hall] or [[service]]"),
        },
    ),
    (
        "Cannot overwrite",
        {
            "vi": Sentence("mục này đã ghi ở trên", "mỗi mục chỉ ghi một lần trong một bảng"),
            "en": Sentence("this key stands above already", "each key once in a table"),
        },
    ),
    (
        "Cannot declare",
        {
            "vi": Sentence(
                "bảng này đã có ở trên", "[bảng] một lần; bảng lặp lại viết [[service]], [[counter]], [[lane]]"
            ),
            "en": Sentence(
                "this table stands above already", "[table] once; [[service]], [[counter]], [[lane]] repeat"
            ),
        },
    ),
    (
        "Expected newline",
        {
            "vi": Sentence("còn chữ thừa sau giá trị", 'mỗi dòng một mục; giờ và chữ phải trong nháy "..."'),
            "en": Sentence(
                "something left over after the value", 'one key per line; times and texts in quotes "..."'
            ),
        },
    ),
)
"""Beginning of what `tomllib` says -> what it means to a person. Python 3.11 to 3.14 say it alike."""

SYNTAX_ELSE: Mapping[str, Sentence] = {
    "vi": Sentence("{reason}", "cú pháp TOML, như trong tệp mẫu assets/halls/ea-drang.toml"),
    "en": Sentence("{reason}", "TOML, as in the example assets/halls/ea-drang.toml"),
}


def meaning(said: str) -> dict[str, Sentence]:
    """Language -> what is wrong and how it is written right."""
    reason = _AT.sub("", said)
    meant = next((sentences for start, sentences in SYNTAX if reason.startswith(start)), SYNTAX_ELSE)
    return {language: sentence(meant, language, {"reason": reason}) for language in meant}


def line_of(said: str, text: str) -> int:
    """The line that `tomllib` names; "at end of document" means the last line that has something on it."""
    at = _AT.search(said)
    return int(at[1]) if at and at[1] else text.rstrip().count("\n") + 1
