"""A slip as the bytes of one print job, on every connection; read back by the virtual printer and a QR reader."""

from __future__ import annotations

import re

import pytest
import zxingcpp
from PIL import Image

from shared.assets import example_hall
from shared.fonts import load_fonts
from shared.printer.escpos import raster
from shared.printer.escpos.encode import encode, slip_job
from shared.rules.ticket import Lane, State, Ticket
from shared.settings.load import load
from shared.settings.sections import HubSection, PrinterSection
from shared.simulator.roll import Roll, decode
from shared.slip.blocks import Gap, Number, QrCode, Slip, TextBlock, Weight
from shared.slip.drawing.render import draw, matrix
from shared.slip.layout import make_slip
from tests.printer.test_bands import COMMANDED
from tests.support.halls import HUB
from tests.support.paper import WIDTHS, dots, printed, trimmed
from tests.support.slips import CODE, LONG, MOMENT, PROCEDURES, commune, standard_slip, ticket, vietnamese_letters

PRINTER = PrinterSection()
SERIAL = PrinterSection(connection="serial", path="/dev/ttyS0")
EA_DRANG = load(example_hall()).model_copy(update={"hub": HubSection(address=HUB)})
LINK = "https://ea-drang.example/t/7K3M9QXA2BCDEFGH"


@pytest.fixture(autouse=True)
def fonts(qapp):
    load_fonts()


def at(width: int, printer: PrinterSection = PRINTER) -> PrinterSection:
    return printer.model_copy(update={"width": width})


def read(paper: Image.Image) -> list[str]:
    """What an independent reader finds on it."""
    return [found.text for found in zxingcpp.read_barcodes(paper.convert("L"))]


def cropped(paper: Image.Image) -> Image.Image:
    """The ink alone."""
    box = Image.eval(paper.convert("L"), lambda grey: 255 - grey).getbbox()
    return paper.convert("L").crop(box)


# -- our own dots ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lane", list(Lane))
def test_the_printer_puts_exactly_the_drawn_dots_on_paper(width, lane):
    picture = draw(standard_slip(lane=lane), width)
    paper = decode(encode(picture, at(width)), width)
    assert trimmed(printed(paper)) == trimmed(dots(picture))
    assert paper.height == picture.height() + PRINTER.feed_rows


@pytest.mark.parametrize("width", WIDTHS)
def test_all_letters_and_the_longest_names_come_back_from_the_bytes(width):
    letters = vietnamese_letters()
    lines = [" ".join(letters[n : n + 8]) for n in range(0, len(letters), 8)]
    texts = [TextBlock(line, 40, weight) for line in lines for weight in (Weight.REGULAR, Weight.BOLD)]
    slip = Slip((*texts, *(TextBlock(name, 46, Weight.BOLD) for name in (LONG, *PROCEDURES)), Gap(20)))
    job = slip_job(slip, at(width))
    assert trimmed(printed(decode(job, width))) == trimmed(dots(draw(slip, width)))
    assert not COMMANDED.search(job)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("content", [CODE, LINK])
