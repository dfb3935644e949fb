"""What staff say of the whole hall, on the hub's pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hub.pages.hall_page import hall_view
from hub.pages.now import HallNow
from hub.pages.overview import overview
from hub.pages.services import service_lines
from shared.rules.board import Board, HallNotice
from shared.rules.estimate.model import START
from tests.support.halls import small_hall

AT = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)
WHY = {"vi": "Hệ thống bảo trì", "en": "System maintenance"}


def now(board: Board, at: datetime = AT) -> HallNow:
    return HallNow(small_hall(), START, board, at)


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", ("tạm ngừng nhận", "Hệ thống bảo trì")), ("en", ("not just now", "System maintenance"))],
)
def test_a_service_that_is_off_says_why(language, said):
    first, *others = service_lines(now(Board(day=AT.date(), off={"papers": WHY})), language)
    assert (first.wait, first.long, first.shut) == (*said, True)
    assert all(said[0] not in other.wait for other in others)


@pytest.mark.databases("sqlite")
def test_who_waits_for_it_is_still_told_of(small):
    small.issue("papers")
    small.service_off("papers", WHY["vi"])
    line = service_lines(HallNow(small.settings, START, small.board()[0], small._clock()), "vi")[0]
    assert (line.wait, line.long) == ("1 người chờ", "tạm ngừng nhận: Hệ thống bảo trì")


def test_notices_take_turns_and_end_by_themselves():
    until = AT + timedelta(minutes=10)
    board = Board(day=AT.date(), notices=(HallNotice(1, {"vi": "Mất điện", "en": "Power cut"}, until),))

    def at_the_foot(start: datetime) -> set[str]:
        return {hall_view(now(board, start + timedelta(seconds=s)), "en", "").notice for s in range(0, 120, 15)}

    assert at_the_foot(AT) == {"", "Power cut"}
    assert at_the_foot(until) == {""}
    assert overview(now(board), "vi", "").notices == ("Mất điện",)
    assert overview(now(board, until), "vi", "").notices == ()
