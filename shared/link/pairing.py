"""Pairing this computer with a hub: whose certificate it shows, and the code that is typed once."""

from __future__ import annotations

import hashlib
import json
import socket
import ssl
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import urllib3
from pydantic import BaseModel

from shared.errors.devices import HubUnavailable
from shared.link.paired import Paired
from shared.link.wire import problem_of
from shared.rules.device import DeviceKind

if TYPE_CHECKING:
    from shared.link.discovery import FoundHub

CONNECT_SECONDS = 5.0
ANSWER_SECONDS = 20.0
"""The hub hashes the code, and may wait for another program's write (15 s)."""


class _PairAnswer(BaseModel):
    secret: str
    hall: str
    kind: DeviceKind
    counter: int | None


def presented(url: str) -> str:
    """What `Paired.fingerprint` is to be for the hub at `url` (see `hub_url`), by the certificate it shows now:
    people compare it. Raises HubUnavailable.
    """
    parts = urlsplit(url)
    if parts.scheme == "http":
        return ""
    address = (parts.hostname or "", parts.port or 0)
    try:
        try:
            with _secured(address, ssl.create_default_context()):
                return ""
        except ssl.SSLCertVerificationError:
            with _secured(address, _any_certificate()) as talk:
                return hashlib.sha256(talk.getpeercert(binary_form=True) or b"").hexdigest()
    except OSError as problem:
        raise HubUnavailable(address=url, reason=problem.strerror or str(problem)) from problem


def reachable(hub: FoundHub) -> str:
    """Which of its addresses answers here: a computer in two networks announces those of both. Raises
    HubUnavailable.
    """
    for url in hub.urls:
        try:
            presented(url)
        except HubUnavailable as problem:
            last = problem
        else:
            return url
    raise last


def pair(url: str, fingerprint: str, code: str) -> Paired:
    """Sends the code to the hub that shows this certificate, to no other. Raises PairingCodeWrong, PairingShut,
    TooManyTries, HubUnavailable, and what else the hub says.
    """
    pinned: dict[str, Any] = {}
    if fingerprint:
        pinned = {"cert_reqs": "CERT_NONE", "assert_hostname": False, "assert_fingerprint": fingerprint}
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=ANSWER_SECONDS)
    with urllib3.connection_from_url(url, retries=False, timeout=timeout, **pinned) as hub:
        try:
            answer = hub.request("POST", f"{urlsplit(url).path}/api/pair", json={"code": code}, redirect=False)
        except (urllib3.exceptions.HTTPError, OSError) as problem:
            raise HubUnavailable(address=url, reason=str(problem)) from problem
    try:
        if answer.status == 201:
            said = _PairAnswer.model_validate_json(answer.data)
            return Paired(url, fingerprint, said.secret, said.hall, said.kind, said.counter)
        refusal = problem_of(json.loads(answer.data))
    except (ValueError, AttributeError, TypeError):
        refusal = None
    raise refusal or HubUnavailable(address=url, reason=f"HTTP {answer.status}")


def _secured(address: tuple[str, int], context: ssl.SSLContext) -> ssl.SSLSocket:
    there = socket.create_connection(address, timeout=CONNECT_SECONDS)
    try:
        return context.wrap_socket(there, server_hostname=address[0])
    except BaseException:
        there.close()
        raise


def _any_certificate() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
