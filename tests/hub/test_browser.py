"""The pages in a real browser: Debian's chromium, at the sizes of a phone and of a television."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from pydantic import BaseModel

from hub.devices import Devices
from hub.pages.panel_routes import COOKIE
from shared.fonts import load_fonts
from shared.link.routes import PANEL
from shared.rules.device import DeviceKind
from shared.rules.entry import Verb
from shared.settings.counters import CounterSection
from shared.settings.panel import FeeSection, PaymentSection
from shared.settings.sections import HubSection
from shared.slip.drawing.render import draw, rows
from shared.slip.layout import make_slip
from tests.support.halls import FEES, journal
from tests.support.pages import Cut, Served, serving, wait_until
from tests.support.panels import PAYMENT, panel_hall

pytestmark = pytest.mark.slow

CHROMIUM = "/usr/bin/chromium"
PHONE, TELEVISION, SMALL_TELEVISION, UPRIGHT = (360, 640), (1920, 1080), (1280, 720), (1080, 1920)
SCRIPTS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}")
WITHIN = 60_000
"""Milliseconds after which what has to happen will not happen any more."""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens an address in a window of a size; at the end no page may have had anything to complain of."""
    said: list[str] = []
    opened = []

    def visit(url: str, size: tuple[int, int] = PHONE, *, script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, java_script_enabled=script, has_touch=size == PHONE
        )
        context.set_default_timeout(WITHIN)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.add_init_script("window.shaken = []; navigator.vibrate = p => { shaken.push(p); return true; };")
        page.goto(url, wait_until="load")
        return page

    yield visit
    for context in opened:
        context.close()
    told = ("net::ERR", "status of 404")  # by the browser itself, of a cut and of a code that is none
    assert [text for text in said if not any(one in text for one in told)] == []


def complaints(page: Page) -> list[str]:
    """What axe-core finds, by rule."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def fits(page: Page) -> bool:
    """Nothing stands beyond the right edge."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def covered(page: Page, what: str = ".row, .cards p, .bar") -> list[str]:
    """Rows and cards of the hall screen, or `what`, that another one, or the edge of the picture, covers."""
    found: list[str] = page.evaluate(
        """what => {
          const all = [...document.querySelectorAll(what)];
          const boxes = all.map(one => [one, one.getBoundingClientRect()]);
          const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          return boxes.filter(([one, a]) => a.bottom > innerHeight + 1 || a.right > innerWidth + 1
              || (one.matches(".row") && one.scrollWidth > one.clientWidth + 1)
              || boxes.some(([other, b]) => one !== other && over(a, b)))
            .map(([one]) => one.textContent.trim());
        }""",
        what,
    )
    return found


def code_on_paper(served: Served, ticket, qapp) -> str:
    """What a phone reads off the slip."""
    load_fonts()
    hall = served.hall
    settings = hall.settings.model_copy(update={"hub": HubSection(address=served.url)})
    picture = draw(make_slip(settings, ticket, hall.issued(ticket.id)[1]), 576)
    dots = b"".join(rows(picture))
    image = (
        Image.frombytes("1", (picture.width(), picture.height()), dots).convert("L").point(lambda dot: 255 - dot)
    )
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


def test_a_phone_follows_its_number_from_the_slip_to_the_call_with_the_hub_away_in_between(
    commune, store, visit, qapp
):
    with serving(commune, store) as served:
        first, mine = commune.issue("dat-dai"), commune.issue("dat-dai")
        commune.issue("dat-dai")
        served.until_known()
        page = visit(code_on_paper(served, mine, qapp))
        page.get_by_text("1 người phía trước").wait_for()
        page.get_by_role("button", name="Bật âm báo").click()
        page.get_by_role("button", name="Âm báo đang bật").wait_for()
        port = int(served.url.rpartition(":")[2])
    page.get_by_text("Mất kết nối từ 08:00").wait_for()
    page.get_by_text("1 người phía trước").wait_for()  # the last that is known stays
    commune.cancel(first.id)
    with serving(commune, store, port) as served:
        page.get_by_text("Ông/bà là người tiếp theo").wait_for()
        page.get_by_text("Mất kết nối từ 08:00").wait_for(state="hidden")
        before = page.evaluate("shaken.length")
        commune.call_next(3)
        page.get_by_role("alert").get_by_text("quầy 3").wait_for()
        assert page.title() == "Mời ông/bà đến quầy 3"
        assert page.evaluate("shaken.length") == before + 1
        commune.recall(3)
        page.get_by_text("Đã gọi lại").wait_for()
        assert page.evaluate("shaken.length") == before + 2
        commune.start(3)
        page.get_by_text("Ông/bà đang được phục vụ tại quầy 3").wait_for()
        commune.complete(3)
        page.get_by_text("Đã xong lúc 08:00").wait_for()
        assert page.get_by_role("button", name="Âm báo").count() == 0
        assert page.get_by_role("button").count() == 5, "the levels of the rating"


