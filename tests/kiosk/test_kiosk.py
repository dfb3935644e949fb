"""The kiosk: what it shows for what has happened, and what a touch does, in a real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.aloud import Aloud  # noqa: F401 - a type that Main.qml names
from kiosk.browse import Browse
from kiosk.doors.all_doors import all_doors
from kiosk.ease import Ease
from kiosk.kiosk import ASK_SECONDS, Kiosk
from kiosk.legible import Names  # noqa: F401 - a type that Main.qml names
from kiosk.letters import Letters  # noqa: F401 - a type that Main.qml names
from kiosk.props import derive, next_language, ticket_seconds
from kiosk.search.search import Search  # noqa: F401 - a type that Main.qml names
from kiosk.state import KioskPage, KioskState, SlipState
from kiosk.tiles import touched
from shared.errors.kinds import Named
from shared.errors.outside import StoreUnavailable
from shared.errors.visits import DailyLimitReached, HallClosed, SeriesFull, ServiceOff
from shared.fonts import icon_glyph
from shared.rules.board import Board, Session
from shared.rules.estimate.model import START
from shared.rules.printing import JobState
from shared.rules.ticket import Lane, State, Ticket
from shared.settings.hours import HoursSection
from shared.settings.letters import NO_BREAK
from tests.support.windows import FakeLanguage, FakeNews, ManualJobs, Stand, below, heard, place, stands

MONDAY = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
SUNDAY = datetime(2026, 10, 10, 18, 0, tzinfo=UTC)  # 01:00 there
SERVICE = "ho-tich"
CODE = "7K3M9QXA2BCDEF"  # 16 characters with the ticket's two
SIZES = {
    "portrait": (1080, 1920),
    "landscape": (1920, 1080),
    "small": (768, 1366),
    "laptop": (1366, 768),
    "old": (1024, 768),
}


def ticket(number=12, service=SERVICE, lane=Lane.ORDINARY, ahead=7, wait=None):
    return Ticket(
        id=number,
        day=date(2026, 10, 12),
        series="A",
        number=number,
        service=service,
        lane=lane,
        state=State.WAITING,
        rank=MONDAY,
        issued_at=MONDAY,
        ahead=ahead,
        wait=wait,
    )


def board(**waiting):
    services = [code.replace("_", "-") for code, count in waiting.items() for _ in range(count)]
    tickets = {n: ticket(n, service) for n, service in enumerate(services, start=1)}
    return Board(tickets=MappingProxyType(tickets))


class FakeHall:
    def __init__(self):
        self.taken = []
        self.error = None
        self.ahead = 7
        self.wait = (620, 1130)
        self.round = 1

    def issue(self, service, lane, *, request_id, printer, language, still_wanted, dossier=""):
        if self.error is not None:
            raise self.error
        self.taken.append((service, lane, request_id, printer, language))
        return replace(ticket(11 + len(self.taken), service, lane, self.ahead, self.wait), round=self.round)

    def model(self):
        return START

    def issued(self, ticket_id):
        if self.error is not None:
            raise self.error
        return ticket(ticket_id), f"{CODE}{ticket_id:02d}"


class KioskStand(Stand):
    """A kiosk in its window, with everything around it held by hand; touches and keys wait until they count."""

    def __init__(
        self,
        qtbot,
        settings,
        printer="kiosk",
        language="vi",
        hall=None,
        news=None,
        double_tap_ms=0,
        goes_on=lambda: False,
        size="portrait",
        handouts=None,
    ):
        self.hall, self.news, self.jobs = hall or FakeHall(), news or FakeNews(), ManualJobs()
        self.language = FakeLanguage(language)
        self.rings = 0
        self.now = MONDAY
        self.kiosk = Kiosk(
            settings,
            self.hall,
            self.news,
            self.jobs,
            self.language,
            printer,
            self.ring,
            lambda: self.now,
            double_tap_ms=double_tap_ms,
            goes_on=goes_on,
        )
        self.jobs.drain()  # it has asked what foretells the waits
        self.qtbot = qtbot
        worker = (printer, handouts, self.ring)
        self.doors = doors = all_doors(self.kiosk, settings, self.hall, self.news, self.jobs, *worker)
        self.number, self.feedback = doors["number"], doors["feedback"]
        self.browse = Browse(self.kiosk, settings)
        self.ease = Ease(self.kiosk, settings, lambda: self.now)
        width, height = SIZES[size]
        own = {"browse": self.browse, "ease": self.ease, "width": width, "height": height}
        super().__init__(qtbot, "kiosk", kiosk=self.kiosk, **own, **doors, **self.shown(settings))
        self.language.changed.connect(self.engine.retranslate)
        self.size(width, height)

    def shown(self, settings):
        """What else its window is shown with."""
        return {}

    def ring(self):
        self.rings += 1

    def touch(self, name):
        self.until(lambda: not self.kiosk.fresh)
        super().touch(name)

    def press(self, *keys):
        self.until(lambda: not self.kiosk.fresh)
        super().press(*keys)

    def take(self, service=SERVICE):
        self.touch(f"service-{service}")
        self.jobs.drain()

    def seconds(self, count):
        for _ in range(count):
            self.kiosk.tick()


@pytest.fixture
def settings(hall_settings):
    return hall_settings


@pytest.fixture
def size():
    """Of SIZES, which a stand has from the beginning: to lay its pages out anew costs as much as all of it."""
    return "portrait"


@pytest.fixture
def stand_up(qtbot, size):
    """Makes stands and takes them down again."""
    with stands(partial(KioskStand, qtbot, size=size)) as make:
        yield make


@pytest.fixture
def stand(stand_up, settings):
    return stand_up(settings)


# -- derive


def scene(**changes):
    return replace(KioskState(now=MONDAY, language="vi"), **changes)


def test_the_start_shows_hall_clock_and_hours_in_the_halls_time_zone(settings):
    props = derive(settings, scene())
    assert (props.page, props.clock, props.hours) == ("start", "08:41", "07:00–11:30, 13:30–17:00")
    assert props.date.replace(NO_BREAK, " ") == "Thứ Hai, ngày 12 tháng 10 năm 2026"
    assert props.hall_place == settings.hall.place["vi"]
    assert (props.day_off, props.closed) == (False, False)


def opening(props):
    return (props.closed, props.opens_day.replace(NO_BREAK, " "), props.opens_at)


@pytest.mark.parametrize(
    ("now", "language", "expected"),
    [
        (SUNDAY, "vi", (True, "Thứ Hai, ngày 12 tháng 10", "07:00")),
        (SUNDAY, "en", (True, "Monday, 12 October", "07:00")),
        (MONDAY, "vi", (False, "", "")),
        (MONDAY.replace(hour=4, minute=15), "vi", (True, "", "13:30")),  # 11:15: no number of the morning any more
        (MONDAY.replace(hour=17), "vi", (True, "", "07:00")),  # midnight there: it is Tuesday
        (datetime(2026, 9, 1, 17, 0, tzinfo=UTC), "vi", (True, "Thứ Năm, ngày 3 tháng 9", "07:00")),
    ],
    ids=["Sunday", "in English", "open", "lunch", "night", "holiday"],
)
def test_outside_the_hours_it_says_when_numbers_are_given_again(settings, now, language, expected):
    assert opening(derive(settings, scene(now=now, language=language))) == expected


def test_a_day_off_has_no_hours(settings):
    props = derive(settings, scene(now=SUNDAY))
    assert (props.hours, props.day_off) == ("", True)


def without_hours(settings, **service):
    first = settings.service[0].model_copy(update=service)
    return settings.model_copy(update={"hours": HoursSection(), "service": (first, *settings.service[1:])})


def test_a_hall_that_keeps_no_hours_is_never_closed_and_shows_none(settings):
    props = derive(without_hours(settings), scene(now=SUNDAY))
    assert (props.hours, props.day_off, props.closed) == ("", False, False)


def test_a_hall_that_never_opens_again_names_no_time(settings):
    never = HoursSection(holidays=("2026-01-01..2029-12-31",))
    assert opening(derive(settings.model_copy(update={"hours": never}), scene())) == (True, "", "")


@pytest.mark.parametrize(
    ("hours", "shut"),
    [
        ({"monday": ("07:00-08:00", "09:00-10:00")}, ("hours", "mở lúc 09:00")),
        ({"tuesday": ("07:00-11:30",)}, ("hours", "mở lại 07:00 thứ Ba")),
        ({"monday": ("07:00-08:00",)}, ("hours", "mở lại 07:00 ngày 19/10")),
        ({"monday": ("07:00-10:00",)}, ("", "quầy chưa mở")),
    ],
    ids=["later today", "another day", "a week on", "open"],
)
def test_a_service_with_hours_of_its_own_says_when_it_begins(settings, hours, shut):
    props = derive(without_hours(settings, hours=HoursSection(**hours)), scene())
    assert (props.tiles[0]["shut"], props.tiles[0]["text"]) == shut
    assert {one["shut"] for one in props.tiles[1:]} == {""}
    assert not props.closed


def test_numbers_given_out_are_a_matter_of_the_day(settings):
    full = frozenset({(date(2026, 10, 12), SERVICE, 0)})  # a touch was refused
    assert derive(settings, scene(full=full)).tiles[0]["shut"] == "limit"
    assert derive(settings, scene(full=full, now=MONDAY + timedelta(days=1))).tiles[0]["shut"] == ""
    more = Board(day=date(2026, 10, 12), given={SERVICE: 1})  # something has changed since
    assert derive(settings, scene(full=full, board=more)).tiles[0]["shut"] == ""


def test_a_service_that_is_switched_off_says_why_and_a_touch_says_it_too(settings):
    why = {"vi": "Hệ thống đang bảo trì", "en": "System maintenance"}
    off = Board(day=MONDAY.date(), off={SERVICE: why}, given={SERVICE: 99})
    props = derive(settings, scene(board=off))
    assert props.tiles[0] == {
        **dict.fromkeys(("text", "short"), "tạm ngừng nhận"),
        **dict.fromkeys(("free", "later"), False),
        "shut": "off",
        "reason": why["vi"],
        "ahead": 0,
    }
    assert {one["shut"] for one in props.tiles[1:]} == {""}
    assert derive(settings, scene(board=off, language="en")).tiles[0]["reason"] == why["en"]
    assert derive(settings, scene(board=off, now=MONDAY + timedelta(days=1))).tiles[0]["shut"] == ""
    asked = touched(settings, scene(board=off), settings.service[0])
    assert isinstance(asked, ServiceOff)
    assert asked.fields["reason"].texts == why


def test_a_service_that_is_given_out_is_known_from_the_board_alone(settings):
    limited = settings.service[0].model_copy(update={"daily_limit": 2})
    hall = settings.model_copy(update={"service": (limited, *settings.service[1:])})

    def why(given, day=date(2026, 10, 12)):
        return [one["shut"] for one in derive(hall, scene(board=Board(day=day, given=given))).tiles[:2]]

    assert why({SERVICE: 1, settings.service[1].code: 9}) == ["", ""]
    assert why({SERVICE: 2}) == ["limit", ""]
    assert why({SERVICE: 2}, date(2026, 10, 11)) == ["", ""], "what was given yesterday"


@pytest.mark.parametrize(
    ("wait", "told"),
    [
        (None, "Hiện chưa có quầy gọi số"),
        ((0, 240), "Chờ dưới 5 phút"),
        ((620, 1130), "Chờ khoảng 10–20 phút"),
        ((3000, 4000), "Chờ khoảng 50–70 phút"),
        ((300, 4800), "Có thể phải chờ tới 80 phút"),
        ((6600, 24600), "Có thể phải chờ tới 7 giờ"),
    ],
)
def test_the_wait_is_told_as_on_the_slip(settings, wait, told):
    props = derive(settings, scene(page=KioskPage.TICKET, ticket=ticket(ahead=2, wait=wait)))
    assert props.wait.replace(NO_BREAK, " ") == told


def test_who_is_next_is_not_told_a_wait(settings):
    props = derive(settings, scene(page=KioskPage.TICKET, ticket=ticket(ahead=0, wait=(0, 240))))
    assert props.wait.replace(NO_BREAK, " ") == "Mời chờ gọi số"


def says(settings, *tickets, sessions=MappingProxyType({}), service=SERVICE, **changes):
    """The tile of a service, once the hall has told what foretells waits."""
    held = Board(tickets=MappingProxyType({one.id: one for one in tickets}), sessions=MappingProxyType(sessions))
    props = derive(settings, scene(board=held, model=START, **changes))
    codes = [service["code"] for service in props.services]
    assert codes == [service.code for service in settings.service]
    assert props.services[0]["glyph"] == icon_glyph(settings.service[0].icon)
    return dict(zip(codes, props.tiles, strict=True))[service]["text"].replace(NO_BREAK, " ")


def at_counter(number, service=SERVICE):
    """Somebody who came to a counter just now."""
    return replace(ticket(90, service), state=State.SERVING, counter=number, called_at=MONDAY, started_at=MONDAY)


def test_a_tile_says_people_and_time(settings):
    (first, *others) = settings.counters_of(SERVICE)
    waiting = [ticket(n) for n in range(1, 13)]
    sessions = {first: Session()}
    assert says(settings, *waiting, sessions=sessions) == "12 người, tới 3,5 giờ"
    assert says(settings, *waiting, sessions=sessions, language="en") == "12 waiting, up to 3.5 hours"
    assert says(settings, *waiting[:3], sessions=sessions) == "3 người, tới 80 phút"
    assert says(settings, ticket(1), sessions=sessions, language="en").startswith("1 waiting, ")
    assert says(settings, *waiting, sessions=sessions | {n: Session() for n in others}) != says(
        settings, *waiting, sessions=sessions
    ), "more counters, less time"


def test_nobody_has_to_wait_only_where_a_counter_is_free(settings):
    first = settings.counters_of(SERVICE)[0]
    sessions = {first: Session()}
    assert says(settings, sessions=sessions) == "không phải chờ"
    assert says(settings, at_counter(first), sessions=sessions).startswith("chưa có ai chờ, ")


def test_without_an_open_counter_no_time_is_told(settings):
    first = settings.counters_of(SERVICE)[0]
    assert says(settings) == "quầy chưa mở"
    assert says(settings, ticket(1)) == "1 người, quầy chưa mở"
    assert says(settings, sessions={first: Session(paused="lunch")}) == "quầy tạm nghỉ"
    assert says(settings, ticket(1), sessions={first: Session(paused="lunch")}) == "1 người, quầy tạm nghỉ"
    other = next(one.number for one in settings.counter if not one.calls(SERVICE))
    assert says(settings, ticket(1), sessions={other: Session()}) == "1 người, quầy chưa mở"


def test_yesterdays_board_says_nothing_of_today(settings):
    (first, *_) = settings.counters_of(SERVICE)
    old = Board(
        day=date(2026, 10, 11),
        tickets=MappingProxyType({1: ticket(1)}),
        sessions=MappingProxyType({first: Session()}),
    )
    assert derive(settings, scene(board=old)).tiles[0]["text"] == "quầy chưa mở"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(14, "có thể không kịp trong buổi này"), (150, "6 người, tới 2,5 giờ")],
    ids=["at the end", "before"],
)
def test_a_wait_past_closing_is_told_as_such(settings, minutes, text):
    first = settings.counters_of(SERVICE)[0]
    now = datetime(2026, 10, 12, 4, 30, tzinfo=UTC) - timedelta(minutes=minutes)  # the morning ends at 11:30
    own = without_hours(settings, hours=HoursSection(monday=("07:00-11:30",)))
    hall = own.model_copy(update={"service": own.service})
    told = says(hall, *(ticket(n) for n in range(1, 7)), sessions={first: Session()}, now=now)
    assert told == text


def test_texts_follow_the_language(settings):
    props = derive(settings, scene(language="en", ticket=ticket(lane=Lane.PRIORITY), page=KioskPage.TICKET))
    assert props.ticket_service == settings.find_service(SERVICE).name["en"]
    assert props.date.replace(NO_BREAK, " ") == "Monday, 12 October 2026"
    assert (props.language, props.other_language) == ("en", "vi")


@pytest.mark.parametrize(
    ("page", "lost", "shown"),
    [
        (KioskPage.START, False, "start"),
        (KioskPage.START, True, "paused"),
        (KioskPage.ISSUING, True, "issuing"),
        (KioskPage.TICKET, True, "ticket"),
        (KioskPage.REFUSED, True, "refused"),
        (KioskPage.PAUSED, False, "paused"),
    ],
)
def test_an_outage_covers_the_start_only(settings, page, lost, shown):
    assert derive(settings, scene(page=page, lost=lost)).page == shown


@pytest.mark.parametrize("page", ["portrait", "laptop"])
def test_while_the_hub_is_away_it_goes_on_and_tells_what_it_knows(spoken, stand_up, settings, page):
    left = [True]
    stand = stand_up(settings, language=spoken, goes_on=lambda: left[0])
    stand.size(*SIZES[page])
    stand.news.lost.emit(None)
    assert stand.kiosk.page == "start"
    assert {one["text"] for one in stand.kiosk.tiles} == {""}
    stand.hall.round = 0
    stand.take()
    assert stand.kiosk.number == "A012"
    assert stand.find("ticketAhead") is None
    assert stand.find("ticketWait") is None
    stand.touch("done")
    left[0] = False  # the last of its numbers was given
    stand.seconds(1)
    assert stand.kiosk.page == "paused"
    stand.news.found.emit()
    assert stand.kiosk.page == "start"
    assert "" not in {one["text"] for one in stand.kiosk.tiles}


def test_a_ticket_shows_its_number_counters_and_people_ahead(settings):
    props = derive(settings, scene(page=KioskPage.TICKET, ticket=ticket(lane=Lane.PRIORITY), seconds=9))
    assert (props.number, props.ahead, props.ticket_priority, props.seconds) == ("A012", 7, True, 9)
    assert props.ticket_counters == (), "none is open"
    one, *_ = settings.counters_of(SERVICE)
    opened = Board(sessions=MappingProxyType({one: Session(), 9: Session()}))
    here = scene(page=KioskPage.TICKET, ticket=ticket(), board=opened)
    assert derive(settings, here).ticket_counters == (one,)
    assert derive(settings, replace(here, away=True)).ticket_counters == settings.counters_of(SERVICE)


@pytest.mark.parametrize(
    ("languages", "now", "then"),
    [
        (("vi", "en"), "vi", "en"),
        (("vi", "en"), "en", "vi"),
        (("vi",), "vi", ""),
        (("vi", "en", "rad"), "en", "rad"),
        (("vi",), "fr", "vi"),
    ],
)
def test_the_language_button_goes_round(settings, languages, now, then):
    hall = settings.hall.model_copy(update={"languages": languages})
    assert next_language(settings.model_copy(update={"hall": hall}), now) == then


def test_a_number_without_its_slip_stays_three_times_as_long(settings):
    base = settings.kiosk.return_seconds
    stays = {paper: ticket_seconds(settings, paper) for paper in SlipState}
    usual = {SlipState.PRINTING, SlipState.PRINTED, SlipState.SENT, SlipState.CAME}
    assert {paper for paper in SlipState if stays[paper] == base} == usual
    assert {paper for paper in SlipState if stays[paper] == 3 * base} == {
        SlipState.NONE,
        SlipState.OUT,
        SlipState.FAILED,
    }


# -- touches


def test_one_touch_is_one_ticket(stand):
    stand.take()
    assert [issued[:2] for issued in stand.hall.taken] == [(SERVICE, Lane.ORDINARY)]
    assert stand.hall.taken[0][3:] == ("kiosk", "vi")
    assert stand.rings == 1
    assert stand.find("ticketNumber").property("number") == "A012"
    assert stand.find("ticketPriority") is None


def test_a_double_tap_is_one_ticket(stand):
    for _ in range(3):
        stand.touch(f"service-{SERVICE}")
    stand.touch("service-chung-thuc")
    stand.touch("priority")
    assert stand.kiosk.page == "issuing"
    stand.jobs.drain()
    assert len(stand.hall.taken) == 1
    assert stand.find("ticketPriority") is None


def test_one_moment_is_said_of_a_slow_hall_and_goes_with_its_answer(stand):
    stand.touch(f"service-{SERVICE}")
    assert stand.find("oneMoment") is None
    stand.until(lambda: stand.find("oneMoment") is not None)
    stand.jobs.drain()
    stand.touch("done")
    assert stand.find("oneMoment") is None, "it covers no button of the next person"
    stand.touch(f"service-{SERVICE}")
    assert stand.find("oneMoment") is None, "each touch has its own moment"


def test_each_touch_has_its_own_request(stand):
    for _ in range(2):
        stand.take()
        stand.touch("done")
    assert len({issued[2] for issued in stand.hall.taken}) == 2


@pytest.mark.parametrize(("code", "name"), [("en", "English"), ("rad", "Êđê"), ("km", "KM")])
def test_a_language_is_offered_by_its_own_name(stand_up, settings, code, name):
    hall = settings.hall.model_copy(update={"languages": ("vi", code)})
    assert name in stand_up(settings.model_copy(update={"hall": hall})).texts()


def test_priority_holds_for_one_ticket(stand):
    stand.touch("priority")
    stand.take()
    assert stand.find("ticketPriority") is not None
    stand.touch("done")
    stand.take()
    assert [issued[1] for issued in stand.hall.taken] == [Lane.PRIORITY, Lane.ORDINARY]


def test_priority_can_be_taken_back_and_is_forgotten_when_left_alone(stand, settings):
    stand.touch("priority")
    stand.touch("priority")
    assert not stand.kiosk.priority
    stand.touch("priority")
    stand.seconds(settings.kiosk.idle_seconds - 1)
    assert stand.kiosk.priority
    stand.seconds(1)
    assert not stand.kiosk.priority


def test_the_ticket_page_goes_back_by_itself(stand, settings):
    stand.take()
    stand.seconds(settings.kiosk.return_seconds - 1)
    assert (stand.kiosk.page, stand.kiosk.seconds) == ("ticket", 1)
    stand.seconds(1)
    assert stand.kiosk.page == "start"
    assert stand.find(f"service-{SERVICE}") is not None


def test_a_second_is_counted_by_the_clock_of_the_window(stand):
    stand.take()
    before = stand.kiosk.seconds
    stand.until(lambda: stand.kiosk.seconds < before)


def test_a_slip_that_came_and_one_that_did_not(stand, settings):
    stand.take()
    printing = stand.find("slipHeading").property("text")
    stand.kiosk.print_result(12, JobState.CONFIRMED)
    printed = stand.find("slipHeading").property("text")
    stand.kiosk.print_result(12, JobState.FAILED)
    failed = stand.find("slipHeading").property("text")
    assert len({printing, printed, failed}) == 3
    assert stand.find("ticketNumber").property("number") == "A012"
    assert stand.kiosk.seconds == 3 * settings.kiosk.return_seconds


def test_the_result_of_another_slip_changes_nothing(stand):
    stand.take()
    stand.kiosk.print_result(99, JobState.FAILED)
    assert stand.kiosk.paper == "printing"


def test_a_slip_faster_than_the_answer_counts(stand):
    stand.touch(f"service-{SERVICE}")
    stand.kiosk.print_result(12, JobState.FAILED)
    stand.jobs.drain()
    assert stand.kiosk.paper == "failed"


def test_a_kiosk_without_printer_asks_to_remember_the_number(stand_up, settings):
    stand = stand_up(settings, printer=None)
    stand.take()
    assert stand.kiosk.paper == "none"
    assert "remember" in stand.find("slipHeading").property("text")


def test_a_refusal_says_why_and_leads_back(stand, settings):
    stand.hall.error = SeriesFull(series="A")
    stand.take()
    assert stand.find("refusedSentence").property("text") == str(stand.hall.error)
    assert stand.rings == 0
    stand.touch("back")
    assert stand.kiosk.page == "start"
    stand.take()
    stand.seconds(settings.kiosk.return_seconds)
    assert stand.kiosk.page == "start"


def test_the_hall_opens_and_closes_by_itself(stand):
    stand.now = SUNDAY
    stand.seconds(1)
    assert stand.find(f"service-{SERVICE}") is None
    assert stand.find("priority") is None
    assert stand.find("language") is not None
    assert "07:00" in stand.find("closedUntil").property("text")
    assert "Thứ Hai" in stand.find("closedUntil").property("text")
    stand.now = datetime(2026, 10, 11, 17, 0, tzinfo=UTC)
    stand.seconds(1)
    assert "Thứ Hai" not in stand.find("closedUntil").property("text"), "after midnight it is today"
    stand.now = datetime(2026, 10, 12, 0, 0, tzinfo=UTC)
    stand.seconds(1)
    assert stand.find("closed") is None
    stand.take()
    assert stand.find("ticketNumber") is not None


@pytest.mark.slow
def test_it_opens_by_the_clock_of_the_window(stand):
    stand.now = SUNDAY
    stand.until(lambda: stand.kiosk.closed)
    stand.now = MONDAY
    stand.until(lambda: not stand.kiosk.closed)


def test_a_touch_refused_for_the_hours_says_when_to_come_back(stand):
    stand.hall.error = HallClosed(opens="13:30 12/10", at=MONDAY)
    stand.take()
    assert "13:30" in stand.find("refusedSentence").property("text")


def test_a_service_given_out_is_grey_until_the_next_day(stand):
    stand.hall.error = DailyLimitReached(service=Named({"vi": "Hộ tịch"}), limit=40)
    stand.take()
    assert "Hộ tịch" in stand.find("refusedSentence").property("text")
    stand.hall.error = None
    stand.touch("back")
    assert stand.find(f"service-{SERVICE}").property("wait") == "hôm nay đã hết số"
    stand.take()
    assert stand.hall.taken == []
    assert "given out" in stand.find("refusedSentence").property("text"), "it says why, and asks nobody"
    stand.touch("back")
    stand.take("chung-thuc")
    assert len(stand.hall.taken) == 1
    stand.touch("done")
    stand.now = MONDAY + timedelta(days=1)
    stand.seconds(1)
    stand.take()
    assert len(stand.hall.taken) == 2


def waits(stand):
    return stand.find("ticketWait").property("text").replace(NO_BREAK, " ")


def test_the_ticket_page_tells_the_wait(shown):
    shown.take()
    assert waits(shown) in ("Chờ khoảng 10–20 phút", "Wait about 10–20 min")
    shown.touch("done")
    shown.hall.wait = (0, 100)
    shown.take()
    assert waits(shown) in ("Chờ dưới 5 phút", "Wait under 5 min")
    shown.touch("done")
    shown.hall.wait = None
    shown.take()
    assert waits(shown) in ("Hiện chưa có quầy gọi số", "No counter calls yet")


def test_who_is_next_is_asked_once_to_wait(stand):
    advice = "Please listen for your number and watch the hall screen."
    stand.take()
    assert advice in stand.texts()
    stand.touch("done")
    stand.hall.ahead = 0
    stand.take()
    assert waits(stand) == "Chờ khoảng 10–20 phút"
    assert advice in stand.texts()
    stand.touch("done")
    stand.hall.wait = (0, 240)
    stand.take()
    assert waits(stand) == "Mời chờ gọi số"
    assert advice not in stand.texts()
    stand.touch("done")
    stand.hall.wait = None
    stand.take()
    assert advice in stand.texts()


@pytest.mark.parametrize("size", SIZES)
def test_priority_without_a_printer_says_to_touch_a_service(stand, size):
    touch = "Touch one to get your number."
    chosen = ("Priority: now touch a service.", "Priority: touch a service")
    width, height = SIZES[size]
    stand.size(width, height)
    stand.kiosk.print_result(99, JobState.BLOCKED)
    before = place(stand.find(f"service-{SERVICE}"))
    for priority in (True, False):
        stand.kiosk.togglePriority()
        assert stand.find("printerNotice") is not None
        assert any(each in stand.texts() for each in chosen) == priority
        assert place(stand.find(f"service-{SERVICE}")) == before
        assert (touch in stand.texts()) == (width > height and not priority), (
            "upright, the printer's line stands in its place"
        )


@pytest.mark.allow_logs("bocso.kiosk")
def test_an_outage_at_a_touch_asks_to_wait_then_to_see_the_staff_and_passes(stand, settings):
    stand.hall.error = StoreUnavailable(reason="disk")
    stand.take()
    for seconds, said in ((ASK_SECONDS, "wait here"), (settings.kiosk.return_seconds, "see the staff")):
        assert said in stand.find("pausedSentence").property("text")
        for _ in range(seconds):
            assert stand.kiosk.page == "paused"
            stand.seconds(1)
            stand.jobs.drain()
    assert stand.kiosk.page == "start"


def test_a_lost_database_pauses_the_kiosk_until_it_is_found(stand):
    stand.news.lost.emit(StoreUnavailable(reason="gone"))
    assert stand.find("paused") is not None
    stand.kiosk.take(SERVICE)
    assert stand.jobs.waiting == []
    stand.news.found.emit()
    assert stand.find(f"service-{SERVICE}") is not None


def test_the_language_holds_until_the_next_person(stand, settings):
    stand.touch("language")
    assert stand.find(f"service-{SERVICE}").property("name") == settings.find_service(SERVICE).name["en"]
    stand.take()
    assert stand.hall.taken[0][4] == "en"
    stand.touch("done")
    assert stand.find(f"service-{SERVICE}").property("name") == settings.find_service(SERVICE).name["vi"]


def test_a_language_left_alone_goes_back(stand, settings):
    stand.touch("language")
    stand.seconds(settings.kiosk.idle_seconds)
    assert stand.language.code == "vi"


def test_news_change_a_count_and_make_no_button_anew(stand):
    button = stand.find(f"service-{SERVICE}")
    stand.news.changed.emit(board(ho_tich=5), ())
    assert stand.find(f"service-{SERVICE}") is button
    assert button.property("wait") == "5 người, quầy chưa mở"


def test_only_what_changed_is_told_in_order_of_the_props(stand):
    told = heard(stand.kiosk, "services", "tiles", "otherLanguage", "hallName", "clock", "page", "help")
    stand.news.changed.emit(board(ho_tich=1), ())
    assert told == ["tiles"]
    stand.news.changed.emit(board(ho_tich=1), ())
    assert told == ["tiles"]
    stand.touch("language")
    assert told == ["tiles", "hallName", "help", "otherLanguage", "services", "tiles"]


def test_keys_do_what_touches_do(stand):
    stand.window.requestActivate()
    assert QTest.qWaitForWindowActive(stand.window)
    stand.press(Qt.Key.Key_Tab)
    focused = stand.window.activeFocusItem()
    assert focused.objectName().startswith("service-")
    stand.press(Qt.Key.Key_Return)
    stand.jobs.drain()
    assert stand.find("ticketNumber") is not None
    for item in ("giveBack", "entitled", "done"):
        stand.press(Qt.Key.Key_Tab)
        assert stand.window.activeFocusItem().objectName() == item
    stand.press(Qt.Key.Key_Space)
    assert stand.kiosk.page == "start"
    stand.take()
    stand.press(Qt.Key.Key_Escape)
    assert stand.kiosk.page == "start"


def test_the_hall_may_have_another_accent(stand_up, settings):
    hall = settings.hall.model_copy(update={"accent": "#1D4E89"})
    stand = stand_up(settings.model_copy(update={"hall": hall}))
    stand.take()
    assert stand.find("ticketNumber").property("letterColor").name().upper() == "#1D4E89"


# -- what it looks like


@pytest.fixture
def shown(stand_up, spoken, settings):
    """A stand in one language with its texts."""
    languages = (spoken, *(code for code in settings.hall.languages if code != spoken))
    hall = settings.hall.model_copy(update={"languages": languages})
    return stand_up(settings.model_copy(update={"hall": hall}), language=spoken)


def pages(stand):
    """Brings up one page after the other; gives the name of each."""
    stand.news.changed.emit(board(ho_tich=99, chung_thuc=1), ())
    yield "start"
    stand.kiosk.togglePriority()
    yield "priority"
    stand.kiosk.take(SERVICE)
    stand.jobs.drain()
    stand.kiosk.print_result(12, JobState.CONFIRMED)
    yield "ticket"
    stand.kiosk.print_result(12, JobState.FAILED)
    stand.jobs.drain()
    yield "failed"
    stand.kiosk.goHome()
    stand.hall.error = SeriesFull(series="A")
    stand.kiosk.take(SERVICE)
    stand.jobs.drain()
    yield "refused"
    stand.kiosk.goHome()
    stand.news.lost.emit(StoreUnavailable(reason="gone"))
    yield "paused"
    stand.news.found.emit()
    stand.now = SUNDAY
    stand.seconds(1)
    yield "closed"
    stand.now = MONDAY.replace(hour=4, minute=15)
    stand.seconds(1)
    yield "lunch"


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_or_covered_on_any_page(shown, size):
    shown.size(*SIZES[size])
    for page in pages(shown):
        picture = shown.window.grabWindow()
        assert (
            len({picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)})
            > 5
        ), page
        assert cut(shown) == [], page
        assert covered(shown) == [], page


@pytest.mark.parametrize("size", SIZES)
def test_no_reason_of_a_grey_service_is_cut_or_covered(stand_up, spoken, settings, size):
    hall = settings.hall.model_copy(update={"languages": (spoken,)})
    hours = [
        {"tuesday": ("07:00-11:30",)},
        {"monday": ("13:30-17:00",)},
        {"holidays": ("2026-01-01..2029-12-31",)},
    ]
    shut = [
        one.model_copy(update={"hours": HoursSection(**own)})
        for one, own in zip(settings.service[::2], hours, strict=False)
    ]
    by_code = {one.code: one for one in shut}
    services = tuple(by_code.get(one.code, one) for one in settings.service)
    stand = stand_up(settings.model_copy(update={"hall": hall, "service": services}), language=spoken)
    stand.hall.error = DailyLimitReached(service=Named({"vi": "Hộ tịch"}), limit=40)
    stand.kiosk.take("cu-tru")
    stand.jobs.drain()
    stand.kiosk.goHome()
    stand.size(*SIZES[size])
    assert [one["shut"] for one in stand.kiosk.tiles] == [
        "hours",
        "",
        "hours",
        "",
        "hours",
        "limit",
        "",
        "",
        "",
        "",
    ]
    assert cut(stand) == []
    assert covered(stand) == []


LONG_REASON = "Cán bộ đi họp, mời trở lại lúc 14:00 nhé"


@pytest.mark.parametrize("size", SIZES)
def test_no_reason_of_staff_is_cut_or_covered(stand_up, spoken, settings, size):
    stand = stand_up(settings, language=spoken)
    stand.size(*SIZES[size])
    off = {one.code: {"vi": LONG_REASON} for one in settings.service}
    stand.news.changed.emit(Board(day=MONDAY.date(), off=off), ())
    assert all(one["reason"] == LONG_REASON for one in stand.kiosk.tiles)
    assert (cut(stand), covered(stand)) == ([], [])
    stand.touch(f"service-{SERVICE}")
    assert stand.hall.taken == []
    assert any(LONG_REASON in item.property("text") for item in texts(stand) if item.isVisible())
    assert (cut(stand), covered(stand)) == ([], [])


def texts(stand):
    return [item for item in stand.items() if item.inherits("QQuickText") and item.property("text")]


def scrolled(item, area):
    """Whether part of it is below or above what a list shows just now."""
    above = item.parentItem()
    while above is not None and not above.clip():
        above = above.parentItem()
    return above is not None and not place(above).contains(area)


def cut(stand):
    """Texts that are elided, larger than their place, or partly outside the window."""
    window = stand.window.contentItem().boundingRect()
    return [
        item.property("text")
        for item in texts(stand)
        if item.property("truncated")
        or item.property("contentWidth") > item.width() + 2
        or item.property("contentHeight") > item.height() + 2
        or not (window.contains(area := place(item)) or scrolled(item, area))
    ]


def covered(stand):
    """Pairs of texts that stand on each other."""
    numbers = [item for item in stand.items() if item.objectName() in ("ticketNumber", "foundNumber")]
    parts = {part for number in numbers for part in below(number)}  # taller than their capitals, as the number is
    found = [(item, place(item)) for item in (*texts(stand), *numbers) if item not in parts or item in numbers]
    found = [(item, area.adjusted(2, 2, -2, -2)) for item, area in found]
    pairs = ((one, a, other, b) for i, (one, a) in enumerate(found) for other, b in found[:i] if a.intersects(b))
    return [(told(one), told(other)) for one, a, other, b in pairs if not (scrolled(one, a) or scrolled(other, b))]


def told(item):
    return item.property("text") or item.property("number")


@pytest.mark.parametrize("size", SIZES)
def test_names_and_notes_have_one_size_in_all_buttons(shown, size, settings):
    shown.size(*SIZES[size])
    for _ in settings.hall.languages:
        for what in ("name", "note"):
            words = {service[what] for service in shown.kiosk.services}
            drawn = [item for item in texts(shown) if item.property("text") in words]
            assert len(drawn) == len(words)
            sizes = {item.property("fontInfo").property("pixelSize").toInt() for item in drawn}
            assert len(sizes) == 1, what
        shown.kiosk.switchLanguage()


def test_outside_the_hours_it_does_not_say_not_yet(shown):
    shown.now = SUNDAY
    shown.seconds(1)
    assert shown.find("closedHeading").property("text") in ("Hôm nay nghỉ làm việc", "Closed today")


@pytest.mark.parametrize("size", ["landscape", "laptop", "old"])
@pytest.mark.parametrize("count", [6, 9])
def test_how_many_wait_stands_clear_of_the_icon_in_narrow_buttons(stand_up, settings, spoken, size, count):
    hall = settings.hall.model_copy(update={"languages": (spoken,)})
    stand = stand_up(
        settings.model_copy(update={"hall": hall, "service": settings.service[:count]}), language=spoken
    )
    stand.size(*SIZES[size])
    stand.news.changed.emit(board(ho_tich=128, chung_thuc=12), ())
    assert cut(stand) == []
    assert covered(stand) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["priority", "language"])
def test_what_one_touches_is_two_centimetres_high_on_a_screen_of_its_size(stand, size, name):
    millimetres = {
        "portrait": 0.248,
        "landscape": 0.248,
        "small": 0.253,
        "laptop": 0.253,
        "old": 0.297,
    }  # of a pixel
    stand.size(*SIZES[size])
    assert place(stand.find(name)).height() * millimetres[size] >= 20


@pytest.mark.parametrize("size", ["portrait", "landscape"])
@pytest.mark.parametrize("count", [1, 3, 4, 7, 9, 10])
def test_any_number_of_services_fills_the_page(stand_up, settings, size, count):
    stand = stand_up(settings.model_copy(update={"service": settings.service[:count]}))
    stand.size(*SIZES[size])
    buttons = [place(item) for item in stand.items() if item.objectName().startswith("service-")]
    assert len(buttons) == count
    right = max(button.right() for button in buttons)
    assert buttons[-1].right() == pytest.approx(right, abs=2)
    assert right == pytest.approx(stand.window.width() - 48, abs=2)
    assert min(button.height() for button in buttons) >= 96
