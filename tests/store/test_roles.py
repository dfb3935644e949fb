"""Roles and logins on a real server: what a display, a kiosk and a counter may do, and what not."""

from __future__ import annotations

import json
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from hub.devices import Devices
from shared.cli import app
from shared.errors.clerks import ClerkAtCounter
from shared.errors.devices import NotPaired
from shared.errors.kiosk import FeedbackJustGiven
from shared.errors.outside import StoreNoRight, StoreOlder
from shared.errors.servers import NameWrong, RolesMissing, StoreCrowded
from shared.errors.visits import LoginTaken, NotForThisStore, NothingYet, ServiceOff
from shared.hall import Hall
from shared.link.feed import Feed
from shared.rules.device import DeviceKind
from shared.rules.printing import JobState
from shared.rules.roles import ClerkRole
from shared.rules.ticket import GIVEN_UP, Lane
from shared.store import schema
from shared.store.open import open_store
from shared.store.postgres.roles import CONNECTIONS, GROUPS, Role, make_login, make_roles
from shared.store.postgres.store import PostgresStore
from shared.store.upgrades.run import HERE
from tests.support.halls import CHEAP, PIN, TEXT, assert_sound, busy_hall, small_hall
from tests.support.servers import WITHIN, opened
from tests.support.waiter import Waiter


@pytest.fixture
def store(own_postgres_url):
    with closing(open_store(own_postgres_url)) as opened:
        yield opened


@pytest.fixture
def hall(store):
    return Hall(small_hall(), store, hasher=CHEAP)


@pytest.fixture
def logins(server, store):
    """Role -> URL of a real login in it, for this test's database."""
    make_roles(store)
    database = store.url.rpartition("/")[2]
    made = {role: f"{role}-{database}" for role in Role}
    yield {role: server.url(database, name, make_login(store, name, role)) for role, name in made.items()}
    server.run(f'REASSIGN OWNED BY "{made[Role.ADMIN]}" TO postgres', database=database)
    server.run(*(f'DROP ROLE "{name}"' for name in made.values()))


def test_making_the_roles_again_does_nothing(store):
    make_roles(store)
    assert make_roles(store) == []


def test_a_right_too_many_is_taken_away(server, store):
    make_roles(store)
    server.run("GRANT SELECT (code) ON ticket TO bocso_display", database=store.url.rpartition("/")[2])
    assert make_roles(store) == ['REVOKE SELECT ("code") ON "ticket" FROM "bocso_display"']


@pytest.mark.slow
def test_no_login_takes_the_server_from_the_others(logins, store, hall):
    for role, most in CONNECTIONS.items():
        with ExitStack() as held:
            for _ in range(most):
                held.enter_context(closing(psycopg.connect(logins[role])))
            with pytest.raises(psycopg.OperationalError, match="too many connections"):
                psycopg.connect(logins[role])
            with pytest.raises(StoreCrowded), opened(logins[role]):
                pass
            assert hall.issue("papers").label
    assert sum(CONNECTIONS.values()) < 97, "what a server as it is installed has for all"


def test_logins_made_before_there_were_limits_get_them(server, logins, store):
    database = store.url.rpartition("/")[2]
    server.run(f'ALTER ROLE "display-{database}" CONNECTION LIMIT -1')
    assert make_roles(store) == [f'ALTER ROLE "display-{database}" CONNECTION LIMIT 8']
    assert make_roles(store) == []


def test_a_hall_screen_that_is_started_first_says_what_is_so(logins):
    with opened(logins[Role.DISPLAY]) as looking, pytest.raises(NothingYet):
        _ = Hall(small_hall(), looking).id


