"""What has happened on the search pages since somebody came to them."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.keyboard.typing import Typing
from kiosk.state import SlipState
from shared.procedures.procedure import Procedure


@dataclass(frozen=True, slots=True)
class SearchState:
    """`offered`: some procedure of today is of a service of the hall. `typing` is what was typed, `answered` the
    text of which `found` is what was found, best first. `chosen` is the procedure whose page is shown, `paper` how
    far its checklist is; `prints`: there is a printer.
    """

    language: str
    prints: bool = False
    offered: bool = False
    typing: Typing = Typing()
    answered: str = ""
    found: tuple[Procedure, ...] = ()
    chosen: Procedure | None = None
    paper: SlipState = SlipState.NONE
