"""What a clerk's role allows: one table, for the hub, the counter's window and the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class ClerkRole(StrEnum):
    """Each may also do what the ones before it may. The values are stored."""

    CLERK = "clerk"
    RECEPTION = "reception"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"

    def reaches(self, other: ClerkRole) -> bool:
        """Whether it stands as high as another."""
        return _LADDER.index(self) >= _LADDER.index(other)


class ClerkRight(StrEnum):
    """What not everybody at a counter may do, and `SERVE`, which everybody may."""

    SERVE = "serve"
    """Log on to a counter, call, serve, put aside, send on, give numbers, correct a lane, print again, answer a
    kiosk's call for help, cancel a number that this counter has put aside.
    """
    CANCEL_OTHERS = "cancel_others"
    """Cancel any other number."""
    SWITCH = "switch"
    """Switch a service off and on, put up and end a notice."""
    ANNOUNCE = "announce"
    """Have a sentence of one's own said in the hall."""
    CANCEL_FEE = "cancel_fee"
    """Take a fee back that came, or was asked for at another counter, with a reason."""
    RELEASE = "release"
    """Release who is locked out, give a new one-time code: of no higher role than one's own."""
    CLERKS = "clerks"
    """Add a clerk, give a role, remove a clerk."""


_LADDER = tuple(ClerkRole)
LEAST: Mapping[ClerkRight, ClerkRole] = MappingProxyType(
    {
        ClerkRight.SERVE: ClerkRole.CLERK,
        ClerkRight.CANCEL_OTHERS: ClerkRole.RECEPTION,
        ClerkRight.SWITCH: ClerkRole.RECEPTION,
        ClerkRight.ANNOUNCE: ClerkRole.RECEPTION,
        ClerkRight.CANCEL_FEE: ClerkRole.SUPERVISOR,
        ClerkRight.RELEASE: ClerkRole.SUPERVISOR,
        ClerkRight.CLERKS: ClerkRole.ADMIN,
    }
)
"""From which role on (docs/clerks.md)."""
NEEDED: Mapping[str, ClerkRight] = MappingProxyType(
    {
        "cancel": ClerkRight.CANCEL_OTHERS,
        **dict.fromkeys(("service_off", "service_on", "add_notice", "end_notice"), ClerkRight.SWITCH),
        "announce": ClerkRight.ANNOUNCE,
        "cancel_fee": ClerkRight.CANCEL_FEE,
        **dict.fromkeys(("release_clerk", "reset_clerk"), ClerkRight.RELEASE),
        **dict.fromkeys(("add_clerk", "set_role", "remove_clerk"), ClerkRight.CLERKS),
    }
)
"""Method of the hall -> what a clerk at a counter needs for it; serving is enough for the others."""
OF_ROLES_ONLY = frozenset({ClerkRight.RELEASE, ClerkRight.CLERKS})
"""Where nobody has a role these are for the hall's own computer; the rest is for everybody at a counter."""


def may(role: ClerkRole | None, right: ClerkRight) -> bool:
    """Whether a role allows this; None: the hall has given nobody a role."""
    return right not in OF_ROLES_ONLY if role is None else role.reaches(LEAST[right])


class ClerkState(StrEnum):
    """Whether a clerk can log on."""

    READY = "ready"
    NO_PIN = "no_pin"
    """None was chosen yet; where the hall has roles a one-time code is needed for it."""
    CODE = "code"
    """A one-time code waits for them."""
    LOCKED = "locked"
    """After too many wrong PINs, until somebody releases them."""


@dataclass(frozen=True, slots=True)
class KnownClerk:
    """Somebody who logs on: `id` stands in the journal, `name` on the counter's screen. `role` is None in a hall
    that has given nobody a role.
    """

    id: str
    name: str
    role: ClerkRole | None
    state: ClerkState = ClerkState.READY
