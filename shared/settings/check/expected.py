"""What may stand in a field of the hall file, and what was found instead, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping

from shared.settings.check.words import Phrase

EXPECTED: Mapping[str, Phrase] = {
    "table": {"vi": "một bảng có đầu mục [{key}]", "en": "one table headed [{key}]"},
    "tables": {
        "vi": "một hay nhiều bảng, mỗi bảng có đầu mục [[{key}]]",
        "en": "one or more tables headed [[{key}]]",
    },
    "inner table": {
        "vi": "một bảng: {last} = {{ ... }}, hoặc một đầu mục [{key}]",
        "en": "a table: {last} = {{ ... }}, or one headed [{key}]",
    },
    "inner tables": {
        "vi": "danh sách các bảng: {last} = [{{ ... }}], hoặc các đầu mục [[{key}]]",
        "en": "a list of tables: {last} = [{{ ... }}], or tables headed [[{key}]]",
    },
    "list": {
        "vi": "danh sách trong ngoặc vuông [ ], mỗi mục là: {item}",
        "en": "a list in brackets [ ] of: {item}",
    },
    "short list": {
        "vi": "danh sách trong ngoặc vuông [ ], nhiều nhất {high} mục, mỗi mục là: {item}",
        "en": "a list in brackets [ ] of at most {high}: {item}",
    },
    "texts": {
        "vi": 'chữ theo từng ngôn ngữ, ví dụ {{ vi = "...", en = "..." }}',
        "en": 'a text per language, such as {{ vi = "...", en = "..." }}',
    },
    "short texts": {
        "vi": 'chữ theo từng ngôn ngữ, ví dụ {{ vi = "...", en = "..." }}, nhiều nhất {high} ký tự',
        "en": 'a text per language, such as {{ vi = "...", en = "..." }}, at most {high} characters',
    },
    "text": {"vi": "chữ trong dấu nháy, không để trống", "en": "text in quotes, not empty"},
    "path": {"vi": "chữ trong dấu nháy", "en": "text in quotes"},
    "short path": {
        "vi": "chữ trong dấu nháy, nhiều nhất {high} ký tự",
        "en": "text in quotes, at most {high} characters",
    },
    "short": {
        "vi": "chữ trong dấu nháy, không để trống, nhiều nhất {high} ký tự",
        "en": "text in quotes, not empty, at most {high} characters",
    },
    "whole": {"vi": "số nguyên từ {low} đến {high}", "en": "a whole number from {low} to {high}"},
    "decimal": {
        "vi": "số từ {low} đến {high}, dấu chấm cho phần thập phân",
        "en": "a number from {low} to {high}",
    },
    "yes-no": {"vi": "true hoặc false, không có dấu nháy", "en": "true or false, without quotes"},
    "choice": {"vi": "một trong: {choices}", "en": "one of: {choices}"},
    "code": {
        "vi": 'chữ thường không dấu, chữ số, gạch nối, nhiều nhất 40 ký tự, ví dụ "ho-tich"',
        "en": 'lower case letters a-z, digits, hyphens, at most 40 characters, such as "ho-tich"',
    },
    "printer-name": {"vi": "a-z, 0-9, gạch nối, tối đa 20 ký tự", "en": "a-z, 0-9, hyphens, at most 20 letters"},
    "prefix": {
        "vi": 'một hoặc hai chữ in hoa A-Z, ví dụ "A"',
        "en": 'one or two capital letters A-Z, such as "A"',
    },
    "span": {
        "vi": 'từ giờ đến giờ, dạng "HH:MM-HH:MM", ví dụ "07:00-11:30"; cả ngày là "00:00-24:00"',
        "en": 'from time to time as "HH:MM-HH:MM", such as "07:00-11:30"; a whole day is "00:00-24:00"',
    },
    "days": {
        "vi": 'một ngày dạng "NĂM-THÁNG-NGÀY", ví dụ "2026-09-02", hoặc từ ngày đến ngày "2026-09-01..2026-09-02"',
        "en": 'a day as "YYYY-MM-DD", such as "2026-09-02", or from and until "2026-09-01..2026-09-02"',
    },
    "special": {
        "vi": 'một ngày và giờ, dạng "NĂM-THÁNG-NGÀY HH:MM-HH:MM", ví dụ "2026-08-22 07:30-11:30"',
        "en": 'a day and its hours as "YYYY-MM-DD HH:MM-HH:MM", such as "2026-08-22 07:30-11:30"',
    },
    "colour": {"vi": 'màu dạng "#RRGGBB", ví dụ "#A4161A"', "en": 'a colour as "#RRGGBB", such as "#A4161A"'},
    "language": {
        "vi": 'mã ngôn ngữ hai hoặc ba chữ thường, ví dụ "vi", "en"',
        "en": 'a language code of two or three lower case letters, such as "vi", "en"',
    },
    "icon": {
        "vi": 'tên một biểu tượng Phosphor, nét thường, ví dụ "users-three"',
        "en": 'the name of a Phosphor icon of regular weight, such as "users-three"',
    },
    "zone": {
        "vi": 'tên múi giờ IANA, ví dụ "Asia/Ho_Chi_Minh"',
        "en": 'the IANA name of a time zone, such as "Asia/Ho_Chi_Minh"',
    },
}
"""What may stand in a field, by the name of its Shape or of its type."""

FOUND: Mapping[type, Phrase] = {
    str: {"vi": "chữ", "en": "text"},
    bool: {"vi": "true/false", "en": "true/false"},
    int: {"vi": "số nguyên", "en": "a whole number"},
    float: {"vi": "số thập phân", "en": "a decimal number"},
    list: {"vi": "danh sách", "en": "a list"},
    dict: {"vi": "bảng", "en": "a table"},
}
FOUND_ELSE: Phrase = {"vi": "ngày giờ", "en": "a date or time"}
