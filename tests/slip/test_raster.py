"""The slip as dots: every letter is there, nothing is clipped, the number can be read."""

from __future__ import annotations

import threading
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from shared.fonts import load_fonts
from shared.rules.ticket import Lane
from shared.settings.check.fields import longest
from shared.slip.blocks import Gap, Logo, Mark, Number, Slip, TextBlock, Weight
from shared.slip.dots import dpi
from shared.slip.drawing import letters, render
from shared.slip.drawing.column import MARGIN, scaled, smallest
from shared.slip.drawing.letters import fit
from shared.slip.drawing.render import blank, draw
from shared.slip.layout import make_slip
from tests.support.paper import WIDTHS, columns, dots, printed
from tests.support.slips import CODE, LONG, PROCEDURES, commune, service, standard_slip, ticket, vietnamese_letters


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


def assert_in_margins(picture: QImage, width: int) -> None:
    """No ink in the margins, but for the hair by which round letters pass their own edge."""
    ink, margin = columns(dots(picture)), render.margin(width)
    assert margin - 2 <= min(ink) <= max(ink) <= width - margin + 1


def assert_inside(picture: QImage, width: int) -> None:
    """No ink in the margins, none cut off above and below."""
    assert_in_margins(picture, width)
    rows = dots(picture)
    assert not any(rows[0])
    assert not any(rows[-1])


def black(picture: QImage, x: int, y: int) -> bool:
    return picture.pixelIndex(x, y) == 1


def test_all_134_accented_letters_are_drawn_and_differ():
    letters = vietnamese_letters()
    assert len(letters) == 134
    drawn = {bytes(draw(Slip((TextBlock(letter, 46),)), 384).constBits()) for letter in letters}
    assert len(drawn) == 134


def test_decomposed_text_gives_the_same_dots():
    composed, parts = (Slip((TextBlock(unicodedata.normalize(form, LONG), 40),)) for form in ("NFC", "NFD"))
    assert draw(composed, 576) == draw(parts, 576)


def test_the_letters_of_ede_and_gia_rai_are_drawn_too():
    """Be Vietnam Pro has no ƀ, ĕ, ĭ, ŏ, ŭ; a line with one of them is drawn in Noto Sans."""
    letters = "ƀ\u0243ĕĔĭĬŏŎŭŬčČñÑ"
    drawn = {bytes(draw(Slip((TextBlock(f"Klei {letter}", 46),)), 384).constBits()) for letter in letters}
    assert len(drawn) == len(letters)


@pytest.mark.allow_logs
def test_a_sign_no_font_has_is_drawn_as_another_and_said_once(caplog):
    letters._replaced.cache_clear()
    texts = ("Gọi ☎ 1022", "☎", "Gọi \ufffd 1022", "\ufffd")
    once, twice, meant, other = (draw(Slip((TextBlock(text, 30),)), 576) for text in texts)
    assert (once, twice) == (meant, other)
    assert len([record for record in caplog.records if "U+260E" in record.message]) == 1


@pytest.mark.parametrize("text", ["  Hộ  tịch ", "Hộ\u2003tịch", "Hộ \u3000 tịch"])
def test_blanks_of_any_width_are_one_space(text):
    assert draw(Slip((TextBlock(text, 30),)), 576) == draw(Slip((TextBlock("Hộ tịch", 30),)), 576)


def test_stacked_marks_of_two_lines_never_touch():
    """The deepest mark above the highest one, as one over the other as lines can stand."""
    picture = draw(Slip((TextBlock("ỵ Ậ ỵ Ậ", 46), TextBlock("Ẳ Ẫ Ẳ Ẫ", 46))), 576)
    rows = [any(row) for row in dots(picture)]
    assert not rows[0]
    first = fit("ỵ", 46, Weight.REGULAR, 576)[0].height
    assert not any(rows[first - 1 : first + 1])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "name",
    [LONG, LONG.upper(), *PROCEDURES, "Hộ tịch", "Nghiêng" * 12, " ".join(["ỦY BAN NHÂN DÂN"] * 8), "W " * 60],
)
@pytest.mark.parametrize("size", [28, 46])
def test_long_names_stay_between_the_margins(width, name, size):
    picture = draw(Slip((TextBlock(name, size, Weight.BOLD),)), width)
    assert_inside(picture, width)


def test_a_long_name_loses_no_word_and_breaks_evenly():
    lines = fit(LONG, 46, Weight.BOLD, 336)
    assert " ".join(line.text for line in lines) == LONG
    assert len(lines) > 1
    assert min(line.width for line in lines) > 336 / 2