def test_a_display_follows_and_changes_nothing(store, hall, logins):
    hall.issue("papers")
    with opened(logins[Role.DISPLAY]) as looking:
        screen = Hall(small_hall(), looking)
        assert screen.board() == hall.board()
        feed = Feed(screen)
        feed.read()
        with Waiter(looking, hall.id) as waiter:
            assert waiter.wait(WITHIN)
            hall.issue("papers")
            assert waiter.wait(WITHIN)
            assert len(feed.read().entries) == 1
        (first, *_) = screen.board()[0].tickets
        for act in (lambda: screen.issue("papers"), looking.must_be_writable, lambda: screen.issued(first)):
            with pytest.raises(StoreNoRight):
                act()
        assert screen.board() == hall.board()


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        (Role.DISPLAY, ("SELECT code FROM ticket", "SELECT * FROM ticket", "SELECT * FROM pin")),
        (Role.DISPLAY, ("SELECT * FROM feedback", "SELECT code FROM feedback", "SELECT code FROM dossier")),
        (Role.KIOSK, ("SELECT text FROM feedback", "SELECT phone FROM feedback", "SELECT code FROM dossier")),
        (Role.KIOSK, ("DELETE FROM feedback", "UPDATE feedback SET answer = 'x'")),
        (Role.COUNTER, ("SELECT text FROM feedback", "SELECT phone FROM feedback", "DELETE FROM feedback")),
        (Role.HUB, ("DELETE FROM feedback", "UPDATE feedback SET text = 'x'", "UPDATE feedback SET due = 'x'")),
        (Role.DISPLAY, ("SELECT * FROM appointment", "SELECT * FROM print_job", "DELETE FROM journal")),
        (
            Role.KIOSK,
            ("SELECT * FROM pin", "SELECT * FROM clerk", "UPDATE journal SET body = ''", "DELETE FROM ticket"),
        ),
        (
            Role.COUNTER,
            (
                "UPDATE clerk SET role = 'admin'",
                "UPDATE journal SET body = ''",
                "DELETE FROM journal",
                "DROP TABLE ticket",
            ),
        ),
    ],
)
def test_what_a_role_may_not(logins, role, hidden):
    with closing(psycopg.connect(logins[role], autocommit=True)) as login:
        for statement in hidden:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                login.execute(statement)


def test_a_counter_switches_a_service_off_and_a_kiosk_only_reads_that(logins, store, clock):
    Hall(busy_hall(), store, clock).issue("papers")
    with opened(logins[Role.COUNTER]) as counter:
        Hall(busy_hall(), counter, clock).service_off("papers", "họp")
    with opened(logins[Role.KIOSK]) as kiosk:
        door = Hall(busy_hall(), kiosk, clock)
        assert dict(door.board()[0].off) == {"papers": {"vi": "họp"}}
        for act in (lambda: door.service_on("papers"), lambda: door.service_off("land", "họp")):
            with pytest.raises(StoreNoRight):
                act()
        with pytest.raises(ServiceOff):
            door.issue("papers")
        assert door.issue("land").label == "B001"


def test_a_kiosk_gives_numbers_to_walk_ins_and_to_who_booked(logins, store, clock):
    code = Hall(busy_hall(), store, clock).book("land", clock() + timedelta(minutes=30)).code
    with opened(logins[Role.KIOSK]) as kiosk:
        kiosk.must_be_writable()
        hall = Hall(busy_hall(), kiosk, clock)
        ticket = hall.issue("papers", printer="kiosk")
        assert hall.claim_print_job("kiosk") is not None
        assert hall.outlook("papers").ahead == 1
        clock.go(minutes=30)
        assert hall.check_in(code).label == "B001"
        assert hall.cancel(ticket.id, reason=GIVEN_UP).state == "cancelled"
        mine, other = hall.issue("papers", printer="kiosk"), hall.issue("papers")
        assert hall.take_priority(mine.id, printer="kiosk").lane is Lane.PRIORITY
        assert hall.claim_print_job("kiosk").ticket.lane is Lane.PRIORITY
        clock.go(minutes=7)
        for ticket, lane in ((mine, Lane.ORDINARY), (other, Lane.PRIORITY)):
            with pytest.raises(StoreNoRight):
                hall.change_lane(ticket.id, lane)
        hall.call_help("kiosk", "help")
        hall.issue("papers", dossier="H15.99-261012-0007")
        clock.go(days=1)
        assert hall.issue("papers").label == "A001"
        assert hall.fail_abandoned_jobs("kiosk") >= 0
        with pytest.raises(StoreNoRight):
            hall.has_pin(1, "lan")


def test_what_people_write_a_kiosk_brings_and_the_hub_answers(logins, store, clock):
    hall = Hall(busy_hall(), store, clock)
    with opened(logins[Role.KIOSK]) as at_kiosk, opened(logins[Role.HUB]) as at_hub:
        kiosk, hub = Hall(busy_hall(), at_kiosk, clock), Hall(busy_hall(), at_hub, clock)
        first = kiosk.feedback("door", "Khen", "Cảm ơn", "0912345678")
        second = hub.feedback("yard", "Khen", "Cảm ơn")  # of a kiosk on the network
        with pytest.raises(FeedbackJustGiven):
            kiosk.feedback("door", "Khen", "x")
        with pytest.raises(StoreNoRight):
            kiosk.feedbacks()
        hub.answer_feedback(first.code, "Xin cảm ơn")
        assert [(each.code, each.phone) for each in hub.feedbacks(waiting=True)] == [(second.code, "")]
    with opened(logins[Role.COUNTER]) as at_reception:
        assert Hall(busy_hall(), at_reception, clock).feedback_waiting() == [second]
    with closing(psycopg.connect(logins[Role.HUB], autocommit=True)) as login:
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            login.execute("UPDATE feedback SET answer = 'x', answered_us = 1 WHERE answered_us IS NULL")
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            login.execute(
                "INSERT INTO feedback (hall, id, at_us, answered_us, code, category, text, phone, kiosk, due,"
                " answer) SELECT hall, id + 1, at_us, 1, 'A', '', '', '', '', '', '' FROM feedback"
            )
    with closing(psycopg.connect(logins[Role.KIOSK], autocommit=True)) as login:
        assert login.execute("DELETE FROM dossier").rowcount == 0
    assert_sound(hall)


