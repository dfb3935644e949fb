"""The search pages: keys in, procedures out, a number or a paper of them; in a real window, by touches."""

from __future__ import annotations

from functools import cache, partial

import pytest
from PySide6.QtCore import Qt, QTimer

from kiosk.search.search import Search
from shared.errors.outside import CatalogueUnavailable
from shared.printer.escpos.status import Condition, PaperState, Problem
from shared.printer.handouts import Handouts
from shared.procedures.catalogue import Catalogue
from shared.procedures.procedure import Procedure
from shared.rules.printing import JobState
from tests.kiosk.test_kiosk import MONDAY, SIZES, SUNDAY, KioskStand, covered, cut
from tests.support.windows import ManualJobs, heard, place, speaking, stands


class HeldHandouts(Handouts):
    """No worker takes what is put here."""

    def __init__(self):
        super().__init__()
        self.put_here = []

    def put(self, handout):
        self.put_here.append(handout)

    def drop(self):
        self.put_here.clear()


@cache
def commune(*services):
    """The program's own catalogue, read and its index made once."""
    return Catalogue.load(None, services)


class SearchStand(KioskStand):
    """A kiosk with its search, whose catalogue has been read."""

    def __init__(self, qtbot, settings, catalogue=None, prints=True, **given):
        self.searching, self.handouts = ManualJobs(), HeldHandouts()
        self.read = catalogue or partial(commune, *(service.code for service in settings.service))
        self.prints = prints
        super().__init__(qtbot, settings, **given)

    def shown(self, settings):
        self.search = Search(
            settings,
            self.kiosk,
            self.searching,
            self.language,
            self.read,
            self.handouts if self.prints else None,
            self.ring,
            lambda: self.now,
            begin_ms=0,
        )
        self.until(lambda: bool(self.searching.waiting))
        self.searching.drain()
        return {"search": self.search}

    def type(self, text):
        """As the keys on the screen do."""
        for letter in text:
            self.search.key(letter)
        self.searching.drain()

    def strike(self, text):
        """By the keys on the screen."""
        for letter in text:
            self.touch("keySpace" if letter == " " else f"key-{letter}")
        self.searching.drain()


@pytest.fixture
def stand_up(qtbot):
    with stands(partial(SearchStand, qtbot)) as make:
        yield make


@pytest.fixture
def stand(stand_up, hall_settings):
    return stand_up(hall_settings)


# -- to the pages and back


PANELS = {
    "portrait": (1080, 1920, 21.5),
    "landscape": (1920, 1080, 21.5),
    "tablet": (1280, 800, 10.1),
    "upright tablet": (800, 1280, 10.1),
}
"""Pixels, and the diagonal in inches."""
PHRASE = "lien thong khai sinh"


def open_search(stand, size="portrait"):
    stand.size(*PANELS[size][:2])
    stand.touch("door-search")
    return stand


def choose(stand, phrase=PHRASE):
    stand.type(phrase)
    stand.touch("found-" + stand.search.found[0]["code"])


def found(stand):
    """The codes on the screen, from the top."""
    return [item.property("code") for item in stand.items() if item.objectName().startswith("found-")]


def test_a_hall_whose_services_have_no_procedure_offers_no_search(stand_up, hall_settings):
    results = hall_settings.find_service("tra-ket-qua")
    stand = stand_up(hall_settings.model_copy(update={"service": (results,)}))
    assert stand.find("door-search") is None
    stand.search.open()
    assert stand.kiosk.page == "start"


@pytest.mark.allow_logs("bocso.kiosk")
def test_a_catalogue_that_cannot_be_read_is_tried_again(stand_up, hall_settings):
    problems = [CatalogueUnavailable(path="x", count=1)]

    def read():
        if problems:
            raise problems.pop()
        return commune("ho-tich")

    stand = stand_up(hall_settings, catalogue=read)
    assert stand.find("door-search") is None
    (again,) = [timer for timer in stand.search.findChildren(QTimer) if timer.isActive()]
    again.timeout.emit()
    stand.searching.drain()
    assert stand.find("door-search") is not None


