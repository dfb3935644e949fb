"""Processes of the tests' own that come from a forkserver. It has no thread, no connection and no Qt in it, and it
imported the program once: 0.5 s of CPU less for each than a new interpreter.
"""

from __future__ import annotations

import multiprocessing

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["shared.store.sqlite.store", "shared.store.postgres.store", "tests.support.halls"])
