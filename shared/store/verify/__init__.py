"""Does the journal hold, and do the tables follow from it?

    walk.py     every entry in order: the chain, the replay, the tables day by day
    replay.py   what the tables must hold after the entries so far (pure)
    fees.py     fees, which are in no table (pure)
    tables.py   the tables beside the replay, column by column; in words: found.py
    feedback.py what people wrote, as far as the journal speaks of it
    shape.py    the database itself: its pages, its tables, indexes and constraints
    anchors.py  heads that were written down, and copies
    queries.py  what the tables are asked; verdict.py: what is said in the end

The chain has no key: whoever can write to the database can write a whole other one. What was kept elsewhere, a
head or a copy, shows that (anchors.py).
"""

from shared.store.verify.anchors import anchors
from shared.store.verify.verdict import Anchor, AnchorCheck, Verdict
from shared.store.verify.walk import verify

__all__ = ["Anchor", "AnchorCheck", "Verdict", "anchors", "verify"]
