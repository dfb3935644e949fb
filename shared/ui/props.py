"""How a screen object tells QML what it shows: one frozen Props, and a signal for each field that changed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

P = TypeVar("P", bound="DataclassInstance")


def tell(shown: QObject, before: P, after: P) -> None:
    """Emits, on `shown`, the signal of each field that differs, in order of the fields; nothing if none does.

    The signal of `hall_name` or `hallName` is `hallNameChanged`. Runs on the thread of `shown`, which must
    already give QML the values of `after`. Raises AttributeError if a changed field has no signal.
    """
    for field in fields(before):
        if getattr(before, field.name) != getattr(after, field.name):
            getattr(shown, f"{_camel(field.name)}Changed").emit()


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
