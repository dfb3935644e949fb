"""What an entry of each verb must hold: a body of another shape was not written by this program. Pure.

Keys that are not named here may hold anything: what reads them asks first, or only shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from shared.rules.entry import Verb
from shared.rules.ticket import Lane

Check = Callable[[object], bool]


def _text(value: object) -> bool:
    return isinstance(value, str)


def _whole(value: object) -> bool:
    return type(value) is int and -(1 << 63) <= value < 1 << 63


def _time(value: object) -> bool:
    """With its zone: times without one cannot be compared with ours."""
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _lane(value: object) -> bool:
    return _text(value) and value in tuple(Lane)


def _flag(value: object) -> bool:
    return isinstance(value, int)


def _range(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_whole, value))


def _ranges(value: object) -> bool:
    return isinstance(value, dict) and all(map(_range, value.values()))


def _wholes(value: object) -> bool:
    return isinstance(value, list) and all(map(_whole, value))


def _texts(value: object) -> bool:
    return isinstance(value, dict) and _text(value.get("vi")) and all(map(_text, value.values()))


def _trouble(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    return _whole(value.get("job")) and all(_text(value.get(name)) for name in ("state", "reason"))


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


_ISSUE = {"service": _text, "lane": _lane, "series": _text, "number": _whole, "rank": _time, "ahead": _whole}
_MUST: Mapping[Verb, Mapping[str, Check]] = MappingProxyType(
    {
        Verb.ISSUE: _ISSUE,
        Verb.EXPIRE: {"tickets": _wholes},
        Verb.REQUEUE: {"rank": _time},
        Verb.PARK: {"reason": _text},
        Verb.TRANSFER: {"service": _text, "reserved": _text, "back_to": _or_none(_whole)},
        Verb.CHANGE_LANE: {"lane": _lane, "rank": _time},
        Verb.DEFER: {"rank": _time},
        Verb.COME_BACK: {"reserved": _text},
        Verb.RATE: {"rating": _whole},
        Verb.PAUSE: {"reason": _text},
        Verb.BOOK: {"service": _text, "for": _time},
        Verb.UNBOOK: {"booking": _whole},
        Verb.REPRINT: {"ticket": _whole, "printer": _text},
        Verb.SLIP: {"ticket": _whole, "job": _whole, "state": _text, "reason": _text},
        Verb.PRINTER: {"printer": _text, "problem": _text, "near_end": _flag},
        Verb.RETAIN: {"until": _whole, "hash": _text},
        Verb.RESTORE: {"numbers": lambda value: isinstance(value, dict)},
        Verb.RESERVE: {"holder": _text, "numbers": _ranges},
        Verb.LEFT_OUT: {"series": _text, "number": _whole, "service": _text, "reason": _text, "taken": _time},
        Verb.SERVICE_OFF: {"service": _text, "reason": _texts},
        Verb.SERVICE_ON: {"service": _text},
        Verb.NOTICE: {"notice": _whole, "text": _texts, "until": _time},
        Verb.NOTICE_END: {"notice": _whole},
        Verb.ANNOUNCE: {"text": _texts},
        Verb.HELP_CALL: {"help": _whole, "kiosk": _text, "about": _text, "until": _time},
        Verb.HELP_ANSWER: {"help": _whole, "by": _text},
        Verb.CLERK: {"clerk": _text, "did": _text},
        Verb.FEEDBACK: {"code": _text, "category": _text, "due": _text},
        Verb.FEEDBACK_ANSWER: {"feedback": _whole},
        Verb.ASK_FEE: {"ticket": _whole, "kind": _text, "amount": _whole},
        Verb.FEE_PAID: {"ticket": _whole, "fee": _whole, "by": _text},
        Verb.CANCEL_FEE: {"ticket": _whole, "fee": _whole, "reason": _text},
    }
)
_MAY: Mapping[str, Check] = MappingProxyType(
    {
        "round": _whole,
        "taken": _time,
        "wait": _or_none(_range),
        "counters": _or_none(_whole),
        "reserved": _text,
        "language": _text,
        "issued": _whole,
        "streak": _whole,
        "pages": _whole,
        "copies": _whole,
        "return_at": _or_none(_time),
        "bring": _text,
        "trouble": _or_none(_trouble),
        "role": _or_none(_text),
        "roles": lambda value: isinstance(value, dict) and all(map(_or_none(_text), value.values())),
    }
)


def wrong_key(verb: Verb, body: Mapping[str, Any]) -> str | None:
    """The first key of `body` that an entry of `verb` cannot hold so, or lacks; None if it is well formed."""
    must = _MUST.get(verb, {})
    wrong = (name for name, check in must.items() if name not in body or not check(body[name]))
    odd = (name for name in body if name in _MAY and name not in must and not _MAY[name](body[name]))
    return next(wrong, None) or next(odd, None)
