"""What `check` says about hours, helping counters, clerks and the database. The rest: test_hall_file.py."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import make_url

from shared.settings.check.check import check
from shared.settings.check.crosschecks import cross_findings
from shared.settings.check.database import database_findings
from shared.ui.texts import words_in
from tests.settings.test_hall_file import SHIPPED, in_shipped
from tests.support.folders import HALLS


def test_no_mistake_in_a_table_within_a_table_hides_another() -> None:
    told = [(m.line, m.key.split(" ")[0], m.kind) for m in check(HALLS / "hours-mistakes.toml")]
    assert told == [
        (13, "hours.holidays[2]", "day"),
        (14, "hours.holidays[3]", "days backwards"),
        (15, "hours.holidays[4]", "days long"),
        (16, "hours.holidays[5]", "value"),
        (21, "hours.special[2]", "overlap"),
        (23, "hours.special[4]", "backwards"),
        (24, "hours.special[5]", "day"),
        (25, "hours.special[6]", "value"),
        (42, "service[1].daily_limit", "value"),
        (43, "service[1].minutes", "value"),
        (47, "service[1].hours.tuesday[1]", "overlap"),
        (50, "service[1].hours.wednesday[1]", "backwards"),
        (51, "service[1].hours.firday", "unknown"),
        (52, "service[1].hours.holidays[1]", "value"),
        (52, "service[1].hours.holidays[2]", "day"),
        (61, "service[2].hours", "last ticket"),
        (69, "service[3].hours.friday[2]", "backwards"),
        (70, "service[3].hours.last_ticket_minutes", "last ticket"),
        (73, "calling.rule", "value"),
        (74, "calling.recall_limit", "type"),
        (77, "appointments.slot_minutes", "value"),
        (84, "counter[1].then[2].services[2]", "twice"),
        (84, "counter[1].then[2].services[1]", "service"),
        (85, "counter[1].then[3].services", "empty"),
        (85, "counter[1].then[3].after", "unknown"),
        (93, "counter[2].then[1].services[2]", "twice"),
        (94, "counter[2].then[1].after_minutes", "value"),
        (96, "counter[2].then[2].services", "missing"),
        (102, "counter[3].then[1]", "type"),
        (109, "clerk[2].code", "twice"),
        (110, "clerk[2].name", "empty"),
        (113, "database.url", "password"),
        (114, "database.backups_kept", "type"),
    ]


LAST, HOLIDAY, HELPS = "last_ticket_minutes = 15", '"2026-01-01"', 'then = [{ services = ["kinh-doanh"]'
ICON, CALLING, SHOW = 'icon = "users-three"', "[calling]", "[display]"

CHANGES = [
    ("no day", HOLIDAY, '"2026-02-30"', "hours.holidays[1]", "a day that exists", "có trong dương lịch"),
    ("no day in a range", HOLIDAY, '"2026-02-01..2026-02-30"', "hours.holidays[1]", "a day that exists", "ngày"),
    ("range backwards", HOLIDAY, '"2026-02-05..2026-02-01"', "hours.holidays[1]", "not before the first", "ngày"),
    ("long range", HOLIDAY, '"2026-01-01..2027-01-02"', "hours.holidays[1]", "at most 366 days", "366 ngày"),
    ("day as 2/9", HOLIDAY, '"2/9/2026"', "hours.holidays[1]", "YYYY-MM-DD", "NĂM-THÁNG-NGÀY"),
    ("day as date", HOLIDAY, "2026-01-01", "hours.holidays[1]", "YYYY-MM-DD", "NĂM-THÁNG-NGÀY"),
    ("special day", LAST, 'special = ["2026-02-29 07:00-08:00"]', "hours.special[1]", "a day that exists", "ngày"),
    ("special time", LAST, 'special = ["2026-08-22"]', "hours.special[1]", "HH:MM-HH:MM", "HH:MM-HH:MM"),
    ("special back", LAST, 'special = ["2026-08-22 08:00-07:00"]', "hours.special[1]", "later than", "muộn hơn"),
    ("last ticket", LAST, "last_ticket_minutes = 241", "hours.last_ticket_minutes", "from 0 to 240", "đến 240"),
    ("service last", ICON, f'{ICON}\nhours = {{ {LAST}, sunday = ["07:00-07:15"] }}',
     "service[1].hours.last_ticket_minutes", "fewer minutes than 15", "nhỏ hơn 15"),
    ("service inherits", ICON, f'{ICON}\nhours.sunday = ["07:00-07:15"]', "service[1].hours", "15", "15"),
    ("service span", ICON, f'{ICON}\nhours.sunday = ["7h-8h"]', "service[1].hours.sunday[1]", "HH:MM", "HH:MM"),
    ("service hours", ICON, f'{ICON}\nhours = ["07:00-08:00"]', "service[1].hours",
     "hours = { ... }, or one headed [service.hours]", "hours = { ... }"),
    ("help with nothing", HELPS, "then = [{ services = []", "counter[3].then[1].services", "a list", "danh sách"),
    ("help unknown", HELPS, 'then = [{ services = ["dat"]', "counter[3].then[1].services[1]",
     "ho-tich", "ho-tich"),
    ("help its own", HELPS, 'then = [{ services = ["dat-dai"]', "counter[3].then[1].services[1]",
     "not used yet", "chưa dùng"),
    ("help as text", "then = [{ services = [\"kinh-doanh\"], after_minutes = 20 }]", 'then = ["kinh-doanh"]',
     "counter[3].then[1]", "then = [{ ... }], or tables headed [[counter.then]]", "then = [{ ... }]"),
    ("clerk twice", SHOW, '[[clerk]]\ncode="a"\nname="A"\n[[clerk]]\ncode="a"\nname="B"\n[display]',
     "clerk[2].code", "not used yet", "chưa dùng"),
    ("screen twice", SHOW, '[[screen]]\nname="a"\ncounters=[1]\n[[screen]]\nname="a"\ncounters=[2]\n[display]',
     "screen[2].name", "not used yet", "chưa dùng"),
    ("screen elsewhere", SHOW, '[[screen]]\nname="a"\ncounters=[1, 77]\n[display]',
     "screen[1].counters[2]", "counters of this hall: 1, 2", "các quầy của đơn vị: 1, 2"),
    ("bank alone", '[payment]\nbin = "000000"\naccount = "0000000000"', '[payment]\nbin = "000000"',
     "payment.account", "4 to 19", "4 đến 19"),
    ("no bank", 'bin = "000000"', 'bin = ""', "payment.bin", "970436", "970436"),
    ("rule", 'rule = "head-start"\nrecall', 'rule = "fair"\nrecall', "calling.rule",
     '"head-start", "ratio", "strict"', '"ratio"'),
    ("mysql", CALLING, '[database]\nurl = "mysql://x/y"\n[calling]', "database.url",
     "postgresql://HOST", "MAY-CHU"),
    ("password", CALLING, '[database]\nurl = "postgresql://a:b@x/y"\n[calling]', "database.url",
     "~/.pgpass", "~/.pgpass"),
    ("folder of nobody", CALLING, '[database]\nbackup_folder = "~no-such-user/x"\n[calling]',
     "database.backup_folder", "~/FOLDER", "~/TEN-THU-MUC"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "key", "allowed", "allowed_vi"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES]
)
def test_a_wrong_value_is_told_alone_with_its_key_its_line_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, key: str, allowed: str, allowed_vi: str
) -> None:
    (mistake,) = in_shipped(tmp_path, old, new)
    assert mistake.key.split(" ")[0] == key
    assert allowed in mistake.allowed
    assert allowed_vi in words_in(mistake.allowed, "vi")
    first = SHIPPED.count("\n", 0, SHIPPED.index(old)) + 1
    assert mistake.line in range(first, first + new.count("\n") + 1)


def test_a_span_as_long_as_the_last_ticket_is_told_only_if_no_span_is_longer(tmp_path: Path) -> None:
    whole = 'monday = ["07:00-11:30", "13:30-17:00"]'
    assert in_shipped(tmp_path, whole, 'monday = ["07:00-07:15"]') == ()
    week = "".join(
        f"{line}\n" for line in SHIPPED.splitlines() if line.endswith('day = ["07:00-11:30", "13:30-17:00"]')
    )
    (mistake,) = in_shipped(tmp_path, week, 'friday = ["07:00-07:15"]\n')
    assert (mistake.key, mistake.kind) == ("hours.last_ticket_minutes", "last ticket")
    special = 'friday = ["07:00-07:15"]\nspecial = ["2026-08-22 07:00-07:16"]\n'
    assert in_shipped(tmp_path, week, special) == ()


def test_a_service_that_counters_only_help_with_is_called(tmp_path: Path) -> None:
    alone = 'services = ["dat-dai", "kinh-doanh"]'
    assert in_shipped(tmp_path, alone, 'services = ["dat-dai"]') == ()


def test_holidays_may_lie_within_each_other_and_special_days_on_holidays(tmp_path: Path) -> None:
    more = '"2026-01-01", "2025-12-31..2026-12-31"'
    assert in_shipped(tmp_path, HOLIDAY, more) == ()
    assert (
        in_shipped(tmp_path, LAST, f'{LAST}\nspecial = ["2026-01-01 07:00-08:00", "2026-01-01 08:00-09:00"]') == ()
    )


def test_a_list_in_which_everything_is_wrong_is_not_called_empty(tmp_path: Path) -> None:
    path = tmp_path / "hall.toml"
    path.write_text("[[counter]]\nnumber = 0\n", "utf-8")
    kinds = {mistake.key.split(" ")[0]: mistake.kind for mistake in check(path)}
    assert kinds == {
        "hall": "missing",
        "lane": "missing",
        "service": "missing",
        "counter[1].number": "value",
        "counter[1].services": "missing",
    }


# ---------------------------------------------------------------- the database's address


def of_url(url: str) -> list[str]:
    return [finding.kind for finding in database_findings({"database": {"url": url}})]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "sqlite:////srv/bocso/queue.sqlite",
        "sqlite:///queue.sqlite",
        "sqlite+pysqlite:///C:/bocso/queue.sqlite",
        "sqlite:///queue.sqlite?timeout=5",
        "postgresql://may-chu/bocso",
        "postgresql:///bocso",
        "postgresql+psycopg://bocso@10.0.0.5:5432/bocso?sslmode=verify-full&passfile=/etc/bocso/pgpass",
        "postgresql://bocso@[fd00::1]:5432/bocso",
    ],
)
def test_a_database_this_program_can_use(url: str) -> None:
    assert of_url(url) == []
    assert not url or make_url(url).get_backend_name() in ("sqlite", "postgresql")


@pytest.mark.parametrize(
    "url",
    [
        "queue.sqlite",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://queue.sqlite",
        "postgres://may-chu/bocso",  # SQLAlchemy dropped this name
        "postgresql://may-chu",
        "postgresql://may-chu/",
        "postgresql://may-chu:cong/bocso",
        "mysql://may-chu/bocso",
        "https://may-chu/bocso",
        "host=may-chu dbname=bocso",
    ],
)
def test_another_database_is_told(url: str) -> None:
    assert of_url(url) == ["url"]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bocso:rat-bi-mat@may-chu/bocso",
        "postgresql://bocso:rat%40bi-mat@may-chu:5432/bocso",
        "postgresql://bocso:rat/bi-mat@may-chu/bocso",
        "postgresql://bocso:rat?bi-mat@may-chu/bocso",
        "postgresql://may-chu/bocso?user=bocso&password=rat-bi-mat",
        "postgresql://may-chu/bocso?sslpassword=rat-bi-mat",
        "postgres://bocso:rat-bi-mat@may-chu/bocso",
        "mysql://:bi-mat@may-chu/bocso",
    ],
)
def test_a_password_is_told_and_never_shown(url: str, tmp_path: Path) -> None:
    (mistake,) = in_shipped(tmp_path, CALLING, f'[database]\nurl = "{url}"\n[calling]')
    assert mistake.kind == "password"
    assert "bi-mat" not in words_in(mistake.in_one_line(), "vi") + mistake.in_one_line()


PART = st.text("abz09-_.%é", min_size=1, max_size=8)
NAMES = st.sampled_from(["sqlite", "postgresql", "postgresql+psycopg", "postgres", "mysql", "sql lite"])


@given(NAMES, st.none() | PART, st.none() | st.text(min_size=1), PART, st.none() | st.integers(1, 65535), PART)
def test_what_is_taken_is_what_sqlalchemy_reads(
    name: str, user: str | None, password: str | None, host: str, port: int | None, base: str
) -> None:
    secret = "" if user is None or password is None else f":{quote(password, safe='')}"
    person = "" if user is None else f"{quote(user)}{secret}@"
    url = f"{name}://{person}{host}{'' if port is None else f':{port}'}/{quote(base)}"
    kinds = of_url(url)
    if secret:
        assert kinds == ["password"]
    elif not kinds:
        read = make_url(url)
        assert (read.get_backend_name(), read.username, read.password) == ("postgresql", user, None)
        assert (read.host, read.port, read.database) == (host, port, base)
    else:
        assert kinds == ["url"]
        assert name not in ("postgresql", "postgresql+psycopg")


@given(st.text(":/@?[]sqlitepostgre+=&password", max_size=40))
def test_any_text_is_judged_and_what_is_taken_can_be_read(url: str) -> None:
    list(cross_findings({"database": {"url": url}}))
    if url and not of_url(url):
        assert make_url(url).get_backend_name() in ("sqlite", "postgresql")
        assert make_url(url).password in (None, "")
