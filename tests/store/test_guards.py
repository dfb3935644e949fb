"""What a login is kept from on a real server, whatever it sends: other halls, and what its screen does not do."""

from __future__ import annotations

from contextlib import closing, suppress
from datetime import timedelta

import psycopg
import pytest

from shared.cli import app
from shared.errors.outside import PrinterTaken, StoreLocked, StoreNoRight
from shared.errors.servers import ServerContradicts
from shared.errors.visits import UnknownHall
from shared.hall import Hall
from shared.rules.ticket import GIVEN_UP
from shared.store.postgres.roles import Role, make_login, make_roles
from shared.store.postgres.store import LOCKS, PostgresStore
from tests.support.halls import CHEAP, PIN, TEXT, Clock, Opened, assert_sound, small_hall
from tests.support.servers import opened

HERE, THERE = "here", "there"
IMPATIENT = "?options=-c%20lock_timeout%3D100ms"
REFUSED = psycopg.errors.InsufficientPrivilege


def of(code):
    return small_hall(hall={"code": code, "name": TEXT, "place": TEXT}, appointments={"per_slot": 2})


def with_a_day(store):
    """In the middle of a day: A001 is parked, A002 at counter 1, A003 waits, B001 too, for the free counter 2."""
    make_roles(store)
    hall = Opened(of(HERE), store, Clock()).open_all()
    for service in ("papers", "papers", "papers", "land"):
        hall.issue(service, printer="kiosk")
    hall.call_next(1)
    hall.park(1, "a photo")
    hall.call_next(1)


def with_two_halls(store):
    with_a_day(store)
    other = Opened(of(THERE), store, Clock())
    other.open(1, PIN)
    for _ in range(2):
        other.issue("papers", printer="kiosk")
    other.call_next(1)


@pytest.fixture
def store(request, told, copied):
    """A server's database with roles, and in it what `hall` or `both` say."""
    stories = {"both": with_two_halls, "hall": with_a_day}
    name = next((name for name in stories if name in request.fixturenames), "roles")
    with opened(copied(told(f"guarded_{name}", stories.get(name, make_roles)))) as store:
        yield store


@pytest.fixture
def login(server, store):
    """(role, hall) -> URL of a real login; hall None: every hall."""
    database = store.url.rpartition("/")[2]
    made = []

    def make(role, hall=None):
        made.append(f"{role}-{database}-{len(made)}")
        return server.url(database, made[-1], make_login(store, made[-1], role, hall))

    yield make
    for name in made:
        server.run(f'DROP ROLE "{name}"')


@pytest.fixture
def hall(store, clock):
    """`with_a_day`."""
    return Hall(of(HERE), store, clock, hasher=CHEAP)


def waiting(hall):
    return hall.board()[0].waiting()[-1].id


