"""One intention of a clerk, as data: which verb of the hall, for which ticket, with what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from shared.rules.entry import Verb


@dataclass(frozen=True, slots=True)
class Intent:
    """A verb with what it needs. `ticket` is the one it is about, None where the counter alone says it.

    `arguments` are those of `counter.requests.carry_out.carry_out`. A text typed in the window goes into
    the argument named `text_as`. `then` follows once this one is done; a `then` of CALL calls the ticket that
    this one made.
    """

    verb: Verb
    ticket: int | None = None
    arguments: tuple[tuple[str, Any], ...] = ()
    text_as: str = ""
    then: Intent | None = None

    def told(self, text: str) -> Intent:
        """With the text that was typed or chosen."""
        return (
            replace(self, arguments=(*self.arguments, (self.text_as, text)), text_as="") if self.text_as else self
        )


def intent(
    verb: Verb, ticket: int | None = None, *, text_as: str = "", then: Intent | None = None, **arguments: Any
) -> Intent:
    """An Intent with `arguments` as keywords."""
    return Intent(verb, ticket, tuple(arguments.items()), text_as, then)
