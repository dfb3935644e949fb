"""Which page of services stands on the kiosk's start: a group that was opened, and how far it was leafed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.grouping import Member, Room, Tile, button, group_tile, inside, members, parent, sheets
from kiosk.kiosk import Kiosk
from kiosk.state import KioskPage
from shared.settings.sections import GroupSection
from shared.settings.settings import Settings, say
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class BrowseProps:
    """`buttons` and `tiles` are in the same order, as a kiosk's services and tiles; a button that is a `group`
    opens. `slots`: for how many the page is laid out. `title` is the opened group's name. `paged`: it has its row
    of buttons to leaf by. `sheet` of `sheets` is shown, from 1.
    """

    buttons: tuple[dict[str, str | bool], ...]
    tiles: tuple[dict[str, str | bool | int], ...]
    slots: int
    title: str
    paged: bool
    sheet: int
    sheets: int


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class Browse(view(BrowseProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. Back on its first page for the next person."""

    def __init__(self, kiosk: Kiosk, settings: Settings) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._settings = settings
        self._room = Room()
        self._group = ""
        self._sheet = 0
        self._refresh()
        for changed in (kiosk.servicesChanged, kiosk.tilesChanged):
            changed.connect(self._refresh)
        for changed in (kiosk.pageChanged, kiosk.secondsChanged):
            changed.connect(self._left_alone)

    @Slot(int, int)
    def fits(self, whole: int, paged: int) -> None:
        """There is room for so many tiles: without the row of buttons to leaf by, and with it."""
        room = Room(max(1, whole), max(1, paged))
        if room != self._room:
            self._room = room
            self._refresh()

    @Slot(str)
    def open(self, group: str) -> None:
        """A group's tile was touched."""
        self._show(group, 0)
        self._kiosk.stay(turned=True)

    @Slot()
    def back(self) -> None:
        """To the page that the group stands on."""
        self._show(parent(self._settings, self._group) if self._group else "", 0)
        self._kiosk.stay(turned=True)

    @Slot(int)
    def leaf(self, by: int) -> None:
        """To the next page (1) or the one before (-1); nowhere past the ends."""
        self._show(self._group, self._sheet + by)
        self._kiosk.stay()

    @Slot()
    def _left_alone(self) -> None:
        if self._kiosk.page == KioskPage.START and not self._kiosk.seconds:
            self._show("", 0)

    def _show(self, group: str, sheet: int) -> None:
        self._group, self._sheet = group, sheet
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        if len(self._settings.service) <= self._room.whole:
            self._group = ""
        found = members(self._settings, self._group, self._room)
        cut = sheets(found, self._group, self._room)
        self._sheet = min(max(self._sheet, 0), len(cut) - 1)
        language = self._kiosk.language
        codes = [service["code"] for service in self._kiosk.services]
        tiles = dict(zip(codes, self._kiosk.tiles, strict=True))
        shown = cut[self._sheet]
        self.show_props(
            BrowseProps(
                buttons=tuple(button(member, language) for member in shown),
                tiles=tuple(self._tile(member, tiles) for member in shown),
                slots=max(map(len, cut)),
                title=self._title(language),
                paged=bool(self._group) or len(cut) > 1,
                sheet=self._sheet + 1,
                sheets=len(cut),
            )
        )

    def _title(self, language: str) -> str:
        return next((say(one.name, language) for one in self._settings.group if one.code == self._group), "")

    def _tile(self, member: Member, tiles: dict[str, Tile]) -> dict[str, str | bool | int]:
        if not isinstance(member, GroupSection):
            return dict(tiles[member.code])
        services = inside(self._settings, member.code)
        return group_tile((tiles[service.code] for service in services), self._kiosk.language)
