"""What an app shows: a frozen dataclass of Props, and the QObject class made from it that QML binds to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, get_type_hints

from PySide6.QtCore import Property, QObject, Signal

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PLAIN = (str, int, float, bool)


class Timed(Protocol):
    """What an app knows: a frozen dataclass, the time among it."""

    @property
    def now(self) -> datetime: ...


def view(props: type[DataclassInstance]) -> Any:
    """The QObject class with a property and a signal for each field of `props`: `hall_name` or `hallName` is the
    property `hallName` with the signal `hallNameChanged`. What is no str, int, float or bool is a list to QML.

    Its objects live on the GUI thread; `_props` is what they show, from the first `show` on.
    """
    types = get_type_hints(props)
    namespace: dict[str, Any] = {
        "__doc__": f"{props.__name__} as QML reads them.",
        "_props": None,
        "_stays": None,
        "show": _show,
        "show_props": _show_props,
    }
    for field in fields(props):
        name = _camel(field.name)
        namespace[f"{name}Changed"] = Signal()
        kind = types[field.name] if types[field.name] in PLAIN else "QVariantList"
        namespace[name] = Property(kind, _getter(field.name, kind), notify=namespace[f"{name}Changed"])  # type: ignore[arg-type]
    return type(f"{props.__name__}View", (QObject,), namespace)


def _show(
    shown: Any,
    state: Timed,
    derive: Callable[..., DataclassInstance],
    changes_at: Callable[..., datetime],
    *known: object,
) -> None:
    """Shows `derive(*known, state)`, where `known` never changes. Where nothing but the time differs from before,
    it is derived anew only when `changes_at(*known, state)`, of the state before, has come.
    """
    if shown._stays is not None:
        before, until = shown._stays
        if before.now <= state.now < until and replace(before, now=state.now) == state:
            return
    shown._stays = state, changes_at(*known, state)
    shown.show_props(derive(*known, state))


def _show_props(shown: Any, props: DataclassInstance) -> None:
    """Shows `props` and emits the signal of each field that differs from before, in order of the fields."""
    before, shown._props = shown._props, props
    for field in fields(props) if before is not None else ():
        if getattr(before, field.name) != getattr(props, field.name):
            getattr(shown, f"{_camel(field.name)}Changed").emit()


def _getter(name: str, kind: Any) -> Callable[[Any], Any]:
    if kind in PLAIN:
        return lambda shown: getattr(shown._props, name)
    return lambda shown: [
        dict(each) if isinstance(each, Mapping) else each for each in getattr(shown._props, name)
    ]


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
