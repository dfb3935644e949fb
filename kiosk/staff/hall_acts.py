"""What staff do in the hall at a kiosk, by the hall's own verbs. Menus on the GUI thread, acts on a worker's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kiosk.doors.series import TypedNumber
from kiosk.kiosk import Kiosk
from kiosk.staff.keys import DoorKey, translate
from shared.errors.devices import NotAllowed
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.kiosk import SlipOfAnotherKiosk
from shared.errors.visits import UnknownTicket
from shared.fonts import icon_glyph
from shared.hall import Hall
from shared.hall.today import board_of_today
from shared.printer.handouts import Handout, Handouts
from shared.printer.messages import READY
from shared.rules.board import Board
from shared.rules.printing import JobState
from shared.settings.settings import Settings, say
from shared.ui.news import News

OFF_REASONS: tuple[Mapping[str, str], ...] = (
    {"vi": "Hệ thống đang bảo trì", "en": "The system is being maintained"},
    {"vi": "Mất kết nối mạng", "en": "No network"},
    {"vi": "Hết mẫu tờ khai", "en": "Out of forms"},
    {"vi": "Cán bộ đi vắng", "en": "The clerk is away"},
)
"""Why a service is off, as people read it; another reason by `bocso service off`."""
NO_PRINTER = QT_TRANSLATE_NOOP("errors", "This kiosk has no printer.")


class HallActs(QObject):
    """Of one kiosk. `handouts` and `ring` reach its printer's worker; None without a printer."""

    tested = Signal(object)
    """How the test page went, a JobState; on the GUI thread."""
    changed = Signal()
    """What there is to see is another."""

    _told = Signal(object)

    def __init__(
        self,
        kiosk: Kiosk,
        settings: Settings,
        hall: Hall,
        news: News,
        handouts: Handouts | None,
        ring: Callable[[], None],
    ) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._settings = settings
        self._hall = hall
        self._handouts = handouts
        self._ring = ring
        self._prefixes = frozenset(service.prefix for service in settings.service)
        self._last = ""
        kiosk.pageChanged.connect(self._given)
        kiosk.staffChanged.connect(self.changed)
        news.changed.connect(lambda _board, _entries: self.changed.emit())
        self._told.connect(self.tested.emit, Qt.ConnectionType.QueuedConnection)

    # -- what there is to see

    @property
    def printer(self) -> str:
        """In English, for the context "errors"."""
        return NO_PRINTER if self._handouts is None else str(self._kiosk.staff) or READY

    def opened(self) -> None:
        """Staff stand here: nothing goes on below, and the printer is looked at now."""
        self._kiosk.goHome()
        self._ring()

    def menu(self) -> tuple[DoorKey, ...]:
        prints, last = self._handouts is not None, self._last
        return (
            DoorKey("test", translate("StaffDoor", "Print a test page"), glyph=icon_glyph("printer"), able=prints),
            DoorKey(
                "last",
                translate("StaffDoor", "Last slip again"),
                last or translate("StaffDoor", "none since the start"),
                icon_glyph("receipt"),
                able=prints and last != "",
            ),
            DoorKey(
                "number", translate("StaffDoor", "A slip was lost"), glyph=icon_glyph("note-pencil"), able=prints
            ),
            DoorKey(
                "services",
                translate("StaffDoor", "Services off and on"),
                translate("StaffDoor", "off now: {count}").format(count=len(self._board.off)),
                icon_glyph("prohibit"),
            ),
        )

    def services(self) -> tuple[DoorKey, ...]:
        off, language = self._board.off, self._kiosk.language
        return tuple(
            DoorKey(
                each.code,
                say(each.name, language),
                say(off[each.code], language) if each.code in off else translate("StaffDoor", "on"),
                icon_glyph("prohibit" if each.code in off else "check"),
                on=each.code not in off,
            )
            for each in self._settings.service
        )

    def reasons(self) -> tuple[DoorKey, ...]:
        return tuple(DoorKey(f"{n}", say(each, self._kiosk.language)) for n, each in enumerate(OFF_REASONS))

    def is_off(self, service: str) -> bool:
        return service in self._board.off

    def number(self, typed: str) -> TypedNumber:
        return TypedNumber(typed, self._prefixes)

    def typed(self, typed: str, key: str) -> str:
        """With one more key; "" takes the last one back."""
        if not key:
            return typed[:-1]
        return typed + key if self.number(typed).takes(key) else typed

    # -- what is done

    def test(self) -> None:
        """A test page, in its turn; `tested` says how it went."""
        if self._handouts is not None:
            self._handouts.put(Handout(None, self._told.emit))
            self._ring()

    def reprint(self, typed: str) -> Callable[[], str]:
        """The work that prints the slip of a number of today again, here; it returns the number. Raises
        UnknownTicket, SlipOfAnotherKiosk, and as `Hall.reprint`.
        """
        ticket = self.number(typed or self._last).find(self._board)
        key = uuid4().hex

        def work() -> str:
            if ticket is None:
                raise UnknownTicket(number=typed)
            try:
                self._hall.reprint(ticket.id, self._settings.printer.name, request_id=key)
            except NotAllowed:
                raise SlipOfAnotherKiosk(number=ticket.label) from None
            self._ring()
            return ticket.label

        return work

    def switch(self, service: str, reason: str = "") -> Callable[[], None]:
        """The work that switches a service on, or off for `reason`, one of `reasons`."""
        key = uuid4().hex
        if not reason:
            return lambda: self._hall.service_on(service, request_id=key)
        said = OFF_REASONS[int(reason)]
        return lambda: self._hall.service_off(service, said["vi"], said["en"], request_id=key)

    # -- inside

    @property
    def _board(self) -> Board:
        state = self._kiosk.state
        return board_of_today(self._settings, state.board, state.now.astimezone(self._settings.zone))

    @Slot()
    def _given(self) -> None:
        if self._kiosk.ticket is not None:
            self._last = self._kiosk.ticket.label


def tested_words(state: JobState) -> tuple[str, bool]:
    """What is said of a test page, and whether it is good news."""
    if state is JobState.CONFIRMED:
        return translate("StaffDoor", "The test page came out."), True
    if state is JobState.SENT:
        return translate("StaffDoor", "The test page was sent: look whether it comes out."), True
    return translate("StaffDoor", "The test page did not come out."), False