def test_more_time_and_cancelling_by_touch(served, visit):
    mine = served.hall.issue("ho-tich")
    for _ in range(3):
        served.hall.issue("ho-tich")
    served.until_known()
    page = visit(served.page(mine, "?lang=en"))
    page.get_by_role("link", name="I need 10 more minutes").tap()
    page.get_by_role("button", name="Yes, move me back").tap()
    page.get_by_text("3 people ahead of you").wait_for()
    page.get_by_role("link", name="I do not need this number").tap()
    page.get_by_role("link", name="Keep it").tap()
    page.get_by_text("3 people ahead of you").wait_for()
    page.get_by_role("link", name="I do not need this number").tap()
    page.get_by_role("button", name="Cancel this number").tap()
    page.get_by_text("This number is cancelled").wait_for()
    assert mine.id not in served.hall.board()[0].tickets


def test_without_a_script_all_can_be_read_and_asked_for(served, visit):
    mine = served.hall.issue("ho-tich")
    served.until_known()
    page = visit(served.page(mine), script=False)
    page.get_by_text("Ông/bà là người tiếp theo").wait_for()
    assert page.get_by_role("button").count() == 0
    page.get_by_role("link", name="Tôi không cần số này nữa").click()
    page.get_by_role("button", name="Hủy số này").click()
    page.get_by_text("Số này đã hủy").wait_for()