@pytest.mark.parametrize("capitals", [False, True])
@pytest.mark.parametrize("share", [0.62, 0.7, 0.8])
def test_lines_end_after_commas_rather_than_within_names(share, capitals):
    """Wherever two lines are enough, the place stays whole."""
    text = "xã Ea Drăng, tỉnh Đắk Lắk"
    whole = fit(text, 38, Weight.BOLD, 10_000, capitals=capitals)[0]
    lines = [line.text for line in fit(text, 38, Weight.BOLD, int(share * whole.width), capitals=capitals)]
    assert lines == [each.upper() if capitals else each for each in ("xã Ea Drăng,", "tỉnh Đắk Lắk")]


def test_a_name_stays_whole_without_a_comma_too():
    text = "tại xã Ea Drăng gần Đắk Lắk"
    whole = fit(text, 38, Weight.BOLD, 10_000)[0]
    lines = [line.text for line in fit(text, 38, Weight.BOLD, int(0.66 * whole.width))]
    assert lines == ["tại xã Ea Drăng", "gần Đắk Lắk"]


ADDRESS = "https://dichvucong.gov.vn/p/home/dvc-tra-cuu-ho-so.html"


@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_is_parted_and_makes_nothing_smaller(width):
    size, room = scaled(30, width), width - 2 * render.margin(width)
    text = f"Tra cứu hồ sơ tại {ADDRESS} bằng mã hồ sơ."
    lines = fit(text, size, Weight.REGULAR, room, size)
    assert {line.size for line in lines} == {size}
    assert ADDRESS in "".join(line.text for line in lines)
    for line, after in pairwise(line.text for line in lines):
        assert line[-1] in "/.-?" or f"{line} {after}" in text


def test_a_word_without_any_sign_is_parted_between_letters():
    lines = fit("Nghiêng" * 12, 30, Weight.REGULAR, 336, 30)
    assert {line.size for line in lines} == {30}
    assert "".join(line.text for line in lines) == "Nghiêng" * 12
    assert max(line.width for line in lines) <= 337


def test_what_belongs_together_stays_on_one_line():
    whole = fit("Chờ khoảng 25–40\u00a0phút", 30, Weight.REGULAR, 10_000)[0]
    lines = fit("Chờ khoảng 25–40\u00a0phút", 30, Weight.REGULAR, int(0.7 * whole.width))
    assert [line.text for line in lines] == ["Chờ khoảng", "25–40\u00a0phút"]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_smallest_letters_are_high_enough_on_any_paper(width):
    """An x of a millimetre and a half, measured on the paper."""
    picture = draw(Slip((Gap(9), TextBlock("x", 8), Gap(9))), width)
    assert 25.4 * sum(map(any, dots(picture))) / dpi(width) >= 1.45


def test_a_name_a_little_too_long_shrinks_and_stays_on_one_line():
    whole = fit(LONG, 46, Weight.BOLD, 10_000)[0]
    (line,) = fit(LONG, 46, Weight.BOLD, int(whole.width * 0.9))
    assert line.size < 46


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("label", ["A001", "AB1000", "WW9999"])
def test_the_number_fills_the_paper_but_never_leaves_it(width, label):
    picture = draw(Slip((Gap(20), Number(label), Gap(20))), width)
    rows = dots(picture)
    edge = MARGIN * width // 576 // 8
    assert not any(any(row[:edge]) or any(row[-edge:]) for row in rows)
    assert sum(map(any, rows)) >= 50


def test_the_number_is_the_hero():
    height = sum(map(any, dots(draw(Slip((Gap(9), Number("A012"), Gap(9))), 576))))
    assert 130 <= height <= 150


