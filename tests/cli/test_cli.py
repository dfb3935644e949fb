"""The `bocso` command as a script or a keypad uses it: JSON out, exit code 1 for a refusal."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from shared.assets import example_hall
from shared.cli import app
from shared.demo.hours import any_hour, as_toml
from shared.demo.processes import bocso
from shared.hall import Hall
from shared.rules.printing import JobState
from shared.settings.load import load
from shared.store.open import default_url, open_store
from tests.support.halls import NOON, PIN, real_hall, small_hall


def test_a_counter_is_opened_with_the_pin_that_was_chosen(run):
    assert run("open", "--counter", "1", given=f"{PIN}\n")[1]["error"] == "pin_not_set"
    assert run("pin", "--counter", "1", given=f"{PIN}\n")[1]["pin"] == "set"
    assert run("open", "--counter", "1", given="9153\n")[1]["error"] == "pin_wrong"
    assert run("open", "--counter", "1", given=f"{PIN}\n") == (0, {"counter": 1, "state": "open"})


def test_a_ticket_from_issue_to_complete(desk):
    code, issued = desk("issue", "ho-tich", "--lane", "priority", "--json")
    assert (code, issued["number"], issued["lane"], issued["state"]) == (0, "A001", "priority", "waiting")
    for verb, state in (("next", "called"), ("recall", "called"), ("start", "serving"), ("complete", "served")):
        code, ticket = desk(verb, "--counter", "1", "--json")
        assert (code, ticket["number"], ticket["state"]) == (0, "A001", state)
    assert desk("verify")[1]["ok"] is True


def test_no_show(desk):
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    assert desk("no-show", "--counter", "1")[1]["state"] == "no_show"
    assert desk("close", "--counter", "1") == (0, {"counter": 1, "state": "closed"})


def test_a_forgotten_pin(desk):
    code, answer = desk("pin", "--counter", "1", "--forgotten")
    assert (code, answer["counter"], answer["pin"]) == (0, 1, "removed")
    desk("close", "--counter", "1")
    assert desk("open", "--counter", "1", given=f"{PIN}\n")[1]["error"] == "pin_not_set"


def test_board_and_journal(desk):
    desk("issue", "ho-tich")
    board = desk("board", "--json")[1]
    assert [t["number"] for t in board["waiting"]] == ["A001"]
    assert board["open_counters"] == [1]
    assert board["sessions"] == [{"counter": 1, "clerk": "", "paused": None}]
    entries = desk("journal", "--after", "1")[1]["entries"]
    assert [e["verb"] for e in entries] == ["open", "issue"]
    assert all(len(e["hash"]) == 64 for e in entries)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("issue", "fishing"), "unknown_service"),
        (("outlook", "fishing"), "unknown_service"),
        (("issue", "ho-tich", "--counter", "2"), "counter_closed"),
        (("call", "A001", "--counter", "1", "--reason", "x"), "unknown_ticket"),
        (("requeue", "A001"), "unknown_ticket"),
        (("defer", "A001"), "unknown_ticket"),
        (("resume", "A001", "--counter", "1"), "unknown_ticket"),
        (("transfer", "A001", "--counter", "1", "--service", "dat-dai"), "unknown_ticket"),
        (("transfer", "--counter", "1", "--to-clerk", "lan"), "unknown_clerk"),
        (("cancel", "nonsense"), "unknown_ticket"),
        (("reprint", "A001"), "unknown_ticket"),
        (("lane", "A001", "priority"), "unknown_ticket"),
        (("park", "--counter", "1", "--reason", "x"), "nothing_called"),
        (("pause", "--counter", "1", "--reason", " "), "reason_needed"),
        (("unpause", "--counter", "1"), "not_paused"),
        (("rate", "0123", "6"), "rating_wrong"),
        (("rate", "0123", "5"), "unknown_code"),
        (("book", "ho-tich", "--at", "2027-03-01 08:00"), "no_appointments"),
        (("check-in", "0123", "--lane", "priority"), "unknown_appointment"),
        (("pin", "--counter", "1", "--clerk", "lan"), "unknown_clerk"),
        (("next", "--counter", "2"), "counter_closed"),
        (("next", "--counter", "77"), "unknown_counter"),
        (("next", "--counter", "1"), "nobody_waiting"),
        (("recall", "--counter", "1"), "nothing_called"),
        (("--db", "sqlite:////proc/nowhere/queue.sqlite", "issue", "ho-tich"), "store_file_missing"),
        (("--db", "sqlite:////proc/nowhere/queue.sqlite", "board"), "store_file_missing"),
        (("demo", "--out", "/proc/nowhere"), "folder_unusable"),
        (("printer", "simulate", "--port", "0", "--out", "/proc/nowhere"), "folder_unusable"),
        (("--hall", "missing.toml", "issue", "ho-tich"), "settings_wrong"),
    ],
)
def test_refusals_are_json_with_exit_code_1(desk, words, error):
    code, answer = desk(*words)
    assert (code, answer["error"]) == (1, error)
    assert answer["message"]


def test_the_journal_says_where_a_number_was_given(desk):
    """`bocso issue` is no kiosk."""
    desk("issue", "ho-tich")
    desk("issue", "ho-tich", "--counter", "1")
    desk("issue", "ho-tich", "--counter", "1", "--walk-in")
    issued = [e["body"]["source"] for e in desk("journal")[1]["entries"] if e["verb"] == "issue"]
    assert issued == ["command_line", "clerk", "walk_in"]


def test_a_second_next_is_refused(desk):
    desk("issue", "ho-tich")
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    assert desk("next", "--counter", "1")[1]["error"] == "counter_busy"


def test_the_same_request_id_gives_the_same_ticket(desk):
    first = desk("issue", "ho-tich", "--request-id", "tap-1")
    assert desk("issue", "ho-tich", "--request-id", "tap-1") == first


def test_messages_speak_vietnamese(desk, monkeypatch):
    monkeypatch.setenv("BOCSO_LANG", "vi")
    assert "quầy" in desk("recall", "--counter", "1")[1]["message"].lower()


def test_verify_names_the_first_bad_entry(desk, tmp_path):
    desk("issue", "ho-tich")
    file = sqlite3.connect(tmp_path / "queue.sqlite")
    file.execute("UPDATE ticket SET number = 9")
    file.commit()
    file.close()
    code, answer = desk("verify")
    assert (code, answer["ok"], answer["first_bad_entry"]["seq"]) == (1, False, 3)


@pytest.mark.slow
def test_the_installed_command_answers(tmp_path):
    db = f"sqlite:///{tmp_path / 'queue.sqlite'}"
    hall = str(real_hall(tmp_path))
    done = subprocess.run(
        bocso("issue", "ho-tich", "--hall", hall, "--db", db, "--json"), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["number"] == "A001"


def waiting(run):
    return [ticket["number"] for ticket in run("board")[1]["waiting"]]


def test_a_given_number_is_called_out_of_turn_with_a_reason(desk):
    for _ in range(2):
        desk("issue", "ho-tich")
    assert desk("call", "A002", "--counter", "1")[1]["error"] == "reason_needed"
    code, ticket = desk("call", "a002", "--counter", "1", "--reason", "a long way home")
    assert (code, ticket["number"], ticket["state"], ticket["counter"]) == (0, "A002", "called", 1)
    assert desk("journal", "--after", "4")[1]["entries"][0]["body"]["reason"] == "a long way home"


def test_who_did_not_come_may_come_back(desk):
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    desk("no-show", "--counter", "1")
    assert [t["number"] for t in desk("board")[1]["no_shows"]] == ["A001"]
    assert desk("requeue", "A001")[1]["state"] == "waiting"
    assert waiting(desk) == ["A001"]


def test_who_wants_more_time_goes_behind_the_next(desk):
    for _ in range(2):
        desk("issue", "ho-tich")
    assert desk("defer", "A001")[1]["state"] == "waiting"
    assert waiting(desk) == ["A002", "A001"]
    assert desk("defer", "A001")[1]["error"] == "nobody_behind"


def test_parking_and_coming_back(desk):
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    given = ("--reason", "a photo", "--bring", "in colour", "--return-at", "23:59", "--print")
    parked = desk("park", "--counter", "1", *given)[1]
    assert (parked["state"], parked["park_reason"]) == ("parked", "a photo: in colour")
    assert [entry["verb"] for entry in desk("journal")[1]["entries"]][-2:] == ["park", "reprint"]
    assert f"{datetime.fromisoformat(parked['return_at']).astimezone(ZoneInfo(NOON)):%H:%M}" == "23:59"
    board = desk("board")[1]
    assert ([t["number"] for t in board["parked"]], board["at_counters"], board["waiting"]) == (["A001"], [], [])
    assert desk("resume", "A001", "--counter", "1")[1]["state"] == "serving"
    assert [t["number"] for t in desk("board")[1]["at_counters"]] == ["A001"]


def test_sending_on_the_number_in_hand_and_one_that_waits(desk):
    desk("issue", "ho-tich")
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    sent = desk("transfer", "--counter", "1", "--service", "dat-dai", "--come-back", "--note", "signature")[1]
    assert (sent["number"], sent["service"], sent["state"], sent["back_to"]) == ("A001", "dat-dai", "waiting", 1)
    to_three = ("transfer", "A002", "--counter", "1", "--to-counter", "3")
    refused = desk(*to_three)[1]
    assert refused["error"] == "target_unfit"
    assert "--anyway" in refused["message"]
    assert desk(*to_three, "--service", "dat-dai")[1]["error"] == "target_closed"
    assert desk(*to_three, "--anyway")[1]["reserved"] == "counter:3"
    assert desk("transfer", "A002", "--counter", "1", "--service", "dat-dai")[1]["reserved"] == ""
    assert desk("next", "--counter", "1")[1]["error"] == "nobody_waiting"


@pytest.mark.parametrize("where", [(), ("--to-counter", "3", "--to-clerk", "lan")])
def test_sending_on_needs_one_place(desk, where):
    assert CliRunner().invoke(app, ["transfer", "--counter", "1", *where]).exit_code == 2


def test_done_with_an_outcome_and_the_visitor_rates_it_once(desk, tmp_path, real_file):
    desk("issue", "ho-tich")
    desk("next", "--counter", "1")
    done = desk("complete", "--counter", "1", "--outcome", "accepted", "--dossier", "H15.2026", "--note", "x")[1]
    assert (done["state"], done["outcome"], done["dossier"]) == ("served", "accepted", "H15.2026")
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    code = Hall(load(real_file), store).issued(done["ticket"])[1]
    store.close()
    assert desk("rate", f"http://192.168.1.10:8764/t/{code.lower()}?lang=en", "4")[1]["rating"] == 4
    assert desk("rate", code, "5")[1]["error"] == "already_rated"


def test_priority_given_later_and_somebody_who_goes_home(desk):
    for _ in range(2):
        desk("issue", "ho-tich")
    assert desk("lane", "A002", "priority")[1]["lane"] == "priority"
    assert waiting(desk) == ["A002", "A001"]
    assert desk("lane", "A002", "priority")[1]["error"] == "lane_unchanged"
    assert desk("cancel", "A002")[1]["state"] == "cancelled"
    assert waiting(desk) == ["A001"]


@pytest.mark.parametrize(
    "words",
    [
        ("cancel", "A001"),
        ("lane", "A001", "priority"),
        ("call", "A001", "--counter", "1", "--reason", "x"),
        ("transfer", "A001", "--counter", "1", "--service", "dat-dai"),
    ],
)
def test_a_number_done_with_can_be_asked_about_again_by_its_request(desk, words):
    """A script repeats what it got no answer to; by then nobody may hold the number any more."""
    desk("issue", "ho-tich")
    first = desk(*words, "--request-id", "r1")
    desk("cancel", "A001")
    assert first[0] == 0
    assert desk(*words, "--request-id", "r1") == first


def test_a_number_begun_again_is_that_of_who_holds_it_now(desk, tmp_path, monkeypatch):
    text = real_hall(tmp_path).read_text(encoding="utf-8")
    (tmp_path / "short.toml").write_text(f"{text}\n[numbers]\nlast = 2\n", encoding="utf-8")
    monkeypatch.setenv("BOCSO_HALL", str(tmp_path / "short.toml"))
    first = desk("issue", "ho-tich")[1]
    desk("next", "--counter", "1")
    desk("complete", "--counter", "1")
    desk("issue", "ho-tich")
    again = desk("issue", "ho-tich")[1]
    assert (again["number"], again["round"], first["round"]) == ("A001", 2, 1)
    assert desk("cancel", "A001")[1]["ticket"] == again["ticket"]
    assert desk("cancel", "A001")[1]["error"] == "wrong_state"


def test_a_pause_is_seen_and_holds_the_calls(desk):
    desk("issue", "ho-tich")
    assert desk("pause", "--counter", "1", "--reason", "lunch") == (0, {"counter": 1, "state": "paused"})
    assert desk("board")[1]["sessions"] == [{"counter": 1, "clerk": "", "paused": "lunch"}]
    assert desk("next", "--counter", "1")[1]["error"] == "counter_paused"
    assert desk("unpause", "--counter", "1") == (0, {"counter": 1, "state": "open"})
    assert desk("next", "--counter", "1")[0] == 0


def test_what_somebody_would_be_told(desk):
    desk("issue", "ho-tich")
    code, told = desk("outlook", "ho-tich")
    assert (code, told["ahead"], told["counters"]) == (0, 1, 1)
    low, high = told["wait"]
    assert 0 <= low < high
    assert desk("board")[1]["issued"] == 1, "nothing is written"
    issued = desk("issue", "ho-tich")[1]
    assert (issued["ahead"], issued["wait"]) == (1, told["wait"])


def test_a_slip_that_did_not_come_out_is_on_the_board_and_printed_again(desk, tmp_path, real_file):
    issued = desk("issue", "ho-tich", "--print")[1]
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    hall = Hall(load(real_file), store)
    hall.record_print_result(hall.claim_print_job("kiosk"), JobState.FAILED, "paper_out")
    hall.report_printer("kiosk", "paper_out", near_end=True)
    board = desk("board")[1]
    assert board["printers"] == [{"printer": "kiosk", "problem": "paper_out", "near_end": True}]
    trouble = {"number": "A001", "ticket": issued["ticket"], "state": "failed", "reason": "paper_out"}
    trouble["printer"] = "kiosk"
    assert board["troubles"] == [trouble]
    again = ("reprint", "a001", "--counter", "1", "--request-id", "press-1")
    assert desk(*again) == (0, {"number": "A001", "printer": "kiosk", "state": "queued"})
    assert desk("board")[1]["troubles"] == [{**trouble, "state": "queued"}]
    job = hall.claim_print_job("kiosk")
    assert (job.ticket.label, job.again, job.language) == ("A001", True, "vi")
    desk("reprint", "A001", "--language", "en")
    assert hall.claim_print_job("kiosk").language == "en"
    desk("cancel", "A001")
    assert desk(*again)[0] == 0, "a script may repeat what it got no answer to"
    assert hall.claim_print_job("kiosk") is None
    store.close()


def hall_file(path, **changes):
    path.write_text(as_toml(small_hall(**changes)), encoding="utf-8")
    return str(path)


@pytest.mark.slow
def test_clerks_log_on_with_pins_of_their_own(run, tmp_path, monkeypatch):
    clerks = [{"code": "lan", "name": "Lan"}, {"code": "minh", "name": "Minh"}]
    monkeypatch.setenv("BOCSO_HALL", hall_file(tmp_path / "clerks.toml", clerk=clerks))
    assert run("pin", "--counter", "1", given=f"{PIN}\n")[1]["error"] == "clerk_needed"
    lan = ("--counter", "1", "--clerk", "lan")
    chosen = run("pin", *lan, given=f"{PIN}\n")[1]
    assert (chosen["counter"], chosen["clerk"], chosen["pin"]) == (1, "lan", "set")
    assert run("open", *lan, given=f"{PIN}\n")[1] == {"counter": 1, "clerk": "lan", "state": "open"}
    assert run("board")[1]["sessions"][0]["clerk"] == "lan"
    run("issue", "papers")
    assert run("transfer", "A001", "--counter", "1", "--to-clerk", "minh")[1]["error"] == "target_away"
    minh = ("--counter", "2", "--clerk", "minh")
    run("pin", *minh, given=f"{PIN}\n")
    run("open", *minh, given=f"{PIN}\n")
    assert run("transfer", "A001", "--counter", "1", "--to-clerk", "minh")[1]["reserved"] == "clerk:minh"
    assert run("pin", *lan, "--forgotten")[1]["pin"] == "removed"


def test_a_service_is_switched_off_and_on(desk):
    words = ("--reason", "Hệ thống bảo trì", "--en", "System maintenance")
    assert desk("service", "off", "ho-tich", *words) == (0, {"service": "ho-tich", "state": "off"})
    why = {"vi": "Hệ thống bảo trì", "en": "System maintenance"}
    assert desk("board")[1]["off"] == [{"service": "ho-tich", "reason": why}]
    assert desk("issue", "ho-tich")[1]["error"] == "service_off"
    assert desk("issue", "ho-tich", "--counter", "1")[1]["state"] == "waiting"
    code, again = desk("service", "off", "ho-tich", *words)
    assert (code, again["error"]) == (1, "already_off")
    assert desk("service", "on", "ho-tich") == (0, {"service": "ho-tich", "state": "on"})
    assert desk("service", "on", "ho-tich")[1]["error"] == "already_on"


def test_a_fee_is_asked_settled_and_counted(desk, real_file):
    fee = '[[fee]]\ncode = "copy"\nname = { vi = "Bản sao", en = "Copy" }\nper_page = 2000\n'
    real_file.write_text(f"{real_file.read_text('utf-8')}\n{fee}", "utf-8")
    assert desk("fees")[1]["fees"] == []
    desk("issue", "ho-tich", "--walk-in", "--counter", "1")
    asked = desk("fee", "ask", "copy", "--counter", "1", "--pages", "2", "--copies", "3")[1]
    assert (asked["amount"], asked["state"]) == (12_000, "asked")
    assert desk("fee", "paid", "A001", "--by", "cash")[1]["state"] == "paid"
    assert desk("fee", "cancel", "A001", "--reason", " ")[1]["error"] == "reason_needed"
    assert desk("fees")[1]["amount"] == 12_000
    assert desk("fees", "--day", "2020-01-01")[1] == {"day": "2020-01-01", "amount": 0, "fees": []}
    printed = CliRunner().invoke(app, ["fees", "--csv"]).stdout.splitlines()
    assert printed[0] == "day,who,kind,count,amount,transfer,cash,open,cancelled"
    assert printed[1].endswith(",counter:1,copy,1,12000,0,12000,0,0")
    desk("complete", "--counter", "1")
    assert desk("ratings")[1]["all"] == {"served": 1, "rated": 0, "answer_rate": 0.0}


def test_who_announces_is_told_what_says_it(desk, monkeypatch):
    assert desk("announce", "Mời số A012 đến quầy số 3", "--en", "Number A012")[1]["said"] == {"vi": "clips"}
    monkeypatch.setenv("PATH", "")
    code, answer = desk("announce", "Mất điện, xin chờ")
    assert (code, answer["said"]) == (0, {"vi": ""})
    assert "no espeak-ng" in answer["message"]
    assert desk("announce", " ")[1]["error"] == "text_missing"


def test_a_notice_stands_until_its_time(desk):
    assert desk("help", "list") == (0, {"calls": []})
    assert desk("help", "answer", "1")[1]["error"] == "no_help_called"
    made = desk("notice", "add", "Mất điện", "--until", "23:59", "--en", "Power cut")
    assert made == (0, {"notice": 1, "until": "23:59"})
    shown = [{"notice": 1, "text": {"vi": "Mất điện", "en": "Power cut"}, "until": "23:59"}]
    assert desk("notice", "list") == (0, {"notices": shown})
    assert desk("notice", "remove", "1") == (0, {"notice": 1, "state": "ended"})
    assert desk("notice", "list") == (0, {"notices": []})
    assert desk("notice", "remove", "1")[1]["error"] == "unknown_notice"
    assert desk("notice", "add", "Mất điện", "--until", "00:00")[1]["error"] == "notice_over"


def test_what_people_wrote_is_listed_and_answered(run, tmp_path, monkeypatch):
    settings = small_hall(feedback={"box": True})
    monkeypatch.setenv("BOCSO_HALL", hall_file(tmp_path / "box.toml", feedback={"box": True}))
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    code = Hall(settings, store).feedback("kiosk", "Khen", "Cảm ơn cô Lan", "0912345678").code
    store.close()
    (listed,) = run("feedback", "list", "--open")[1]["feedback"]
    assert (listed["code"], listed["text"], listed["late"], "phone" in listed) == (
        code,
        "Cảm ơn cô Lan",
        False,
        False,
    )
    assert run("feedback", "show", code)[1]["phone"] == "0912345678"
    answered = run("feedback", "answer", code, "--text", "Đơn vị cảm ơn")[1]
    assert (answered["answer"], answered["answered"] is not None) == ("Đơn vị cảm ơn", True)
    assert run("feedback", "show", code)[1]["phone"] == ""
    assert run("feedback", "list", "--open")[1] == run("feedback", "list", "--late")[1] == {"feedback": []}
    assert run("feedback", "answer", code, "--text", "x")[1]["error"] == "feedback_answered"
    assert run("feedback", "show", "ABCD-EFGH")[1]["error"] == "unknown_feedback"


def test_appointments(run, tmp_path, monkeypatch):
    slots = {"slot_minutes": 30, "per_slot": 1}
    monkeypatch.setenv("BOCSO_HALL", hall_file(tmp_path / "hall.toml", appointments=slots))
    day = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    code, made = run("book", "papers", "--at", f"{day} 08:10")
    assert (code, made["at"]) == (0, f"{day}T08:00:00+07:00")
    assert run("book", "papers", "--at", f"{day}T08:20")[1]["error"] == "slot_full"
    there = run("appointments", "papers", "--day", day)[1]
    assert there["slots"] == [{"at": f"{day}T08:00:00+07:00", "booked": 1}]
    assert run("appointments", "papers")[1]["slots"] == []
    assert run("appointments", "nope")[1]["error"] == "unknown_service"
    assert run("check-in", made["code"].lower())[1]["error"] == "appointment_too_early"
    assert run("unbook", made["code"])[1] == {"code": made["code"], "state": "cancelled"}
    assert run("check-in", made["code"])[1]["error"] == "appointment_over"


def test_hours_hold_for_the_door_but_not_for_a_clerk(desk, tmp_path, monkeypatch, real_file):
    today = datetime.now(UTC).date()
    settings = load(real_file)
    holidays = (f"{today - timedelta(days=1)}..{today + timedelta(days=2)}",)
    closed = settings.model_copy(update={"hours": settings.hours.model_copy(update={"holidays": holidays})})
    (tmp_path / "closed.toml").write_text(as_toml(closed), encoding="utf-8")
    monkeypatch.setenv("BOCSO_HALL", str(tmp_path / "closed.toml"))
    assert desk("issue", "ho-tich")[1]["error"] == "hall_closed"
    assert desk("issue", "ho-tich", "--counter", "1")[1]["number"] == "A001"


def test_the_database_of_the_hall_file_and_the_default_one(run, tmp_path, monkeypatch):
    monkeypatch.delenv("BOCSO_DB")
    url = f"sqlite:///{tmp_path / 'named.sqlite'}"
    monkeypatch.setenv("BOCSO_HALL", hall_file(tmp_path / "named.toml", database={"url": url}))
    run("issue", "papers")
    assert (tmp_path / "named.sqlite").exists()
    monkeypatch.setenv("BOCSO_HALL", hall_file(tmp_path / "plain.toml"))
    assert run("issue", "papers")[1]["number"] == "A001"
    store = open_store(default_url("small"))
    assert Hall(small_hall(), store).board()[0].issued == 1
    store.close()
    monkeypatch.setenv("BOCSO_DB", f"sqlite:///{tmp_path / 'third.sqlite'}")
    monkeypatch.setenv("BOCSO_HALL", str(tmp_path / "named.toml"))
    assert run("issue", "papers")[1]["number"] == "A001", "the command line is stronger than the hall file"


def test_a_demonstrations_hall_file_is_the_same_hall_without_hours(tmp_path):
    before = load(example_hall())
    after = load(any_hour(example_hall(), tmp_path))
    assert after == before.model_copy(update={"hours": type(before.hours)()})
    always = tmp_path / "always.toml"
    hall_file(always)
    assert any_hour(always, tmp_path) == always
