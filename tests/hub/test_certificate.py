"""The hub's certificate, and what a device keeps of its pairing."""

from __future__ import annotations

import hashlib
import json
import socket
import ssl
import stat
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import platformdirs
import pytest
from cryptography import x509

from hub.certificate import YEARS, Certificate, certificate_file, local_names, make, own_certificate
from shared.errors.devices import CertificateUnusable, HubAddressWrong, NotPaired, PairingUnreadable
from shared.errors.starting import FolderUnusable
from shared.link import paired as link
from shared.link.paired import Paired, hub_url, load, save, shown
from shared.rules.device import DeviceKind

NAMES = ("may-lay-so", "192.168.1.20", "fe80::1%eth0", "", "máy-lấy-số")
HUB = Paired("https://may-lay-so:8765", "ab" * 32, "1.secret", "ea-drang", DeviceKind.COUNTER, 3)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "state" / "queue.sqlite.hub.pem"


@pytest.fixture
def certificate(file):
    return own_certificate(file, NAMES, paired=False)


def test_it_is_made_once_for_the_names_of_this_computer(file, certificate):
    made = x509.load_pem_x509_certificate(file.read_bytes())
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost", "may-lay-so"]
    addresses = ["127.0.0.1", "::1", "192.168.1.20", "fe80::1"]
    assert names.get_values_for_type(x509.IPAddress) == [ip_address(each) for each in addresses]
    assert made.not_valid_before_utc < datetime.now(UTC)
    assert (made.not_valid_after_utc - datetime.now(UTC)).days > YEARS * 365 - 2
    assert own_certificate(file, (), paired=True).fingerprint == certificate.fingerprint
    assert own_certificate(file, (), paired=False).fingerprint == certificate.fingerprint
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_one_has_another_fingerprint(file, certificate):
    make(file, NAMES)
    assert Certificate(file).fingerprint != certificate.fingerprint
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_client_sees_the_fingerprint_and_no_old_tls(certificate):
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with closing(listening):
            for _ in range(2):
                there, _ = listening.accept()
                with closing(there):
                    try:
                        with certificate.context().wrap_socket(there, server_side=True) as talk:
                            talk.recv(1)
                    except (ssl.SSLError, ConnectionError):
                        pass

    thread = threading.Thread(target=serve)
    thread.start()
    client = ssl.create_default_context()
    client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(listening.getsockname(), timeout=60) as there, client.wrap_socket(there) as talk:
        assert hashlib.sha256(talk.getpeercert(binary_form=True)).hexdigest() == certificate.fingerprint
        assert talk.version() == "TLSv1.3"
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1"):
        old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with socket.create_connection(listening.getsockname(), timeout=60) as there, pytest.raises(OSError):  # noqa: PT011
        old.wrap_socket(there)
    thread.join(60)


def test_a_missing_one_is_not_made_anew_once_devices_know_it(file, certificate):
    file.unlink()
    with pytest.raises(CertificateUnusable, match="devices are paired"):
        own_certificate(file, NAMES, paired=True)
    assert not file.exists()


@pytest.mark.parametrize("part", [0, 1, 100, 0.5, 0.9])
def test_a_half_written_one_is_said_to_be_broken(file, certificate, part):
    text = file.read_text()
    file.write_text(text[: int(part if part >= 1 else len(text) * part)])
    with pytest.raises(CertificateUnusable, match="no certificate with its key"):
        own_certificate(file, NAMES, paired=False)


def test_the_key_of_another_one_is_found(file, certificate, tmp_path):
    end = "-----END PRIVATE KEY-----\n"
    make(tmp_path / "other.pem", ())
    key = (tmp_path / "other.pem").read_text().partition(end)[0]
    file.write_text(key + end + file.read_text().partition(end)[2])
    with pytest.raises(CertificateUnusable, match="no certificate with its key"):
        Certificate(file)


def test_what_is_no_file_is_not_read(file, certificate):
    file.unlink()
    file.mkdir()
    with pytest.raises(CertificateUnusable, match="folder"):
        own_certificate(file, NAMES, paired=False)


