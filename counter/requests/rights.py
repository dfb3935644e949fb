"""The hall of a counter that works on the database itself, with the rights of whoever is logged on there."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from shared.errors.clerks import ClerksNotHere
from shared.errors.outside import StoreNoRight
from shared.hall import Hall
from shared.rules.roles import NEEDED, OF_ROLES_ONLY, ClerkRight


class _WithRights:
    """Before a verb that not every clerk may do the hall is asked whether this one may, as a hub asks it."""

    def __init__(self, hall: Hall, counter: int) -> None:
        self._hall, self._counter = hall, counter

    def __getattr__(self, name: str) -> Any:
        verb, right = getattr(self._hall, name), NEEDED.get(name)
        return verb if right is None else partial(self._ask, verb, right)

    def _ask(self, verb: Callable[..., Any], right: ClerkRight, *given: Any, **named: Any) -> Any:
        clerk, role = self._hall.who(self._counter)
        signature = inspect.signature(verb)
        ticket = signature.bind_partial(*given, **named).arguments.get("ticket_id")
        self._hall.must_be_allowed(right, role, self._counter, ticket)
        by = {"by": clerk} if "by" in signature.parameters else {}
        try:
            return verb(*given, **{**named, **by})
        except StoreNoRight as problem:
            if right in OF_ROLES_ONLY:
                raise ClerksNotHere from problem
            raise


def with_rights(hall: Hall, counter: int) -> Hall:
    """The hall as this counter may use it. Raises RoleTooLow, ClerksNotHere besides what the verbs raise."""
    return cast("Hall", _WithRights(hall, counter))
