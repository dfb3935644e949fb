"""The slip as dots and as bytes: read back, nothing is lost, nothing is cut, nothing commands the printer."""

from __future__ import annotations

import re
import threading
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QImage

from shared.device import bands, raster
from shared.device.paper import decode
from shared.device.raster import NoGlyph, blank, draw, encode, fit, matrix
from shared.device.slip import Code, Gap, Mark, Number, Slip, Text, Weight, make_slip
from shared.fonts import load_fonts
from shared.rules.ticket import Lane
from shared.settings import PrinterSection
from tests.slips import CODE, LONG, commune, service, standard_slip, ticket

WIDTHS = (384, 512, 576)
PRINTER = PrinterSection()
COMMANDED = re.compile(rb"\x10(?:\x04[\x01-\x08\x12]|\x05[\x00-\x02]|\x14[\x01-\x08])", re.DOTALL)


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


def dots(picture: QImage) -> list[bytes]:
    """The rows of a drawn picture."""
    size, whole = picture.bytesPerLine(), bytes(picture.constBits())
    return [whole[at : at + picture.width() // 8] for at in range(0, size * picture.height(), size)]


def printed(picture: Image.Image) -> list[bytes]:
    """The rows of a decoded picture; black is 1 as on the paper."""
    size, whole = picture.width // 8, picture.tobytes()
    return [bytes(255 - byte for byte in whole[at : at + size]) for at in range(0, len(whole), size)]


def trimmed(rows: list[bytes]) -> list[bytes]:
    """Without the blank rows at the end."""
    end = len(rows)
    while end and not any(rows[end - 1]):
        end -= 1
    return rows[:end]


def black(picture: QImage, x: int, y: int) -> bool:
    return picture.pixelIndex(x, y) == 1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lane", list(Lane))
def test_the_printer_puts_exactly_the_drawn_dots_on_paper(width, lane):
    picture = draw(standard_slip(lane=lane), width)
    paper = decode(encode(picture, PRINTER), width)
    assert trimmed(printed(paper)) == trimmed(dots(picture))
    assert paper.height == picture.height() + PRINTER.feed_rows


def test_the_standard_slip_is_small_enough():
    assert len(encode(draw(standard_slip(), 576), PRINTER)) <= 30_000


def test_a_printer_without_cutter_is_not_told_to_cut():
    uncut = encode(draw(standard_slip(), 576), PRINTER.model_copy(update={"cut": False}))
    assert encode(draw(standard_slip(), 576), PRINTER) == uncut + b"\x1dVB\x00"


def vietnamese_letters() -> list[str]:
    """The 134 letters of Vietnamese that are not ASCII."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    marked = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones]
    small = [letter for letter in marked if not letter.isascii()] + ["đ"]
    return small + [letter.upper() for letter in small]


def test_all_134_accented_letters_are_drawn_and_differ():
    letters = vietnamese_letters()
    assert len(letters) == 134
    drawn = {bytes(draw(Slip((Text(letter, 46),)), 384).constBits()) for letter in letters}
    assert len(drawn) == 134


def test_decomposed_text_gives_the_same_dots():
    composed, parts = (Slip((Text(unicodedata.normalize(form, LONG), 40),)) for form in ("NFC", "NFD"))
    assert draw(composed, 576) == draw(parts, 576)


def test_the_letters_of_ede_and_gia_rai_are_drawn_too():
    """Be Vietnam Pro has no ƀ, ĕ, ĭ, ŏ, ŭ; a line with one of them is drawn in Noto Sans."""
    letters = "ƀ\u0243ĕĔĭĬŏŎŭŬčČñÑ"
    drawn = {bytes(draw(Slip((Text(f"Klei {letter}", 46),)), 384).constBits()) for letter in letters}
    assert len(drawn) == len(letters)


@pytest.mark.parametrize(("text", "named"), [("Xã 漢", "U+6F22"), ("a\tb", "U+0009")])
def test_a_character_the_font_lacks_is_named(text, named):
    with pytest.raises(NoGlyph, match=re.escape(named)):
        draw(Slip((Text(text, 30),)), 576)


def test_stacked_marks_of_two_lines_never_touch():
    """The deepest mark above the highest one, as one over the other as lines can stand."""
    picture = draw(Slip((Text("ỵ Ậ ỵ Ậ", 46), Text("Ẳ Ẫ Ẳ Ẫ", 46))), 576)
    rows = [any(row) for row in dots(picture)]
    assert not rows[0]
    first = raster.fit("ỵ", 46, Weight.REGULAR, 576)[0].height
    assert not any(rows[first - 1 : first + 1])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "name", [LONG, LONG.upper(), "Hộ tịch", "Nghiêng" * 12, " ".join(["ỦY BAN NHÂN DÂN"] * 8), "W " * 60]
)
@pytest.mark.parametrize("size", [28, 46])
def test_long_names_stay_between_the_margins(width, name, size):
    picture = draw(Slip((Text(name, size, Weight.BOLD),)), width)
    margin = round(raster.MARGIN * width / 576)
    rows = dots(picture)
    ink = [x for x in range(width) if any(row[x // 8] >> (7 - x % 8) & 1 for row in rows)]
    assert margin - 2 <= min(ink) <= max(ink) <= width - margin + 1
    assert not any(rows[0])
    assert not any(rows[-1])


def test_a_long_name_loses_no_word_and_breaks_evenly():
    lines = fit(LONG, 46, Weight.BOLD, 336)
    assert " ".join(line.text for line in lines) == LONG
    assert len(lines) > 1
    assert min(line.width for line in lines) > 336 / 2


def test_a_name_a_little_too_long_shrinks_and_stays_on_one_line():
    whole = fit(LONG, 46, Weight.BOLD, 10_000)[0]
    (line,) = fit(LONG, 46, Weight.BOLD, int(whole.width * 0.9))
    assert line.size < 46


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("label", ["A001", "AB1000", "WW9999"])
def test_the_number_fills_the_paper_but_never_leaves_it(width, label):
    picture = draw(Slip((Gap(20), Number(label), Gap(20))), width)
    rows = dots(picture)
    edge = raster.MARGIN * width // 576 // 8
    assert not any(any(row[:edge]) or any(row[-edge:]) for row in rows)
    assert sum(map(any, rows)) >= 50


def test_the_number_is_the_hero():
    height = sum(map(any, dots(draw(Slip((Gap(9), Number("A012"), Gap(9))), 576))))
    assert 130 <= height <= 150


def test_priority_is_white_on_black():
    picture = draw(Slip((Mark("Ưu tiên"),)), 576)
    row = [black(picture, x, 4) for x in range(576)]
    assert not row[0]
    assert row[288]
    assert not row[-1]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("content", [CODE, "https://ea-drang.example/t/7K3M9QXA2BCDEFGH"])
def test_the_qr_code_reads_back_from_the_paper(width, content):
    """Sampled in the middle of each module of the decoded bytes, with four modules of white around it."""
    paper = decode(encode(draw(Slip((Gap(60), Code(content), Gap(60))), width), PRINTER), width)
    ink = [[paper.getpixel((x, y)) == 0 for x in range(width)] for y in range(paper.height)]
    top = next(y for y, row in enumerate(ink) if any(row))
    bottom = max(y for y, row in enumerate(ink) if any(row))
    left = min(row.index(True) for row in ink if any(row))
    modules = matrix(content)
    module = (bottom + 1 - top) // len(modules)
    middle = module // 2
    read = tuple(
        tuple(ink[top + y * module + middle][left + x * module + middle] for x in range(len(modules)))
        for y in range(len(modules))
    )
    assert read == modules
    assert module >= 4  # half a millimetre: a phone reads it at arm's length
    assert left >= 4 * module
    right = left + len(modules) * module
    assert not any(any(row[right : right + 4 * module]) for row in ink)


def test_drawing_on_a_worker_thread_gives_the_same_dots():
    made: list[QImage] = []
    worker = threading.Thread(target=lambda: made.append(draw(standard_slip(), 576)))
    worker.start()
    worker.join()
    assert made == [draw(standard_slip(), 576)]


def test_the_slip_of_a_long_service_fits_the_narrow_paper():
    """Names as long as the hall file takes them."""
    name = "Đất đai, xây dựng, môi trườn"[:28]
    hall = commune(
        service=[service("certify", "A", {"vi": name, "en": name})],
        counter=[{"number": 1, "services": ["certify"]}],
    )
    picture = draw(make_slip(hall, ticket(), CODE), 384)
    assert not any(row[0] or row[-1] for row in dots(picture))


def test_paper_of_half_a_byte_is_refused():
    with pytest.raises(ValueError, match="whole number of bytes"):
        blank(380, 10)


# -- bytes -------------------------------------------------------------------------------------------------

COMMAND_BYTES = st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x01])


@st.composite
def images(draw_, values=COMMAND_BYTES):
    """Rows made of the bytes real-time commands are made of."""
    width = draw_(st.integers(1, 4))
    row = st.lists(values, min_size=width, max_size=width).map(bytes)
    return draw_(st.lists(row, min_size=1, max_size=200))


@settings(deadline=None)
@given(images())
def test_no_image_can_command_the_printer(rows):
    assert not COMMANDED.search(bands.job(rows, 0, cut=True))


@settings(deadline=None)
@given(images(st.sampled_from([0, 0x10, 0x04, 0x01, 0x80])))
def test_an_image_loses_nothing_but_dots_that_spell_a_command(rows):
    paper = printed(decode(bands.job(rows, 0, cut=False), 8 * len(rows[0])))
    harmless = [row if not COMMANDED.search(row) else None for row in rows]
    for row, shown in zip(harmless, paper, strict=False):
        assert row in (None, shown)
    assert len(paper) == len(rows)


def test_a_command_across_two_rows_is_parted_and_no_dot_is_lost():
    rows = [b"\x00\x00\x10", b"\x04\x01\x00"] * 3
    data = bands.job(rows, 0, cut=False)
    assert not COMMANDED.search(data)
    assert printed(decode(data, 24)) == rows


def test_bands_are_low_and_blank_paper_is_fed():
    rows = [b"\xff" * 72] * 300 + [bytes(72)] * 600 + [b"\xff" * 72]
    data = bands.job(rows, 0, cut=False)
    heights = [
        int.from_bytes(found[1], "little") for found in re.finditer(rb"\x1dv0\x00\x48\x00(..)", data, re.DOTALL)
    ]
    assert heights == [128, 128, 44, 1]
    assert data.count(b"\x1bJ\xff") == 2
    assert printed(decode(data, 576)) == rows


@pytest.mark.parametrize(("width", "dpi"), [(384, 203), (512, 180), (576, 203)])
def test_a_feed_is_counted_in_dots_on_epson_too(width, dpi):
    """Epson's own unit is half a dot; without GS P every gap would be half as high."""
    rows = [b"\x01" * (width // 8), *[bytes(width // 8)] * 100, b"\x01" * (width // 8)]
    data = bands.job(rows, 0, cut=False)
    assert bytes((0x1D, 0x50, dpi, dpi)) in data
    assert decode(data, width).height == 102
    assert decode(data.replace(bytes((0x1D, 0x50, dpi, dpi)), b""), width).height == 52
