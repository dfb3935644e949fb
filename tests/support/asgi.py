"""Asks an ASGI application without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NEVER = None
"""In place of a part of a body: it does not come."""


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    app: Any,
    method: str,
    path: str,
    body: Iterable[bytes | None] = (),
    headers: Mapping[str, str] | None = None,
    client: str = "10.0.0.7",
) -> Answer:
    """One request; the parts of `body` come one by one."""
    return asyncio.run(asked(app, method, path, body, headers, client))


async def asked(
    app: Any,
    method: str,
    path: str,
    body: Iterable[bytes | None] = (),
    headers: Mapping[str, str] | None = None,
    client: str = "10.0.0.7",
) -> Answer:
    parts = [*body]
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        if not parts:
            return {"type": "http.request", "body": b"", "more_body": False}
        part = parts.pop(0)
        if part is NEVER:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": part, "more_body": bool(parts)}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "https",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(k.lower().encode(), v.encode()) for k, v in {"Host": "hub", **(headers or {})}.items()],
        "client": (client, 50_000),
        "server": ("hub", 8765),
        "state": {},
    }
    await app(scope, receive, send)
    start, *rest = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, b"".join(message.get("body", b"") for message in rest))
