"""The slip to come back with: what stands on it, and that its paper is read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zxingcpp

from shared.fonts import load_fonts
from shared.printer.escpos.encode import slip_job
from shared.rules.ticket import State
from shared.settings.sections import PrinterSection
from shared.simulator.roll import decode
from shared.slip.blocks import Box, Number, QrCode, TextBlock
from shared.slip.come_back import slip_now
from shared.slip.layout import make_slip
from shared.slip.sample import CODE, sample_ticket
from tests.support.halls import HUB
from tests.support.paper import WIDTHS


@pytest.fixture
def settings(hall_settings):
    return hall_settings.model_copy(update={"hub": hall_settings.hub.model_copy(update={"address": HUB})})


@pytest.fixture
def parked(settings):
    """A012, put aside at counter 3 until half past ten in the hall."""
    ticket = sample_ticket(settings, datetime(2026, 11, 30, 2, 0, tzinfo=UTC), settings.service[0].code)
    back = datetime(2026, 11, 30, 3, 30, tzinfo=UTC)
    reason = "Thiếu giấy tờ: bản sao căn cước; tờ khai"
    return replace(ticket, state=State.PARKED, counter=3, park_reason=reason, return_at=back)


def said(slip):
    return [block.text for block in slip.blocks if isinstance(block, TextBlock)]


def test_it_says_the_same_number_the_same_counter_by_when_and_what_to_bring(settings, parked):
    slip = slip_now(settings, parked, CODE, "vi", again=True)
    assert {"Phiếu hẹn quay lại", "Mời quay lại đúng quầy\u00a03", "Quay lại trước 10:30"} <= set(said(slip))
    assert "Lý do: Thiếu giấy tờ" in said(slip)
    assert [block.text.text for block in slip.blocks if isinstance(block, Box)] == ["bản sao căn cước", "tờ khai"]
    assert [block.label for block in slip.blocks if isinstance(block, Number)] == [parked.label]


def test_it_is_in_the_language_of_the_person_the_hall_s_reason_too(settings, parked):
    slip = slip_now(settings, replace(parked, return_at=None), CODE, "en")
    assert {"Please come back to counter\u00a03", "Reason: Papers missing"} <= set(said(slip))
    assert not [text for text in said(slip) if text.startswith("Be back")]


def test_without_a_hub_nothing_is_to_be_scanned_and_without_papers_there_are_no_boxes(hall_settings, parked):
    slip = slip_now(hall_settings, replace(parked, park_reason="Đi ăn trưa"), CODE)
    assert "Lý do: Đi ăn trưa" in said(slip)
    assert not [block for block in slip.blocks if isinstance(block, QrCode | Box)]


def test_who_is_not_put_aside_has_the_usual_slip(settings, parked):
    waiting = replace(parked, state=State.WAITING)
    assert slip_now(settings, waiting, CODE, again=True) == make_slip(settings, waiting, CODE, again=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_its_paper_is_read_back(qapp, settings, parked, width):
    load_fonts()
    paper = decode(slip_job(slip_now(settings, parked, CODE), PrinterSection(width=width)), width)
    assert [found.text for found in zxingcpp.read_barcodes(paper.convert("L"))] == [settings.page_of(CODE, "vi")]