def test_a_dossier_goes_with_its_number_to_the_counter(logins, store, clock):
    hall = Hall(busy_hall(), store, clock)
    with opened(logins[Role.KIOSK]) as at_kiosk, opened(logins[Role.COUNTER]) as at_counter:
        kiosk, counter = Hall(busy_hall(), at_kiosk, clock), Hall(busy_hall(), at_counter, clock)
        ticket = kiosk.issue("papers", dossier="H15.99-261012-0007")
        assert counter.sent(ticket.id).dossier == "H15.99-261012-0007"
        with (
            closing(psycopg.connect(logins[Role.COUNTER], autocommit=True)) as login,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"),
        ):
            login.execute("INSERT INTO dossier SELECT hall, ticket + 1, code FROM dossier")
        clock.go(days=1)
        kiosk.issue("papers")
        assert counter.sent(ticket.id) is None
    assert_sound(hall)


def test_a_kiosk_cancels_no_clerk_s_number_and_none_of_a_hub(logins, hall):
    hall.set_pin(1, PIN)
    hall.open(1, PIN)
    others = hall.issue("papers", counter=1), hall.issue("papers", device=1)
    with opened(logins[Role.KIOSK]) as store:
        kiosk = Hall(small_hall(), store)
        for ticket in others:
            with pytest.raises(StoreNoRight):
                kiosk.cancel(ticket.id, reason=GIVEN_UP)
        kiosk.cancel(kiosk.issue("papers").id, reason=GIVEN_UP)
    assert [each.id for each in hall.board()[0].waiting()] == [each.id for each in others]


def test_the_first_kiosk_of_a_hall_makes_it_known(logins):
    with opened(logins[Role.KIOSK]) as kiosk:
        assert Hall(small_hall(), kiosk).issue("papers").label == "A001"


def test_a_counter_s_login_gives_no_role_and_a_hub_s_does(logins, hall, clock):
    admin, code = hall.add_clerk("Lan", ClerkRole.ADMIN)
    with opened(logins[Role.COUNTER]) as store:
        counter = Hall(small_hall(), store, hasher=CHEAP)
        counter.set_pin(1, PIN, code, clerk=admin)
        counter.open(1, PIN, clerk=admin)
        for act in (
            lambda: counter.add_clerk("Minh", ClerkRole.ADMIN),
            lambda: counter.set_role(admin, ClerkRole.ADMIN),
            lambda: counter.remove_clerk(admin),
            lambda: counter.reset_clerk(admin),
            lambda: counter.release_clerk(admin),
        ):
            with pytest.raises((StoreNoRight, ClerkAtCounter)):
                act()
    with opened(logins[Role.HUB]) as store:
        hub = Hall(small_hall(), store, hasher=CHEAP)
        new, _ = hub.add_clerk("Minh", ClerkRole.CLERK, by=admin)
        hub.set_role(new, ClerkRole.SUPERVISOR, by=admin)
        hub.reset_clerk(new, by=admin)
        hub.release_clerk(new, by=admin)
        hub.remove_clerk(new, by=admin)
    assert [each.id for each in hall.clerks()] == [admin]


