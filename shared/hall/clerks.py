"""Who may log on, and what they may do: clerks with roles, one-time codes for a PIN, and who is locked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from shared.errors.clerks import ClerkAtCounter, ClerkInHallFile, ClerkThere, FirstIsAdmin, LastAdmin, RoleTooLow
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.errors.visits import RequestReused, TextMissing, TextTooLong
from shared.hall.texts import clean
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.entry import Entry, Verb
from shared.rules.roles import LEAST, ClerkRight, ClerkRole, ClerkState, KnownClerk, may
from shared.rules.ticket import for_clerk
from shared.store.statement import Tx
from shared.store.tables import clerks, sessions
from shared.store.tables.clerks import ClerkRow
from shared.store.tables.pins import Pins

NAME_LONGEST = 32
"""Characters, as of the hall file's clerks."""
ROLES: Mapping[ClerkRole, str] = {
    ClerkRole.CLERK: QT_TRANSLATE_NOOP("errors", "clerks"),
    ClerkRole.RECEPTION: QT_TRANSLATE_NOOP("errors", "reception, supervisors and admins"),
    ClerkRole.SUPERVISOR: QT_TRANSLATE_NOOP("errors", "supervisors and admins"),
    ClerkRole.ADMIN: QT_TRANSLATE_NOOP("errors", "admins"),
}
"""Who is meant by a role and those above it."""