def in_every_state(served: Served) -> dict[str, str]:
    """An address of each thing a phone may show."""
    hall = served.hall
    tickets = {name: hall.issue("dat-dai") for name in ("called", "served", "absent", "parked", "cancelled")}
    hall.call_next(3)
    hall.call(4, tickets["served"].id, "test")
    hall.complete(4)
    hall.call(4, tickets["absent"].id, "test")
    hall.no_show(4)
    hall.call(4, tickets["parked"].id, "test")
    hall.park(4, "photo")
    hall.cancel(tickets["cancelled"].id)
    tickets |= {name: hall.issue("bao-tro") for name in ("waiting", "behind", "last")}
    served.until_known()
    pages = {name: served.page(ticket) for name, ticket in tickets.items()}
    asked = {verb: served.page(tickets["behind"], f"/{verb}") for verb in ("cancel", "defer")}
    return {**pages, **asked, "overview": f"{served.url}/", "gone": f"{served.url}/t/{'0' * 20}"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_on_any_page_of_a_phone_and_all_fits(served, visit, language):
    page = visit(f"{served.url}/?lang={language}")
    for name, url in in_every_state(served).items():
        page.goto(f"{url}?lang={language}", wait_until="load")
        assert complaints(page) == [], name
        assert fits(page), name


@pytest.mark.parametrize("size", [TELEVISION, SMALL_TELEVISION, UPRIGHT])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_on_the_hall_screen_and_all_fits(served, visit, language, size):
    in_every_state(served)
    page = visit(f"{served.url}/hall?lang={language}", size)
    assert complaints(page) == []
    assert fits(page)
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    assert covered(page) == []


def with_scripts(thing, scripts: Iterator[str]):
    """The same settings, each of their texts a script of its own."""
    if isinstance(thing, BaseModel):
        return thing.model_copy(
            update={name: with_scripts(getattr(thing, name), scripts) for name in type(thing).model_fields}
        )
    if isinstance(thing, Mapping) and thing and thing.keys() <= {"vi", "en"}:
        return dict.fromkeys(("vi", "en"), next(scripts))
    return tuple(with_scripts(each, scripts) for each in thing) if isinstance(thing, tuple) else thing


def test_a_script_in_any_text_of_the_hall_or_of_staff_comes_out_as_text(store, clock, commune, visit):
    settings = with_scripts(commune.settings, itertools.cycle(SCRIPTS))
    hall = type(commune)(settings, store, clock)
    with serving(hall, store) as served:
        urls = [*in_every_state(served).values(), f"{served.url}/hall"]
        opened = [visit(url, TELEVISION) for url in urls]
        for service, text in zip(settings.service, SCRIPTS, strict=False):  # and what comes while they are open
            hall.add_notice(text, clock() + timedelta(hours=1), text)
            hall.service_off(service.code, text, text)
        hall.recall(3)
        served.until_known()
        seen = ""
        for url, page in zip(urls, opened, strict=True):
            if url.endswith(("/", "/hall")):
                page.get_by_text(SCRIPTS[2]).first.wait_for()
            assert page.locator("img, script:not([src])").count() == 0, url
            seen += page.locator("body").inner_text()
        assert [text for text in SCRIPTS if text not in seen] == []


# The hall screen


def labels(page: Page) -> list[str]:
    return [text.replace("\n", "") for text in page.locator(".row .n").all_inner_texts()]


def test_a_called_number_stays_until_its_person_came_whatever_else_is_called(served, visit):
    page = visit(f"{served.url}/hall", TELEVISION)
    called = [served.hall.issue("ho-tich").label]
    served.hall.call_next(1)
    for counter, service in ((2, "chung-thuc"), (3, "dat-dai"), (4, "kinh-doanh"), (5, "bao-tro"), (6, "cu-tru")):
        for _ in range(3):
            called.append(served.hall.issue(service).label)
            served.hall.call_next(counter)
            if _ < 2:
                served.hall.complete(counter)
                called.pop()
    wait_until(lambda: page.locator(".awaited, .newest").count() == 6)
    assert labels(page) == called
    assert page.locator(".newest .at").inner_text().endswith("6")
    served.hall.start(1)
    wait_until(lambda: page.locator(".serving").count() == 1)
    assert labels(page) == called
    served.hall.complete(1)
    wait_until(lambda: page.locator(".row .n").count() == 5)
    assert labels(page) == called[1:]


@pytest.mark.parametrize(
    ("counters", "services"), [(1, 10), (4, 4), (4, 10), (8, 10), (12, 4), (12, 10), (24, 4), (24, 10)]
)
def test_however_many_counters_call_every_number_stands_whole(store, clock, commune, visit, counters, services):
    settings = commune.settings
    few = settings.service[:services]
    codes = tuple(service.code for service in few)
    counter = tuple(CounterSection(number=n, services=codes) for n in range(1, counters + 1))
    place = settings.hall.model_copy(update={"code": "wide"})
    wide = settings.model_copy(update={"hall": place, "service": few, "counter": counter})
    hall = type(commune)(wide, store, clock)
    hall.open_all()
    for one in counter:
        hall.issue(few[one.number % services].code)
        hall.call_next(one.number)
    with serving(hall, store) as served:
        page = visit(f"{served.url}/hall", TELEVISION)
        for size, language in itertools.product((TELEVISION, SMALL_TELEVISION, UPRIGHT), ("vi", "en")):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page.goto(f"{served.url}/hall?lang={language}", wait_until="load")
            assert page.locator(".awaited, .newest").count() == counters
            assert covered(page) == [], (size, language)


def test_a_new_call_flashes_and_then_stays_lit(served, visit):
    served.hall.issue("ho-tich")
    page = visit(f"{served.url}/hall", TELEVISION)
    page.evaluate(
        """window.turns = []; new MutationObserver(() => {
             const row = document.querySelector(".row.newest");
             if (row) turns.push(row.className.includes("dark"));
           }).observe(document.getElementById("now"), {subtree: true, childList: true, attributes: true})"""
    )
    served.hall.call_next(1)
    wait_until(lambda: page.evaluate("turns.filter(dark => dark).length") > 4)
    page.locator(".newest:not(.dark)").wait_for()
    wait_until(lambda: page.evaluate("turns.slice(-20).length === 20 && turns.slice(-20).every(dark => !dark)"))


def test_the_screen_says_that_the_hub_is_away_and_keeps_what_it_knows(commune, store, visit):
    commune.issue("ho-tich")
    commune.call_next(1)
    with serving(commune, store) as served:
        page = visit(f"{served.url}/hall", TELEVISION)
        page.locator(".newest").wait_for()
    page.get_by_text("Mất kết nối từ 08:00").wait_for()
    assert labels(page) == ["A001"]


def test_no_shows_are_named_with_the_time_to_come_back(served, visit):
    served.hall.issue("ho-tich")
    served.hall.call_next(1)
    served.hall.no_show(1)
    page = visit(f"{served.url}/hall", TELEVISION)
    page.get_by_text("Vắng mặt: A001, mời trở lại quầy trước 08:30").wait_for()


def test_before_the_counters_open_people_are_welcomed_and_after_hours_told_when_to_come(
    commune, store, clock, visit
):
    for counter in commune.settings.counter:
        commune.close(counter.number)
    with serving(commune, store) as served:
        page = visit(f"{served.url}/hall", TELEVISION)
        page.get_by_text("Kính chào quý khách").wait_for()
        clock.go(hours=10)
        page = visit(f"{served.url}/hall", TELEVISION)
        page.get_by_text("Mời quý khách trở lại lúc").wait_for()
        page.get_by_text("07:00").wait_for()
        page.get_by_text("thứ Ba, 13/10").wait_for()


def test_the_overview_is_shown_only_where_the_hall_says_so(commune, store, clock, visit):
    hub = HubSection()
    private = type(commune)(commune.settings.model_copy(update={"hub": hub}), store, clock)
    with serving(private, store) as served:
        assert served.get("/").status == 404
        assert served.get("/feed").status == 404
    with serving(commune, store) as served:
        page = visit(f"{served.url}/?lang=en")
        page.get_by_text("Open today 07:00–11:30, 13:30–17:00").wait_for()
        page.get_by_text("Open: counter 1, 2, 3, 4, 5, 6").wait_for()
        served.hall.issue("ho-tich")
        served.hall.issue("ho-tich")
        page.get_by_text("2 people waiting").first.wait_for()


def test_a_tablet_is_the_visitor_s_panel(commune, store, browser):
    """On a tablet that lies or stands: by the rules of axe, its targets large; the fee's code is read off the
    picture, a touch rates, and without the hub nothing of one visitor stays.
    """
    fee, payment = FeeSection(code="copy", name={"vi": "Bản sao"}, amount=8000), PaymentSection(**PAYMENT)
    commune.settings = commune.settings.model_copy(update={"fee": (fee,), "payment": payment})
    hall = Cut(commune.settings, store, commune._clock)
    with serving(hall, store) as served:
        for width, height in ((1024, 600), (800, 1280)):
            context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
            context.set_default_timeout(WITHIN)
            context.add_cookies([{"name": COOKIE, "value": PANEL.value, "url": served.url}])
            page = context.new_page()
            page.goto(f"{served.url}/panel/1")
            page.get_by_text("Sẵn sàng phục vụ").wait_for()
            hall.issue("ho-tich")
            hall.call_next(1)
            hall.start(1)
            hall.ask_fee(1, "copy")
            page.get_by_text("Tám nghìn đồng").wait_for()
            assert complaints(page) == []
            (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
            assert "54048000" in found.text
            hall.complete(1)
            page.get_by_role("button", name="Rất không hài lòng").wait_for()
            assert complaints(page) == []
            assert small(page, 2 * max(width, height) / 22) == []
            page.get_by_role("button", name="Rất không hài lòng").tap()
            page.get_by_text("Mời ông/bà cho biết điều chưa hài lòng").wait_for()
            assert complaints(page) == []
            assert fits(page)
            page.get_by_role("button", name="Phải chờ lâu").tap()
            page.get_by_text("Cảm ơn ông/bà đã đánh giá.").wait_for()
            hall._clock.go(minutes=1)
        hall.issue("ho-tich")
        hall.call_next(1)
        hall.start(1)
        hall.ask_fee(1, "copy")
        page.goto(f"{served.url}/panel/1")
        page.get_by_text("Tám nghìn đồng").wait_for()
    page.get_by_text("Mất kết nối từ 08:02").wait_for()
    page.get_by_text("Tám nghìn đồng").wait_for(state="hidden")
    rated = [entry.body["reason"] for entry in journal(hall) if entry.verb is Verb.RATE]
    assert rated == ["Phải chờ lâu"] * 2


def test_a_tablet_shows_who_is_put_aside_how_to_come_back_and_says_when_it_was_removed(commune, store, browser):
    settings = commune.settings.model_copy(update={"hub": HubSection(address="https://so.example")})
    hall = Cut(settings, store, commune._clock)
    with serving(hall, store) as served:
        devices = served.access.devices = Devices(store, hall.id)
        device, secret = devices.pair(devices.open_pairing(DeviceKind.PANEL, 1))
        context = browser.new_context(viewport={"width": 1024, "height": 600})
        context.set_default_timeout(WITHIN)
        context.add_cookies([{"name": COOKIE, "value": secret, "url": served.url}])
        page = context.new_page()
        page.goto(f"{served.url}/panel/1")
        for width, height in ((1024, 600), (800, 1280)):
            page.set_viewport_size({"width": width, "height": height})
            ticket = hall.issue("ho-tich")
            hall.call_next(1)
            hall.start(1)
            page.get_by_text(ticket.label).wait_for()
            bring = "CCCD gắn chip; ảnh 3x4 nền trắng; giấy chứng sinh bản chính; đơn theo mẫu số 5"
            hall.park(1, "x", hall._clock() + timedelta(hours=1), bring=bring)
            page.get_by_text("Số này vẫn được giữ").wait_for()
            assert complaints(page) == []
            assert covered(page, ".pane h1, .qr, .due p") == []
            (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
            assert found.text == settings.page_of(hall.issued(ticket.id)[1], "vi")
        devices.revoke(device.id)
        hall.issue("ho-tich")
        page.get_by_text("Máy này không còn là màn hình của quầy").wait_for()
        page.get_by_label("Mã ghép nối").wait_for()
        assert complaints(page) == []


@pytest.mark.parametrize("size", [(1024, 600), (800, 1280), (600, 1024)])
def test_the_longest_texts_of_a_hall_stand_on_a_tablet(store, clock, browser, size):
    long = {"vi": ("Ẵ" + "w" * 5 + " ") * 8 + "ỵỵỵỵ", "en": "x"}
    texts = {"reasons": {"rating": [long] * 6}, "panel": {"levels": [long] * 5, "show_clerk": True}}
    settings = panel_hall(fee=[{**FEES[1], "name": long}], **texts)
    services = [settings.service[0].model_copy(update={"code": f"s{n}", "name": long}) for n in range(14)]
    first = settings.counter[0].model_copy(update={"services": ("papers", *(each.code for each in services))})
    changed = {"service": (*settings.service, *services), "counter": (first, *settings.counter[1:])}
    hall = Cut(settings.model_copy(update=changed), store, clock).open_all()
    parts = ".pane h1, .qr, .due p, .pane > p, .pane .n, .choices .key, .foot, .pane .tongue"
    with serving(hall, store) as served:
        context = browser.new_context(viewport=dict(zip(("width", "height"), size, strict=True)), has_touch=True)
        context.set_default_timeout(WITHIN)
        context.add_cookies([{"name": COOKIE, "value": PANEL.value, "url": served.url}])
        page = context.new_page()
        page.goto(f"{served.url}/panel/1")
        hall.issue("papers")
        hall.call_next(1)
        hall.start(1)
        page.locator(".is-serving").wait_for()
        assert covered(page, parts) == []
        hall.ask_fee(1, "pages", pages=999, copies=12)
        for shown, touch in (("fee", ""), ("rate", ".f3"), ("why", ".skip"), ("thanks", "")):
            page.locator(f".is-{shown}").wait_for()
            assert (shown, covered(page, parts)) == (shown, [])
            if shown == "fee":
                hall.complete(1)
            if touch:
                page.locator(touch).tap()


def small(page: Page, least: float) -> list[str]:
    """What one touches and is smaller than so many pixels, by its words."""
    found: list[tuple[str, float]] = page.evaluate(
        """() => [...document.querySelectorAll("button, a")].map(one => {
          const box = one.getBoundingClientRect();
          return [one.textContent, Math.min(box.width, box.height)];
        })"""
    )
    return [name for name, side in found if side < least - 1]
