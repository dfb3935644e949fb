"""What a form of ours holds."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qs

from fastapi import Request

REQUEST_ID = re.compile(r"[0-9a-f]{32}")
FORM_BYTES = 4000


def new_request_id() -> str:
    """For a form that is shown: sent twice it is done once."""
    return secrets.token_hex(16)


async def form_of(request: Request) -> Mapping[str, str] | None:
    """Its fields, `request_id` among them; None for what is no form of ours."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_BYTES:
            return None
    found = {name: values[0] for name, values in parse_qs(body.decode("ascii", "replace")).items()}
    return found if REQUEST_ID.fullmatch(found.get("request_id", "")) else None


def whole(text: str, below: int) -> int | None:
    """A number from 0 on in a field, None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 and int(text) < below else None
