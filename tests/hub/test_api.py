"""The verbs over the network: who may ask which, and what is answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import urllib3

from hub.limits import FREE
from shared.errors.clerks import RoleTooLow
from shared.link.client import RemoteHall
from shared.link.routes import COUNTER, DISPLAY, KIOSK, OF_ANYBODY, RECEPTION, ROUTES
from shared.rules.day_totals import fee_totals
from shared.rules.device import DeviceKind
from shared.rules.roles import ClerkRole
from shared.rules.ticket import Lane
from tests.support.halls import FEES, PIN, busy_hall, journal, small_hall
from tests.support.hubs import AnyDevice, connected, hub_of

pytestmark = pytest.mark.databases("sqlite")
NOBODY = "nobody"
http = urllib3.PoolManager(retries=False, maxsize=2)


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall()).open_all()


@pytest.fixture
def devices():
    return AnyDevice()


@pytest.fixture
def hub(hall, any_store, devices):
    with hub_of(hall, any_store, devices) as address:
        yield address


def post(hub: str, verb: str, secret: str, body: object = None, **headers: str) -> urllib3.BaseHTTPResponse:
    sent = body if isinstance(body, bytes) else json.dumps({} if body is None else body).encode()
    whose = {} if secret == NOBODY else {"Authorization": f"Bearer {secret}"}
    sent_as = {"Content-Type": "application/json"}
    return http.request("POST", f"{hub}/api/{verb}", body=sent, headers={**sent_as, **whose, **headers})


def get(hub: str, path: str, secret: str, **headers: str) -> urllib3.BaseHTTPResponse:
    return http.request("GET", f"{hub}/api/{path}", headers={"Authorization": f"Bearer {secret}", **headers})


@pytest.mark.parametrize("kind", DeviceKind)
def test_each_kind_may_do_its_own_verbs_and_no_other(hub, hall, kind):
    """What it may not do is refused before its body is read; what it may is a question of the body."""
    before = hall.board()
    for route in ROUTES.values():
        answer = post(hub, route.name, kind.value, b"none")
        assert answer.status == (422 if kind in route.kinds else 403), route.name
    assert hall.board() == before


def test_who_has_no_secret_may_do_and_read_nothing(hub):
    for route in ROUTES.values():
        assert post(hub, route.name, NOBODY).status == 401, route.name
    for path in ("board", "entries?after=0", "feed", "settings", "procedures"):
        answer = get(hub, path, "made-up")
        assert (answer.status, answer.json()["code"]) == (401, "not_paired")
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_counter_speaks_for_itself_alone(hall, any_store):
    devices = AnyDevice(counter=1)
    with hub_of(hall, any_store, devices) as hub:
        hall.issue("land")
        assert post(hub, "call_next", COUNTER, {"counter": 2}).json()["code"] == "not_allowed"
        assert post(hub, "call_next", COUNTER, {"counter": 1}).json()["counter"] == 1


def test_a_kiosk_is_no_clerk(hub, hall):
    ticket = hall.issue("papers")
    for verb, body in (
        ("issue", {"service": "papers", "counter": 1}),
        ("issue", {"service": "papers", "source": "clerk"}),
        ("cancel", {"ticket_id": ticket.id, "counter": 1}),
    ):
        assert post(hub, verb, KIOSK, body).status == 403


@pytest.mark.parametrize(
    "verb",
    [
        each.name
        for each in ROUTES.values()
        if KIOSK in each.kinds and "ticket_id" in each.arguments.model_fields and each.name not in OF_ANYBODY
    ],
)
def test_a_kiosk_asks_only_of_numbers_that_it_gave(hub, hall, verb):
    given = post(hub, "issue", KIOSK, {"service": "papers"}).json()["id"]
    others = hall.issue("papers"), hall.issue("papers", device=99), hall.issue("papers", counter=1)
    by_a_clerk = post(hub, "issue", COUNTER, {"service": "papers", "counter": 1}).json()["id"]
    before = hall.board()
    for ticket in (*(each.id for each in others), by_a_clerk, given + 1000, 0):
        assert post(hub, verb, KIOSK, {"ticket_id": ticket}).json()["code"] == "not_allowed"
    assert hall.board() == before
    no_printer = 503 if verb == "reprint" else 200  # the hall has none
    assert post(hub, verb, KIOSK, {"ticket_id": given}).status == no_printer


def test_a_number_that_was_handed_in_is_its_kiosk_s(hub, hall, clock):
    numbers = post(hub, "reserve", KIOSK, {"holder": "a", "printer": "kiosk"}).json()
    first, day = numbers["numbers"]["A"]["first"], date.fromisoformat(numbers["day"])
    clock.go(minutes=1)
    other = hall.hand_in("a", "A", first, "papers", Lane.ORDINARY, day, clock(), clock(), "E" * 20, device=99)
    said = {"holder": "a", "series": "A", "number": first + 1, "service": "papers", "lane": "ordinary"}
    now = clock().isoformat()
    body = {**said, "day": numbers["day"], "taken": now, "now": now, "code": "F" * 20}
    ticket = post(hub, "hand_in", KIOSK, body).json()["ticket"]["id"]
    assert post(hub, "cancel", KIOSK, {"ticket_id": other.ticket.id}).status == 403
    assert post(hub, "cancel", KIOSK, {"ticket_id": ticket}).status == 200


def test_a_kiosk_s_slip_comes_out_of_no_other_printer(hall, any_store):
    with hub_of(hall, any_store, AnyDevice(name="door", kiosks=("garden",))) as hub:
        for verb, more in (("issue", {"service": "papers"}), ("reserve", {"holder": "a"})):
            assert post(hub, verb, KIOSK, {**more, "printer": "garden"}).status == 403
            assert post(hub, verb, KIOSK, {**more, "printer": "door"}).status == 200


def test_a_kiosk_prints_the_queue_it_has_leased_and_no_other(hub, hall):
    hall.issue("papers", printer="door")
    others = hall.lease_printer("garden")
    assert post(hub, "claim_print_job", KIOSK, {"printer": "garden"}).status == 403
    assert post(hub, "lease_printer", KIOSK, {"printer": "garden"}).status == 503
    assert post(hub, "lease_printer", KIOSK, {"printer": "door"}).status == 204
    job = post(hub, "claim_print_job", KIOSK, {"printer": "door"}).json()
    assert job["ticket"]["number"] == 1
    job["printer"] = "garden"
    assert post(hub, "record_print_result", KIOSK, {"job": job, "state": "confirmed"}).status == 403
    assert post(hub, "release_printer", KIOSK, {"printer": "door"}).status == 204
    others.release()


@pytest.mark.parametrize(
    ("name", "printer", "status"),
    [("a", "a", 204), ("a", "garden", 403), ("a", "kiosk", 403), ("", "garden", 403), ("", "kiosk", 204)],
)
def test_a_kiosk_prints_no_queue_of_another_name(hall, any_store, name, printer, status):
    with hub_of(hall, any_store, AnyDevice(name=name, kiosks=("garden", "kiosk"))) as hub:
        assert post(hub, "lease_printer", KIOSK, {"printer": printer}).status == status
        assert post(hub, "claim_print_job", KIOSK, {"printer": printer}).status == (200 if status == 204 else 403)


def test_a_kiosk_calls_for_help_under_its_own_name(hall, any_store):
    with hub_of(hall, any_store, AnyDevice(name="door")) as hub:
        asked = {"kiosk": "yard", "about": "help"}
        assert post(hub, "call_help", KIOSK, asked).status == 403
        assert post(hub, "call_help", KIOSK, {**asked, "kiosk": "door"}).status == 200
    assert [each.kiosk for each in hall.board()[0].helps] == ["door"]


def test_what_people_write_comes_from_a_kiosk_under_its_own_name_and_no_device_reads_it(make_hall, any_store):
    hall = make_hall(busy_hall()).open_all()
    written = {"kiosk": "yard", "category": "Khen", "text": "Cảm ơn cô Lan", "phone": "0912345678"}
    with hub_of(hall, any_store, AnyDevice(name="door")) as hub:
        assert post(hub, "feedback", KIOSK, written).status == 403
        assert post(hub, "feedback", COUNTER, {**written, "kiosk": "door"}).status == 403
        assert post(hub, "feedback", KIOSK, {**written, "kiosk": "door"}).status == 200
        code = hall.feedbacks()[0].code
        for kind in (KIOSK, COUNTER, DISPLAY):
            assert post(hub, "feedback_waiting", kind, {}).status == 403
            for verb in ("feedbacks", "feedback_of", "answer_feedback"):
                assert post(hub, verb, kind, {"code": code, "text": "x"}).status == 404
            news = str(RemoteHall(connected(hub, kind), hall.settings).entries_after(0))
            assert (code in news, written["text"] in news, written["phone"] in news) == (True, False, False)
        assert set(post(hub, "feedback_waiting", RECEPTION, {}).json()[0]) == {"code", "due"}


def test_only_a_counter_asks_for_the_dossier_that_came_with_a_number(hub, hall):
    ticket = post(hub, "issue", KIOSK, {"service": "papers", "dossier": "H15.99-261012-0007"}).json()["id"]
    for kind in (KIOSK, DISPLAY):
        assert post(hub, "sent", kind, {"ticket_id": ticket}).status == 403
    assert post(hub, "sent", COUNTER, {"ticket_id": ticket}).json()["dossier"] == "H15.99-261012-0007"


def test_who_booked_comes_by_a_kiosk_and_the_number_is_its_own(make_hall, any_store, clock):
    hall = make_hall(busy_hall()).open_all()
    code = hall.book("land", clock() + timedelta(minutes=30)).code
    with hub_of(hall, any_store, AnyDevice()) as hub:
        assert post(hub, "check_in", COUNTER, {"code": code}).status == 403
        ticket = post(hub, "check_in", KIOSK, {"code": code}).json()["id"]
        assert post(hub, "issued", KIOSK, {"ticket_id": ticket}).status == 200


def test_a_kiosk_prints_a_lost_slip_at_itself_alone_and_in_no_clerk_s_name(hall, any_store):
    with hub_of(hall, any_store, AnyDevice(name="door", kiosks=("garden",))) as hub:
        given = post(hub, "issue", KIOSK, {"service": "papers", "printer": "door"}).json()["id"]
        asked = {"ticket_id": given, "printer": "door"}
        for more in ({"printer": "garden"}, {"counter": 1}):
            assert post(hub, "reprint", KIOSK, {**asked, **more}).json()["code"] == "not_allowed"
        hall.report_printer("door")
        assert post(hub, "reprint", KIOSK, asked).status == 200
    assert hall.claim_print_job("door").again


def test_a_kiosk_switches_a_service_off_and_says_nothing_else_of_the_hall(hub, hall):
    off = {"service": "papers", "reason": "họp"}
    assert post(hub, "service_off", KIOSK, off).status == 200
    assert dict(hall.board()[0].off) == {"papers": {"vi": "họp"}}
    assert post(hub, "service_on", KIOSK, {"service": "papers"}).status == 200
    for verb in ("add_notice", "end_notice", "announce", "set_pin", "pause", "requeue", "call"):
        assert post(hub, verb, KIOSK).json()["code"] == "not_allowed"


def test_a_kiosk_tells_nothing_of_another_printer_s_slip(hub, hall):
    mine, other = (hall.issue("papers", printer=printer) for printer in ("door", "garden"))
    assert hall.claim_print_job("garden").ticket.id == other.id
    assert post(hub, "lease_printer", KIOSK, {"printer": "door"}).status == 204
    job = post(hub, "claim_print_job", KIOSK, {"printer": "door"}).json()
    for state in ("confirmed", "blocked", "failed"):
        forged = {**job, "id": job["id"] + 1}
        post(hub, "record_print_result", KIOSK, {"job": forged, "state": state})
    assert hall.print_jobs_of(other.id) == [("sending", "")]
    post(hub, "record_print_result", KIOSK, {"job": job, "state": "confirmed"})
    assert hall.print_jobs_of(mine.id) == [("confirmed", "")]


def test_a_report_on_a_printer_that_comes_late_is_left(hub, hall, monkeypatch):
    came, go, write = threading.Event(), threading.Event(), hall.report_printer

    def slowly(printer: str, problem: str, **more: object) -> None:
        if problem == "paper_out":
            came.set()
            assert go.wait(60)
        write(printer, problem, **more)

    monkeypatch.setattr(hall, "report_printer", slowly)
    assert post(hub, "lease_printer", KIOSK, {"printer": "door"}).status == 204
    with ThreadPoolExecutor(1) as pool:
        late = pool.submit(post, hub, "report_printer", KIOSK, {"printer": "door", "problem": "paper_out"})
        assert came.wait(60)
        assert post(hub, "report_printer", KIOSK, {"printer": "door", "problem": "cover_open"}).status == 200
        go.set()
        assert late.result(60).json()["code"] == "too_late"
    assert hall.board()[0].printers["door"].problem == "cover_open"


@pytest.mark.parametrize("name", ["../../x", "a/b", "", "x" * 300, "a\0b", "A"])
def test_a_printer_s_name_leads_nowhere(hub, name):
    assert post(hub, "lease_printer", KIOSK, {"printer": name}).status == 422


def test_what_is_refused_says_why_in_the_hall_s_code(hub):
    answer = post(hub, "call_next", COUNTER, {"counter": 1})
    said = answer.json()
    assert (answer.status, said["code"], said["status"]) == (409, "nobody_waiting", 409)
    assert said["detail"] == "Nobody is waiting for counter 1."


def test_the_same_key_twice_is_once_and_another_is_another(hub):
    first, again, other = (
        post(hub, "issue", KIOSK, {"service": "papers"}, **{"Idempotency-Key": key}).json()
        for key in ("m%E1%BB%99t", "m%E1%BB%99t", "two")
    )
    assert first == again
    assert (first["number"], other["number"]) == (1, 2)
    reused = post(hub, "issue", KIOSK, {"service": "land"}, **{"Idempotency-Key": "two"})
    assert reused.json()["code"] == "request_reused"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"service": 1}', b'{"service": "papers", "more": 1}']
)
def test_what_is_not_understood_changes_nothing(hub, hall, body):
    before = hall.board()
    answer = post(hub, "issue", KIOSK, body)
    assert (answer.status, answer.json()["code"]) == (422, "not_understood")
    assert hall.board() == before


def test_nothing_changes_by_reading(hub, hall):
    before = hall.board()
    for route in ROUTES.values():
        answer = http.request("GET", f"{hub}{route.path}", headers={"Authorization": "Bearer counter"})
        assert answer.status in (404, 405), route.name
    assert hall.board() == before


@pytest.mark.parametrize(
    "path",
    ["", "hall", "hall/feed", "feed", "t/none", "pages/none", "healthz", "openapi.json", "api/board",
     "api/feed", "api/entries", "api/issue", "none"],
)  # fmt: skip
def test_head_is_answered_as_get_without_the_content(hub, path):
    def said(method: str) -> tuple[int, dict[str, str], bytes]:
        answer = once.urlopen(method, f"{at.path}/{path}", headers=whose, preload_content=method == "HEAD")
        headers = {name.lower(): value for name, value in answer.headers.items() if name.lower() != "date"}
        headers.pop("transfer-encoding", None)
        if method == "GET":
            answer.close()
            return answer.status, headers, b""
        return answer.status, headers, answer.data

    at, whose = urllib3.util.parse_url(hub), {"Authorization": "Bearer display"}
    once = urllib3.connection_from_url(hub, retries=False, maxsize=1, timeout=30)
    found, asked = said("HEAD"), said("GET")
    assert found == asked
    assert said("HEAD") == found
    assert once.num_connections <= 2  # it was kept after the first, and lost with the content that was not read
    once.close()


@pytest.mark.parametrize(
    "path", ["/api/../../etc/passwd", "/pages/../app.py", "/pages/%2e%2e/app.py", "//etc/passwd"]
)
def test_no_path_leads_to_a_file(hub, path):
    connection = urllib3.connection_from_url(hub, retries=False)
    answer = connection.urlopen("GET", urllib3.util.parse_url(hub).path + path)
    assert answer.status in (404, 405)
    assert b"root:" not in answer.data
    assert b"import" not in answer.data


def test_the_settings_leave_the_database_out(hub, hall):
    assert "database" not in get(hub, "settings", "display").json()


def test_guessing_pins_slows_a_device_down(hub):
    """Before the counter's own lock, which others would have to wait for."""
    guess = {"counter": 2, "pin": "9999"}
    answers = [post(hub, "open", COUNTER, guess) for _ in range(FREE + 1)]
    assert [each.json()["code"] for each in answers] == ["pin_wrong"] * FREE + ["too_many_tries"]
    assert answers[-1].status == 429
    assert int(answers[-1].headers["retry-after"]) >= 1


