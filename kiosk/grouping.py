"""Which tiles stand on a page of the kiosk: services, and groups of them, as many as there is room for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from shared.fonts import icon_glyph
from shared.settings.sections import GroupSection, ServiceSection
from shared.settings.settings import Settings, say
from shared.slip.offers import offer_texts

MOST, MOST_LARGE = 10, 6
"""Tiles of a page, with letters as usual and with large ones."""

Member = ServiceSection | GroupSection
Tile = Mapping[str, str | bool | int]
"""As `kiosk.tiles.tile` makes it."""


@dataclass(frozen=True, slots=True)
class Room:
    """For how many tiles there is room: on a page by itself, and on one with its row of buttons to leaf by."""

    whole: int = MOST
    paged: int = MOST


def inside(settings: Settings, group: str) -> tuple[ServiceSection, ...]:
    """The services of a group and of the groups in it, in the order of the file."""
    return tuple(one for one in settings.service if group in _way(settings, one))


def members(settings: Settings, group: str, room: Room) -> tuple[Member, ...]:
    """What stands on the page of a group (empty: the first page): a group where the first of its services would.
    A small hall has no groups, and what would stand alone behind a tile stands there itself.
    """
    if len(settings.service) <= room.whole:
        return settings.service
    return _members(settings, group)


def parent(settings: Settings, group: str) -> str:
    """The page that "back" leads to."""
    above = _group(settings, group).parent
    return parent(settings, above) if above and len(_members(settings, above)) == 1 else above


def sheets(found: Sequence[Member], group: str, room: Room) -> tuple[Sequence[Member], ...]:
    """`found` on as many pages as it takes; at least one."""
    if not group and len(found) <= room.whole:
        return (found,)
    return tuple(found[at : at + room.paged] for at in range(0, len(found), room.paged)) or (found,)


def button(member: Member, language: str) -> dict[str, str | bool]:
    """What does not change on a tile."""
    return {
        "code": member.code,
        "name": say(member.name, language),
        "note": say(member.note, language),
        "glyph": icon_glyph(member.icon),
        "group": isinstance(member, GroupSection),
    }


def group_tile(tiles: Iterable[Tile], language: str) -> dict[str, str | bool | int]:
    """Of the tiles of its services: whether any gives numbers, and the fewest and most people ahead; where none
    does, what the first says that knows when it will.
    """
    all_of_them = list(tiles)
    given = [one for one in all_of_them if not one["shut"]]
    if not given:
        return dict(next((one for one in all_of_them if one["later"]), all_of_them[0])) | {"reason": ""}
    ahead = [int(one["ahead"]) for one in given]
    texts = {str(one["text"]) for one in given}
    text = texts.pop() if len(texts) == 1 else offer_texts(language).several(min(ahead), max(ahead))
    free = all(one["free"] for one in given)
    short = next((str(one["short"]) for one in all_of_them if one["text"] == text), text)
    return {
        "shut": "",
        "text": text,
        "short": short,
        "free": free,
        "later": False,
        "reason": "",
        "ahead": min(ahead),
    }


def _group(settings: Settings, code: str) -> GroupSection:
    return next(one for one in settings.group if one.code == code)


def _way(settings: Settings, service: ServiceSection) -> tuple[str, ...]:
    """The groups that a service stands in, from the least on; the first page, "", is the last."""
    way = [service.group]
    while way[-1]:
        way.append(_group(settings, way[-1]).parent)
    return tuple(way)


def _members(settings: Settings, group: str) -> tuple[Member, ...]:
    found: dict[tuple[type, str], Member] = {}
    for service in settings.service:
        if group in (way := _way(settings, service)):
            at = way.index(group)
            member = _group(settings, way[at - 1]) if at else service
            found[type(member), member.code] = member
    return tuple(_or_its_own(settings, member) for member in found.values())


def _or_its_own(settings: Settings, member: Member) -> Member:
    """A group, or what stands alone in it."""
    if isinstance(member, ServiceSection):
        return member
    below = _members(settings, member.code)
    return below[0] if len(below) == 1 else member
