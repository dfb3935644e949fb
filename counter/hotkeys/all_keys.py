"""Every key of a counter's computer that works without its window."""

from __future__ import annotations

from collections.abc import Callable

from counter.hotkeys.hot_keys import HotKeys
from counter.hotkeys.keypads import Keypads
from shared.errors.keys import KeysUnreadable
from shared.errors.kinds import HallError
from shared.keypad.kept import load


def all_keys(
    counter: int, press: Callable[[int], object], see_to: Callable[[str, HallError | None], None]
) -> Callable[[], None]:
    """Hot keys and keypads press keys (Qt.Key) of the window from now on, until what this returns is called.
    `see_to`: what is wrong, by a name for what it is about. On the GUI thread.
    """
    try:
        kept = load(counter)
    except KeysUnreadable as problem:
        see_to("hot keys", problem)
        return lambda: None
    hot = HotKeys(counter, kept.hot_keys, press)
    see_to("hot keys", hot.problem)
    pads = Keypads(kept.keypads, press)
    pads.trouble.connect(lambda problem: see_to("keypads", problem))

    def stop() -> None:
        pads.stop()
        hot.close()

    return stop
