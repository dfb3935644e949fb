"""What a device keeps of its pairing with a hub, in a file that only its owner reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
from pydantic import TypeAdapter

from shared import files
from shared.errors.devices import HubAddressWrong, NotPaired, PairingUnreadable
from shared.rules.device import DeviceKind

PORT = 8765
AUTO = "auto"
"""In place of an address: the hub that this computer was paired with last, wherever it is now."""
_HERE = ("localhost", "127.0.0.1", "::1")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""32 that nobody takes for another."""


@dataclass(frozen=True, slots=True)
class Paired:
    """`url` as `hub_url` writes it; `fingerprint` is the SHA-256 of the hub's certificate in hex, "" where an
    authority that this computer knows vouches for it (or on the hub's own computer, without TLS). `hall` is the
    hall's code; `kind` and `counter` as in Device; `moved_to` where the hub was found since, "" for nowhere else.
    """

    url: str
    fingerprint: str
    secret: str
    hall: str
    kind: DeviceKind
    counter: int | None = None
    moved_to: str = ""

    @property
    def address(self) -> str:
        """Where the hub was last."""
        return self.moved_to or self.url


_PAIRED = TypeAdapter(Paired)


def hub_url(given: str) -> str:
    """An address as people type it, in one way of writing: "https://may-lay-so:8765". Raises HubAddressWrong, also
    for http to another computer: secrets would go over the network in the open.
    """
    text = given.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname, parts.port or PORT
    except ValueError:
        raise HubAddressWrong(address=given) from None
    path = parts.path.rstrip("/")
    more = parts.query or parts.fragment or parts.username is not None
    schemes = ("https", "http") if host in _HERE else ("https",)
    if parts.scheme not in schemes or not host or more or not host.isascii() or " " in text:
        raise HubAddressWrong(address=given)
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port}{path}"


def save(paired: Paired) -> Path:
    """In the place of an earlier pairing with this hub as the same kind.

    Returns the file. Raises FolderUnusable.
    """
    file = _file(paired.url, paired.kind, paired.counter)
    files.keep(file, _PAIRED.dump_json(paired, indent=2).decode())
    return file


def move(paired: Paired, url: str) -> None:
    """The hub is at `url` from now on, under the address it was paired by. Raises FolderUnusable."""
    save(replace(paired, moved_to="" if url == paired.url else url))


def load(url: str, kind: DeviceKind, counter: int | None = None) -> Paired:
    """This computer's pairing with the hub at `url` as a device of this kind: for that counter, else for any.
    AUTO: the one that was made or moved last.

    Raises NotPaired, HubAddressWrong; PairingUnreadable for a file that is damaged.
    """
    if url == AUTO:
        return _latest(kind, counter)
    address = hub_url(url)
    for file in dict.fromkeys((_file(address, kind, counter), _file(address, kind, None))):
        try:
            found = _PAIRED.validate_json(files.read(file), strict=True)
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            raise PairingUnreadable(path=file, address=address) from None
        if (found.url, found.kind) != (address, kind):
            raise PairingUnreadable(path=file, address=address)
        return found
    raise NotPaired


def hub_elsewhere() -> str | None:
    """The address of the hub that this computer was paired with last, on another computer; None: with none."""
    kept = [each for each in _kept() if urlsplit(each[1].address).hostname not in _HERE]
    return max(kept, key=lambda each: each[0].stat().st_mtime_ns)[1].address if kept else None


def _latest(kind: DeviceKind, counter: int | None) -> Paired:
    """Damaged files are passed over: another one may be right."""
    found = ((file.stat().st_mtime_ns, paired) for file, paired in _kept())
    fits = [each for each in found if each[1].kind is kind and each[1].counter in (None, counter)]
    if not fits:
        raise NotPaired
    return max(fits, key=lambda each: each[0])[1]


def _kept() -> Iterator[tuple[Path, Paired]]:
    for file in _folder().glob("*.json"):
        with suppress(OSError, ValueError):
            yield file, _PAIRED.validate_json(files.read(file), strict=True)


def _folder() -> Path:
    return Path(platformdirs.user_config_dir("bocso", appauthor=False)) / "hubs"


def _file(url: str, kind: DeviceKind, counter: int | None) -> Path:
    """One for each address, so that halls of one hub have their own; its name only helps people."""
    host = "".join(sign if sign.isalnum() or sign in "-." else "_" for sign in url.partition("://")[2])
    which = kind.value if counter is None else f"{kind.value}-{counter}"
    told = hashlib.sha256(url.encode()).hexdigest()[:8]
    return _folder() / f"{host[:80]}-{told}-{which}.json"


@lru_cache(16)
def shown(fingerprint: str) -> str:
    """A fingerprint for people to compare, such as "K7QM-2XNB": eight of 32 letters, so 40 bits.

    To show the same, somebody would have to make some 10^12 certificates, and the scrypt here costs each of them
    50 ms and 16 MB: 1,700 years of one processor. (Letters of the fingerprint itself would cost a graphics card
    some minutes.)
    """
    slow = hashlib.scrypt(fingerprint.lower().encode(), salt=b"bocso hub", n=1 << 14, r=8, p=1, dklen=5)
    number = int.from_bytes(slow)
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in range(8))
    return f"{letters[:4]}-{letters[4:]}"