# The feed


def events(hub: str, count: int, *, after: int | None = None, last: str | None = None) -> list[dict[str, str]]:
    """The first of them, each with its fields."""
    found: list[dict[str, str]] = []
    path = "feed" if after is None else f"feed?after={after}"
    headers = {"Authorization": "Bearer display", **({} if last is None else {"Last-Event-ID": last})}
    answer = http.request("GET", f"{hub}/api/{path}", headers=headers, preload_content=False, timeout=30)
    assert answer.status == 200, answer.data
    text = ""
    for chunk in answer.stream(1 << 16):
        text += chunk.decode()
        while "\n\n" in text and len(found) < count:
            one, _, text = text.partition("\n\n")
            fields = dict(line.split(": ", 1) for line in one.split("\n") if not line.startswith(":"))
            if "event" in fields:
                found.append(fields)
        if len(found) == count:
            break
    answer.close()
    return found


def test_the_feed_goes_on_after_the_last_event_without_a_gap(hub, hall):
    for _ in range(4):
        hall.issue("papers")
    seq = hall.board()[1]
    here, *entries = events(hub, 5, after=seq - 4)
    assert (here["event"], here["id"]) == ("here", str(seq - 4))
    assert [int(each["id"]) for each in entries] == [seq - 3, seq - 2, seq - 1, seq]
    assert [json.loads(each["data"])["seq"] for each in entries] == [seq - 3, seq - 2, seq - 1, seq]
    assert [each["id"] for each in events(hub, 2, after=0, last=str(seq - 1))] == [str(seq - 1), str(seq)]


