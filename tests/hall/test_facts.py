"""What staff say of the whole hall for today: services off, notices."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.errors.kinds import Refused
from shared.errors.kiosk import HelpJustCalled, NoHelpCalled
from shared.errors.visits import (
    AlreadyOff,
    AlreadyOn,
    NoticeOver,
    ServiceOff,
    TextMissing,
    TextTooLong,
    TextWrong,
    UnknownNotice,
    UnknownService,
)
from shared.hall.facts import HELP_AGAIN, HELP_STANDS
from tests.support.halls import assert_sound

pytestmark = pytest.mark.databases("sqlite")

WHY = {"vi": "Hệ thống đang bảo trì", "en": "System maintenance"}


def refused(hall, kind: type[Refused], act):
    """The refusal; nothing was written."""
    before = hall.board()
    with pytest.raises(kind) as caught:
        act()
    assert hall.board() == before
    return caught.value


@pytest.fixture
def off(small):
    small.issue("land")
    small.service_off("papers", WHY["vi"], WHY["en"])
    return small


def test_a_service_that_is_off_gives_no_numbers_and_says_why(off):
    assert dict(off.board()[0].off) == {"papers": WHY}
    problem = refused(off, ServiceOff, lambda: off.issue("papers"))
    assert problem.fields["reason"].texts == WHY
    assert WHY["en"] in str(problem)
    assert off.issue("land").label == "B002"
    assert_sound(off)


def test_a_clerk_gives_one_all_the_same_and_who_waits_is_called(off):
    assert off.issue("papers", counter=1).label == "A001"
    assert [off.call_next(1).label, off.complete(1) and off.call_next(1).label] == ["B001", "A001"]


def test_who_has_come_before_and_who_booked_keeps_the_place(busy, clock):
    waits = busy.issue("papers")
    code = busy.book("papers", clock.now + timedelta(minutes=40)).code
    busy.service_off("papers", WHY["vi"])
    assert busy.check_in(code).service == "papers"
    assert busy.defer(waits.id).service == "papers"


def test_switched_on_it_gives_numbers_again(off):
    off.service_on("papers")
    assert not off.board()[0].off
    assert off.issue("papers").label == "A001"
    assert_sound(off)


def test_twice_off_and_twice_on_are_said(off):
    assert "off already" in str(refused(off, AlreadyOff, lambda: off.service_off("papers", "khác")))
    assert "on already" in str(refused(off, AlreadyOn, lambda: off.service_on("land")))
    refused(off, UnknownService, lambda: off.service_off("nope", "họp"))
    refused(off, UnknownService, lambda: off.service_on("nope"))


def test_a_new_day_begins_with_all_on_and_without_notices(off, clock):
    off.add_notice("Mất điện", clock.now + timedelta(days=3))
    clock.go(days=1)
    assert off.issue("papers").label == "A001"
    board = off.board()[0]
    assert (dict(board.off), board.notices) == ({}, ())
    off.service_off("papers", "họp")  # also when it is the first of its day
    clock.go(days=1)
    off.service_off("papers", "họp")
    assert dict(off.board()[0].off) == {"papers": {"vi": "họp"}}
    assert_sound(off)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("", TextMissing), ("x" * 201, TextTooLong), ("a\nb", TextWrong), ("x\u202ey", TextWrong)],
)
def test_what_the_public_reads_is_one_short_line(small, clock, text, problem):
    later = clock.now + timedelta(hours=1)
    refused(small, problem, lambda: small.service_off("papers", text))
    refused(small, problem, lambda: small.add_notice(text, later))
    refused(small, problem, lambda: small.announce(text))
    if text:
        refused(small, problem, lambda: small.service_off("papers", "họp", text))
        refused(small, problem, lambda: small.add_notice("họp", later, text))


def test_notices_have_numbers_and_a_number_is_given_once_a_day(small, clock):
    later = clock.now + timedelta(hours=1)
    assert [small.add_notice(text, later) for text in ("Một", "Hai")] == [1, 2]
    small.end_notice(2)
    assert small.add_notice("Ba", later, "Three") == 3
    shown = [(each.number, dict(each.text), each.until) for each in small.board()[0].notices]
    assert shown == [(1, {"vi": "Một"}, later), (3, {"vi": "Ba", "en": "Three"}, later)]
    problem = refused(small, UnknownNotice, lambda: small.end_notice(2))
    assert problem.fields == {"notice": 2, "known": "1, 3"}
    assert_sound(small)


def test_a_notice_must_have_time_left(small, clock):
    refused(small, NoticeOver, lambda: small.add_notice("Mất điện", clock.now))


# -- a kiosk calls for help


def test_a_call_for_help_stands_until_somebody_answers_it(small, clock):
    small.call_help("door", "help")
    (call,) = small.board()[0].helps
    assert (call.kiosk, call.about, call.by, call.until - clock.now) == ("door", "help", "", HELP_STANDS)
    small.answer_help(call.number, counter=2)
    assert [each.by for each in small.board()[0].helps] == ["2"]
    refused(small, NoHelpCalled, lambda: small.answer_help(call.number))
    assert_sound(small)


def test_each_kiosk_calls_once_a_minute(small, clock):
    small.call_help("door", "help")
    refused(small, HelpJustCalled, lambda: small.call_help("door", "many_numbers"))
    small.call_help("yard", "help")
    clock.now += HELP_AGAIN
    small.call_help("door", "help")
    assert [(each.kiosk, each.number) for each in small.board()[0].helps] == [("yard", 2), ("door", 3)]
    refused(small, NoHelpCalled, lambda: small.answer_help(1))


def test_a_call_ends_by_itself_and_with_the_day(small, clock):
    small.call_help("door", "help")
    clock.now += HELP_STANDS
    refused(small, NoHelpCalled, lambda: small.answer_help(1))
    clock.go(days=1)
    small.issue("land")
    assert not small.board()[0].helps


def test_what_is_no_call_is_refused(small):
    refused(small, TextWrong, lambda: small.call_help("door", "fire"))
    refused(small, TextWrong, lambda: small.call_help("Cửa", "help"))
