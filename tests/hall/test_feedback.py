"""The feedback box: what somebody writes, by when it is answered, and what nobody reads who need not."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pytest

from shared.errors.kiosk import FeedbackAnswered, FeedbackJustGiven, FeedbackOff, PhoneWrong, UnknownFeedback
from shared.errors.visits import TextMissing, TextTooLong, TextWrong
from shared.hall.feedback import FEEDBACK_AGAIN, FEEDBACK_LONGEST
from shared.rules.entry import Verb
from shared.store.open import open_store
from tests.support.halls import Opened, busy_hall, journal, refused

PHONE = "0912345678"
WRITTEN = "Cho them ghe o phong cho"


def test_what_is_written_is_for_staff_alone_and_the_journal_says_only_that_it_was(busy):
    receipt = busy.feedback("door", "Góp ý", WRITTEN, PHONE)
    (given,) = busy.feedbacks()
    assert (given.code, given.category, given.text, given.phone, given.kiosk) == (
        receipt.code,
        "Góp ý",
        WRITTEN,
        PHONE,
        "door",
    )
    entry = journal(busy)[-1]
    assert (entry.verb, set(entry.body)) == (Verb.FEEDBACK, {"code", "category", "due"})
    assert all(text not in str(journal(busy)) for text in (WRITTEN, PHONE))


def test_an_answer_takes_the_phone_number_away(busy):
    receipt = busy.feedback("door", "Góp ý", WRITTEN, PHONE)
    busy.answer_feedback(f"{receipt.code[:4].lower()}-{receipt.code[4:]}", "Kính gửi ông bà,\n\nĐã thêm ghế\n")
    given = busy.feedback_of(receipt.code)
    answer = "Kính gửi ông bà, Đã thêm ghế"
    assert (given.answer, given.phone, given.answered_at is not None) == (answer, "", True)
    refused(busy, FeedbackAnswered, lambda: busy.answer_feedback(receipt.code, "Lần nữa"))


@pytest.mark.databases("sqlite")
def test_a_number_that_was_erased_stands_in_no_file(busy, store_file):
    receipt = busy.feedback("door", "Góp ý", WRITTEN, PHONE)
    for number in range(30):
        busy.issue("papers", request_id=str(number))
    kept = [path for path in store_file.parent.iterdir() if path.is_file()]
    assert any(PHONE.encode() in path.read_bytes() for path in kept)
    busy.answer_feedback(receipt.code, "Đã thêm ghế")
    left = [
        path.name for path in store_file.parent.iterdir() if path.is_file() and PHONE.encode() in path.read_bytes()
    ]
    assert left == []


@pytest.fixture
def store_file(busy, tmp_path):
    assert busy._store.path is not None
    return busy._store.path


def test_once_a_minute_at_each_kiosk(busy, clock):
    busy.feedback("door", "Khen", "x", request_id="touch")
    refused(busy, FeedbackJustGiven, lambda: busy.feedback("door", "Khen", "x"))
    busy.feedback("yard", "Khen", "x")
    assert busy.feedback("door", "Khen", "x", request_id="touch").due, "asked again it is the same"
    clock.now += FEEDBACK_AGAIN + timedelta(seconds=1)
    busy.feedback("door", "Khen", "x")
    assert len(busy.feedbacks()) == 3


@pytest.mark.databases("sqlite")
def test_what_cannot_be_taken_is_refused(busy, make_hall):
    write = busy.feedback
    refused(busy, TextMissing, lambda: write("door", "Khen", "  "))
    refused(busy, TextTooLong, lambda: write("door", "Khen", "x" * (FEEDBACK_LONGEST + 1)))
    refused(busy, TextWrong, lambda: write("door", "Praise", "x"))
    refused(busy, TextWrong, lambda: write("Cửa", "Khen", "x"))
    for phone in ("12", "0912x45678", "1" * 16):
        refused(busy, PhoneWrong, lambda phone=phone: write("door", "Khen", "x", phone))
    refused(busy, UnknownFeedback, lambda: busy.answer_feedback("ABCD", "x"))
    refused(busy, UnknownFeedback, lambda: busy.feedback_of("Đ'"))
    written = write("door", "Khen", "x")
    refused(busy, TextMissing, lambda: busy.answer_feedback(written.code, " "))
    without = make_hall(busy_hall(feedback={}, hall={**busy_hall().hall.model_dump(), "code": "other"}))
    refused(without, FeedbackOff, lambda: without.feedback("door", "Khen", "x"))


@pytest.mark.databases("sqlite")
def test_the_day_of_the_answer_counts_only_days_on_which_the_hall_works(store, clock):
    hours = {day: ["07:00-11:00"] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}
    days_off = {**hours, "holidays": ["2026-10-14"]}  # the clock stands on Monday, 12 October
    hall = Opened(busy_hall(hours=days_off, feedback={"box": True, "days": 5}), store, clock)
    assert hall.feedback("door", "Khen", "x").due == date(2026, 10, 20)


@pytest.mark.databases("sqlite")
def test_open_and_late_ones(busy, clock):
    first = busy.feedback("door", "Khen", "x")
    clock.go(days=1)
    second = busy.feedback("door", "Khen", "y")
    assert [each.code for each in busy.feedbacks(waiting=True)] == [first.code, second.code]
    assert busy.feedbacks(late=True) == []
    clock.go(days=14)
    assert {each.code for each in busy.feedbacks(late=True)} == {first.code, second.code}
    busy.answer_feedback(first.code, "Cảm ơn")
    assert [each.code for each in busy.feedbacks(late=True)] == [second.code]


def test_old_days_go_with_what_is_answered_and_leave_what_is_not(busy, clock):
    answered = busy.feedback("door", "Khen", "x")
    clock.now += timedelta(minutes=5)
    waits = busy.feedback("door", "Khen", "y", PHONE)
    busy.answer_feedback(answered.code, "Cảm ơn")
    for _ in range(3):
        clock.go(days=1)
        busy.issue("papers")
    busy.retain(1)
    assert [each.code for each in busy.feedbacks()] == [waits.code]
    busy.answer_feedback(waits.code, "Cảm ơn")
    assert busy.verify().holds


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM feedback",
        "UPDATE feedback SET due = '2026-12-31'",
        "UPDATE feedback SET category = 'Khen'",
        "UPDATE feedback SET answered_us = 1, phone = ''",
        "UPDATE feedback SET id = id + 100",
    ],
)
def test_verify_finds_what_the_journal_does_not_say(store, clock, change):
    hall = Opened(busy_hall(), store, clock)
    hall.feedback("door", "Góp ý", WRITTEN, PHONE)
    assert hall.verify().holds
    with store.write(hall.id) as tx:
        tx.driver.execute(change)
    assert not hall.verify().holds


@pytest.mark.databases("sqlite")
def test_two_lost_answers_are_one(store, clock, tmp_path):
    """Written by one process, answered by another: the second finds it answered."""
    hall = Opened(busy_hall(), store, clock)
    code = hall.feedback("door", "Khen", "x").code
    with closing(open_store(store.url)) as again:
        Opened(busy_hall(), again, clock).answer_feedback(code, "Cảm ơn")
    with pytest.raises(FeedbackAnswered):
        hall.answer_feedback(code, "Cảm ơn")
