"""Single fields: what the models of `shared.settings` say about a value, as findings and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError

from shared.errors.kinds import Words
from shared.rules.signs import nfc, wrong_signs
from shared.settings.check.expected import EXPECTED, FOUND, FOUND_ELSE
from shared.settings.check.finding import Finding, Raw, hint, listed, show
from shared.settings.check.lines import Loc
from shared.settings.fields import SIGN_PARTS, FieldShape
from shared.settings.settings import HallFile

_PARTS = listed(f"{{{part}}}" for part in SIGN_PARTS)
_SIGNS_NAMED = 5
"""Of the signs that nobody sees; after these everybody knows."""


def field_findings(raw: Raw) -> Iterator[Finding]:
    """Unknown and missing keys, wrong types, values out of range: everything a model sees for itself."""
    try:
        HallFile.model_validate(raw)
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            if wrong["type"] == "too_short" and wrong["input"]:
                continue  # a list in which everything is wrong: Pydantic counts only what is right
            yield _finding(wrong["type"], wrong["loc"], wrong["input"])


def _finding(kind: str, loc: Loc, value: object) -> Finding:
    if kind == "extra_forbidden":
        known = _keys(loc[:-1])
        return Finding(loc, "unknown", {"hint": hint(loc[-1], known), "known": listed(known)})
    expected = describe(loc)
    if kind == "missing":
        return Finding(loc, "missing", {"expected": expected})
    if kind.endswith("_type"):
        found = Words(FOUND.get(type(value), FOUND_ELSE))
        return Finding(loc, "type", {"value": show(value), "found": found, "expected": expected})
    return _of_length(kind, loc, value, expected) or Finding(
        loc, "value", {"value": show(value), "expected": expected}
    )


def _of_length(kind: str, loc: Loc, value: object, expected: Words) -> Finding | None:
    """What a value lacks or has too much of."""
    match kind, value:
        case ("too_short" | "string_too_short", _):
            return Finding(loc, "empty", {"expected": expected})
        case ("blank" | "lines", _):
            return Finding(loc, kind, {"expected": expected})
        case ("hidden", str()):
            signs = listed(f"U+{ord(sign):04X}" for sign in wrong_signs(nfc(value))[:_SIGNS_NAMED])
            return Finding(loc, "hidden", {"signs": signs})
        case ("too_long" | "string_too_long", str()):
            return Finding(loc, "long", {"value": show(value), "length": len(nfc(value)), "expected": expected})
        case ("too_long", list()):
            return Finding(loc, "many", {"length": len(value), "expected": expected})
    return None


def describe(loc: Loc) -> Words:
    """What may stand at `loc`, from its type in the models. Raises KeyError for a place that is not there."""
    in_list = bool(loc) and isinstance(loc[-1], int)
    annotation, metadata = _type_at(loc)
    if in_list and _is_model(annotation):  # one of several tables is described like all of them
        annotation, metadata = _type_at(loc[:-1])
    return _describe(annotation, metadata, ".".join(step for step in loc if isinstance(step, str)))


def longest(loc: Loc) -> int:
    """The most characters of the text at `loc`. Raises KeyError for a place that is not there, or has no limit."""
    most = _limit(_type_at(loc)[1], "max_length")
    if most is None:
        raise KeyError(loc)
    return int(most)


def _describe(annotation: Any, metadata: tuple[Any, ...], key: str) -> Words:
    named = next((m.name for m in metadata if isinstance(m, FieldShape)), None)
    if named is not None:
        return Words(EXPECTED[named], parts=_PARTS)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if _is_model(annotation):
        return _describe_table("table", key)
    if origin is tuple:
        return _describe_list(arguments[0], key, _limit(metadata, "max_length"))
    if origin is Mapping:
        return _describe_texts(arguments[1])
    choices = arguments if origin is Literal else _members(annotation)
    if choices:
        return Words(EXPECTED["choice"], choices=listed(show(choice) for choice in choices))
    return _describe_plain(annotation, metadata)


def _describe_list(item: Any, key: str, high: int | None) -> Words:
    annotation, metadata = _unwrapped(item)
    if _is_model(annotation):
        return _describe_table("tables", key)
    each = _describe(annotation, metadata, key)
    return Words(EXPECTED["list" if high is None else "short list"], item=each, high=high)


def _describe_table(name: str, key: str) -> Words:
    """`key` is the way to it, "counter.then"; a table within another may also stand in its line."""
    _, inner, last = key.rpartition(".")
    return Words(EXPECTED[f"inner {name}" if inner else name], key=key, last=last)


def _describe_texts(item: Any) -> Words:
    high = _limit(_unwrapped(item)[1], "max_length")
    return Words(EXPECTED["texts" if high is None else "short texts"], high=high)


def _members(annotation: Any) -> tuple[object, ...]:
    """The values of an enumeration; nothing for another type."""
    is_enum = isinstance(annotation, type) and issubclass(annotation, Enum)
    return tuple(member.value for member in annotation) if is_enum else ()


def _describe_plain(annotation: Any, metadata: tuple[Any, ...]) -> Words:
    if annotation is bool:
        return Words(EXPECTED["yes-no"])
    if annotation in (int, float):
        name = "whole" if annotation is int else "decimal"
        return Words(EXPECTED[name], low=_limit(metadata, "ge"), high=_limit(metadata, "le"))
    high = _limit(metadata, "max_length")
    if high is not None:
        return Words(EXPECTED["short" if _limit(metadata, "min_length") else "short path"], high=high)
    return Words(EXPECTED["text" if _limit(metadata, "min_length") else "path"])


def _limit(metadata: tuple[Any, ...], name: str) -> Any:
    """The last limit of this name: an outer annotation follows the one it narrows. A Field has limits within."""
    limits = [getattr(each, name, None) for m in metadata for each in (m, *getattr(m, "metadata", ()))]
    return next((limit for limit in reversed(limits) if limit is not None), None)


def _type_at(loc: Loc) -> tuple[Any, tuple[Any, ...]]:
    annotation: Any = HallFile
    metadata: tuple[Any, ...] = ()
    for step in loc:
        if _is_model(annotation):
            field = annotation.model_fields[step]
            annotation, metadata = _unwrapped(field.annotation)
            metadata = (*metadata, *field.metadata)
        else:  # an item of a list, a text of a Mapping
            annotation, metadata = _unwrapped(get_args(annotation)[0 if isinstance(step, int) else 1])
    return annotation, metadata


def _keys(loc: Loc) -> list[str]:
    """The keys of the table at `loc`, in the models' order."""
    annotation, _ = _type_at(loc)
    return list(annotation.model_fields)


def _unwrapped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Annotated[X, a, b] -> X, (a, b)."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return inner, tuple(metadata)
    return annotation, ()


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
