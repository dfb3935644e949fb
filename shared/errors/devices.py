"""What a device on the network is refused, and what is wrong with the way to the hub."""

from __future__ import annotations

from shared.errors.apps import app_name
from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError, Refused
from shared.errors.outside import StoreUnavailable


class NotPaired(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The hub does not know this device. Pair it: on the hub's computer run bocso hub pair, on this one bocso"
        " pair ADDRESS.",
    )


class DeviceRevoked(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The pairing of this device was ended at the hub. If it is to be used, pair it again: on the hub's"
        " computer run bocso hub pair, on this one bocso pair ADDRESS.",
    )


class PairingCodeWrong(Refused):
    """Also where none is open: who guesses is not told."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This pairing code is not right, or it is over. Type the six digits again as the hub's computer shows"
        " them; after {minutes} minutes, or {tries} wrong codes, make a new one there: bocso hub pair",
    )


class NoHubHere(Refused):
    """`fields`: address, of the hub that this computer is a device of."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is no hub on this computer: it is a device of the hub at {address}. Run this on the hub's computer."
        " (If this is to be a hub, start it first: bocso hub)",
    )


class KioskNameWrong(Refused):
    """`fields`: name."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        '"{name}" cannot be the name of a kiosk, which is that of its printer too: lower case letters, digits and'
        " single hyphens, at most 20 characters, such as door.",
    )


class PairingShut(Refused):
    """`fields`: wait (Words), seconds."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "Too many wrong pairing codes were typed. Wait {wait}, then make a new code on the hub's computer: bocso"
        " hub pair. If it was not you, tell whoever looks after the hall.",
    )


class TooManyTries(Refused):
    """From one address, or by one device. `fields`: wait (Words), seconds."""

    sentence = QT_TRANSLATE_NOOP("errors", "This was tried too often from here. Wait {wait}, then try again.")


class NotAllowed(Refused):
    """`device`: its `Device.app`."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This device is paired as {device} and may not do that. If it is to be something else, pair it again: on"
        " the hub's computer run bocso hub pair, on this one bocso pair ADDRESS.",
    )

    def __init__(self, *, device: str) -> None:
        super().__init__(device=app_name(device))


class UnknownDevice(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "There is no device {device} in this hall. Those that are paired are listed by: bocso hub devices",
    )


class HubAddressWrong(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{address} is no address of a hub. Such are right: https://may-lay-so:8765"
    )


class NoHubFound(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "No hub was found in this network. Is its computer switched on, and is this one in the same network?"
        " Otherwise say its address: bocso pair https://may-lay-so:8765",
    )


class PairedAsOther(HallError):
    """`device` and `app` as `app_name` takes them, `command` makes the right code."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "This code was made for {device}, and this is {app}. On the hub's computer run: {command}"
    )

    def __init__(self, *, device: str, app: str, command: str) -> None:
        super().__init__(device=app_name(device), app=app_name(app), command=command)


class HubHostWrong(HallError):
    """`fields`: host, port, reason."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The hub cannot answer at {host}, port {port} ({reason}). Give an address of this computer with --host, or"
        " leave it out; give a port above 1023 with --port.",
    )


class PairingUnreadable(HallError):
    """What this device keeps of its pairing."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "The pairing of this device in {path} cannot be read. Pair it again: bocso pair {address}"
    )


class CertificateUnusable(HallError):
    """`fields`: path, reason."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The hub's certificate {path} cannot be used ({reason}). Put the file back from a copy. Only if there is"
        " none, make a new one with bocso hub certificate --new; then every device is paired again.",
    )
    missing = QT_TRANSLATE_NOOP("errors", "the file is missing, and devices are paired")
    broken = QT_TRANSLATE_NOOP("errors", "the file holds no certificate with its key")


class HubUnavailable(StoreUnavailable):
    """`fields`: address, reason."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The hub {address} does not answer. Is its computer switched on, and is this one in the network?"
        " ({reason})",
    )


class SettingsChanged(HallError):
    """A note for staff: nothing is wrong."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "The hall's settings were changed. Close this window and open it again to work with them."
    )


class HubCertificateChanged(HubUnavailable):
    """`fields`: address. Nothing was sent there."""

    lasting = True
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The hub {address} shows another certificate than when this device was paired, so nothing was sent to it."
        " Ask whoever looks after the hall. If the hub got a new one, pair this device again: bocso pair"
        " {address}",
    )
