"""The visitor's panel as a page, and the rating on the phone: who may see them, and what a form of theirs does."""

from __future__ import annotations

import json
import re

import pytest
import urllib3

from hub.devices import Devices
from hub.pages.panel_routes import COOKIE
from shared.link.routes import PANEL
from shared.rules.device import DeviceKind
from shared.rules.entry import Verb
from tests.support.halls import journal
from tests.support.pages import Cut, serving, wait_until
from tests.support.panels import panel_hall

pytestmark = pytest.mark.databases("sqlite")


class Tablet:
    """A browser without a script; its cookie is `secret`."""

    def __init__(self, address, counter, secret=PANEL.value):
        self.web = urllib3.PoolManager(retries=False, timeout=60)
        self.here, self.secret = f"{address}/panel/{counter}", secret
        self.origin = address.rsplit("/", 1)[0]

    def get(self, more=""):
        return self.web.request("GET", self.here + more, headers=self._known(), redirect=False)

    def text(self, more=""):
        return self.get(more).data.decode()

    def form(self):
        return dict(re.findall(r'name="(request_id|code|page)" value="([^"]+)"', self.text()))

    def send(self, what, site="same-origin", **fields):
        return self.post(what, {**self.form(), **fields}, site)

    def post(self, what, fields, site="same-origin"):
        headers = {**self._known(), "Sec-Fetch-Site": site}
        return self.web.request(
            "POST", f"{self.here}/{what}", fields=fields, encode_multipart=False, headers=headers, redirect=False
        )

    def feed(self):
        """The texts that come, until it ends; "gone" where that is for good."""
        web = urllib3.PoolManager(retries=False, timeout=60)
        answer = web.request("GET", f"{self.here}/feed", headers=self._known(), preload_content=False)
        for line in answer:
            if line.startswith(b"event: gone"):
                yield "gone"
                return
            if line.startswith(b"data:"):
                yield json.loads(line[5:])[0] or ""

    def _known(self):
        return {"Cookie": f"{COOKIE}={self.secret}"} if self.secret else {}


@pytest.fixture
def hall(store, clock):
    return Cut(panel_hall(), store, clock).open_all()


@pytest.fixture
def panels(hall, store):
    """The hall's pages with its panels."""
    with serving(hall, store) as served:
        yield served


@pytest.fixture
def tablet(panels):
    return Tablet(panels.url, 1)


def serve(hall):
    ticket = hall.issue("papers")
    hall.call_next(1)
    hall.start(1)
    return ticket


def shows(tablet, hall, text):
    wait_until(lambda: text in tablet.text())


def rated(hall):
    return [dict(entry.body) for entry in journal(hall) if entry.verb is Verb.RATE]


def test_only_a_panel_of_this_counter_is_let_in(panels):
    address = panels.url
    for secret, status in ((PANEL.value, 200), ("counter", 401), ("display", 401), ("", 401), ("x", 401)):
        assert Tablet(address, 1, secret).get().status == status, secret
        assert status == 200 or [*Tablet(address, 1, secret).feed()] == ["gone"], secret
    assert Tablet(address, 9).get().status == 401, "the hall has no such counter"
    assert Tablet(address, "9" * 5000).get().status == 422, "more digits than Python reads"


def test_a_fee_stands_there_and_nowhere_else(tablet, hall):
    serve(hall)
    hall.ask_fee(1, "pages", pages=3, copies=2)
    shows(tablet, hall, "10.000\xa0đ")
    page = tablet.text()
    assert "Mười nghìn đồng" in page
    assert "LP A001 121026 PAGES" in page
    assert '<svg class="qr"' in page
    assert "style=" not in page
    hall.park(1, "x", bring="CCCD")
    shows(tablet, hall, "Số này vẫn được giữ")
    page = tablet.text()
    assert "Cần mang theo: CCCD" in page
    assert "10.000" not in page