def test_what_is_older_than_the_memory_is_read_from_the_journal(hub, hall):
    hall.issue("papers")
    seq = hall.board()[1]
    found = events(hub, seq + 1, after=0)
    assert [int(each["id"]) for each in found] == [0, *range(1, seq + 1)]


def test_fees_ratings_and_what_a_clerk_writes_are_told_to_no_device(make_hall, any_store):
    """That they happened, so that no seq is missing; live, from the journal, and by a request."""
    hall = make_hall(small_hall(fee=FEES)).open_all()
    with hub_of(hall, any_store) as hub:
        ticket = hall.issue("papers")
        hall.call_next(1)
        hall.start(1)
        seq = hall.board()[1]
        hall.ask_fee(1, "copy")
        hall.fee_paid(ticket.id, "cash")
        hall.cancel_fee(ticket.id, "given back")
        hall.complete(1, outcome="Trả kết quả", dossier="H01.23", note="quen biết")
        hall.rate(hall.issued(ticket.id)[1], 1, reason="Phải chờ lâu")
        read = get(hub, f"entries?after={seq}", COUNTER).json()
        live = [json.loads(each["data"]) for each in events(hub, 6, after=seq)[1:]]
    assert read == live
    bodies = {each["verb"]: each["body"] for each in read}
    assert list(bodies) == ["ask_fee", "fee_paid", "cancel_fee", "complete", "rate"]
    assert not any(bodies.values())
    assert "8000" not in json.dumps(read)


