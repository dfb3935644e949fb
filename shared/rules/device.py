"""What a program on the network is to the hub: a device of a kind, paired once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DeviceKind(StrEnum):
    """What it may do follows from it."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"
    PANEL = "panel"
    RECEPTION = "reception"


@dataclass(frozen=True, slots=True)
class Device:
    """`id` counts the devices of one hall. `counter`: the only one it may speak for; None: any. `name` is what
    whoever paired it calls it, "" for nothing.
    """

    id: int
    kind: DeviceKind
    counter: int | None = None
    name: str = ""

    @property
    def app(self) -> str:
        """As `shared.errors.apps.app_name` takes it: "kiosk", "counter-3"."""
        return self.kind.value if self.counter is None else f"{self.kind.value}-{self.counter}"


@dataclass(frozen=True, slots=True)
class SeenDevice:
    """A paired device as the hub sees it; `here`: it follows the hub now."""

    kind: DeviceKind
    counter: int | None
    name: str
    here: bool