def test_a_rating_is_given_once_by_the_form(tablet, hall):
    serve(hall)
    hall.complete(1)
    shows(tablet, hall, "Rất hài lòng")
    assert tablet.send("rate", choice="1").status == 303
    shows(tablet, hall, "Cảm ơn ông/bà đã đánh giá.")
    assert rated(hall) == [{"rating": 4}]
    assert tablet.send("rate", code="x", choice="0").status == 303
    assert len(rated(hall)) == 1


def test_a_low_one_is_asked_why(tablet, hall):
    serve(hall)
    hall.complete(1)
    shows(tablet, hall, "Rất hài lòng")
    tablet.send("rate", choice="4")
    shows(tablet, hall, "Thái độ phục vụ")
    assert rated(hall) == []
    tablet.send("rate", choice="2", words="what nobody asked for")
    shows(tablet, hall, "Cảm ơn")
    assert rated(hall) == [{"rating": 1, "reason": "Thái độ phục vụ"}]


def test_a_form_that_is_sent_twice_gives_no_reason(tablet, hall):
    serve(hall)
    hall.complete(1)
    shows(tablet, hall, "Rất hài lòng")
    form = {"choice": "3", **tablet.form()}
    for _ in range(2):
        assert tablet.post("rate", form).status == 303
    shows(tablet, hall, "Thái độ phục vụ")
    assert rated(hall) == []


def test_nobody_says_why_in_time_and_it_counts(tablet, hall, clock):
    serve(hall)
    hall.complete(1)
    shows(tablet, hall, "Rất hài lòng")
    tablet.send("rate", choice="3")
    clock.go(seconds=31)
    shows(tablet, hall, "Cảm ơn ông/bà đã đánh giá.")
    assert rated(hall) == [{"rating": 2}]


def test_it_speaks_the_language_of_the_slip_or_the_one_touched_until_the_next_visitor(tablet, hall):
    assert tablet.send("language").status == 303
    assert "Ready" in tablet.text()
    serve(hall)
    shows(tablet, hall, "Đang phục vụ")
    hall.park(1, "x")
    hall.issue("papers", language="en", printer="kiosk")
    hall.call_next(1)
    hall.start(1)
    shows(tablet, hall, "Now serving")
    assert tablet.get("/language").status == 405, "nothing is changed by GET"
    tablet.send("language", site="cross-site")
    assert "Now serving" in tablet.text()


def test_skipping_and_the_next_visitor_end_it(tablet, hall):
    first = serve(hall)
    hall.complete(1)
    shows(tablet, hall, "Rất hài lòng")
    tablet.send("rate", choice="-")
    shows(tablet, hall, "Sẵn sàng phục vụ")
    second = serve(hall)
    hall.complete(1)
    shows(tablet, hall, second.label)
    shows(tablet, hall, "Rất hài lòng")
    serve(hall)
    shows(tablet, hall, "Đang phục vụ")
    tablet.send("rate", code=hall.issued(second.id)[1], choice="0")
    assert rated(hall) == [], (first.label, second.label)


def test_another_site_and_another_tablet_rate_nothing(tablet, hall):
    serve(hall)
    hall.complete(1)
    shows(tablet, hall, "Rất hài lòng")
    assert tablet.send("rate", site="cross-site", choice="0").status in (303, 403)
    tablet.secret = ""
    tablet.send("rate", choice="0")
    assert rated(hall) == []


# -- pairing