def test_a_counter_s_device_speaks_for_its_counter_also_where_it_names_none(make_hall, any_store):
    """Or it would say that a colleague had the money."""
    hall = make_hall(busy_hall()).open_all()
    ticket = hall.issue("papers")
    hall.call_next(1)
    hall.start(1)
    hall.ask_fee(1, "copy")
    with hub_of(hall, any_store, AnyDevice(counter=2)) as address:
        RemoteHall(connected(address, COUNTER), hall.settings).fee_paid(ticket.id, "cash")
    (total,) = fee_totals(journal(hall))
    assert (total.who, total.cash) == ("minh", 8000)


def test_a_fee_that_came_is_taken_back_by_a_supervisor_through_the_hub(make_hall, any_store):
    """Whoever asked for it may correct it while it is open."""
    hall = make_hall(small_hall(fee=FEES))
    for role in reversed(ClerkRole):
        clerk, code = hall.add_clerk(role.value, role)
        hall.set_pin(1, PIN, code, clerk=clerk)
    with hub_of(hall, any_store) as address:
        counter = RemoteHall(connected(address, COUNTER), hall.settings)
        counter.open(1, PIN, clerk="c4")
        ticket = hall.issue("papers")
        counter.call_next(1)
        counter.start(1)
        counter.ask_fee(1, "copy")
        counter.cancel_fee(ticket.id, "typed wrong", counter=1)
        counter.ask_fee(1, "copy")
        counter.fee_paid(ticket.id, "cash", counter=1)
        with pytest.raises(RoleTooLow):
            counter.cancel_fee(ticket.id, "given back", counter=1)
        hall.set_role("c4", ClerkRole.SUPERVISOR)
        assert counter.cancel_fee(ticket.id, "given back", counter=1).state == "cancelled"


