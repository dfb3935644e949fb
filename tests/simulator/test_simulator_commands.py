"""What the simulated printer makes of commands, held against python-escpos and zbar."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from escpos.printer import Dummy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from shared.simulator.reader import Abilities
from shared.simulator.roll import Roll, decode, rows_of, to_image

ROWS = [bytes((n % 251, n % 7, 0xAA)) * 24 for n in range(1, 200)]
PICTURE = Image.frombytes("1", (576, len(ROWS)), bytes(255 - byte for byte in b"".join(ROWS)))
FULL = b"\x1dP\xcb\xcb"  # a unit is a dot


def ink(picture):
    """Left, top, right, bottom of what is black."""
    return Image.eval(picture.convert("L"), lambda grey: 255 - grey).getbbox()


@pytest.mark.parametrize(("align", "column"), [(0, 0), (1, 284), (2, 568)])
def test_images_stand_where_the_alignment_puts_them(align, column):
    paper = decode(b"\x1ba" + bytes((align,)) + b"\x1dv0\x00\x01\x00\x01\x00\xff", 576)
    assert [x for x in range(576) if paper.getpixel((x, 0)) == 0] == list(range(column, column + 8))


@pytest.mark.parametrize("way", ["bitImageRaster", "graphics", "bitImageColumn"])
def test_python_escpos_own_image_prints_on_it(way, capsys):
    dummy = Dummy()
    dummy.image(PICTURE, impl=way)
    printed = decode(dummy.output, 576)
    assert printed.crop((0, 0, 576, len(ROWS))).tobytes() == PICTURE.tobytes()
    assert not any(b"".join(rows_of(dummy.output, 576)[len(ROWS) :]))  # a column image is whole strips of 24
    capsys.readouterr()  # python-escpos speaks of its profile


@pytest.mark.parametrize(("mode", "size"), [(0, (8, 1)), (1, (16, 1)), (2, (8, 2)), (51, (16, 2))])
def test_images_may_be_stretched(mode, size):
    assert ink(decode(b"\x1dv0" + bytes((mode,)) + b"\x01\x00\x01\x00\xff", 576)) == (0, 0, *size)


@pytest.mark.parametrize(("mode", "size"), [(0, (8, 24)), (1, (4, 24)), (32, (8, 24)), (33, (4, 24))])
def test_columns_have_the_density_of_their_mode(mode, size):
    data = b"\xff" * 4 * (3 if mode >= 32 else 1)
    assert ink(decode(b"\x1b*" + bytes((mode,)) + b"\x04\x00" + data + b"\n", 576)) == (0, 0, *size)


@pytest.mark.skipif(not shutil.which("zbarimg"), reason="zbar-tools is not installed")
@pytest.mark.parametrize("level", range(4))
def test_a_native_code_reads_back_with_zbar(tmp_path, level):
    text = "BS1:7K3M9QXA2BCDEFGH"
    dummy = Dummy()
    dummy.qr(text, ec=level, size=6, native=True)
    code = tmp_path / "code.png"
    rows = rows_of(b"\x1bJ\xff\x1ba\x01" + dummy.output + b"\x1bJ\xff", 576)
    to_image(rows, 576).save(code)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", code], capture_output=True, text=True, check=True)
    assert read.stdout.strip() == text


def test_a_native_code_has_the_side_of_its_modules_and_stands_in_the_middle():
    dummy = Dummy()
    dummy.qr("A" * 16, size=8, native=True)  # 16 letters: version 1, 21 modules
    left, top, right, bottom = ink(decode(b"\x1ba\x01" + dummy.output, 576))
    assert (right - left, bottom - top) == (21 * 8, 21 * 8)
    assert (left, top) == ((576 - 21 * 8) // 2, 0)


def test_a_code_that_cannot_be_is_not_printed():
    store = b"\x1d(k" + (3003).to_bytes(2, "little") + b"1P0" + bytes(3000)
    assert rows_of(store + b"\x1d(k\x03\x001Q0" + b"\x1d(k\x03\x001Q0", 576) == []


def test_letters_have_the_size_asked_for():
    plain, large = (decode(b"\x1d!" + bytes((size,)) + b"A012\n", 576) for size in (0x00, 0x77))
    assert plain.size == (576, 30)  # a line feed
    assert large.size == (576, 8 * 24)
    _, top, right, bottom = ink(plain)
    shrunk = large.crop((0, 0, 8 * 48, 8 * 24)).resize((48, 24))
    assert shrunk.tobytes() == plain.crop((0, 0, 48, 24)).tobytes()
    assert right > 40
    assert bottom - top > 10


def test_a_full_line_goes_on_in_the_next():
    assert decode(b"A" * 49 + b"\n", 576).size == (576, 60)  # 48 letters of 12 dots


def test_what_is_in_the_line_is_dropped_by_initialise_and_printed_by_a_cut():
    assert rows_of(b"A012\x1b@", 576) == []
    assert len(rows_of(b"A012\x1dV\x00", 576)) == 30


@pytest.mark.parametrize(
    ("unit", "command", "rows"),
    [
        (b"", b"\x1bJ\x28", 20),
        (FULL, b"\x1bJ\x28", 40),
        (b"", b"\x1b3\x28\n", 20),
        (FULL, b"\x1b3\x28\n", 40),
        (FULL, b"\x1b3\x28\x1b2\n", 30),
        (b"", b"\x1bd\x03", 90),
        (FULL, b"A\x1bJ\x05", 24),  # never less than the letters are high
        (FULL, b"A\x1bJ\x32", 50),
    ],
)
def test_feeds(unit, command, rows):
    assert len(rows_of(unit + command, 576)) == rows


def test_a_clone_without_brackets_prints_them_as_text():
    done = []
    roll = Roll(576, on_cut=done.append, abilities=Abilities(brackets=False))
    roll.feed(b"\x1d(H\x06\x0000A012\n\x1dV\x00")
    assert ink(to_image(done[0].rows, 576))[2] > 80  # H00A012
    assert done[0].unknown == 4


@settings(deadline=None)
@given(st.lists(st.binary(max_size=40), max_size=12))
def test_no_bytes_in_any_pieces_break_it_and_parting_changes_nothing(pieces):
    job = b"".join(pieces)
    assume(b"\x10\x14\x08" not in job)  # forgets what is not printed yet: that does depend on when it comes
    parted, whole = Roll(64), Roll(64)
    for piece in pieces:
        parted.feed(piece)
    whole.feed(job)
    assert parted.rows == whole.rows
    assert parted.intake.taken == whole.intake.taken


@settings(deadline=None)
@given(st.binary(max_size=200), st.integers(0, 200))
def test_a_line_that_breaks_anywhere_leaves_the_next_job_whole(job, at):
    done = []
    roll = Roll(576, on_cut=done.append)
    roll.feed(job[:at])
    roll.hang_up()
    before = len(done)
    roll.feed(b"\x1b@" + b"\x1dv0\x00\x02\x00\x01\x00\xa5\xa5" + b"\x1dV\x00")
    assert done[before:][-1].rows[-1][:2] == b"\xa5\xa5"