def test_six_digits_make_a_browser_a_panel(panels, hall, store):
    devices = panels.access.devices = Devices(store, hall.id)
    tablet = Tablet(panels.url, 1, "")
    assert "bocso hub pair --kind panel" in tablet.text()
    assert tablet.send("pair", code="000000").status == 403
    code = devices.open_pairing(DeviceKind.PANEL, 1)
    answer = tablet.send("pair", code=code)
    assert answer.status == 303
    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=strict"} <= set(cookie.split("; "))
    assert re.search(r"Path=/panel/1(;|$)", cookie)
    tablet.secret = re.match(rf"{COOKIE}=([^;]+)", cookie)[1]
    assert "Sẵn sàng phục vụ" in tablet.text()
    other = Tablet(panels.url, 2, tablet.secret)
    assert other.get().status == 401, "it is of counter 1"
    feed = tablet.feed()
    assert "Sẵn sàng phục vụ" in next(feed)
    devices.revoke(devices.devices()[0].device.id)
    assert tablet.get().status == 401
    serve(hall)
    hall.ask_fee(1, "copy")
    told = [*feed]
    assert not any("8.000" in text for text in told), "what is open ends too"
    assert told[-1] == "gone"


def test_a_tablet_that_was_removed_says_so_and_is_paired_again(panels, hall, store):
    devices = panels.access.devices = Devices(store, hall.id)
    assert "không còn là màn hình" not in Tablet(panels.url, 1, "").text()
    device, secret = devices.pair(devices.open_pairing(DeviceKind.PANEL, 1))
    tablet = Tablet(panels.url, 1, secret)
    assert "Sẵn sàng phục vụ" in tablet.text()
    devices.revoke(device.id)
    assert "Mời ông/bà gặp cán bộ" in tablet.text()
    assert [*tablet.feed()] == ["gone"]
    assert tablet.send("pair", code=devices.open_pairing(DeviceKind.PANEL, 1)).status == 303


def test_a_code_for_something_else_makes_none(panels, hall, store):
    devices = panels.access.devices = Devices(store, hall.id)
    for kind, counter in ((DeviceKind.COUNTER, 1), (DeviceKind.PANEL, 2)):
        code = devices.open_pairing(kind, counter)
        answer = Tablet(panels.url, 1, "").send("pair", code=code)
        assert (answer.status, "Set-Cookie" in answer.headers) == (403, False)
    assert all(each.revoked_at for each in devices.devices())


# -- the phone


def test_the_phone_rates_within_the_day_and_asks_why(commune, served):
    ticket = commune.issue("ho-tich")
    commune.call(1, ticket.id, "x")
    commune.start(1)
    commune.complete(1)
    served.until_known()
    page = served.page(ticket)
    shown = served.get(page).data.decode()
    assert "Rất không hài lòng" in shown
    request = re.search(r'name="request_id" value="([0-9a-f]+)"', shown)[1]
    answer = served.post(f"{page}/rate", f"request_id={request}&rating=2")
    assert answer.headers["Location"].endswith("/why/2")
    assert served.get(f"{page}/why/{'2' * 5000}").status == 422, "more digits than Python reads"
    why = served.get(answer.headers["Location"]).data.decode()
    assert "Phải chờ lâu" in why
    served.post(f"{page}/rate", f"request_id={request}&rating=2&reason=0&asked=1")
    assert rated(commune) == [{"rating": 2, "reason": "Phải chờ lâu"}]
    assert "Rất không hài lòng" not in served.get(page).data.decode()
    again = served.post(f"{page}/rate", f"request_id={'0' * 32}&rating=5")
    assert "said=rated" in again.headers["Location"]
    assert len(rated(commune)) == 1


def test_a_phone_rates_nothing_where_the_hall_does_not_ask(store, clock):
    hall = Cut(panel_hall(panel={"rating": False}), store, clock).open_all()
    ticket = serve(hall)
    hall.complete(1)
    with serving(hall, store) as served:
        served.post(f"{served.page(ticket)}/rate", f"request_id={'0' * 32}&rating=5")
    assert rated(hall) == []


def test_no_phone_asks_before_the_visit_is_done_or_where_the_hall_does_not(commune, served):
    ticket = commune.issue("ho-tich")
    served.until_known()
    page = served.page(ticket)
    assert "Rất hài lòng" not in served.get(page).data.decode()
    served.post(f"{page}/rate", f"request_id={'0' * 32}&rating=5")
    assert rated(commune) == []
