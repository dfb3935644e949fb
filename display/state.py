"""What the hall screen knows; everything it shows is derived from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from display.stage import Stage
from shared.rules.board import Board, HallNotice
from shared.rules.offer import Offer
from shared.settings.settings import say


@dataclass(frozen=True, slots=True)
class DisplayState:
    """What `DisplayProps` come from. `now` is aware; `lit` is false in the dark half of a flash; since
    `lost_at` the hall has not answered. `offers` by service, of the whole hall also where `board` is of a
    part of it. `signs_lost`: the counters whose signs cannot be reached. What staff `announced` last, none or one,
    stands large until its time. `moment`: since when the call that stands large has its moment, None after that.
    `media`: there are pictures of the hall to show.
    """

    now: datetime
    width: float
    height: float
    board: Board = field(default_factory=Board)
    stage: Stage = field(default_factory=Stage)
    language: str = "vi"
    lit: bool = True
    audible: bool = True
    offers: Mapping[str, Offer] = field(default_factory=dict)
    lost_at: datetime | None = None
    signs_lost: tuple[int, ...] = ()
    announced: tuple[HallNotice, ...] = ()
    moment: datetime | None = None
    media: bool = False

    @property
    def announcement(self) -> str:
        """What stands large now."""
        return next((say(each.text, self.language) for each in self.announced if each.until > self.now), "")