def test_the_qr_code_reads_back_from_the_paper(width, content):
    """By another reader, and module by module, with four modules of white around it."""
    paper = decode(slip_job(Slip((Gap(60), QrCode(content), Gap(60))), at(width)), width)
    assert read(paper) == [content]
    modules = matrix(content)
    ink = cropped(paper)
    module = ink.height // len(modules)
    assert module >= 4  # half a millimetre: a phone reads it at arm's length
    assert ink.size == (module * len(modules),) * 2
    assert modules == tuple(
        tuple(ink.getpixel(((x + 0.5) * module, (y + 0.5) * module)) == 0 for x in range(len(modules)))
        for y in range(len(modules))
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_the_qr_code_of_a_whole_slip_reads_back(width):
    paper = decode(slip_job(make_slip(EA_DRANG, a_ticket("ho-tich"), CODE), at(width)), width)
    assert read(paper) == [EA_DRANG.page_of(CODE, "vi")]


@pytest.mark.parametrize("native", [False, True])
def test_a_printer_without_cutter_is_not_told_to_cut(native):
    printers = [PRINTER.model_copy(update={"cut": cut}) for cut in (True, False)]
    jobs = [slip_job(standard_slip(), printer, native=native) for printer in printers]
    assert jobs[0] == jobs[1] + b"\x1dVB\x00"


# -- how many bytes ----------------------------------------------------------------------------------------


def a_ticket(
    service: str,
    lane: Lane = Lane.ORDINARY,
    wait: tuple[int, int] | None = (1500, 2700),
    ahead: int = 17,
) -> Ticket:
    """A busy morning: two-digit people ahead and a wait to be told."""
    prefix = EA_DRANG.find_service(service).prefix
    return Ticket(
        1, MOMENT.date(), prefix, 88, service, lane, State.WAITING, MOMENT, MOMENT, ahead=ahead, wait=wait
    )


WIDE = (600, 4800)
"""Only its end is told, in a sentence of two lines."""
ADDED = 1_250
"""Bytes that such a sentence, and the mark of the priority lane, add to the standard slip."""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("lane", list(Lane))
@pytest.mark.parametrize("service", [service.code for service in EA_DRANG.service])
def test_every_slip_of_ea_drang_is_small_enough(service, lane, language):
    for wait in (None, (0, 1500), (1500, 2700), (6000, 11400), WIDE):
        for ahead in (0, 7, 23):
            slip = make_slip(EA_DRANG, a_ticket(service, lane, wait, ahead), CODE, language)
            more = ADDED * ((lane is Lane.PRIORITY) + (wait == WIDE))
            assert len(slip_job(slip, PRINTER)) <= 30_000 + more
            assert len(slip_job(slip, SERIAL, native=True)) <= 18_000


# -- serial lines: number and QR code by a printer that can ------------------------------------------------


@pytest.mark.parametrize("connection", ["network", "device", "file", "serial"])
def test_any_line_gets_our_own_dots_unless_its_printer_draws(connection):
    printer = PRINTER.model_copy(update={"connection": connection})
    assert slip_job(standard_slip(), printer) == encode(draw(standard_slip(), 576), PRINTER)


def test_a_printer_that_draws_gets_the_number_as_letters():
    assert slip_job(standard_slip(), SERIAL, native=True).count(b"A012\n") == 1
    assert b"A012" not in slip_job(standard_slip(), SERIAL)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("label", ["A001", "AB1000", "WW9999"])
def test_the_printers_own_number_fits_the_paper_and_is_high(width, label):
    job = slip_job(Slip((Number(label),)), at(width, SERIAL), native=True)
    (scale,) = re.search(rb"\x1d!(.)\x1bt\x00" + label.encode() + rb"\n\x1d!\x00", job, re.DOTALL)[1]
    across, high = (scale >> 4) + 1, (scale & 15) + 1
    assert high == 8  # capitals of font A are at least 16 of its 24 dots: 128 dots, 16 mm at 203 dpi
    assert width * 0.7 <= across * 12 * len(label) <= width or across == 8


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("content", [CODE, LINK])
def test_the_printers_own_qr_code_reads_back(width, content):
    paper = decode(slip_job(Slip((QrCode(content),)), at(width, SERIAL), native=True), width)
    assert read(paper) == [content]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_serial_slip_means_something_to_the_printer_to_the_last_byte(width):
    pieces = []
    slip = make_slip(EA_DRANG, a_ticket("dat-dai", Lane.PRIORITY), CODE, again=True)
    job = slip_job(slip, at(width, SERIAL), native=True)
    Roll(width, on_cut=pieces.append).feed(job)
    (piece,) = pieces
    assert piece.unknown == 0
    assert piece.cut
    assert not COMMANDED.search(job)


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_but_number_and_qr_code_stays_our_own_dots(width):
    """What is left of a slip without them is the same bands; the mark of a reprint is among them."""
    slip = make_slip(commune(), ticket(wait=(620, 1130)), CODE, again=True)
    job = slip_job(slip, at(width, SERIAL), native=True)
    number, code = rb"\x1d!.\x1bt\x00[A-Z0-9]+\n\x1d!\x00", rb"(?:\x1d\(k..1[ACEPQ][^\x1b\x1d]*)+"
    parts = re.split(number + b"|" + code, job, flags=re.DOTALL)
    assert len(parts) == 3
    above, middle, below = (drawn(part, width) for part in parts)
    number = next(n for n, block in enumerate(slip.blocks) if isinstance(block, Number))
    assert above == trimmed(dots(draw(Slip(slip.blocks[:number]), width)))
    assert middle
    assert below


def drawn(part: bytes, width: int) -> list[bytes]:
    """The rows a part of a job puts on paper, without the white after it."""
    return trimmed(printed(decode(raster.begin(width) + part, width)))


def test_a_code_that_is_not_ascii_stays_our_own_dots():
    job = slip_job(Slip((QrCode("phiếu"),)), SERIAL, native=True)
    assert b"\x1d(k" not in job
    assert read(decode(job, 576)) == ["phiếu"]