@pytest.mark.parametrize("size", PANELS)
def test_everyday_words_lead_to_a_number(stand_up, hall_settings, size):
    stand = open_search(stand_up(hall_settings), size)
    stand.strike("cuoi")
    stand.touch("found-1.000894")
    assert stand.find("procedureName").property("text") == "Đăng ký kết hôn"
    stand.touch("takeNumber")
    stand.jobs.drain()
    assert [service for service, *_ in stand.hall.taken] == ["ho-tich"]
    assert stand.find("ticketNumber") is not None


def test_typing_finds_at_each_key_and_a_deletion_too(stand):
    open_search(stand)
    assert found(stand) == []
    stand.type("khai sinh")
    first = found(stand)
    assert len(first) == 5
    stand.type(" lai")
    again = found(stand)
    assert again != first
    for _ in " lai":
        stand.touch("keyBack")
        stand.searching.drain()
    assert (stand.search.text, found(stand)) == ("khai sinh", first)
    stand.touch("keyClear")
    stand.searching.drain()
    assert (stand.search.text, found(stand)) == ("", [])


def test_the_last_question_is_the_one_that_is_answered(stand):
    open_search(stand)
    for key in "chungthuc":
        stand.touch(f"key-{key}")
    assert len(stand.searching.waiting) == 1, "of those that wait only the last is asked"
    told = heard(stand.search, "found")
    stand.searching.drain()
    assert told == ["found"], "no answer of an earlier question is shown"
    wanted = stand.read().search("chungthuc", MONDAY.date(), 5)
    assert found(stand) == [hit.procedure.code for hit in wanted]


def test_telex_shows_accents(stand):
    open_search(stand)
    stand.type("ddaats dai")
    assert stand.find("searchText").property("text") == "đất dai|"


def test_a_keyboard_of_plastic_types_too(stand):
    open_search(stand)
    stand.press(*"ket hom", Qt.Key.Key_Backspace, "n")
    stand.searching.drain()
    assert (stand.search.text, found(stand)[0]) == ("ket hon", "1.000894")
    stand.press(Qt.Key.Key_Delete)
    assert stand.search.text == ""
    stand.press(Qt.Key.Key_Escape)
    assert stand.kiosk.page == "start"


def test_nothing_found_leads_to_people_and_to_the_services(stand):
    open_search(stand)
    stand.type("zzqq")
    assert stand.find("foundNothing") is not None
    stand.touch("toServices")
    assert stand.kiosk.page == "start"


@pytest.mark.parametrize("size", ["landscape", "upright tablet"])
def test_digits_are_a_key_away(stand_up, hall_settings, size):
    stand = open_search(stand_up(hall_settings), size)
    if stand.find("key-1") is None:
        stand.touch("keySigns")
    stand.strike("15")
    assert stand.search.text == "15"


# -- the next person


@pytest.mark.parametrize(("size", "warning"), [("portrait", "moreTime"), ("tablet", "stay")])
def test_left_alone_it_warns_and_goes_and_the_next_person_finds_nothing(stand_up, hall_settings, size, warning):
    kiosk = hall_settings.kiosk.model_copy(update={"panel_inches": PANELS[size][2]})
    stand = open_search(stand_up(hall_settings.model_copy(update={"kiosk": kiosk})), size)
    stand.type("khai sinh")
    stand.seconds(hall_settings.kiosk.idle_seconds - 5)
    stand.touch(warning)
    stand.seconds(hall_settings.kiosk.idle_seconds - 1)
    assert (stand.kiosk.page, stand.search.text) == ("search", "khai sinh")
    stand.seconds(1)
    assert stand.kiosk.page == "start"
    stand.searching.drain()
    stand.touch("door-search")
    assert (stand.search.text, found(stand)) == ("", [])


def test_what_was_asked_before_somebody_left_is_shown_to_nobody(stand):
    open_search(stand)
    stand.touch("key-k")
    stand.touch("searchBack")
    stand.touch("door-search")
    stand.searching.drain()
    assert (stand.search.text, found(stand)) == ("", [])


def test_each_touch_gives_time(stand, hall_settings):
    open_search(stand)
    for key in "kh":
        stand.seconds(hall_settings.kiosk.idle_seconds - 1)
        stand.touch(f"key-{key}")
    assert stand.kiosk.page == "search"


