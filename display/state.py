"""What the hall screen knows; everything it shows is derived from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from display.stage import Stage
from shared.hall.forecast import Outlook
from shared.rules.board import Board


@dataclass(frozen=True, slots=True)
class DisplayState:
    """What `DisplayProps` come from. `now` is aware; `lit` is false in the dark half of a flash; since
    `lost_at` the hall has not answered. `outlooks` by service, as far as they were told.
    """

    now: datetime
    width: float
    height: float
    board: Board = field(default_factory=Board)
    stage: Stage = field(default_factory=Stage)
    language: str = "vi"
    lit: bool = True
    audible: bool = True
    outlooks: Mapping[str, Outlook] = field(default_factory=dict)
    lost_at: datetime | None = None
