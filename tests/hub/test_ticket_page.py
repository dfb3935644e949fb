"""The page behind the slip's QR code, as a browser without a script reads it."""

from __future__ import annotations

import json
import re
import threading
from contextlib import suppress

import pytest
from urllib3.exceptions import HTTPError

from shared.rules.ticket import Lane
from tests.support.pages import wait_until

pytestmark = pytest.mark.slow
REQUEST = re.compile('value="([0-9a-f]{32})"')


def text(answer) -> str:
    """What stands on a page, spaces made one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.data.decode()))


def test_who_waits_reads_number_service_people_ahead_and_the_wait(served):
    first, mine = served.hall.issue("ho-tich"), served.hall.issue("ho-tich")
    served.until_known()
    said = text(served.get(served.page(mine)))
    for words in ("A 002", "Hộ tịch", "1 người phía trước", "phút", "Quầy 1, 2", "cập nhật 08:00"):
        assert words in said
    assert "Ông/bà là người tiếp theo" in text(served.get(served.page(first)))
    assert "1 person ahead of you" in text(served.get(served.page(mine, "?lang=en")))


def test_no_counter_is_named_while_none_calls(served):
    mine = served.hall.issue("ho-tich")
    for counter in (1, 2):
        served.hall.pause(counter, "break")
    served.until_known()
    said = text(served.get(served.page(mine)))
    assert "Hiện chưa có quầy gọi số" in said
    assert "Quầy 1" not in said


def test_every_state_says_where_to_go(served, clock):
    hall, mine = served.hall, served.hall.issue("dat-dai", Lane.PRIORITY)
    page = served.page(mine)

    def said() -> str:
        served.until_known()
        return text(served.get(page))

    hall.call_next(3)
    assert "Mời ông/bà đến quầy 3 Gọi lúc 08:00" in said()
    assert "Ưu tiên" in said()
    hall.recall(3)
    assert "Đã gọi lại. Mời ông/bà đến ngay." in said()
    hall.no_show(3)
    assert "Mời ông/bà trở lại quầy 3 trước 08:30. Không cần lấy số mới." in said()
    clock.go(minutes=31)
    assert "Đã quá giờ trở lại" in said()
    hall.call(3, mine.id, "came after all")
    hall.start(3)
    assert "Ông/bà đang được phục vụ tại quầy 3" in said()
    hall.park(3, "photo", clock.now.replace(hour=3, minute=0))
    assert "Hẹn trở lại lúc 10:00. Mời ông/bà trở lại quầy 3. Không cần lấy số mới." in said()
    hall.resume(3, mine.id)
    hall.complete(3)
    assert "Đã xong lúc 08:31 Xin cảm ơn ông/bà." in said()


def test_an_unknown_code_and_one_of_another_day_are_answered_alike(served, clock):
    old = served.page(served.hall.issue("ho-tich"))
    assert served.get(old).status == 200
    clock.go(days=1)
    stale = served.get(old)
    unknown = served.get(f"/t/{'0' * 20}")
    odd = served.get("/t/%3Cscript%3E")
    assert (stale.status, unknown.status, odd.status) == (404, 404, 404)
    for code in (old.rpartition("/")[2], "0" * 20):
        assert served.get(f"/t/{code}/feed").status == 404
        assert served.get(f"/t/{code}/cancel").status == 404
        assert served.post(f"{served.url}/t/{code}/cancel", f"request_id={'a' * 32}").status == 404

    def said(answer) -> str:
        return re.sub(r'href="[^"]*"', "", answer.data.decode())

    assert said(stale) == said(unknown) == said(odd)
    assert "Mã này không dùng được" in said(odd)


def test_letters_of_a_code_may_be_small(served):
    page = served.page(served.hall.issue("ho-tich"))
    base, _, code = page.rpartition("/")
    assert served.get(f"{base}/{code.lower()}").status == 200


def test_a_page_without_a_script_loads_itself_anew(served):
    body = served.get(served.page(served.hall.issue("ho-tich"))).data.decode()
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in body


# What the person may ask for


def filled(form: str) -> str:
    """What a browser sends of the form."""
    return f"request_id={REQUEST.search(form)[1]}"


def asked(served, ticket, verb):
    """The question, its form sent; the page that follows."""
    page = served.page(ticket)
    form = served.get(f"{page}/{verb}").data.decode()
    body = filled(form)
    return served.post(f"{page}/{verb}", body, **{"Sec-Fetch-Site": "same-origin"}), body


def test_a_number_is_cancelled_after_a_question(served):
    mine = served.hall.issue("ho-tich")
    question = text(served.get(served.page(mine, "/cancel")))
    assert "Hủy số A001?" in question
    assert served.hall.board()[0].tickets  # by reading nothing is done
    answer, body = asked(served, mine, "cancel")
    assert answer.status == 303
    assert not served.hall.board()[0].tickets
    assert "Số này đã hủy" in text(served.get(served.url + answer.headers["Location"]))
    before = served.hall.board()[1]
    again = served.post(served.page(mine, "/cancel"), body)
    assert again.status == 303  # the same form twice is once
    assert served.hall.board()[1] == before


def test_who_needs_time_goes_behind_three_and_only_so_often(served):
    mine = served.hall.issue("ho-tich")
    for _ in range(9):
        served.hall.issue("ho-tich")
    served.until_known()
    assert "Tôi cần thêm 10 phút" in text(served.get(served.page(mine)))
    assert "3 người ở ngay sau sẽ được gọi trước ông/bà." in text(served.get(served.page(mine, "/defer")))
    for behind in (3, 6, 9):
        answer, _ = asked(served, mine, "defer")
        served.until_known()
        assert "Đã xếp lùi lại" in text(served.get(served.url + answer.headers["Location"]))
        assert [ticket.id for ticket in served.hall.board()[0].waiting()].index(mine.id) == behind
    served.hall.issue("ho-tich")
    served.until_known()
    answer, _ = asked(served, mine, "defer")
    assert "Số này đã lùi đủ số lần" in text(served.get(served.url + answer.headers["Location"]))


def test_nobody_is_moved_back_where_nobody_stands_behind(served):
    mine = served.hall.issue("ho-tich")
    served.until_known()
    assert "Tôi cần thêm 10 phút" not in text(served.get(served.page(mine)))
    answer = served.get(served.page(mine, "/defer"))
    assert answer.status == 303
    assert "Sau ông/bà chưa có ai" in text(served.get(served.url + answer.headers["Location"]))


def test_who_was_called_meanwhile_cannot_cancel(served):
    mine = served.hall.issue("ho-tich")
    page = served.page(mine)
    form = served.get(f"{page}/cancel").data.decode()
    served.hall.call_next(1)
    answer = served.post(f"{page}/cancel", filled(form))
    served.until_known()
    said = text(served.get(served.url + answer.headers["Location"]))
    assert "Số này vừa thay đổi nên chưa thực hiện được." in said
    assert "quầy 1" in said


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://elsewhere.example"},
     {"Origin": "null"}],
)  # fmt: skip
def test_another_site_cannot_send_the_form(served, headers):
    mine = served.hall.issue("ho-tich")
    served.post(served.page(mine, "/cancel"), f"request_id={'a' * 32}", **headers)
    assert mine.id in served.hall.board()[0].tickets


@pytest.mark.parametrize("body", ["", "request_id=1", "request_id=" + "A" * 32, "x" * 5000, "request_id=%00"])
def test_what_is_no_form_of_ours_does_nothing(served, body):
    mine = served.hall.issue("ho-tich")
    assert served.post(served.page(mine, "/cancel"), body).status == 303
    assert mine.id in served.hall.board()[0].tickets


def test_nothing_is_changed_by_get(served):
    mine = served.hall.issue("ho-tich")
    before = served.hall.board()
    for verb in ("cancel", "defer", "complete", "issue"):
        served.get(served.page(mine, f"/{verb}"))
    assert served.hall.board() == before


# The feed


def follow(answer, news: list) -> None:
    """Takes down what comes until the server or the test ends it."""
    left = b""
    with suppress(HTTPError):
        for part in answer.stream(4096):
            *lines, left = (left + part).split(b"\n")
            news += [json.loads(line[6:]) for line in lines if line.startswith(b"data: ")]


def test_the_feed_sends_what_changes_and_nothing_else(served, clock):
    mine = served.hall.issue("ho-tich")
    other = served.hall.issue("kinh-doanh")
    served.until_known()
    answer = served.web.request("GET", served.page(mine, "/feed"), preload_content=False)
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    news: list = []
    threading.Thread(target=follow, args=(answer, news), daemon=True).start()
    wait_until(lambda: len(news) == 1)
    assert "người tiếp theo" in news[0][0]
    served.hall.cancel(other.id)  # of no interest here
    served.hall.call_next(1)
    wait_until(lambda: len(news) == 2)
    assert 'data-ring="' in news[1][0]
    assert news[1][1] == "08:00"


# What it weighs, and what it lets through


def test_all_of_the_first_visit_is_under_thirty_kilobytes_unpacked(served):
    mine = served.hall.issue("ho-tich")
    served.until_known()
    body = served.get(served.page(mine)).data
    files = re.findall(rb'(?:src|href)="(/pages/[^"]+)"', body)
    assert len(files) == 3
    style = next(served.get(name.decode()).data for name in files if name.endswith(b".css"))
    files += [b"/pages/" + name for name in re.findall(rb"url\(([^)]+)\)", style)]
    assert len(body) + sum(len(served.get(name.decode()).data) for name in files) < 30_000


def test_files_of_the_pages_are_kept_for_good_and_others_are_not_there(served):
    body = served.get(served.page(served.hall.issue("ho-tich"))).data
    for name in re.findall(rb'(?:src|href)="(/pages/[^"]+)"', body):
        answer = served.get(name.decode())
        assert answer.status == 200
        assert "immutable" in answer.headers["Cache-Control"]
        packed = served.get(name.decode(), **{"Accept-Encoding": "gzip"})
        assert packed.data == answer.data
    for wrong in ("/pages/page.css", "/pages/..%2flook.py", "/pages/../look.py", "/pages/page.0000000000.css"):
        assert served.get(wrong).status == 404


@pytest.mark.allow_logs("bocso.hub")
def test_while_the_database_is_away_the_page_says_since_when_and_an_unread_one_that_it_is_busy(served):
    mine, other = served.hall.issue("ho-tich"), served.hall.issue("ho-tich")
    known, unread = served.page(mine), served.page(other)
    served.until_known()
    assert served.get(known).status == 200
    served.hall.away = True
    served.hall.issue("ho-tich")  # so that there is something to read
    wait_until(lambda: "Mất kết nối từ" in text(served.get(f"{known}/now")))
    answer = served.get(unread)
    assert answer.status == 503
    assert "Máy đang bận" in text(answer)
    served.hall.away = False
    wait_until(lambda: "Mất kết nối từ" not in text(served.get(f"{known}/now")))
    assert served.get(unread).status == 200
