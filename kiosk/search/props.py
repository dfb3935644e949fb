"""What the search pages show, as one value. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.search.state import SearchState
from shared.procedures.procedure import Procedure
from shared.settings.settings import Settings, say


@dataclass(frozen=True, slots=True)
class SearchProps:
    """What QML shows. `page` is "typing" or "procedure". `found` (code, name, field, service) best first; `nothing`
    was found for what stands there now. From `name` on it is the procedure on the screen: `service` is the code to
    take a number with, empty where there is none, `fee` empty until staff approved it, `paper` a SlipState.
    """

    offered: bool
    page: str
    text: str
    found: tuple[dict[str, str], ...]
    nothing: bool
    name: str
    field: str
    time: str
    fee: str
    papers: tuple[str, ...]
    service: str
    service_name: str
    paper: str
    prints: bool


def derive(settings: Settings, state: SearchState) -> SearchProps:
    """What is shown now. Pure."""
    text, one = state.typing.text, state.chosen
    return SearchProps(
        offered=state.offered,
        page="procedure" if one else "typing",
        text=text,
        found=tuple(_row(settings, each, state.language) for each in state.found) if text else (),
        nothing=bool(text.strip()) and state.answered == text and not state.found,
        name=one.name if one else "",
        field=one.field if one else "",
        time=one.time if one else "",
        fee=one.public_fee if one else "",
        papers=one.papers if one else (),
        service=one.service if one else "",
        service_name=_service(settings, one, state.language) if one else "",
        paper=state.paper,
        prints=state.prints,
    )


def _row(settings: Settings, each: Procedure, language: str) -> dict[str, str]:
    return {
        "code": each.code,
        "name": each.name,
        "field": each.field,
        "service": _service(settings, each, language),
    }


def _service(settings: Settings, each: Procedure, language: str) -> str:
    service = settings.find_service(each.service)
    return say(service.name, language) if service else ""