NUMBERS = ["A001", "A012", "M999", "AB100", "AB1000", "WW9999"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("label", NUMBERS)
def test_the_number_is_twelve_millimetres_high_on_any_paper(width, label):
    picture = draw(Slip((Gap(20), Number(label), Gap(20))), width)
    assert_inside(picture, width)
    first = next(y for y, row in enumerate(dots(picture)) if any(row))
    height = next(y for y, row in enumerate(dots(picture)[first:]) if not any(row))
    assert 25.4 * height / dpi(width) >= 12


def blackness(picture: QImage) -> int:
    """How many dots are black."""
    return sum(int.from_bytes(row, "big").bit_count() for row in dots(picture))


def test_priority_is_white_on_black():
    picture = draw(Slip((Mark("Ưu tiên"),)), 576)
    row = [black(picture, x, 4) for x in range(576)]
    assert not row[0]
    assert row[288]
    assert not row[-1]


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


# -- any text ----------------------------------------------------------------------------------------------

LETTERS = [*vietnamese_letters(), *"abcdefghiklmnopqrstuvxyABCDEGHIKLMNOPQRSTUVXYfjwzFJWZ0123456789"]
WORDS = st.lists(st.sampled_from([*LETTERS, *",.;:()/–-%“”"]), min_size=1, max_size=12).map("".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=24).map(" ".join)
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(lambda words: " ".join(words)[:28].strip() or "x")


def letters_of(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def alone(line: letters.FittedLine) -> int:
    """Black dots of a line on paper so large that nothing can be clipped."""
    picture = blank(8 * (int(line.width) // 8 + 100), 4 * line.size + 40)
    painter = QPainter(picture)
    try:
        painter.setPen(QColor(Qt.GlobalColor.black))
        painter.setFont(line.font)
        painter.drawText(QPointF(400, 2 * line.size + 20), line.text)
    finally:
        painter.end()
    return blackness(picture)


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(TEXTS, st.sampled_from(WIDTHS), st.sampled_from([27, 46]), st.sampled_from(list(Weight)))
def test_any_text_is_drawn_whole_between_the_margins(text, width, size, weight):
    least = smallest(dpi(width))
    lines = fit(text, max(least, scaled(size, width)), weight, width - 2 * render.margin(width), least)
    assert letters_of(" ".join(line.text for line in lines)) == letters_of(text)
    assert min(line.size for line in lines) >= least
    picture = draw(Slip((TextBlock(text, size, weight),)), width)
    assert blackness(picture) == sum(map(alone, lines)), "nothing is cut off"
    assert_in_margins(picture, width)


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.sampled_from(WIDTHS))
def test_any_text_gives_the_same_dots_however_its_marks_are_written(text, width):
    composed, parts = (Slip((TextBlock(unicodedata.normalize(form, text), 30),)) for form in ("NFC", "NFD"))
    assert draw(composed, width) == draw(parts, width)


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(
    TEXTS,
    NAMES,
    st.sampled_from(WIDTHS),
    st.sampled_from(["", "en"]),
    st.sampled_from(["below", "beside"]),
    st.sampled_from(NUMBERS),
    st.booleans(),
)
def test_any_halls_slip_is_inside_the_paper(text, name, width, second, place, label, again):
    def both(*loc):
        return {"vi": text[: longest((*loc, "vi"))], "en": text[::-1][: longest((*loc, "en"))]}

    sentences = {"texts": [both("slip", "texts", 0)], "footer": both("slip", "footer")}
    slip = {"second_language": second, "second_place": place, **sentences}
    names = {"vi": name, "en": name[::-1]}
    hall = commune(
        hall={"code": "x", **{each: both("hall", each) for each in ("name", "place", "help")}},
        service=[service("certify", "A", names)],
        counter=[{"number": 1, "services": ["certify"]}],
        slip=slip,
    )
    series, number = label.rstrip("0123456789"), int(label.lstrip("ABMW"))
    made = make_slip(
        hall,
        ticket(lane=Lane.PRIORITY, wait=(1500, 2700), series=series, number=number, ahead=128),
        CODE,
        again=again,
    )
    assert_inside(draw(made, width), width)


# -- logo --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_a_logo_is_dots_in_the_middle_and_no_higher_than_asked(tmp_path, width):
    path = tmp_path / "logo.png"
    Image.linear_gradient("L").resize((900, 300)).save(path)
    picture = draw(Slip((Gap(8), Logo(str(path), 96), Gap(8))), width)
    rows, ink = dots(picture), columns(dots(picture))
    assert len([row for row in rows if any(row)]) <= scaled(96, width)
    assert abs(min(ink) - (width - 1 - max(ink))) <= 1
    share = blackness(picture) / (len(ink) * scaled(96, width))
    assert 0.4 < share < 0.6  # from black to white: grey by the number of dots


def test_a_black_and_white_logo_keeps_its_dots_and_what_is_transparent_stays_paper(tmp_path):
    path = tmp_path / "logo.png"
    logo = Image.new("RGBA", (64, 32), (0, 0, 0, 0))
    logo.paste((0, 0, 0, 255), (8, 8, 56, 24))
    logo.save(path)
    rows = dots(draw(Slip((Logo(str(path), 96),)), 576))
    assert rows == printed(centred(logo))


def centred(logo: Image.Image) -> Image.Image:
    paper = Image.new("L", (576, logo.height), 255)
    paper.paste(0, ((576 - logo.width) // 2, 0), logo.getchannel("A"))
    return paper.convert("1")


@pytest.mark.allow_logs
@pytest.mark.parametrize("content", [None, b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_a_logo_that_cannot_be_read_never_stops_a_slip(tmp_path, caplog, content):
    path = tmp_path / "logo.png"
    if content is not None:
        path.write_bytes(content)
    without, broken = (make_slip(commune(slip=slip), ticket(), CODE) for slip in ({}, {"logo": str(path)}))
    pictures = [draw(broken, 576) for _ in range(3)]
    assert blackness(pictures[0]) == blackness(draw(without, 576))
    assert len([record for record in caplog.records if "logo.png" in record.message]) == 1