def ask(url, *statements):
    """Runs each by itself; the rows of the last."""
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def kept(store):
    """Everything in the tables of a hall."""
    tables = ("hall", "series", "ticket", "journal", "counter", "pin", "print_job", "printer", "appointment")
    with store.read() as tx:
        return [tx.driver.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


def entry(verb="'issue'", counter="NULL", ahead=1, later=1):
    """Adds one to the journal; as it is here a kiosk may."""
    values = f"hall, seq + {ahead}, day, at_us + {later}, {verb}, ticket, {counter}, 'x', '{{}}', ''"
    return f"INSERT INTO journal SELECT {values} FROM journal ORDER BY seq DESC LIMIT 1"


def again():
    """A slip printed once more."""
    columns = "hall, ticket, printer, language, state, reason, again, queued_us, at_us"
    values = columns.replace("again", "1").replace("state", "'queued'")
    return f"INSERT INTO print_job ({columns}) SELECT {values} FROM print_job LIMIT 1"


# A kiosk


@pytest.mark.parametrize(
    "verb",
    [
        lambda hall: hall.call_next(2),
        lambda hall: hall.call(2, waiting(hall), "a friend"),
        lambda hall: hall.resume(2, hall.board()[0].find("A001").id),
        lambda hall: hall.recall(1),
        lambda hall: hall.start(1),
        lambda hall: hall.complete(1, outcome="x"),
        lambda hall: hall.no_show(1),
        lambda hall: hall.park(1, "x"),
        lambda hall: hall.transfer(1, service="land"),
        lambda hall: hall.cancel(waiting(hall)),
        lambda hall: hall.cancel(waiting(hall), reason="away"),
        lambda hall: hall.cancel(hall.board()[0].find("A001").id, reason=GIVEN_UP),  # parked
        lambda hall: hall.issue("papers", counter=1),
        lambda hall: hall.reprint(waiting(hall), "kiosk"),
        lambda hall: hall.open(2, PIN),
        lambda hall: hall.pause(2, "x"),
        lambda hall: hall.close(2),
        lambda hall: hall.set_pin(2, PIN),
    ],
)
def test_a_kiosk_does_no_clerks_work(store, hall, login, clock, verb):
    before = kept(store)
    with opened(login(Role.KIOSK)) as kiosk, pytest.raises(StoreNoRight):
        verb(Hall(of(HERE), kiosk, clock, hasher=CHEAP))
    assert kept(store) == before
    assert hall.verify().holds


NOT_A_KIOSKS = (
    "INSERT INTO counter (hall, number, opened_us, clerk, paused, streak) VALUES (1, 2, 1, '', NULL, 0)",
    "UPDATE counter SET opened_us = 1",
    "UPDATE counter SET clerk = 'lan'",
    "UPDATE ticket SET state = 'served' WHERE state = 'waiting'",
    "UPDATE ticket SET state = 'cancelled'",
    "UPDATE ticket SET number = 9 WHERE state = 'waiting'",
    "UPDATE ticket SET rank_us = 0 WHERE state = 'waiting'",
    "UPDATE hall SET seq = 0, hash = 'x'",
    "UPDATE hall SET seq = seq + 1",
    "UPDATE hall SET hash = 'x'",
    "UPDATE hall SET day = '2099-01-01'",
    "UPDATE hall SET kept_seq = 5",
    "UPDATE series SET last = 0",
    "UPDATE appointment SET state = 'cancelled'",
    "UPDATE journal SET body = '{}'",
    "DELETE FROM journal",
    entry(verb="'call_next'", counter="counter"),
    entry(counter="1"),
    entry(ahead=9),
    entry(verb="'expire'", later=-9),
    again(),
    "SELECT * FROM pin",
    "INSERT INTO login_hall VALUES (session_user, 1)",
    "UPDATE login_hall SET hall = 1",
)


def test_what_a_kiosk_may_not_write(store, hall, login, clock):
    hall.book("land", clock() + timedelta(minutes=30))
    before = kept(store)
    with closing(psycopg.connect(login(Role.KIOSK), autocommit=True)) as connection:
        for statement in NOT_A_KIOSKS:
            with suppress(REFUSED):
                pytest.fail(f"{statement}: {connection.execute(statement).rowcount} rows")
            assert kept(store) == before, statement


SLIP = "hall, ticket, 1, printer, 'failed', 'x' FROM print_job LIMIT 1"


FORGED = (
    "UPDATE hall SET seq = seq - 1",
    "UPDATE hall SET seq = 0, hash = 'x'",
    "UPDATE hall SET day = '2099-01-01'",
    "UPDATE hall SET day_seq = day_seq + 1",
    "UPDATE hall SET at_us = at_us - 1",
    "UPDATE series SET last = 1 WHERE series = 'A'",
    "UPDATE series SET last = last + 1",
    "UPDATE series SET round = round + 1",
    "INSERT INTO series SELECT id, day, 'Z', 500, 1 FROM hall",
    "INSERT INTO series SELECT id, '2026-10-14', 'A', 1, 1 FROM hall",
    "UPDATE ticket SET state = 'served' WHERE state = 'waiting'",
    "UPDATE ticket SET state = 'expired' WHERE state = 'waiting'",
    "UPDATE ticket SET rank_us = 0 WHERE state = 'waiting'",
    "UPDATE ticket SET lane = 'priority' WHERE state = 'waiting'",
    "UPDATE ticket SET counter = 2, state = 'called' WHERE series = 'B'",
    "UPDATE ticket SET outcome = 'x' WHERE state = 'parked'",
    "UPDATE counter SET opened_us = NULL, streak = 0",
    "UPDATE counter SET streak = 9",
    entry(ahead=0),
    entry(ahead=3),
    entry(later=-9),
    entry(verb="'retain'"),
    "UPDATE journal SET body = '{}'",
    "DELETE FROM journal",
    "DELETE FROM ticket",
    "DELETE FROM series",
    "DELETE FROM print_job",
    again(),
    f"INSERT INTO trouble (hall, ticket, job, printer, state, reason) SELECT {SLIP}",
    "INSERT INTO printer (hall, name, problem, near_end) SELECT id, 'x', '', 0 FROM hall",
    "UPDATE printer SET problem = 'offline'",
    "UPDATE appointment SET state = 'cancelled'",
    "UPDATE appointment SET state = 'came', ticket = 4",
)
FORGED_BY_A_COUNTER = (
    *FORGED,
    "INSERT INTO counter (hall, number, opened_us, clerk, streak) SELECT id, 3, 1, '', 0 FROM hall",
    "INSERT INTO appointment (hall, id, code, service, at_us, state) SELECT 1, 2, 'Y', 'x', 1, 'booked'",
    "DELETE FROM printer",
)


@pytest.mark.slow
@pytest.mark.parametrize(("role", "statements"), [(Role.KIOSK, FORGED), (Role.COUNTER, FORGED_BY_A_COUNTER)])
def test_what_verify_would_find_is_refused_before(store, hall, login, clock, role, statements):
    hall.book("land", clock() + timedelta(minutes=30))
    hall.report_printer("kiosk", "paper_out")
    before = kept(store)
    with closing(psycopg.connect(login(role), autocommit=True)) as connection:
        for statement in statements:
            with suppress(REFUSED, psycopg.errors.UniqueViolation):
                assert connection.execute(statement).rowcount == 0, statement
            assert kept(store) == before, statement
    assert hall.verify().holds


def test_a_number_with_an_entry_of_its_own_must_be_that_entrys(store, hall, login):
    """Even in one transaction with an entry that a kiosk may write."""
    known = "hall, day, series, round, service, issued_service, line, lane, state, rank_us, issued_us, ahead"
    columns = f"{known}, recalls, park_reason, outcome, dossier"
    into = f"INSERT INTO ticket (id, number, code, {columns})"
    row = f"SELECT (SELECT max(seq) FROM journal), 900, 'Y', {columns} FROM ticket WHERE state = 'waiting' LIMIT 1"
    for role in (Role.KIOSK, Role.COUNTER):
        with closing(psycopg.connect(login(role))) as connection:
            connection.execute(entry())
            with pytest.raises(REFUSED):
                connection.execute(f"{into} {row}")


def test_an_entry_that_nobody_counts_ends_in_a_sentence(hall, login):
    """A kiosk's login may write one alone; the next verb finds its place taken."""
    ask(login(Role.KIOSK), entry())
    with pytest.raises(ServerContradicts, match="bocso verify"):
        hall.issue("papers")
    assert not hall.verify().holds


def test_a_kiosk_begins_the_day_and_prints(store, hall, login, clock):
    code = None
    with opened(login(Role.KIOSK, HERE)) as opened_here:
        kiosk = Hall(of(HERE), opened_here, clock)
        clock.go(days=1)
        assert kiosk.issue("papers", printer="kiosk").label == "A001"
        code = hall.book("land", clock() + timedelta(minutes=30)).code
        clock.go(minutes=30)
        assert kiosk.check_in(code).label == "B001"
        kiosk.lease_printer("kiosk").release()
        kiosk.report_printer("kiosk", "paper_end")
        assert kiosk.claim_print_job("kiosk") is not None
        unwanted = kiosk.issue("papers", printer="kiosk")
        assert kiosk.cancel(unwanted.id, reason=GIVEN_UP).state == "cancelled"
        assert kiosk.fail_abandoned_jobs("kiosk") > 0
        kiosk.learn()
        clock.go(days=-1)
        with pytest.raises(StoreNoRight):
            kiosk.reset_clock("the clock was ahead")
    assert_sound(hall)


# A display


def test_a_display_holds_up_nobody(store, hall, login):
    ours = f"SELECT pg_advisory_lock({LOCKS}, {hall.id})"
    for statement in (ours, "SELECT pg_try_advisory_lock(1)", "SELECT FROM hall FOR SHARE"):
        with pytest.raises(REFUSED):
            ask(login(Role.DISPLAY), statement)


@pytest.fixture
def as_others_own_it(server, store):
    """The server's superuser never ran `bocso db roles`: any login may hold advisory locks."""
    name = store.url.rpartition("/")[2]
    functions = server.run(
        "SELECT string_agg(oid::regprocedure::text, ', ') FROM pg_proc WHERE proname ~ '^pg_(try_)?advisory'",
        database=name,
    )
    server.run(f"GRANT EXECUTE ON FUNCTION {functions[0][0]} TO PUBLIC", database=name)


@pytest.mark.usefixtures("as_others_own_it")
def test_nobody_waits_for_a_lock_that_a_display_can_hold(store, hall, login):
    locks = f"SELECT pg_advisory_lock({LOCKS}, {hall.id}), pg_advisory_lock({LOCKS}, 0)"
    counters = login(Role.COUNTER) + IMPATIENT
    with closing(psycopg.connect(login(Role.DISPLAY), autocommit=True)) as display:
        display.execute(locks)
        with opened(counters) as counter:
            counter.must_be_writable()
            assert Hall(of(HERE), counter, hall._clock).complete(1).label == "A002"


def test_programs_from_before_the_roles_and_from_after_take_turns(own_postgres_url):
    """The first queue at the advisory lock, the others at the row; both lock the row."""
    with opened(own_postgres_url + IMPATIENT) as before, opened(own_postgres_url + IMPATIENT) as after:
        first = Hall(of(HERE), before)
        first.issue("papers")
        make_roles(after)
        second = Hall(of(HERE), after)
        second.issue("papers")
        for one, other in ((before, second), (after, first)):
            with one.write(first.id), pytest.raises(StoreLocked):
                other.issue("papers")
        assert first.issue("papers").label == "A003"
        assert first.verify().holds


# One hall


@pytest.fixture
def both(store, hall, clock):
    """The hall, and another that has nothing to do with it."""
    return hall, Hall(of(THERE), store, clock, hasher=CHEAP)


def test_a_login_of_one_hall_works_there(both, login, clock):
    with opened(login(Role.COUNTER, HERE)) as counter, opened(login(Role.DISPLAY, HERE)) as display:
        here = Hall(of(HERE), counter, clock, hasher=CHEAP)
        here.complete(1)
        assert here.call_next(1).label == "A003"
        here.complete(1)
        here.close(1)
        here.open(1, PIN)
        assert Hall(of(HERE), display, clock).board() == here.board() == both[0].board()
        assert_sound(here)


def test_and_in_no_other(store, both, login, clock):
    before = kept(store)
    for role in (Role.DISPLAY, Role.KIOSK, Role.COUNTER):
        with opened(login(role, HERE)) as only_here:
            there = Hall(of(THERE), only_here, clock)
            assert there.board()[1] == 0
            for verb in (lambda hall: hall.issue("papers"), lambda hall: hall.call_next(1)):
                with pytest.raises((StoreNoRight, UnknownHall)):
                    verb(there)
    assert kept(store) == before


INTO_ANOTHER = (
    "UPDATE ticket SET state = 'expired' WHERE hall = {there}",
    "UPDATE series SET last = last + 1 WHERE hall = {there}",
    "UPDATE hall SET seq = seq WHERE id = {there}",
    "UPDATE counter SET opened_us = NULL, streak = 0 WHERE hall = {there}",
    "UPDATE print_job SET state = 'failed' WHERE hall = {there}",
    "UPDATE ticket SET hall = {there} WHERE hall = {here}",
    "DELETE FROM trouble WHERE hall = {there}",
    "INSERT INTO printer (hall, name, problem, near_end) VALUES ({there}, 'x', '', 0)",
    "INSERT INTO estimate (hall, day, body) VALUES ({there}, '', '')",
)


@pytest.mark.slow
@pytest.mark.parametrize("become", ["", "bocso_kiosk", "bocso_counter", "bocso_everywhere"])
@pytest.mark.parametrize("role", [Role.KIOSK, Role.COUNTER])
def test_no_statement_leads_into_another_hall(store, both, login, role, become):
    here, there = both
    before = kept(store)
    with closing(psycopg.connect(login(role, HERE), autocommit=True)) as connection:
        with suppress(REFUSED):
            connection.execute(f"SET ROLE {become or 'NONE'}")
        for statement in INTO_ANOTHER:
            with suppress(REFUSED):
                done = connection.execute(statement.format(here=here.id, there=there.id))
                assert done.rowcount == 0, statement
            assert kept(store) == before, statement


def test_no_question_either(both, login):
    there = both[1].id
    tables = ("ticket", "journal", "pin", "counter", "print_job", "series")
    counter = login(Role.COUNTER, HERE)
    for table in tables:
        assert ask(counter, f"SELECT count(*) FROM {table} WHERE hall = {there}") == [(0,)]
        assert ask(counter, f"SELECT count(*) > 0 FROM {table} WHERE hall = {both[0].id}") == [(True,)]
    assert ask(counter, "SELECT code FROM hall") == [(HERE,)]


def test_a_login_of_every_hall(both, login):
    assert ask(login(Role.DISPLAY), "SELECT code FROM hall ORDER BY id") == [(HERE,), (THERE,)]


def test_a_login_may_be_made_before_its_hall(store, login, clock):
    with opened(login(Role.KIOSK, "new")) as kiosk:
        assert Hall(of("new"), kiosk, clock).issue("papers").label == "A001"


def test_a_login_of_a_name_that_was_another_halls(server, store, both):
    try:
        for code in (HERE, THERE):
            server.run('DROP ROLE IF EXISTS "again"')
            password = make_login(store, "again", Role.DISPLAY, code)
        url = server.url(store.url.rpartition("/")[2], "again", password)
        assert ask(url, "SELECT code FROM hall") == [(THERE,)]
    finally:
        server.run('DROP ROLE "again"')


def test_a_policy_too_many_is_taken_away(server, store):
    name = store.url.rpartition("/")[2]
    server.run("CREATE POLICY all_of_it ON ticket TO bocso_kiosk USING (true)", database=name)
    server.run("ALTER TABLE pin DISABLE ROW LEVEL SECURITY", database=name)
    assert make_roles(store) == [
        'ALTER TABLE "pin" ENABLE ROW LEVEL SECURITY',
        'DROP POLICY "all_of_it" ON "ticket"',
    ]


@pytest.mark.slow
def test_two_programs_do_not_print_one_queue(both, login):
    with opened(login(Role.KIOSK, HERE)) as first, opened(login(Role.KIOSK, HERE)) as second:
        held = Hall(of(HERE), first).lease_printer("kiosk")
        with pytest.raises(PrinterTaken):
            Hall(of(HERE), second).lease_printer("kiosk")
        held.release()


def test_an_administrator_is_of_every_hall(own_postgres_url, capsys):
    with pytest.raises(SystemExit) as ended:
        app(["db", "login", "boss", "--role", "admin", "--for-hall", HERE, "--db", own_postgres_url, "--json"])
    assert ended.value.code == 2
    assert "--for-hall" in capsys.readouterr().out


def test_a_hall_is_locked_by_its_row(store, hall):
    assert isinstance(store, PostgresStore)
    with store.write(hall.id), pytest.raises(psycopg.errors.LockNotAvailable):
        ask(store.url, f"SELECT FROM hall WHERE id = {hall.id} FOR UPDATE NOWAIT")
