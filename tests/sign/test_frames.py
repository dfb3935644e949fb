"""What goes over the wire to a sign, beside bytes written by hand from the makers' tables."""

from __future__ import annotations

import typing
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.rules.ticket import number_label
from shared.settings.fields import SIGN_PARTS
from shared.settings.sign import Dialect, SignSection
from shared.sign.content import Showing, SignContent
from shared.sign.frames import DIALECTS, beginning, blank, crc, frame, plain

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
CALLED = SignContent(Showing.CALLED, 3, "A012")
SERVING = SignContent(Showing.SERVING, 3, "A012")
PAUSED = SignContent(Showing.PAUSED, 3)
FREE = SignContent(Showing.FREE, 3)
CLOSED = SignContent(Showing.CLOSED, 3)
POLES = ("cd5220", "epson", "aedex", "utc", "logic")

NUMBERS = st.builds(number_label, st.sampled_from(["A", "M", "AB", "WW"]), st.integers(0, 9999))
CONTENTS = st.one_of(
    st.builds(SignContent, st.sampled_from([Showing.CALLED, Showing.SERVING]), st.integers(1, 99), NUMBERS),
    st.builds(
        SignContent,
        st.sampled_from([Showing.PAUSED, Showing.FREE, Showing.CLOSED]),
        st.integers(1, 99),
    ),
)


def sign(dialect: str, **more: object) -> SignSection:
    return SignSection.model_validate({"counter": 3, "port": "/dev/ttyS9", "dialect": dialect, **more})


# The lines of 20 characters, counted by hand.
MOI = b"      MOI A012      "
QUAY = b"       QUAY 3       "
PHUC_VU = b"    DANG PHUC VU    "
A012 = b"        A012        "
NGHI = b"      TAM NGHI      "
DONG = b"     QUAY DONG      "
NOTHING = b"                    "

POLE_TABLE = [
    ("cd5220", b"\x1bQA", b"\r", b"\x1bQB", b"\r"),
    ("epson", b"\x1f\x24\x01\x01", b"", b"\x1f\x24\x01\x02", b""),
    ("aedex", b"!#1", b"\r", b"!#2", b"\r"),
    ("utc", b"\x1buA", b"\r", b"\x1buB", b"\r"),
    ("logic", b"\x10\x00", b"", b"\x10\x14", b""),
]


@pytest.mark.parametrize(("dialect", "first", "after_first", "second", "after_second"), POLE_TABLE)
@pytest.mark.parametrize(
    ("shown", "line1", "line2"),
    [
        (CALLED, MOI, QUAY),
        (SERVING, PHUC_VU, A012),
        (PAUSED, NGHI, QUAY),
        (FREE, QUAY, NOTHING),
        (CLOSED, DONG, NOTHING),
    ],
    ids=lambda value: getattr(value, "showing", None),
)
def test_two_lines_in_each_dialect(dialect, first, after_first, second, after_second, shown, line1, line2):
    expected = first + line1 + after_first + second + line2 + after_second
    assert frame(sign(dialect), shown, "vi") == expected


@pytest.mark.parametrize(
    ("dialect", "first"),
    [
        ("cd5220", b"\x1b@\x1b=\x02\x0c"),
        ("epson", b"\x1b@\x1b=\x02\x0c"),
        ("aedex", b""),
        ("utc", b""),
        ("logic", b"\x11\x14\x1f"),
        ("modbus", b""),
    ],
)
def test_what_clears_a_display_that_another_program_wrote_on(dialect, first):
    assert beginning(sign(dialect)) == first


@pytest.mark.parametrize(
    ("made", "shown", "expected"),
    [
        (sign("modbus"), SignContent(Showing.CALLED, 3, "A050"), "01 06 00 00 00 32 08 1f"),  # a meter's manual
        (sign("modbus"), FREE, "01 06 00 00 00 00 89 ca"),
        (sign("modbus", address=3, modbus_register=7), CALLED, "03 06 00 07 00 0c 39 ec"),
        (
            sign("modbus-text"),
            CALLED,
            "01 10 00 00 00 06 0c 00 20 00 20 00 41 00 30 00 31 00 32 f9 cc",
        ),
    ],
)
def test_modbus_frames(made, shown, expected):
    """The first as a maker prints it; test_modbus.py has them read by another implementation."""
    assert frame(made, shown, "vi") == bytes.fromhex(expected)


@pytest.mark.parametrize(
    ("template", "more", "shown", "expected"),
    [
        # Apertum QSystem: 01 addr text 07
        ("01 {addr} {number} 07", {"address": 4}, CALLED, b"\x01\x04A012\x07"),
        # a Chinese counter board: id hi lo sum; 05 03 e7 ef shows 999 on board 5
        ("{addr} {value} {sum}", {"address": 5}, SignContent(Showing.CALLED, 3, "A999"), b"\x05\x03\xe7\xef"),
        ("02 | {addr2} {digits} 03 {xor}", {"columns": 3}, CALLED, b"\x0201012\x03\x31"),
        ("{line1} 0a {line2}", {"columns": 10}, SERVING, b"DANG PHUC \n   A012   "),
        ("{number}", {"columns": 6}, PAUSED, b"      "),
        ("ff {number} | 01 02 {sum} {crc}", {}, CALLED, b"\xffA012\x01\x02\x03" + crc(b"\x01\x02\x03")),
    ],
)
def test_a_template_of_the_hall(template, more, shown, expected):
    assert frame(sign("raw", template=template, **more), shown, "vi") == expected


def test_the_checksum_of_modbus():
    """The check value of CRC-16/MODBUS in the catalogue of parametrised CRC algorithms: 0x4B37."""
    assert crc(b"123456789") == b"\x37\x4b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mời A012", "MOI A012"),
        ("Đang phục vụ", "DANG PHUC VU"),
        ("Tạm nghỉ", "TAM NGHI"),
        ("đ Đ ữ ỵ ễ ặ ơ", "D D U Y E A O"),
        ("Mời".encode().decode(), "MOI"),
    ],
)
def test_vietnamese_on_a_display_without_its_letters(text, shown):
    assert plain(text) == shown
    assert plain(text).isascii()


def test_every_dialect_has_a_row():
    assert set(DIALECTS) == set(typing.get_args(Dialect)) - {"raw"}


@pytest.mark.parametrize("part", SIGN_PARTS)
def test_every_part_that_a_template_may_hold_is_filled(part):
    assert frame(sign("raw", template=f"00 {{{part}}}"), CALLED, "vi")


@given(CONTENTS, st.sampled_from(POLES), st.sampled_from(["vi", "en", "rad"]), st.integers(8, 40))
def test_whatever_is_shown_covers_all_that_was_shown_before(shown, dialect, language, columns):
    """So nothing need be cleared, and nothing flickers or is left standing."""
    made = sign(dialect, columns=columns)
    told, nothing = frame(made, shown, language), blank(made)
    assert len(told) == len(nothing)
    overwritten = [index for index, byte in enumerate(nothing) if byte == 0x20]
    assert len(overwritten) >= 2 * columns
    assert all(0x20 <= told[index] < 0x7F for index in overwritten)


@given(CONTENTS, st.sampled_from(POLES), st.sampled_from(["vi", "en"]))
def test_a_number_in_hand_is_on_the_sign_whole(shown, dialect, language):
    assert shown.number.encode() in frame(sign(dialect), shown, language)
