"""What people wrote for the hall, beside what the journal says of it: code, category, day, and its answer.
The texts are in the table alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from shared.errors.kinds import Words
from shared.rules.entry import Entry, Verb
from shared.store.statement import Tx
from shared.store.tables.journal import Head
from shared.store.timestamps import to_micros
from shared.store.verify import found as said
from shared.store.verify import queries
from shared.store.verify.verdict import Mismatch

OF_FEEDBACK = frozenset({Verb.FEEDBACK, Verb.FEEDBACK_ANSWER})


def check(tx: Tx, head: Head, entries: Iterable[Entry]) -> None:
    """`entries` are those of OF_FEEDBACK that are left; what was written before stands there until it is answered.
    Raises Mismatch.
    """
    written, answered = dict[int, Entry](), dict[int, Entry]()
    for each in entries:
        if each.verb is Verb.FEEDBACK:
            written[each.seq] = each
        else:
            answered[int(each.body["feedback"])] = each
    for row in tx.all(queries.FEEDBACKS, of_hall=head.id):
        what, entry, answer = Words(said.FEEDBACK, code=row.code), written.get(row.id), answered.get(row.id)
        written.pop(row.id, None)
        if entry is None and row.id > head.kept_seq:
            raise Mismatch(row.id, said.NO_ENTRY, what=what)
        body = {} if entry is None else {**entry.body, "at_us": to_micros(entry.at)}
        wrong = [name for name, value in body.items() if getattr(row, name) != value]
        if row.answered_us != (answer and to_micros(answer.at)):
            wrong.append("answered_us")
        if wrong:
            raise Mismatch(row.id, said.OTHERWISE, what=what, columns=", ".join(wrong))
    if written:
        seq = min(written)
        raise Mismatch(seq, said.LACKING, what=Words(said.FEEDBACK, code=written[seq].body["code"]))