class Clerks(VerbGroup):
    """`by` is the clerk who does it from afar, whose role then decides: raises RoleTooLow. "" is whoever sits at
    the hall's own computer. Ids stand in the journal, names and codes never.
    """

    def clerks(self) -> tuple[KnownClerk, ...]:
        """Everybody who may log on, in the order of the hall file, then as they were added."""
        with self._runner.store.read() as tx:
            known = self._look.clerks(tx, self._runner.id)
        states = replace(self._pins, roles=any(each.role for each in known.values())).states()
        return tuple(replace(each, state=_state(states.get(for_clerk(each.id)))) for each in known.values())

    def add_clerk(
        self, name: str, role: ClerkRole, *, by: str = "", request_id: str | None = None
    ) -> tuple[str, str]:
        """A new clerk; returns the id, and the one-time code, which is told this once. The first is an admin.

        Raises FirstIsAdmin, ClerkThere, TextMissing, TextTooLong, TextWrong.
        """
        name, role = clean(name), ClerkRole(role)
        if not name:
            raise TextMissing
        if len(name) > NAME_LONGEST:
            raise TextTooLong(longest=NAME_LONGEST)
        code, hashed = self._pins.new_code()

        def work(act: VerbTransaction) -> tuple[str, str]:
            self._must(act, by, ClerkRight.CLERKS)
            if role is not ClerkRole.ADMIN and not self._admins(act):
                raise FirstIsAdmin
            if name.casefold() in (each.name.casefold() for each in self._look.clerks(act.tx, act.hall).values()):
                raise ClerkThere(clerk=name)
            clerk = self._new_id(clerks.all_of(act.tx, act.hall))
            _write(act, clerk, "add", by, role=role.value)
            clerks.put(act.tx, act.hall, ClerkRow(clerk, name, role))
            self._pins.put_code(act.tx, for_clerk(clerk), hashed, act.now)
            return clerk, code

        def again(tx: Tx, entry: Entry) -> tuple[str, str]:
            return self._code_again(tx, entry, hashed), code

        return self._runner.run(Verb.CLERK, request_id, work, again, {"did": "add", "role": role.value})

    def reset_clerk(self, clerk: str, *, by: str = "", request_id: str | None = None) -> str:
        """A new one-time code for who has lost the PIN, which ends; returns it, this once. Raises UnknownClerk."""
        code, hashed = self._pins.new_code()

        def work(act: VerbTransaction) -> str:
            self._must_reach(act, by, clerk)
            _write(act, clerk, "reset", by)
            self._pins.put_code(act.tx, for_clerk(clerk), hashed, act.now)
            return code

        def again(tx: Tx, entry: Entry) -> str:
            self._code_again(tx, entry, hashed)
            return code

        return self._runner.run(Verb.CLERK, request_id, work, again, {"did": "reset", "clerk": clerk})

    def release_clerk(self, clerk: str, *, by: str = "", request_id: str | None = None) -> None:
        """Wrong PINs so far do not count any more. Raises UnknownClerk."""

        def work(act: VerbTransaction) -> None:
            self._must_reach(act, by, clerk)
            _write(act, clerk, "release", by)
            self._pins.release(act.tx, for_clerk(clerk))

        self._do(work, "release", clerk, request_id)

    def set_role(self, clerk: str, role: ClerkRole, *, by: str = "", request_id: str | None = None) -> None:
        """From the next press on. Raises UnknownClerk, FirstIsAdmin, LastAdmin."""
        role = ClerkRole(role)

        def work(act: VerbTransaction) -> None:
            self._must(act, by, ClerkRight.CLERKS)
            self._look.clerk(act.tx, act.hall, clerk)
            rows = {row.id: row for row in clerks.all_of(act.tx, act.hall)}
            if role is not ClerkRole.ADMIN:
                self._must_leave_an_admin(act, clerk)
            _write(act, clerk, "role", by, role=role.value)
            clerks.put(act.tx, act.hall, ClerkRow(clerk, rows[clerk].name if clerk in rows else "", role))

        self._do(work, "role", clerk, request_id, role=role.value)

    def remove_clerk(self, clerk: str, *, by: str = "", request_id: str | None = None) -> None:
        """Name, PIN and role go; the id stays in the journal. Raises UnknownClerk, ClerkInHallFile,
        ClerkAtCounter, LastAdmin.
        """

        def work(act: VerbTransaction) -> None:
            self._must(act, by, ClerkRight.CLERKS)
            name = self._look.clerk(act.tx, act.hall, clerk).name
            if self._settings.find_clerk(clerk) is not None:
                raise ClerkInHallFile(clerk=name)
            opened = sessions.open_now(act.tx, act.hall)
            at = next((number for number, session in opened.items() if session.clerk == clerk), None)
            if at is not None:
                raise ClerkAtCounter(clerk=name, counter=at)
            self._must_leave_an_admin(act, clerk)
            _write(act, clerk, "remove", by, role=None)
            clerks.put(act.tx, act.hall, ClerkRow(clerk, "", None))
            self._pins.remove(act.tx, for_clerk(clerk))

        self._do(work, "remove", clerk, request_id, role=None)

    def who(self, counter: int | None) -> tuple[str, ClerkRole | None]:
        """Who is logged on to a counter, "" for nobody, and the role that decides now; None in a hall that has
        given nobody a role.
        """
        with self._runner.store.read() as tx:
            known = self._look.clerks(tx, self._runner.id)
            session = sessions.of_counter(tx, self._runner.id, counter) if counter else None
        if session is not None and session.clerk in known:
            return session.clerk, known[session.clerk].role
        return "", ClerkRole.CLERK if any(each.role for each in known.values()) else None

    # Inside

    @property
    def _pins(self) -> Pins:
        return Pins(self._runner.store, self._runner.id, self._settings.zone, self._hasher, roles=True)

    def _do(
        self, work: Callable[[VerbTransaction], None], did: str, clerk: str, request_id: str | None, **same: object
    ) -> None:
        self._runner.run(
            Verb.CLERK, request_id, work, lambda _tx, _entry: None, {"did": did, "clerk": clerk, **same}
        )

    def _must(self, act: VerbTransaction, by: str, right: ClerkRight) -> ClerkRole | None:
        """Raises RoleTooLow."""
        if not by:
            return None
        role = self._look.clerk(act.tx, act.hall, by).role
        if not may(role, right):
            raise role_too_low(LEAST[right])
        return role

    def _must_reach(self, act: VerbTransaction, by: str, clerk: str) -> None:
        """Nobody gets a code for the place of who stands higher. Raises RoleTooLow, UnknownClerk."""
        role, of = self._must(act, by, ClerkRight.RELEASE), self._look.clerk(act.tx, act.hall, clerk).role
        if role is not None and of is not None and not role.reaches(of):
            raise role_too_low(of)

    def _must_leave_an_admin(self, act: VerbTransaction, clerk: str) -> None:
        admins = self._admins(act)
        if not admins:
            raise FirstIsAdmin
        if admins.keys() == {clerk}:
            raise LastAdmin(clerk=admins[clerk])

    def _admins(self, act: VerbTransaction) -> dict[str, str]:
        """Their names."""
        known = self._look.clerks(act.tx, act.hall).values()
        return {each.id: each.name for each in known if each.role is ClerkRole.ADMIN}

    def _new_id(self, rows: list[ClerkRow]) -> str:
        """One that nobody has or had."""
        taken = {row.id for row in rows} | {each.code for each in self._settings.clerk}
        return next(each for number in range(1, len(taken) + 2) if (each := f"c{number}") not in taken)

    def _code_again(self, tx: Tx, entry: Entry, hashed: str) -> str:
        """The answer was lost: another code, unless a PIN was chosen with the first one meanwhile."""
        clerk = str(entry.body["clerk"])
        if self._pins.has_in(tx, for_clerk(clerk)):
            raise RequestReused(request_id=entry.request_id)
        self._pins.put_code(tx, for_clerk(clerk), hashed, self._runner.clock())
        return clerk


def role_too_low(least: ClerkRole) -> RoleTooLow:
    return RoleTooLow(role=Words(ROLES[least]))


def _write(act: VerbTransaction, clerk: str, did: str, by: str, **more: str | None) -> None:
    act.write(Verb.CLERK, None, None, {"clerk": clerk, "did": did, **({"by": by} if by else {}), **more})


def _state(found: tuple[bool, bool] | None) -> ClerkState:
    if found is None:
        return ClerkState.NO_PIN
    code, locked = found
    return ClerkState.LOCKED if locked else ClerkState.CODE if code else ClerkState.READY