@pytest.mark.parametrize("forged", ["-1", "x", "99999999999999999999", "1e3"])
def test_a_forged_place_in_the_feed_is_refused(hub, forged):
    assert get(hub, "feed", "display", **{"Last-Event-ID": forged}).status == 422


def test_who_knows_more_than_the_journal_is_told(hub):
    assert events(hub, 2, after=10_000)[-1]["event"] == "behind"


@pytest.mark.slow
def test_the_feed_of_a_device_that_was_revoked_ends(hub, devices):
    answer = http.request(
        "GET", f"{hub}/api/feed", headers={"Authorization": "Bearer display"}, preload_content=False, timeout=30
    )
    chunks = answer.stream(1 << 16)
    assert b"here" in next(chunks)
    devices.revoked.add("display")
    assert [chunk for chunk in chunks if b"entry" in chunk] == []  # and it ends
    assert get(hub, "board", "display").status == 401


@pytest.mark.slow
@pytest.mark.allow_logs  # uvicorn's, of what is no HTTP
@pytest.mark.parametrize("kind", [KIOSK, COUNTER])
def test_the_openapi_tells_the_truth(hub, kind):
    """Thousands of requests made from it: no 5xx, and no answer that it does not name."""
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{hub}/openapi.json", "-u", hub]
    command += ["-H", f"Authorization: Bearer {kind.value}", "-c", checks]
    command += ["--exclude-path", "/api/feed", "--exclude-path", "/api/pair"]
    command += ["--phases", "fuzzing,coverage", "--generation-database", "none"]
    command += ["-n", os.environ.get("BOCSO_EXAMPLES", "1")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "passed" in done.stdout


def test_the_openapi_has_every_verb(hub):
    """Each with its body, its answer and what may go wrong."""
    told = http.request("GET", f"{hub}/openapi.json").json()
    for route in ROUTES.values():
        operation = told["paths"][route.path]["post"]
        assert operation["requestBody"]["content"]["application/json"]["schema"]
        assert {"200", "401", "403", "409", "422", "503"} <= set(operation["responses"])
