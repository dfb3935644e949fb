"""An ASGI application behind a real server on this computer, as the hub has it."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from hub.connection import HEAD_SECONDS, Connection


@contextmanager
def served(
    app: Any,
    certificate: Path | None = None,
    head_seconds: float = HEAD_SECONDS,
    sock: socket.socket | None = None,
) -> Iterator[int]:
    """The port it answers at; over TLS with a certificate. `sock` listens already."""
    kind = type("Hasty", (Connection,), {"head_seconds": head_seconds})
    listening = sock or socket.create_server(("127.0.0.1", 0), backlog=2048)
    config = uvicorn.Config(
        app, http=kind, ws="none", lifespan="off", log_config=None, access_log=False, ssl_certfile=certificate
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=asyncio.run, args=(server.serve([listening]),))
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(60)
    assert not thread.is_alive()
