"""Rows of dots as bytes: read back, nothing is lost, nothing commands the printer, and there are few of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.printer.escpos import raster
from shared.simulator.roll import decode
from tests.support.paper import printed

COMMANDED = re.compile(rb"\x10(?:\x04[\x01-\x08\x12]|\x05[\x00-\x02]|\x14[\x01-\x08])", re.DOTALL)
COMMAND_BYTES = st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x01])
MIXED = st.sampled_from([0, 0, 0, 0x10, 0x04, 0x01, 0x80])


@st.composite
def images(draw_, values=COMMAND_BYTES):
    """Rows made of the bytes real-time commands are made of, with runs of blank ones."""
    width = draw_(st.integers(1, 4))
    row = st.lists(values, min_size=width, max_size=width).map(bytes)
    runs = st.lists(st.tuples(row | st.just(bytes(width)), st.integers(1, 12)), min_size=1, max_size=60)
    return [row for row, times in draw_(runs) for _ in range(times)]


@settings(deadline=None)
@given(images() | images(MIXED) | images(st.integers(0, 255)))
def test_no_image_can_command_the_printer(rows):
    assert not COMMANDED.search(raster.job(rows, 0, cut=True))


@settings(deadline=None)
@given(images(MIXED) | images(st.integers(0, 255)) | images())
def test_an_image_loses_nothing_but_single_dots_that_spell_a_command(rows):
    paper = printed(decode(raster.job(rows, 0, cut=False), 8 * len(rows[0])))
    assert len(paper) == len(rows)
    for row, shown in zip(rows, paper, strict=True):
        commands = len(COMMANDED.findall(row))
        lost = int.from_bytes(row, "big") ^ int.from_bytes(shown, "big")
        assert lost & ~int.from_bytes(row, "big") == 0  # no dot too many
        assert (lost == 0) if not commands else 1 <= lost.bit_count() <= row.count(0x10)


def test_a_command_across_two_rows_is_parted_and_no_dot_is_lost():
    rows = [b"\x00\x00\x10", b"\x04\x01\x00"] * 3
    data = raster.job(rows, 0, cut=False)
    assert not COMMANDED.search(data)
    assert printed(decode(data, 24)) == rows


def test_bands_are_low_and_blank_paper_is_fed():
    rows = [b"\xff" * 72] * 300 + [bytes(72)] * 600 + [b"\xff" * 72]
    data = raster.job(rows, 0, cut=False)
    assert heights(data, 72) == [128, 128, 44, 1]
    assert data.count(b"\x1bJ\xff") == 2
    assert printed(decode(data, 576)) == rows


def heights(data: bytes, width: int) -> list[int]:
    """Of the bands that are `width` bytes wide."""
    head = b"\x1dv0\x00" + width.to_bytes(2, "little")
    found = re.finditer(re.escape(head) + rb"(..)", data, re.DOTALL)
    return [int.from_bytes(each[1], "little") for each in found]


@pytest.mark.parametrize(("width", "dpi"), [(384, 203), (512, 180), (576, 203)])
def test_a_feed_is_counted_in_dots_on_epson_too(width, dpi):
    """Epson's own unit is half a dot; without GS P every gap would be printed half as high."""
    rows = [b"\x01" * (width // 8), *[bytes(width // 8)] * 100, b"\x01" * (width // 8)]
    data = raster.job(rows, 0, cut=False)
    assert bytes((0x1D, 0x50, dpi, dpi)) in data
    assert decode(data, width).height == 102
    assert decode(data.replace(bytes((0x1D, 0x50, dpi, dpi)), b""), width).height == 52


# -- few bytes ---------------------------------------------------------------------------------------------


def row(left: int, ink: int, width: int = 72) -> bytes:
    return bytes(left) + b"\xff" * ink + bytes(width - left - ink)


@pytest.mark.parametrize(
    ("left", "command"), [(0, b"\x1ba\x00"), (34, b""), (68, b"\x1ba\x02")], ids=["left", "middle", "right"]
)
def test_a_block_stands_on_the_side_that_costs_the_fewest_bytes(left, command):
    rows = [row(left, 4)] * 100
    data = raster.raster(rows)
    assert data.startswith(command + b"\x1dv0\x00\x04\x00")
    assert data.endswith(b"\x1ba\x01") is bool(command)
    assert printed(decode(raster.begin(576) + data, 576)) == rows


def test_a_band_is_parted_where_its_ink_gets_much_narrower():
    rows = [row(0, 72)] * 20 + [row(30, 12)] * 60 + [row(0, 72)] * 20
    data = raster.raster(rows)
    assert heights(data, 72) == [20, 20]
    assert heights(data, 12) == [60]


def test_a_few_narrow_rows_are_not_worth_a_band_of_their_own():
    rows = [row(0, 72)] * 20 + [row(4, 64)] * 3 + [row(0, 72)] * 20
    assert heights(raster.raster(rows), 72) == [43]


def test_everything_between_two_feeds_stands_on_one_side():
    """A printer whose paper is wider than the hall file says moves whole lines then, and shears no QR code."""
    rows = [row(3, 21)] * 60 + [row(3, 64)] * 40 + [row(3, 21)] * 60 + [bytes(72)] * 20 + [row(20, 32)] * 30
    data = raster.job(rows, 0, cut=False)
    wide = printed(decode(data, 640))
    first = {len(each) - len(each.lstrip(b"\x00")) for each in wide[:160]}
    assert len(first) == 1
    assert printed(decode(data, 576)) == rows


@settings(deadline=None, max_examples=60)
@given(images(st.sampled_from([0, 0, 0, 0, 0xFF])))
def test_it_never_costs_more_than_one_crop_of_each_block(rows):
    assert len(raster.raster(rows)) <= sum(one_crop(block) for block in blocks(rows)) + 3


def blocks(rows: list[bytes]) -> list[list[bytes]]:
    """What stands between runs of blank rows that are fed."""
    found: list[list[bytes]] = [[]]
    for each in rows:
        found[-1].append(each)
        if len(found[-1]) >= raster.BLANK_RUN and not any(map(any, found[-1][-raster.BLANK_RUN :])):
            found.append([])
    return found


def one_crop(block: list[bytes]) -> int:
    """A feed, and bands of 128 rows cropped alike on both sides."""
    if not any(map(any, block)):
        return 3
    width = len(block[0])
    side = min(min(width - len(each.lstrip(b"\0")), width - len(each.rstrip(b"\0"))) for each in block)
    return 3 + (8 + 3 * 2) * -(-len(block) // 128) + len(block) * max(1, width - 2 * side)