def test_where_nothing_can_be_written_it_says_so(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FolderUnusable):
        make(tmp_path / "file" / "hub.pem", ())


def test_it_lies_beside_the_database(store, tmp_path):
    assert certificate_file(store, "small") == tmp_path / "queue.sqlite.hub.pem"


def test_it_is_made_for_every_name_of_this_computer(file):
    make(file, [*local_names(), "x" * 300, "a b"])
    names = x509.load_pem_x509_certificate(file.read_bytes()).extensions.get_extension_for_class(
        x509.SubjectAlternativeName
    )
    assert socket.gethostname() in names.value.get_values_for_type(x509.DNSName)


# What people compare


def test_what_people_compare_is_short_and_differs():
    many = {shown(f"{number:064x}") for number in range(5)}
    assert len(many) == 5
    for each in many:
        assert len(each) == 9
        assert each[4] == "-"
        assert not set(each) & set("IO01")
    assert shown("AB" * 32) == shown("ab" * 32)


# What a device keeps


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://may-lay-so:8765", "https://may-lay-so:8765"),
        ("may-lay-so", "https://may-lay-so:8765"),
        (" MAY-LAY-SO:9000/ ", "https://may-lay-so:9000"),
        ("http://127.0.0.1", "http://127.0.0.1:8765"),
        ("https://[FE80::1]:8765", "https://[fe80::1]:8765"),
        ("https://hub.example/ea-drang/", "https://hub.example:8765/ea-drang"),
    ],
)
def test_an_address_is_written_one_way(typed, url):
    assert hub_url(typed) == url
    assert hub_url(url) == url


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "https://",
        "ftp://hub",
        "hub:port",
        "hub:99999",
        "a b",
        "https://me@hub",
        "hub?x=1",
        "[::1",
        "\n",
        "http://hub",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(HubAddressWrong):
        hub_url(typed)


def test_a_pairing_is_kept_for_its_owner_only():
    file = save(HUB)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert load("may-lay-so", DeviceKind.COUNTER, 3) == HUB
    again = replace(HUB, secret="2.other")
    save(again)
    assert load("may-lay-so", DeviceKind.COUNTER, 3) == again


def test_each_kind_hub_and_counter_has_its_own():
    save(HUB)
    for url, kind, counter in [
        ("may-lay-so", DeviceKind.COUNTER, 4),
        ("may-lay-so", DeviceKind.COUNTER, None),
        ("may-lay-so", DeviceKind.KIOSK, None),
        ("may-lay-so:1", DeviceKind.COUNTER, 3),
        ("http://localhost", DeviceKind.COUNTER, 3),
        ("may-lay-so/other", DeviceKind.COUNTER, 3),
    ]:
        with pytest.raises(NotPaired):
            load(url, kind, counter)
    any_counter = replace(HUB, counter=None, secret="3.any")
    save(any_counter)
    assert load("may-lay-so", DeviceKind.COUNTER, 4) == any_counter
    assert load("may-lay-so", DeviceKind.COUNTER, 3) == HUB


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "",
        lambda text: text[:50],
        lambda text: "[]",
        lambda text: text.replace("counter", "boss"),
        lambda text: text.replace("may-lay-so", "another"),
        lambda text: text.replace('"counter": 3', '"counter": "3"'),
        lambda text: json.dumps({**json.loads(text), "secret": None}),
    ],
)
def test_a_damaged_pairing_is_said(change):
    file = save(HUB)
    file.write_text(change(file.read_text()))
    with pytest.raises(PairingUnreadable, match="bocso pair https://may-lay-so:8765"):
        load("may-lay-so", DeviceKind.COUNTER, 3)


def test_no_address_leads_out_of_the_folder():
    folder = Path(platformdirs.user_config_dir("bocso", appauthor=False)) / "hubs"
    for url in ("https://hub/../../../etc", "https://hub/%2e%2e/x", f"https://hub/{'x' * 5000}", "https://../.."):
        assert link._file(url, DeviceKind.KIOSK, None).parent == folder
        save(replace(HUB, url=url))
