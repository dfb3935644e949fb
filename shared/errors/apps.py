"""What people call the apps. Their ids name locks and logs: "kiosk", "kiosk-door", "counter-3", "display",
"display-sign-3".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words

SIGN = "display-sign"

_NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "kiosk": (QT_TRANSLATE_NOOP("errors", "the kiosk"), QT_TRANSLATE_NOOP("errors", 'the kiosk "{which}"')),
        "counter": (QT_TRANSLATE_NOOP("errors", "a counter"), QT_TRANSLATE_NOOP("errors", "counter {which}")),
        "display": (
            QT_TRANSLATE_NOOP("errors", "the hall screen"),
            QT_TRANSLATE_NOOP("errors", 'the hall screen "{which}"'),
        ),
        SIGN: (
            QT_TRANSLATE_NOOP("errors", "the sign above a counter"),
            QT_TRANSLATE_NOOP("errors", "the sign of counter {which}"),
        ),
        "reception": (QT_TRANSLATE_NOOP("errors", "the reception"),) * 2,
        "hub": (QT_TRANSLATE_NOOP("errors", "the hub"),) * 2,
        "panel": (
            QT_TRANSLATE_NOOP("errors", "a visitors' panel"),
            QT_TRANSLATE_NOOP("errors", "the visitors' panel of counter {which}"),
        ),
    }
)
"""By the first part of the id: the app alone, and one of several."""
_ANOTHER = QT_TRANSLATE_NOOP("errors", "another program")


def app_name(app: str) -> Words:
    """What people call the app with this id, for a field of an error."""
    kind, _, which = app.rpartition("-") if app.startswith(f"{SIGN}-") else app.partition("-")
    alone, one_of = _NAMES.get(kind, (_ANOTHER, _ANOTHER))
    return Words(one_of, which=which) if which else Words(alone)


def app_names(apps: Iterable[str]) -> Words:
    """Several, with commas between."""
    named = {f"app{n}": app_name(app) for n, app in enumerate(apps)}
    return Words(", ".join(f"{{{field}}}" for field in named), **named)
