"""Pages and groups of services, large letters, lower buttons, more time; what stands there while nobody comes."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from kiosk.ease import week
from kiosk.grouping import Room, group_tile, inside, members, parent, sheets
from kiosk.legible import LARGE, SCREENS, Place
from shared.settings.sections import GroupSection
from tests.kiosk.test_kiosk import MONDAY, SUNDAY, KioskStand
from tests.support.kiosk_halls import hall_of
from tests.support.windows import place, speaking, stands

SMALL = Room(10, 8)


@pytest.fixture
def stand_up(qtbot):
    with stands(partial(KioskStand, qtbot)) as make:
        yield make


def codes(found):
    return [one.code for one in found]


def grouped(settings, groups, stands_in):
    """A hall of the services `a`, `b`, ... of these groups; `groups` are code -> parent."""
    base = settings.service[0]
    names = {"vi": "Nhóm", "en": "Group"}
    services = tuple(
        base.model_copy(update={"code": chr(97 + n), "group": group}) for n, group in enumerate(stands_in)
    )
    made = tuple(GroupSection(code=code, name=names, parent=above) for code, above in groups.items())
    return settings.model_copy(update={"service": services, "group": made})


def test_groups_stand_where_their_first_service_would_and_open_onto_the_rest(settings_of):
    hall = grouped(settings_of, {"x": "", "y": "x"}, ["x", "", "y", "y", "x", ""])
    few = Room(3, 3)
    assert codes(members(hall, "", few)) == ["x", "b", "f"]
    assert codes(members(hall, "x", few)) == ["a", "y", "e"]
    assert codes(members(hall, "y", few)) == ["c", "d"]
    assert (parent(hall, "y"), parent(hall, "x")) == ("x", "")
    assert codes(inside(hall, "x")) == ["a", "c", "d", "e"]


def test_a_small_hall_has_no_groups(settings_of):
    hall = grouped(settings_of, {"x": ""}, ["x", "x", ""])
    assert codes(members(hall, "", Room(3, 2))) == ["a", "b", "c"]
    assert codes(members(hall, "", Room(2, 2))) == ["x", "c"]


def test_what_would_stand_alone_behind_a_tile_stands_there_itself(settings_of):
    hall = grouped(settings_of, {"x": "", "y": "x", "z": ""}, ["y", "y", "z", ""])
    assert codes(members(hall, "", Room(1, 1))) == ["y", "c", "d"]
    assert parent(hall, "y") == "", "the page with nothing but this group was never shown"


def test_more_than_fit_go_to_further_pages(settings_of):
    hall = hall_of(settings_of, 24)
    found = members(hall, "", SMALL)
    assert [len(sheet) for sheet in sheets(found, "", SMALL)] == [8, 8, 8]
    assert [len(sheet) for sheet in sheets(found[:10], "", SMALL)] == [10]
    assert [len(sheet) for sheet in sheets(found[:10], "g", SMALL)] == [8, 2], (
        "a group's page has its row to leaf by"
    )


def said(*tiles):
    usual = {"shut": "", "text": "x", "free": False, "later": False, "reason": "", "ahead": 0}
    usual["short"] = "x"
    return group_tile([usual | one for one in tiles], "vi")


def test_a_group_says_the_fewest_and_the_most_who_wait():
    many = {"text": "12 người, khoảng 2 giờ", "ahead": 12}
    assert said(many, {"ahead": 3})["text"] == "3–12 người chờ"
    assert said(many, {"free": True})["text"] == "tới 12 người chờ"
    assert said(many, many)["text"] == many["text"]
    assert said(many, {"shut": "hours", "later": True})["text"] == many["text"], "a closed one says nothing of it"
    shut = said(
        {"shut": "off", "text": "tạm ngừng nhận"}, {"shut": "hours", "text": "mở lúc 13:30", "later": True}
    )
    assert (shut["shut"], shut["text"]) == ("hours", "mở lúc 13:30")


@pytest.fixture
def settings_of(hall_settings):
    return hall_settings


def test_a_number_of_sixty_services_takes_two_touches(stand_up, hall_settings):
    stand = stand_up(hall_of(hall_settings, 60, grouped=True))
    assert stand.find("leafBack") is None
    stand.touch("group-g1")
    assert stand.find("question").property("text") == "Đất đai, xây dựng, nhà ở"
    back = place(stand.find("leafBack"))
    stand.touch("leafNext") if stand.find("leafNext") else None
    assert place(stand.find("leafBack")) == back
    stand.touch("leafBack")
    assert stand.find("group-g1") is not None
    stand.touch("group-g1")
    stand.take("s10")
    assert stand.hall.taken[0][0] == "s10"
    stand.touch("done")
    assert stand.find("group-g1") is not None, "the next person begins at the first page"


def test_pages_are_leafed_by_touch_and_key_and_left_alone_go_back(stand_up, hall_settings):
    stand = stand_up(hall_of(hall_settings, 24))
    first = codes_shown(stand)
    stand.touch("leafNext")
    assert not set(codes_shown(stand)) & set(first)
    stand.window.requestActivate()
    stand.find("leafBefore").forceActiveFocus()
    stand.press(Qt.Key.Key_Space)
    assert codes_shown(stand) == first
    stand.touch("leafNext")
    stand.seconds(hall_settings.kiosk.idle_seconds)
    assert codes_shown(stand) == first


def codes_shown(stand):
    return [button["code"] for button in stand.browse.buttons]


def test_large_letters_hold_until_the_next_person(stand_up, hall_settings):
    stand = stand_up(hall_settings)
    before = stand.find("touchOne").property("size")
    stand.touch("large")
    assert stand.find("touchOne").property("size") == pytest.approx(before * 1.35)
    assert len(codes_shown(stand)) <= 6
    stand.take(codes_shown(stand)[0])
    assert stand.ease.large
    stand.touch("done")
    assert not stand.ease.large
    assert len(codes_shown(stand)) == len(hall_settings.service)


def test_letters_that_are_as_large_as_they_get_have_no_button_for_it(stand_up, hall_settings):
    tablet = hall_settings.kiosk.model_copy(update={"panel_inches": 10.1})
    stand = stand_up(hall_settings.model_copy(update={"kiosk": tablet}))
    stand.size(1280, 800)
    assert stand.find("large") is None
    assert stand.find("language") is not None


@pytest.mark.parametrize("count", [3, 24])
@pytest.mark.parametrize("size", [(1080, 1920), (800, 1280)])
def test_lower_buttons_stand_in_the_lower_part_of_an_upright_screen(stand_up, hall_settings, size, count):
    stand = stand_up(hall_of(hall_settings, count))
    stand.size(*size)
    stand.touch("lowered")
    assert min(place(item).top() for item in touched(stand)) >= size[1] * 0.45 - 1
    stand.seconds(hall_settings.kiosk.idle_seconds)
    assert not stand.ease.lowered


def touched(stand):
    """Everything in the picture that can be pressed."""
    return [item for item in stand.items() if item.property("pressedFill") is not None]


def test_a_page_warns_before_it_goes_back_and_stays_for_who_asks(stand_up, hall_settings):
    stand = stand_up(hall_settings)
    stand.touch("priority")
    assert stand.find("moreTime") is None
    stand.seconds(hall_settings.kiosk.idle_seconds - 3)
    stand.touch("moreTime")
    assert (stand.kiosk.seconds, stand.kiosk.priority) == (hall_settings.kiosk.idle_seconds, True)
    assert stand.find("large") is not None


def test_while_nobody_comes_it_shows_how_and_a_touch_meets_no_tile(stand_up, hall_settings):
    stand = stand_up(hall_settings)
    stand.ease._alone.timeout.emit()
    assert stand.find("attract") is not None
    stand.touch("attract")
    assert stand.find("attract") is None
    assert (stand.hall.taken, stand.kiosk.page) == ([], "start")
    stand.ease._alone.timeout.emit()
    stand.press(Qt.Key.Key_Tab)
    assert stand.find("attract") is None
    stand.take()
    assert len(stand.hall.taken) == 1


def test_on_a_day_off_it_says_so_and_when_it_opens(stand_up, hall_settings, tmp_path_factory, qapp):
    with speaking("vi", tmp_path_factory.getbasetemp()):
        stand = stand_up(hall_settings)
        stand.now = SUNDAY
        stand.seconds(1)
        stand.ease._alone.timeout.emit()
        assert stand.find("attractHeading").property("text") == "Hôm nay nghỉ làm việc"
        assert "07:00" in stand.find("attractUntil").property("text")


def test_the_week_begins_today(hall_settings):
    days = week(hall_settings, MONDAY.date(), "vi")
    assert [one["day"] for one in days][:2] == ["Thứ Hai", "Thứ Ba"]
    assert days[0]["hours"] == "07:00–11:30, 13:30–17:00"
    assert days[6] == {"day": "Chủ nhật", "hours": ""}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", SCREENS)
def test_no_tile_is_narrower_for_its_name_than_the_check_takes_it_for(stand_up, hall_settings, size, large):
    for count in (6, 10):
        stand = stand_up(hall_of(hall_settings, count))
        stand.size(*size)
        stand.ease._change(large=large)
        least = Place(size, hall_settings.kiosk.panel_inches, LARGE if large else 1)
        names = {button["name"] for button in stand.browse.buttons}
        drawn = [item for item in stand.items() if item.property("text") in names]
        assert drawn
        assert min(item.width() for item in drawn) >= least.tile - 1
        assert min(item.property("font").pixelSize() for item in drawn) >= least.least
