"""What the pages look like and do in the browser: one style, one script, two pictures, in the hall's accent.

Each is named after its content, so that a phone keeps it for good and never shows an old one.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
KINDS: Mapping[str, str] = MappingProxyType(
    {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
)
FOR_GOOD = "public, max-age=31536000, immutable"
LIGHT = 0.35
"""Luminance from which on the words on the accent are dark, as in Theme.qml."""


@dataclass(frozen=True, slots=True)
class PageFile:
    """`name` has its content's hash in it."""

    name: str
    body: bytes
    packed: bytes
    kind: str


class Look:
    """The files of the pages, kept in memory: they are small."""

    def __init__(self, accent: str) -> None:
        colours = {"accent": accent, "on_accent": "#FFFFFF" if luminance(accent) < LIGHT else "#1B1F2A"}
        self._by_source: dict[str, PageFile] = {}
        pictures = Environment(loader=FileSystemLoader(STATIC), undefined=StrictUndefined, autoescape=False)
        pictures.globals["name"] = self.name
        for path in sorted(STATIC.iterdir(), key=lambda path: path.suffix != ".svg"):  # the style names pictures
            self._add(path, pictures.get_template(path.name).render(colours).encode())
        self._files = {file.name: file for file in self._by_source.values()}

    def _add(self, path: Path, body: bytes) -> None:
        name = f"{path.stem}.{sha256(body).hexdigest()[:10]}{path.suffix}"
        packed = gzip.compress(body, mtime=0)
        self._by_source[path.name] = PageFile(name, body, packed, KINDS[path.suffix])

    def name(self, source: str) -> str:
        """What the browser knows one of them by, such as "page.css". Raises KeyError."""
        return self._by_source[source].name

    def answer(self, name: str, request: Request) -> Response:
        """404 for what is not there."""
        file = self._files.get(name)
        if file is None:
            return Response(status_code=404)
        packed = "gzip" in request.headers.get("accept-encoding", "")
        headers = {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding"} | (
            {"Content-Encoding": "gzip"} if packed else {}
        )
        return Response(file.packed if packed else file.body, media_type=file.kind, headers=headers)


def luminance(colour: str) -> float:
    """As `Theme.luminance`, of "#RRGGBB"."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red**2 + 0.7152 * green**2 + 0.0722 * blue**2