def test_back_leads_to_what_was_found_and_then_to_the_start(stand):
    choose(open_search(stand))
    before = stand.search.found
    stand.touch("procedureBack")
    assert (stand.search.text, stand.search.found) == (PHRASE, before)
    stand.touch("searchBack")
    assert stand.kiosk.page == "start"


def test_the_catalogue_is_read_again_once_somebody_has_left(stand_up, hall_settings):
    read = []

    def catalogue():
        read.append(True)
        return commune("ho-tich")

    stand = open_search(stand_up(hall_settings, catalogue=catalogue))
    stand.type("khai")
    assert len(read) == 1
    stand.touch("searchBack")
    stand.searching.drain()
    assert len(read) == 2


# -- a procedure


def own(service="ho-tich", **row):
    return lambda: Catalogue([Procedure("1.1", "Việc riêng", service=service, **row)])


def facts(stand):
    return stand.find("procedureFacts").property("text")


@pytest.mark.parametrize(
    ("approved", "shown"),
    [(False, "fee: ask the counter"), (True, "fee: 8.000 đồng; ask the counter about exemptions")],
)
def test_a_fee_is_shown_once_staff_approved_it(stand_up, hall_settings, approved, shown):
    stand = open_search(stand_up(hall_settings, catalogue=own(fee="8.000 đồng", approved=approved)))
    choose(stand, "viec")
    assert shown in facts(stand)
    assert ("8.000" in facts(stand)) == approved


def test_who_needs_no_number_of_a_service_is_sent_to_the_staff(stand_up, hall_settings):
    both = [Procedure("1.1", "Việc riêng"), Procedure("1.2", "Việc khác", service="ho-tich")]
    stand = open_search(stand_up(hall_settings, catalogue=lambda: Catalogue(both)))
    choose(stand, "viec rieng")
    assert stand.find("takeNumber") is None
    assert "staff" in stand.find("procedureService").property("text")
    assert stand.find("askPapers") is not None
    assert stand.find("printPapers") is None


def test_a_paper_is_ticked_off_for_the_eye(stand):
    choose(open_search(stand))
    stand.touch("paper-1")
    assert [stand.find(f"paper-{n}").property("ticked") for n in range(3)] == [False, True, False]
    stand.touch("paper-1")
    assert not stand.find("paper-1").property("ticked")


def test_a_service_that_is_asked_about_is_asked_about_here_too(stand, hall_settings):
    choose(open_search(stand))
    stand.now = SUNDAY
    stand.touch("takeNumber")
    assert stand.kiosk.page == "refused"
    assert stand.hall.taken == []


LONG = [
    f"{n}. Văn bản xác nhận tình trạng hôn nhân hoặc giấy chứng nhận kết hôn của cha, mẹ" for n in range(1, 13)
]


@pytest.mark.parametrize("size", PANELS)
def test_a_list_longer_than_its_place_is_gone_through_by_touches(stand_up, hall_settings, size):
    stand = open_search(stand_up(hall_settings, catalogue=own(papers=tuple(LONG))), size)
    choose(stand, "viec")
    seen = set()
    while len(seen) < len(LONG):
        there = {item.objectName(): place(item) for item in stand.items()}
        now = {
            name for name, area in there.items() if name.startswith("paper-") and there["papers"].contains(area)
        }
        assert now - seen, "a touch shows more"
        seen |= now
        stand.touch("more")
    assert len(seen) == len(LONG)


# -- its paper


@pytest.mark.parametrize(
    ("state", "paper"),
    [("confirmed", "printed"), ("sent", "sent"), ("failed", "failed"), ("blocked", "failed")],
)
def test_the_paper_is_told_as_it_goes(stand, state, paper):
    choose(open_search(stand))
    rings = stand.rings
    stand.touch("printPapers")
    stand.touch("printPapers")
    assert (stand.search.paper, stand.rings) == ("printing", rings + 1)
    (handout,) = stand.handouts.put_here
    handout.told(JobState(state))
    stand.until(lambda: stand.search.paper == paper)
    assert (stand.find("paperTrouble") is not None) == (paper == "failed")


