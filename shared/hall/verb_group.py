"""What each group of verbs has at hand; `Hall` is all the groups."""

from __future__ import annotations

from shared.hall.verb_runner import VerbRunner
from shared.pin import HASHER, PinHasher


class VerbGroup:
    """One group, or all. `hasher`: what a PIN costs whoever tries it."""

    def __init__(self, runner: VerbRunner, hasher: PinHasher = HASHER) -> None:
        self._runner = runner
        self._settings = runner.settings
        self._look = runner.look
        self._hasher = hasher