@pytest.mark.slow
def test_a_counter_does_all_its_verbs(logins, clock):
    with opened(logins[Role.COUNTER]) as counter:
        hall = Hall(busy_hall(), counter, clock, hasher=CHEAP)
        for clerk in ("lan", "minh"):
            hall.set_pin(1, PIN, clerk=clerk)
        hall.open(1, PIN, clerk="lan")
        hall.pause(1, "lunch")
        hall.unpause(1)
        for _ in range(4):
            hall.issue("papers", counter=1)
        first = hall.call_next(1)
        hall.recall(1)
        hall.no_show(1)
        hall.requeue(first.id)
        hall.change_lane(first.id, Lane.PRIORITY)
        hall.call(1, first.id, "with a child")
        hall.start(1)
        hall.park(1, "a photo")
        hall.resume(1, first.id)
        hall.complete(1)
        hall.rate(hall.issued(first.id)[1], 5)
        hall.transfer(1, service="land", ticket_id=hall.call_next(1).id)
        hall.cancel(hall.board()[0].waiting()[0].id)
        hall.unbook(hall.book("land", clock() + timedelta(minutes=30)).code)
        hall.learn()
        hall.close(1)
        clock.go(days=1)
        hall.set_pin(1, "9153", PIN, clerk="lan")
        hall.open(1, "9153", clerk="lan")
        hall.forget_pin(1, clerk="lan")
        assert_sound(hall)


def test_only_an_administrator_removes_what_is_old(logins, clock):
    days = 400
    with opened(logins[Role.ADMIN]) as admin, opened(logins[Role.COUNTER]) as counter:
        hall = Hall(small_hall(), counter, clock, hasher=CHEAP)
        hall.issue("papers")
        clock.go(days=days)
        hall.issue("papers")
        with pytest.raises(StoreNoRight):
            hall.retain(30)
        assert Hall(small_hall(), admin, clock).retain(30) > 0
        assert hall.verify().holds


def test_only_an_administrator_upgrades(server, own_postgres_url, empty_postgres_url):
    with opened(own_postgres_url) as store:
        make_roles(store)  # of the whole server
    database = empty_postgres_url.rpartition("/")[2]
    urls = {}
    with opened(own_postgres_url) as store, closing(PostgresStore(empty_postgres_url)) as older:
        with older.write() as tx:
            first_schema(tx.connection)
        with pytest.raises(RolesMissing):
            make_login(older, "nobody", Role.KIOSK)
        for role in (Role.KIOSK, Role.ADMIN):
            name = f"{role}-{database}"
            urls[role] = server.url(database, name, make_login(store, name, role))
    try:
        with pytest.raises(StoreOlder, match="bocso db upgrade"):
            open_store(urls[Role.KIOSK])
        with opened(urls[Role.ADMIN]) as admin, opened(empty_postgres_url) as store:
            left = make_roles(admin)  # the upgrade gave the groups their rights to the new tables
            assert all("pg_advisory" in statement for statement in make_roles(store)), left
            assert left == []
        with opened(urls[Role.KIOSK]) as kiosk:
            assert Hall(small_hall(), kiosk).issue("papers").label == "A001"
    finally:
        server.run(*(f'DROP OWNED BY "{role}-{database}"' for role in urls), database=database)
        server.run(*(f'DROP ROLE "{role}-{database}"' for role in urls))


def first_schema(connection):
    """The first schema, as a version with these roles would have left it."""
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")
    connection.exec_driver_sql("GRANT CREATE ON SCHEMA public TO bocso_admin")
    connection.exec_driver_sql("GRANT SELECT ON alembic_version TO bocso_kiosk")
    for table in inspect(connection).get_table_names():
        connection.exec_driver_sql(f"ALTER TABLE {table} OWNER TO bocso_admin")


def test_a_login_is_made_once(store, logins):
    with pytest.raises(LoginTaken):
        make_login(store, logins[Role.KIOSK].split("//")[1].partition(":")[0], Role.KIOSK)


@pytest.mark.parametrize("name", ["", "a\nb", "pg_kiosk", "public", "ấ" * 22])
def test_what_no_login_is_called(store, logins, name):
    with pytest.raises(NameWrong):
        make_login(store, name, Role.KIOSK)


def test_an_owner_who_is_no_superuser_makes_roles(server, store):
    """Half of the groups are there already: they belong to the whole server."""
    make_roles(store)
    server.run("CREATE ROLE keeper LOGIN CREATEROLE CREATEDB PASSWORD 'queue'")
    server.run(*(f"GRANT {group} TO keeper WITH ADMIN OPTION" for group in GROUPS))
    server.run("CREATE DATABASE kept OWNER keeper")
    try:
        with opened(server.url("kept", "keeper")) as kept:
            assert make_roles(kept) != []
            assert make_roles(kept) == []
            make_login(kept, "display kept", Role.DISPLAY)
    finally:
        server.run("DROP DATABASE kept WITH (FORCE)", 'DROP ROLE "display kept"', "DROP ROLE keeper")


def test_a_file_knows_no_roles(tmp_path):
    with opened(f"sqlite:///{tmp_path / 'queue.sqlite'}") as store, pytest.raises(NotForThisStore):
        make_roles(store)


