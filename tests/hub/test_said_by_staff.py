"""What staff say of the whole hall, on the hub's pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest

from hub.pages.hall_page import HallView, hall_view
from hub.pages.now import HallNow
from hub.pages.overview import overview
from hub.pages.services import service_lines
from shared.rules.board import Board, HallNotice, Session
from shared.rules.estimate.model import START
from shared.rules.ticket import Lane, State, Ticket
from tests.support.halls import small_hall

AT = datetime(2026, 10, 12, 2, 0, tzinfo=UTC)
WHY = {"vi": "Hệ thống bảo trì", "en": "System maintenance"}


def now(board: Board, at: datetime = AT, **hall: object) -> HallNow:
    return HallNow(small_hall(**hall), START, board, at)


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


@pytest.mark.parametrize(("distance", "shown"), [(12, 8), (9, 8), (8, 12), (5, 20)])
def test_of_many_counters_those_that_have_nobody_are_named_where_their_rows_would_be_too_small(distance, shown):
    counters = [{"number": n, "services": ["papers"]} for n in range(1, 21)]
    hall = {"counter": counters, "display": {"distance_m": distance}}
    tickets = {
        n: Ticket(n, AT.date(), "A", n, "papers", Lane.ORDINARY, State.CALLED, AT, AT, counter=n, called_at=AT)
        for n in range(2, 5)
    }
    sessions = {n: Session() for n in range(1, 21)}
    board = Board(AT.date(), MappingProxyType(tickets), (), MappingProxyType(sessions))

    def view(seconds: int) -> HallView:
        return hall_view(now(board, AT + timedelta(seconds=seconds), **hall), "en", "")

    seen = [view(seconds) for seconds in (0, 30)]
    assert {len(each.rows) for each in seen} == {shown}
    assert {row.counter for row in seen[0].rows} >= {2, 3, 4}
    left = f"Counter {shown + 1}–20 ready"
    assert {each.notice for each in seen} == ({"", left} if shown < 20 else {""})
