"""A kiosk goes on while its hub is away, by its own numbers and the hall's rules; nothing is lost or twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared.errors.devices import DeviceRevoked, HubUnavailable
from shared.errors.visits import DailyLimitReached, HallClosed, ServiceOff, TextTooLong, TooLate
from shared.link.kept import KeptNumbers
from shared.rules.printing import INTERRUPTED, JobState
from shared.rules.ticket import Lane, State
from tests.support.halls import Opened, assert_sound, service, small_hall
from tests.support.offline import OfflineKiosk

pytestmark = [
    pytest.mark.databases("sqlite"),
    pytest.mark.allow_logs("bocso.kiosk", "shared.hall.number_blocks"),
]


@pytest.fixture
def hall(any_store, clock):
    made = Opened(small_hall(hub={"offline_numbers": 3}), any_store, clock).open_all()
    yield made
    assert_sound(made)


@pytest.fixture
def kiosk(hall, tmp_path, clock):
    """It has the numbers of today, and its hub is away; then time passes."""
    made = OfflineKiosk(hall, tmp_path / "kiosk.json", clock)
    made.round()
    made.reads()
    made.way.cut = made.way.known_away = True
    clock.go(minutes=10)
    return made


def labels(hall, *states):
    return [t.label for t in hall.board()[0].tickets.values() if not states or t.state in states]


def back(kiosk):
    kiosk.way.cut = False
    kiosk.round()


def test_numbers_come_from_the_block_and_rank_by_when_they_were_taken(hall, kiosk, clock):
    first = kiosk.hall.issue("papers")
    clock.go(minutes=1)
    inside = hall.issue("papers")
    clock.go(minutes=1)
    second = kiosk.hall.issue("papers", Lane.PRIORITY)
    assert (first.label, second.label, inside.label) == ("A997", "A998", "A001")
    assert first.from_block
    assert labels(hall) == ["A001"]
    back(kiosk)
    assert labels(hall) == ["A001", "A997", "A998"]
    assert [t.label for t in hall.board()[0].waiting()] == ["A998", "A997", "A001"]
    assert kiosk.kept.now.given == ()


def test_the_dossier_that_somebody_brought_comes_along_and_stays_on_no_kiosk(hall, kiosk, tmp_path):
    kiosk.hall.issue("papers", dossier="H15.99-261012-0007")
    back(kiosk)
    (ticket,) = hall.board()[0].tickets
    assert hall.sent(ticket).dossier == "H15.99-261012-0007"
    assert "0007" not in (tmp_path / "kiosk.json").read_text("utf-8")
    kiosk.way.cut = kiosk.way.known_away = True
    with pytest.raises(TextTooLong):
        kiosk.hall.issue("papers", dossier="7" * 201)


def test_while_the_hub_is_there_it_gives_the_numbers(hall, kiosk):
    back(kiosk)
    assert kiosk.hall.issue("papers").label == "A001"


def test_one_attempt_that_fails_is_enough(hall, kiosk):
    kiosk.way.known_away = False
    assert kiosk.hall.issue("papers").label == "A997"
    assert kiosk.hall.handing_in.away


def test_the_block_ends_and_then_the_kiosk_says_so(kiosk):
    assert [kiosk.hall.issue("papers").number for _ in range(3)] == [997, 998, 999]
    assert kiosk.hall.goes_on  # the other series has some
    with pytest.raises(HubUnavailable):
        kiosk.hall.issue("papers")
    for _ in range(3):
        kiosk.hall.issue("land")
    assert not kiosk.hall.goes_on


def test_a_service_that_is_off_stays_off_as_far_as_the_kiosk_knows(hall, kiosk, clock):
    back(kiosk)
    hall.service_off("papers", "họp")
    kiosk.way.cut = True
    assert kiosk.hall.issue("papers").label == "A997"  # it has not heard of it
    kiosk.way.cut = False
    kiosk.reads()
    kiosk.way.cut = True
    with pytest.raises(ServiceOff):
        kiosk.hall.issue("papers")
    assert kiosk.hall.issue("land").label == "B997"
    back(kiosk)
    assert labels(hall) == ["A997", "B997"]  # who has a number is in the queue


def test_the_same_touch_has_one_number(hall, kiosk):
    first = kiosk.hall.issue("papers", request_id="touch")
    assert kiosk.hall.issue("papers", request_id="touch") == first
    kiosk.way.cut = False  # also when the hub is back and the touch is asked again
    assert kiosk.hall.issue("papers", request_id="touch") == first
    kiosk.round()
    assert kiosk.hall.issue("papers", request_id="touch").label == first.label
    assert labels(hall) == ["A997"]


def test_a_number_that_the_hub_wrote_unheard_is_cancelled(hall, kiosk):
    kiosk.way.cut, kiosk.way.loses = False, 0
    shown = kiosk.hall.issue("papers", request_id="touch", printer="kiosk")
    assert shown.label == "A997"
    assert labels(hall) == ["A001"]
    assert kiosk.hall.claim_print_job("kiosk").ticket == shown
    assert kiosk.hall.claim_print_job("kiosk") is None  # the slip of the other is never printed
    kiosk.round()
    assert labels(hall) == ["A997"]
    assert kiosk.hall.claim_print_job("kiosk") is None


def test_a_request_that_arrives_after_the_merge_gives_nobody_a_number(hall, kiosk):
    kiosk.hall.issue("papers", request_id="touch")
    back(kiosk)
    assert hall.issue("papers", request_id="touch").label == "A997"  # it hung in the network for minutes
    assert labels(hall) == ["A997"]


@pytest.mark.parametrize("lost", range(8))
def test_whatever_answer_is_lost_on_the_way_back_all_is_there_once(hall, kiosk, lost):
    kiosk.way.cut, kiosk.way.loses = False, 0
    kiosk.hall.issue("papers", request_id="unheard")
    kiosk.way.cut = True
    kiosk.hall.issue("papers", request_id="second")
    kiosk.hall.cancel(kiosk.hall.issue("land", request_id="third").id)
    kiosk.way.cut, kiosk.way.loses = False, lost
    if lost < 7:  # so many verbs are on the way back
        with pytest.raises(HubUnavailable):
            kiosk.round()
        kiosk.again()  # killed there too
    kiosk.round()
    assert kiosk.way.loses < 0 or lost == 7
    assert labels(hall) == ["A997", "A998"]
    assert hall.board()[0].issued == 4
    assert kiosk.kept.now.given == ()


def test_after_a_crash_no_number_is_given_again(hall, kiosk):
    assert kiosk.hall.issue("papers").label == "A997"
    assert kiosk.again().issue("papers").label == "A998"
    back(kiosk)
    assert labels(hall) == ["A997", "A998"]


def test_a_kiosk_whose_pairing_was_ended_gives_no_numbers_of_its_own(hall, kiosk):
    """Nobody would call them."""
    kiosk.way.refused = DeviceRevoked()
    assert not kiosk.hall.goes_on
    with pytest.raises(HubUnavailable):
        kiosk.hall.issue("papers")
    assert kiosk.kept.now.given == ()
    kiosk.way.refused = None
    assert kiosk.hall.goes_on
    assert kiosk.hall.issue("papers").label == "A997"


def test_what_the_hub_says_of_the_pairing_is_told_to_no_visitor(hall, kiosk, monkeypatch):
    def revoked(*_given, **_named):
        raise DeviceRevoked

    back(kiosk)
    monkeypatch.setattr(hall, "issue", revoked)
    with pytest.raises(HubUnavailable):
        kiosk.hall.issue("papers")
    assert kiosk.kept.now.given == ()


def test_who_lost_its_file_has_other_numbers(hall, kiosk, tmp_path, clock):
    assert kiosk.hall.issue("papers").label == "A997"
    (tmp_path / "kiosk.json").unlink()
    kiosk.again()
    with pytest.raises(HubUnavailable):
        kiosk.hall.issue("papers")
    back(kiosk)
    kiosk.way.cut = True
    clock.go(minutes=1)
    assert kiosk.hall.issue("papers").label == "A994"


@pytest.mark.parametrize("left", [b"", bytes(4096), b"{"])
def test_a_damaged_file_is_put_aside(tmp_path, left):
    file = tmp_path / "kiosk.json"
    file.write_bytes(left)
    assert KeptNumbers(file).now.given == ()
    assert [path.name for path in tmp_path.iterdir()] == ["kiosk.damaged.json"]


def test_two_kiosks_share_no_number(hall, kiosk, tmp_path, clock):
    other = OfflineKiosk(hall, tmp_path / "other.json", clock)
    other.round()
    other.way.cut = other.way.known_away = True
    mine = [kiosk.hall.issue("papers").label for _ in range(3)]
    theirs = [other.hall.issue("papers").label for _ in range(3)]
    assert not {*mine} & {*theirs}
    back(other)
    back(kiosk)
    assert sorted(labels(hall)) == sorted([*mine, *theirs])


# The rules of the hall


def test_hours_and_limits_hold(any_store, tmp_path, clock):
    settings = small_hall(
        hub={"offline_numbers": 5},
        hours={"monday": ["07:00-11:00"]},
        service=[service("papers", "A", daily_limit=3), service("land", "B")],
    )
    hall = Opened(settings, any_store, clock)
    hall.issue("papers")
    kiosk = OfflineKiosk(hall, tmp_path / "kiosk.json", clock)
    kiosk.round()
    kiosk.reads()
    kiosk.way.cut = kiosk.way.known_away = True
    clock.go(seconds=1)
    for _ in range(2):
        kiosk.hall.issue("papers")
    with pytest.raises(DailyLimitReached):
        kiosk.hall.issue("papers")
    clock.go(hours=4)
    with pytest.raises(HallClosed):
        kiosk.hall.issue("land")


def test_what_nobody_wants_any_more_is_not_given(hall, kiosk):
    with pytest.raises(TooLate):
        kiosk.hall.issue("papers", still_wanted=lambda: False)
    assert kiosk.hall.issue("papers").label == "A997"


def test_a_number_given_up_is_cancelled_when_the_hub_is_back(hall, kiosk):
    given = kiosk.hall.issue("papers")
    kiosk.hall.cancel(given.id, reason="given-up")
    back(kiosk)
    assert labels(hall) == []
    assert hall.board()[0].issued == 1
    assert kiosk.kept.now.given == ()


def test_after_it_was_handed_in_too(hall, kiosk):
    given = kiosk.hall.issue("papers")
    back(kiosk)
    assert kiosk.hall.cancel(given.id, reason="given-up").state is State.CANCELLED


def test_another_day_has_no_numbers(hall, kiosk, clock):
    clock.go(days=1)
    assert not kiosk.hall.goes_on
    with pytest.raises(HubUnavailable):
        kiosk.hall.issue("papers")
    back(kiosk)
    assert kiosk.hall.goes_on


def test_a_clock_before_the_reservation_knows_no_day(kiosk, clock):
    clock.is_set(hours=-1)
    assert not kiosk.hall.goes_on


def test_what_cannot_be_handed_in_is_told_at_the_counters(hall, kiosk, clock):
    kiosk.hall.issue("papers")
    clock.go(days=1)
    hall.issue("papers")
    back(kiosk)
    assert [each.label for each in hall.board()[0].left_out] == ["A997"]
    assert kiosk.kept.now.given == ()


def test_one_refusal_holds_up_no_other(hall, kiosk, clock):
    first, second = kiosk.hall.issue("papers"), kiosk.hall.issue("papers")
    kiosk.kept.put(kiosk.kept.now.given[0].touch, lambda one: replace(one, touch="\0"))
    kiosk.way.cut = False
    with pytest.raises(Exception, match="text"):
        kiosk.round()
    assert labels(hall) == [second.label]
    assert [one.number for one in kiosk.kept.now.given] == [first.number]  # kept, and tried again


# Slips


def test_its_slips_are_printed_at_once_and_their_end_is_told_later(hall, kiosk):
    kiosk.hall.issue("papers", printer="kiosk", language="en")
    kiosk.hall.issue("papers", printer="kiosk")
    kiosk.hall.issue("papers", printer="kiosk")
    good = kiosk.hall.claim_print_job("kiosk")
    assert (good.ticket.label, good.language) == ("A997", "en")
    kiosk.hall.record_print_result(good, JobState.CONFIRMED)
    bad = kiosk.hall.claim_print_job("kiosk")
    kiosk.hall.record_print_result(bad, JobState.BLOCKED, "paper_out")
    back(kiosk)
    board = hall.board()[0]
    assert [(board.tickets[id_].label, t.state) for id_, t in board.troubles.items()] == [("A998", "blocked")]
    kiosk.hall.record_print_result(bad, JobState.CONFIRMED)
    last = kiosk.hall.claim_print_job("kiosk")
    kiosk.hall.record_print_result(last, JobState.FAILED, "paper_out")
    kiosk.round()
    board = hall.board()[0]
    assert [(board.tickets[id_].label, t.state) for id_, t in board.troubles.items()] == [("A999", "failed")]
    assert hall.issued(board.find("A997").id)[1] == good.code
    assert kiosk.kept.now.given == ()
    assert kiosk.hall.claim_print_job("kiosk") is None


def test_a_slip_of_the_hub_that_was_printed_while_it_went_away_is_told_later(hall, kiosk):
    back(kiosk)
    ticket = kiosk.hall.issue("papers", printer="kiosk")
    job = kiosk.hall.claim_print_job("kiosk")
    kiosk.way.cut = True
    kiosk.hall.record_print_result(job, JobState.CONFIRMED)
    kiosk.again()
    back(kiosk)
    assert hall.print_jobs_of(ticket.id) == [("confirmed", "")]


def test_a_crash_in_the_middle_of_a_slip_is_told(hall, kiosk):
    kiosk.hall.issue("papers", printer="kiosk")
    kiosk.hall.claim_print_job("kiosk")
    assert kiosk.again().fail_abandoned_jobs("kiosk") == 1
    back(kiosk)
    [trouble] = hall.board()[0].troubles.values()
    assert trouble.reason == INTERRUPTED


def test_a_code_on_its_slip_opens_the_ticket_once_it_is_handed_in(hall, kiosk):
    ticket = kiosk.hall.issue("papers")
    code = kiosk.hall.issued(ticket.id)[1]
    back(kiosk)
    assert hall.ticket_of_code(code).label == ticket.label
    assert kiosk.hall.issued(ticket.id) == (ticket, code)


def test_the_printer_is_kept_while_the_hub_is_away(kiosk):
    lease = kiosk.hall.lease_printer("kiosk")
    lease.renew()
    kiosk.way.cut = False
    lease.renew()
    lease.release()


def test_how_the_printer_is_is_told_when_the_hub_is_back(hall, kiosk):
    kiosk.hall.report_printer("kiosk", "paper_out")
    back(kiosk)
    assert hall.board()[0].printers["kiosk"].problem == "paper_out"


def test_a_slip_whose_claim_nobody_heard_of_is_claimed_again(hall, kiosk):
    back(kiosk)
    first, second = (kiosk.hall.issue("papers", printer="kiosk") for _ in range(2))
    kiosk.way.loses = 0
    assert kiosk.hall.claim_print_job("kiosk") is None
    assert hall.print_jobs_of(first.id)[0][0] == JobState.SENDING
    assert kiosk.hall.claim_print_job("kiosk") is None, "not before the hub is there again"
    kiosk.round()
    for ticket in (first, second):
        job = kiosk.hall.claim_print_job("kiosk")
        assert job.ticket.id == ticket.id
        kiosk.hall.record_print_result(job, JobState.CONFIRMED)
        assert hall.print_jobs_of(ticket.id) == [("confirmed", "")]