def test_the_commands(server, own_postgres_url, capsys):
    def run(*words):
        with pytest.raises(SystemExit) as ended:
            app(["db", *words, "--db", own_postgres_url, "--json"])
        assert ended.value.code == 0
        said = capsys.readouterr().out
        return json.loads(said)

    assert run("upgrade")["schema"] == schema.HEAD
    assert run("roles")["done"]
    assert run("roles")["done"] == []
    made = run("login", "screen-1", "--role", "display")
    try:
        with opened(server.url(own_postgres_url.rpartition("/")[2], "screen-1", made["password"])) as screen:
            assert screen.revision() == schema.HEAD
    finally:
        server.run('DROP ROLE "screen-1"')


def test_only_a_hub_and_an_administrator_know_devices(logins, store, hall):
    for role in (Role.DISPLAY, Role.KIOSK, Role.COUNTER):
        with closing(psycopg.connect(logins[role], autocommit=True)) as login:
            for table in ("device", "pairing"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    login.execute(f"SELECT * FROM {table}")
    with opened(logins[Role.COUNTER]) as own:
        assert not Hall(small_hall(), own).has_panel(1), "of these it reads for which counter they are"
    with opened(logins[Role.HUB]) as at_hub:
        devices = Devices(at_hub, hall.id)
        device, secret = devices.pair(devices.open_pairing(DeviceKind.COUNTER, 1))
        assert devices.device_of(secret) == device
        counter = Hall(small_hall(), at_hub, hasher=CHEAP)
        counter.set_pin(1, PIN)
        counter.open(1, PIN)
        assert counter.issue("papers").id == counter.call_next(1).id
        devices.revoke(device.id)
        for statement in ("DELETE FROM device", "UPDATE device SET secret = 'x'", "DELETE FROM journal"):
            with (
                closing(psycopg.connect(logins[Role.HUB], autocommit=True)) as login,
                pytest.raises(psycopg.errors.InsufficientPrivilege),
            ):
                login.execute(statement)


def test_a_hub_keeps_numbers_for_kiosks_and_takes_what_they_gave(logins, store, hall):
    with opened(logins[Role.HUB]) as at_hub, opened(logins[Role.KIOSK]) as at_kiosk:
        hub, kiosk = Hall(small_hall(), at_hub), Hall(small_hall(), at_kiosk)
        day = hub.reserve("one", "door").day
        assert kiosk.issue("papers").label == "A001"
        now = datetime.now(UTC)
        taken = now - timedelta(milliseconds=1)
        given = ("papers", Lane.ORDINARY, day, taken, now, "F" * 20)
        assert hub.hand_in("one", "A", 999, *given, printer="door", slip=JobState.CONFIRMED).job is not None
        assert hub.hand_in("one", "A", 1, *given).ticket is None
        assert [t.label for t in hall.board()[0].waiting()] == ["A001", "A999"]
        assert_sound(hall)
    for role, statement in (
        (
            Role.KIOSK,
            "INSERT INTO number_block SELECT hall, 'C', 1, last, holder, day, 1 FROM number_block LIMIT 1",
        ),
        (Role.HUB, "INSERT INTO number_block SELECT hall, 'C', 1, last, holder, day, 1 FROM number_block LIMIT 1"),
        (Role.HUB, "UPDATE number_block SET holder = 'two'"),
        (Role.DISPLAY, "SELECT holder FROM number_block"),
    ):
        with (
            closing(psycopg.connect(logins[role], autocommit=True)) as login,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            login.execute(statement)
    with closing(psycopg.connect(logins[Role.HUB], autocommit=True)) as login:
        assert login.execute("DELETE FROM number_block").rowcount == 0  # a new day does that


def test_a_hub_of_one_hall_knows_its_devices_only(server, store, hall):
    make_roles(store)
    other = Hall(small_hall(hall={"code": "other", "name": TEXT, "place": TEXT}), store)
    theirs = Devices(store, other.id)
    _, secret = theirs.pair(theirs.open_pairing(DeviceKind.COUNTER))
    database = store.url.rpartition("/")[2]
    name = f"hub-{database}"
    with opened(server.url(database, name, make_login(store, name, Role.HUB, "small"))) as at_hub:
        assert Devices(at_hub, hall.id).devices() == []
        assert Devices(at_hub, other.id).devices() == []
        with pytest.raises(NotPaired):
            Devices(at_hub, other.id).device_of(secret)
        with pytest.raises(StoreNoRight):
            Devices(at_hub, other.id).open_pairing(DeviceKind.COUNTER)
    server.run(f'DROP ROLE "{name}"')