def test_who_left_is_printed_nothing(stand):
    choose(open_search(stand))
    stand.touch("printPapers")
    assert len(stand.handouts.put_here) == 1
    stand.kiosk.goHome()
    assert stand.handouts.put_here == []


def test_while_the_printer_stands_nothing_is_promised(stand):
    choose(open_search(stand))
    stand.kiosk.printer_is(Condition(True, PaperState.OUT, Problem.PAPER_OUT))
    assert stand.find("printPapers") is None
    assert stand.find("paperTrouble") is not None


def test_a_kiosk_without_a_printer_prints_nothing(stand_up, hall_settings):
    stand = open_search(stand_up(hall_settings, prints=False))
    choose(stand)
    assert stand.find("takeNumber") is not None
    assert stand.find("printPapers") is None


# -- how it looks


@pytest.mark.parametrize("size", PANELS)
def test_keys_and_all_that_one_touches_are_two_centimetres(stand_up, hall_settings, size):
    across, down, inches = PANELS[size]
    per_pixel = inches * 25.4 / (across**2 + down**2) ** 0.5
    stand = open_search(stand_up(hall_settings), size)
    stand.type("khai")

    def small(names):
        parts = [(item.objectName(), place(item)) for item in stand.items() if item.objectName().startswith(names)]
        assert parts
        return [
            (name, area.width() * per_pixel, area.height() * per_pixel)
            for name, area in parts
            if min(area.width(), area.height()) * per_pixel < 19.95
        ]

    assert small(("key-", "keyB", "keySpace", "keySigns", "found-", "searchBack")) == []
    stand.touch("found-" + stand.search.found[0]["code"])
    assert small(("printPapers", "takeNumber", "procedureBack")) == []


@pytest.mark.parametrize(
    ("language", "size"),
    [*(("vi", size) for size in [*PANELS, "small", "laptop", "old"]), ("en", "portrait"), ("en", "tablet")],
)
def test_no_text_is_cut_or_covered(stand_up, hall_settings, tmp_path_factory, language, size):
    longest = "Liên thông các thủ tục đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng"
    catalogue = Catalogue([Procedure(f"1.{n}", longest, "Hộ tịch", "ho-tich", "20 ngày") for n in range(6)])
    with speaking(language, tmp_path_factory.getbasetemp()):
        stand = stand_up(hall_settings, catalogue=lambda: catalogue, language=language)
        stand.size(*(SIZES | {name: panel[:2] for name, panel in PANELS.items()})[size])
        stand.kiosk.visit("search")
        assert (cut(stand), covered(stand)) == ([], [])
        stand.type("khai")
        assert (cut(stand), covered(stand)) == ([], [])
        stand.touch(f"found-{stand.search.found[0]['code']}")
        assert (cut(stand), covered(stand)) == ([], [])
        stand.touch("procedureBack")
        stand.touch("keyClear")
        stand.type("zzqq")
        assert (cut(stand), covered(stand)) == ([], [])


@pytest.mark.parametrize("size", PANELS)
def test_large_letters_are_no_smaller_for_a_long_name(stand_up, hall_settings, size):
    longest = (
        "Liên thông các thủ tục đăng ký khai tử, xóa đăng ký thường trú, trợ cấp mai táng, hỗ trợ chi phí mai táng"
    )
    catalogue = Catalogue([Procedure(f"1.{n}", longest * 2, "Hộ tịch", "ho-tich") for n in range(6)])
    stand = open_search(stand_up(hall_settings, catalogue=lambda: catalogue), size)
    stand.ease._change(large=True)
    stand.type("khai")
    drawn = [item for item in stand.items() if item.property("text") == longest * 2]
    assert drawn
    usual = 32 * min(PANELS[size][:2]) / 1080
    for name in drawn:
        assert name.property("font").pixelSize() >= 0.62 * 1.35 * usual - 1
        assert not name.property("truncated")


def test_large_letters_show_fewer_procedures_in_larger_ones(stand_up, hall_settings):
    stand = open_search(stand_up(hall_settings))
    stand.type("dang ky")
    usual = len(found(stand))
    stand.touch("large")
    assert 3 <= len(found(stand)) < usual
