"""The hall's own certificate, made at the hub's first start. Nobody vouches for it: devices know it again."""

from __future__ import annotations

import hashlib
import ipaddress
import socket
import ssl
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import platformdirs
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from shared import files
from shared.errors.devices import CertificateUnusable, NoHubHere
from shared.errors.kinds import Words
from shared.link.paired import hub_elsewhere
from shared.store.store import Store

YEARS = 20
_DAY = timedelta(days=1)


class Certificate:
    """`file` holds the certificate and its key, so that there is never one without the other; its owner's only.

    Raises CertificateUnusable for a file that is missing, damaged, or unreadable.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            text = files.read(file)
            found = x509.load_pem_x509_certificate(text)
            key = serialization.load_pem_private_key(text, None)
        except FileNotFoundError:
            raise CertificateUnusable(path=file, reason=Words(CertificateUnusable.missing)) from None
        except OSError as problem:
            raise CertificateUnusable(path=file, reason=problem.strerror) from None
        except (ValueError, TypeError):
            raise CertificateUnusable(path=file, reason=Words(CertificateUnusable.broken)) from None
        if key.public_key() != found.public_key():
            raise CertificateUnusable(path=file, reason=Words(CertificateUnusable.broken))
        self.fingerprint = hashlib.sha256(found.public_bytes(serialization.Encoding.DER)).hexdigest()
        """SHA-256 in hex: what devices know it by."""

    def context(self) -> ssl.SSLContext:
        """For a server: TLS 1.2 or newer."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(self.file)
        return context


def certificate_file(store: Store, hall: str) -> Path:
    """Beside the database; for one on a server in this user's data folder. Hubs of one hall need the same file."""
    if store.path is not None:
        return _beside(store.path)
    return Path(platformdirs.user_data_dir("bocso", appauthor=False)) / f"{hall}.hub.pem"


def _beside(database: Path) -> Path:
    return database.with_name(f"{database.name}.hub.pem")


def must_be_a_hub(url: str) -> None:
    """Raises NoHubHere where the database `url` would be a file of a computer that is a device of another's hub,
    and never had one of its own: a pairing opened there would be nobody's.
    """
    if not url.startswith("sqlite:") or _beside(Path(url.removeprefix("sqlite:///"))).exists():
        return
    elsewhere = hub_elsewhere()
    if elsewhere is not None:
        raise NoHubHere(address=elsewhere)


def own_certificate(file: Path, names: Iterable[str], *, paired: bool) -> Certificate:
    """That of `file`, made for these host names and addresses unless it is there.

    `paired`: devices know one already, so a missing one is not made anew. Raises CertificateUnusable,
    FolderUnusable.
    """
    if not paired and not file.exists():
        make(file, names)
    return Certificate(file)


def make(file: Path, names: Iterable[str], now: datetime | None = None) -> None:
    """A new one, in the place of the one that is there: every device then has to be paired again.

    Raises FolderUnusable.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    now = now or datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Bốc Số")])
    usage = x509.KeyUsage(
        digital_signature=True,
        **dict.fromkeys(
            (
                "content_commitment",
                "key_encipherment",
                "data_encipherment",
                "key_agreement",
                "key_cert_sign",
                "crl_sign",
                "encipher_only",
                "decipher_only",
            ),
            False,
        ),
    )
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - _DAY)  # clocks differ
        .not_valid_after(now + YEARS * 365 * _DAY)
        .add_extension(x509.SubjectAlternativeName(_alternatives(names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    files.keep(file, (secret + made.public_bytes(serialization.Encoding.PEM)).decode("ascii"))


def local_names() -> list[str]:
    """What others in the network call this computer, as far as it knows: names and addresses."""
    host = socket.gethostname()
    found = [host, f"{host}.local"]
    with suppress(OSError):
        found += [str(address[0]) for *_, address in socket.getaddrinfo(host, None)]
    for family, far in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as out:
            out.connect((far, 9))  # sends nothing: only asks which address would be used
            found.append(out.getsockname()[0])
    return list(dict.fromkeys(found))


def _alternatives(names: Iterable[str]) -> list[x509.GeneralName]:
    """Each once, with this computer's own; what is no name is left out."""
    found: dict[str, x509.GeneralName] = {}
    for name in ("localhost", "127.0.0.1", "::1", *names):
        try:
            found[name] = x509.IPAddress(ipaddress.ip_address(name.partition("%")[0]))
        except ValueError:
            if name and name.isascii():
                found[name] = x509.DNSName(name)
    return list(found.values())
