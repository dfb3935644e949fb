"""The sentences about mistakes in a hall file, in Vietnamese and English: the IT staff of a hall read them.

They are here and not in the Qt translations because `bocso check` speaks without Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

LANGUAGES = ("vi", "en")

Phrase = Mapping[str, str]
"""Language -> words, for each of LANGUAGES."""


class Sentence(NamedTuple):
    """What is wrong and what is allowed, with {values} to fill in."""

    wrong: str
    allowed: str


HINT: Phrase = {"vi": ' (có phải ý bạn là "{near}"?)', "en": ' (did you mean "{near}"?)'}
NO_HINT: Phrase = {"vi": "", "en": ""}

NO_PICTURE: Mapping[str, Phrase] = {
    "missing": {"vi": "không có tệp này", "en": "there is no such file"},
    "unreadable": {"vi": "không đọc được tệp", "en": "the file cannot be read"},
    "no file": {
        "vi": "đây là thư mục, thiết bị hoặc đường ống, không phải tệp",
        "en": "it is a folder, a device or a pipe, not a file",
    },
    "no png": {"vi": "tệp không phải ảnh PNG", "en": "the file is not a PNG picture"},
    "broken": {"vi": "ảnh PNG bị hỏng", "en": "the PNG picture is broken"},
    "large": {"vi": "ảnh quá lớn", "en": "the picture is too large"},
}
"""Why a file cannot be the logo, by the words of `shared.settings.check.png`."""

MISTAKES: Mapping[str, Mapping[str, Sentence]] = {
    "no_file": {
        "vi": Sentence("không có tệp này", "đường dẫn tới một tệp cấu hình đang có"),
        "en": Sentence("there is no such file", "the path of a hall file that exists"),
    },
    "unreadable": {
        "vi": Sentence("không đọc được tệp ({reason})", "một tệp mà người dùng này có quyền đọc"),
        "en": Sentence("the file cannot be read ({reason})", "a file that this user may read"),
    },
    "no_regular_file": {
        "vi": Sentence("đây là thư mục, thiết bị hoặc đường ống, không phải tệp", "một tệp cấu hình"),
        "en": Sentence("it is a folder, a device or a pipe, not a file", "a hall file"),
    },
    "large_file": {
        "vi": Sentence("tệp quá lớn để là tệp cấu hình", "một tệp nhiều nhất 1 MB"),
        "en": Sentence("the file is too large to be a hall file", "a file of at most 1 MB"),
    },
    "not_utf8": {
        "vi": Sentence(
            "có ký tự không phải UTF-8", "lưu lại tệp với bảng mã UTF-8 (Notepad: Save as, Encoding UTF-8)"
        ),
        "en": Sentence("a character is not UTF-8", "save the file in UTF-8 (Notepad: Save as, Encoding UTF-8)"),
    },
    "syntax": {
        "vi": Sentence("tệp viết sai cú pháp: {reason}", "{cure}"),
        "en": Sentence("the file is not written right: {reason}", "{cure}"),
    },
    "missing": {
        "vi": Sentence("còn thiếu", "{expected}"),
        "en": Sentence("is missing", "{expected}"),
    },
    "unknown": {
        "vi": Sentence("không có mục nào tên như vậy ở đây{hint}", "các mục ở đây: {known}"),
        "en": Sentence("there is no such key here{hint}", "keys here: {known}"),
    },
    "type": {
        "vi": Sentence("{value} là {found}, không dùng được ở đây", "{expected}"),
        "en": Sentence("{value} is {found}, which cannot stand here", "{expected}"),
    },
    "value": {
        "vi": Sentence("{value} không hợp lệ", "{expected}"),
        "en": Sentence("{value} is not allowed", "{expected}"),
    },
    "empty": {
        "vi": Sentence("để trống", "{expected}"),
        "en": Sentence("is empty", "{expected}"),
    },
    "long": {
        "vi": Sentence("{value} dài {length} ký tự", "{expected}"),
        "en": Sentence("{value} has {length} characters", "{expected}"),
    },
    "many": {
        "vi": Sentence("có {length} mục", "{expected}"),
        "en": Sentence("has {length} items", "{expected}"),
    },
    "lines": {
        "vi": Sentence("được viết thành nhiều dòng", "chữ trên một dòng; bỏ chỗ xuống dòng, máy tự ngắt dòng"),
        "en": Sentence(
            "is written on several lines", "text on one line; take the line breaks out, lines end by themselves"
        ),
    },
    "hidden": {
        "vi": Sentence(
            "có ký tự không nhìn thấy được, hoặc không đứng được trên một dòng: {signs}",
            "chữ trên một dòng; gõ lại đoạn này thay vì dán vào",
        ),
        "en": Sentence(
            "holds signs that nobody sees, or that cannot stand on one line: {signs}",
            "text on one line; type it again instead of pasting it",
        ),
    },
    "blank": {
        "vi": Sentence("chỉ có khoảng trắng, không nhìn thấy chữ nào", "{expected}"),
        "en": Sentence("holds blanks only, nothing that can be seen", "{expected}"),
    },
    "twice": {
        "vi": Sentence("{value} đã dùng ở {first}", "một giá trị chưa dùng"),
        "en": Sentence("{value} is used already at {first}", "a value not used yet"),
    },
    "service": {
        "vi": Sentence("không có dịch vụ {value}{hint}", "các dịch vụ của đơn vị: {known}"),
        "en": Sentence("there is no service {value}{hint}", "services of this hall: {known}"),
    },
    "uncalled": {
        "vi": Sentence(
            "không quầy nào gọi dịch vụ {value}",
            "ghi {value} vào services hoặc then của ít nhất một [[counter]]",
        ),
        "en": Sentence(
            "no counter calls the service {value}",
            "write {value} in services or then of at least one [[counter]]",
        ),
    },
    "lane": {
        "vi": Sentence(
            "thiếu hàng {value}", 'hai bảng [[lane]]: một có code = "ordinary", một có code = "priority"'
        ),
        "en": Sentence(
            "the lane {value} is missing", 'two [[lane]] tables, code = "ordinary" and code = "priority"'
        ),
    },
    "text": {
        "vi": Sentence("thiếu chữ cho ngôn ngữ {value}", '{value} = "..."; các ngôn ngữ cần có: {known}'),
        "en": Sentence("the text in language {value} is missing", '{value} = "..."; languages needed: {known}'),
    },
    "unlisted": {
        "vi": Sentence("ngôn ngữ {value} không có trong hall.languages{hint}", "các ngôn ngữ của đơn vị: {known}"),
        "en": Sentence("the language {value} is not in hall.languages{hint}", "languages of this hall: {known}"),
    },
    "near": {
        "vi": Sentence("không có {value}{hint}", "{expected}"),
        "en": Sentence("there is no {value}{hint}", "{expected}"),
    },
    "backwards": {
        "vi": Sentence("{value} kết thúc trước khi bắt đầu", "giờ sau muộn hơn giờ trước, trong cùng một ngày"),
        "en": Sentence("{value} ends before it starts", "the second time later than the first, within one day"),
    },
    "overlap": {
        "vi": Sentence("{value} chồng lên {other}", "các khoảng giờ rời nhau"),
        "en": Sentence("{value} overlaps {other}", "spans that do not overlap"),
    },
    "day": {
        "vi": Sentence("không có ngày {value} trong lịch", "một ngày có trong dương lịch"),
        "en": Sentence("there is no day {value} in the calendar", "a day that exists"),
    },
    "days backwards": {
        "vi": Sentence("{value} kết thúc trước khi bắt đầu", "ngày sau không sớm hơn ngày trước"),
        "en": Sentence("{value} ends before it starts", "the second day not before the first"),
    },
    "days long": {
        "vi": Sentence("{value} dài {length} ngày", "nhiều nhất {most} ngày; có phải năm bị ghi nhầm?"),
        "en": Sentence("{value} has {length} days", "at most {most} days; is a year mistyped?"),
    },
    "last ticket": {
        "vi": Sentence(
            "{value} phút không lấy số trước khi hết giờ, mà khoảng giờ dài nhất chỉ có {longest} phút: không bao"
            " giờ lấy được số",
            "số phút nhỏ hơn {longest}, hoặc khoảng giờ dài hơn {value} phút",
        ),
        "en": Sentence(
            "no numbers in the last {value} minutes of each span, but the longest span has {longest}: there would"
            " never be any",
            "fewer minutes than {longest}, or a span longer than {value} minutes",
        ),
    },
    "url": {
        "vi": Sentence(
            "{value} không phải địa chỉ cơ sở dữ liệu dùng được",
            'để trống, hoặc dạng "sqlite:////THU-MUC/TEP.sqlite", "postgresql://MAY-CHU/TEN"',
        ),
        "en": Sentence(
            "{value} is not a database this program can use",
            'nothing, or the form "sqlite:////FOLDER/FILE.sqlite", "postgresql://HOST/NAME"',
        ),
    },
    "home": {
        "vi": Sentence("máy này không có người dùng {value}", "tên thư mục đầy đủ, hoặc ~/TEN-THU-MUC"),
        "en": Sentence("this computer has no user {value}", "the whole name of a folder, or ~/FOLDER"),
    },
    "password": {
        "vi": Sentence(
            "có mật khẩu trong địa chỉ, ai đọc tệp này cũng thấy",
            "bỏ mật khẩu ở đây và ghi vào tệp ~/.pgpass của người dùng"
            " (Windows: %APPDATA%\\postgresql\\pgpass.conf)",
        ),
        "en": Sentence(
            "there is a password in it, for everybody who reads this file",
            "the address without it; put it into the user's ~/.pgpass"
            " (Windows: %APPDATA%\\postgresql\\pgpass.conf)",
        ),
    },
    "range": {
        "vi": Sentence("last = {last} nhỏ hơn first = {first}", "last từ {first} trở lên"),
        "en": Sentence("last = {last} is below first = {first}", "last of {first} or more"),
    },
    "voice": {
        "vi": Sentence("chưa có thư mục âm thanh cho ngôn ngữ {value}", "ngôn ngữ đã có âm thanh: {known}"),
        "en": Sentence("there is no folder of sounds for language {value}", "languages with sounds: {known}"),
    },
    "port": {
        "vi": Sentence("còn thiếu; connection là {value} thì phải có", 'ví dụ {name} = "{example}"'),
        "en": Sentence("is missing; connection {value} needs it", 'such as {name} = "{example}"'),
    },
    "no number": {
        "vi": Sentence('thiếu dòng "number": phiếu không có số', 'danh sách có "number"'),
        "en": Sentence('the line "number" is missing: the slip would have none', 'a list with "number" in it'),
    },
    "sign": {
        "vi": Sentence(
            "phiếu không in được {value}: phông chữ không có",
            "chữ Việt và các chữ Latinh khác, chữ số, dấu câu như • – … €; không có biểu tượng, mũi tên, emoji",
        ),
        "en": Sentence(
            "the slip cannot print {value}: its fonts do not have it",
            "Vietnamese and other Latin letters, digits, signs such as • – … €; no symbols, arrows or emoji",
        ),
    },
    "logo": {
        "vi": Sentence(
            "không dùng được {value} làm logo: {reason}",
            "một ảnh PNG mỗi cạnh nhiều nhất 4000 điểm, đặt cạnh tệp này, hoặc để trống",
        ),
        "en": Sentence(
            "{value} cannot be the logo: {reason}",
            "a PNG picture of at most 4000 dots a side, beside this file, or nothing",
        ),
    },
}
"""Kind of mistake -> language -> sentence."""


def phrase(template: Phrase, **values: object) -> Phrase:
    """`template` filled in; a value that is a Phrase itself gives its words of the same language."""
    return {language: template[language].format(**_in(language, values)) for language in LANGUAGES}


def sentence(sentences: Mapping[str, Sentence], language: str, values: Mapping[str, object]) -> Sentence:
    """Both halves in `language`, filled in like `phrase`."""
    wrong, allowed = sentences[language]
    spoken = _in(language, values)
    return Sentence(wrong.format(**spoken), allowed.format(**spoken))


def _in(language: str, values: Mapping[str, object]) -> dict[str, object]:
    return {name: value[language] if isinstance(value, Mapping) else value for name, value in values.items()}
