"""What a verb costs on PostgreSQL does not grow with what happened before."""

from __future__ import annotations

import pytest

from shared.hall import Hall
from shared.rules.printing import JobState
from tests.support.halls import CHEAP, PIN, TEXT, small_hall
from tests.support.servers import opened, wait_for

TICKETS = 20_000
PER_VERB = 60
"""Rows and index entries one verb may read; a walk through a hall's tickets would be 20,000."""
OLD = f"""
    INSERT INTO ticket (hall, id, day, series, number, round, service, line, lane, state, rank_us, issued_us,
        ahead, counter, called_us, started_us, ended_us, recalls, park_reason, outcome, dossier, code,
        issued_service)
    SELECT hall.id, n * 2, (date '2026-01-01' + n / 200)::text, 'A', n % 200 + 1, 1, 'papers', 'papers',
        'ordinary', 'served', n, n, 3, 1, n, n, n, 0, '', '', '', hall.id || '-' || n, 'papers'
    FROM hall, generate_series(1, {TICKETS}) n;
    INSERT INTO journal (hall, seq, day, at_us, verb, ticket, counter, request_id, body, hash)
    SELECT hall.id, s, (date '2026-01-01' + s / 400)::text, s,
        CASE s % 2 WHEN 0 THEN 'issue' ELSE 'call_next' END, s / 2 * 2, 1, 'old-' || s, '{{}}', ''
    FROM hall, generate_series(2, {2 * TICKETS + 1}) s;
    INSERT INTO print_job (hall, ticket, printer, language, state, reason, again, queued_us, at_us)
    SELECT hall.id, n * 2, 'kiosk', 'vi', 'sent', '', 0, n, n FROM hall, generate_series(1, {TICKETS}) n;
    UPDATE hall SET day = '2026-04-11', seq = {2 * TICKETS + 1}, day_seq = {2 * TICKETS - 399};
    ANALYZE;
"""


@pytest.fixture
def old_url(server, own_postgres_url):
    """Two halls with 20,000 served tickets each; the statistics know nothing of today."""
    with opened(own_postgres_url) as store:
        for settings in (small_hall(), small_hall(hall={"code": "other", "name": TEXT, "place": TEXT})):
            assert Hall(settings, store).id
    server.run(*OLD.strip().removesuffix(";").split(";\n"), database=own_postgres_url.rpartition("/")[2])
    return own_postgres_url


@pytest.mark.slow
def test_no_verb_walks_through_history(server, old_url):
    """As the server counts what it reads, with the plans it makes itself."""
    verbs = 0
    with opened(old_url) as store:
        hall = Hall(small_hall(), store, hasher=CHEAP)
        hall.set_pin(1, PIN)
        hall.open(1, PIN)
    before = rows_read(server, old_url)
    with opened(old_url) as store:
        hall = Hall(small_hall(), store, hasher=CHEAP)
        for _ in range(15):  # from the sixth on a prepared statement may get a plan for any values
            ticket = hall.issue("papers", printer="kiosk", request_id=f"r{verbs}")
            hall.issue("papers", printer="kiosk", request_id=f"r{verbs}")
            job = hall.claim_print_job("kiosk")
            assert job is not None
            hall.record_print_result(job, JobState.CONFIRMED)
            seq = hall.board()[1]
            hall.call_next(1)
            hall.entries_after(seq)
            hall.recall(1)
            hall.start(1)
            hall.complete(1)
            assert hall.issued(ticket.id)[0] == ticket
            verbs += 10
    after = rows_read(server, old_url)
    read = {what: after[what] - before[what] for what in after}
    assert sum(read.values()) > verbs  # they are counted
    assert sum(read.values()) < verbs * PER_VERB, read


def rows_read(server, url):
    """Rows and index entries read so far, by table or index; the server's processes tell when they end."""
    name = url.rpartition("/")[2]
    working = f"SELECT 1 FROM pg_stat_activity WHERE datname = '{name}'"
    wait_for(lambda: not server.run(working))
    tables = "('ticket', 'journal', 'print_job')"
    return dict(
        server.run(
            f"SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE relname IN {tables} UNION ALL"
            f" SELECT indexrelname, idx_tup_read FROM pg_stat_user_indexes WHERE relname IN {tables}",
            database=name,
        )
    )
