"""What is answered when something is refused or fails: problem bodies (RFC 9457) with the hall's stable codes."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import Scope

from shared.errors.clerks import RoleTooLow
from shared.errors.devices import DeviceRevoked, NotAllowed, NotPaired, PairingShut, TooManyTries
from shared.errors.kinds import HallError, Refused, Unavailable
from shared.link.wire import PROBLEM, problem_json

log = logging.getLogger("bocso.hub")


_OF_ACCESS: Mapping[type[HallError], int] = MappingProxyType(
    {NotPaired: 401, DeviceRevoked: 401, NotAllowed: 403, RoleTooLow: 403, PairingShut: 429, TooManyTries: 429}
)


def status_of(problem: HallError) -> int:
    """409 for what the hall refuses, 503 for what does not answer; errors of access have their own."""
    for kind, status in _OF_ACCESS.items():
        if isinstance(problem, kind):
            return status
    return 409 if isinstance(problem, Refused) else 503 if isinstance(problem, Unavailable) else 500


def add_problems(app: FastAPI) -> None:
    """Every answer that is not one of success has a problem body; one line of the log says what was refused."""

    async def answer(request: Request, problem: Exception) -> JSONResponse:
        return said(request, problem)

    for kind in (HallError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)


def plain_body(status: int, code: str, detail: str) -> dict[str, Any]:
    """For what only programs see."""
    return {"type": "about:blank", "title": detail, "status": int(status), "detail": detail, "code": code}


def plain_problem(status: int, code: str, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(plain_body(status, code, detail), status, headers, media_type=PROBLEM)


def note(scope: Scope, code: str, why: str, bug: Exception | None = None) -> None:
    """One line of the log, and one more in the hall's metrics: what was refused, to whom, and why."""
    if "served" in scope:
        scope["served"].metrics.refused(code)
    client = (scope.get("client") or ("nowhere",))[0]
    line = f"{scope['method']} {scope['path']} from {client}: {why}"
    level = logging.INFO if bug is None else logging.ERROR
    log.log(level, "%s", "".join(sign if sign.isprintable() else " " for sign in line), exc_info=bug)


def said(request: Request, problem: Exception) -> JSONResponse:
    """What is answered where `problem` was raised."""
    if isinstance(problem, HallError):
        status = status_of(problem)
        note(request.scope, problem.code, str(problem))
        headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
        if status == 429:
            headers["Retry-After"] = str(problem.fields["seconds"])
        return JSONResponse(problem_json(problem, status), status, headers, media_type=PROBLEM)
    if isinstance(problem, RequestValidationError):
        return not_understood(request, problem.errors())
    if isinstance(problem, HTTPException):
        code = str(problem.detail).lower().replace(" ", "_")
        note(request.scope, code, f"{problem.status_code} {problem.detail}")
        return plain_problem(problem.status_code, code, str(problem.detail), problem.headers)
    note(request.scope, "error", "failed", problem)
    return plain_problem(500, "error", "Something went wrong; the hub's log says what.")


def not_understood(request: Request, errors: Sequence[Any]) -> JSONResponse:
    """`errors` as pydantic has them."""
    wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in errors[:5])
    note(request.scope, "not_understood", f"not understood: {wrong}")
    return plain_problem(422, "not_understood", wrong)


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": text, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
    for status, text in {
        400: "The body is no JSON.",
        401: "The device is not paired, or not any more.",
        403: "This kind of device, or who is logged on at it, may not do that.",
        408: "The body did not come in time.",
        409: "The hall refuses; `code` says why. Nothing was changed.",
        413: "The body is too large.",
        422: "The body is not what this address takes.",
        429: "Too many attempts; see Retry-After.",
        503: "The hall's database does not answer. Nothing was changed, or the same Idempotency-Key tells.",
    }.items()
}
"""What each address of the API may answer besides success, for its OpenAPI."""

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "In English."},
        "code": {"type": "string", "description": "Stable: programs go by it."},
        "error": {"type": "string", "description": "The class of the error, which `fields` fill."},
        "fields": {"type": "object"},
    },
}
