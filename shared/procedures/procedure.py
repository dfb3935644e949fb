"""One procedure that people come for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Procedure:
    """As the hall's staff wrote it. `service` is a service's code of the hall; empty: no number can be taken for
    it by way of the catalogue. A text that is empty is not known: people are to ask at the counter.
    """

    code: str
    name: str
    field: str = ""
    service: str = ""
    time: str = ""
    fee: str = ""
    papers: tuple[str, ...] = ()
    source: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    approved: bool = False

    @property
    def public_fee(self) -> str:
        """The fee as people may see it: empty until staff have approved the procedure."""
        return self.fee if self.approved else ""

    def valid_on(self, day: date) -> bool:
        """Whether it can be done on this day; first and last day count."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)
