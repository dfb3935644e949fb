"""The hub as a service of systemd: it starts with the computer, and again whenever it ended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from shared.service import escaped, word

NAME = "bocso-hub.service"
_ALWAYS = """\
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
"""
_OF_SYSTEM = """\
CapabilityBoundingSet=
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
ProtectSystem=strict
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
RestrictNamespaces=yes
SystemCallFilter=@system-service
"""
"""What needs namespaces of its own: a service manager of one user has them only where the system lets it."""


def unit(
    command: Sequence[str], user: str | None, writable: Iterable[Path], environment: Path | None = None
) -> str:
    """The text of the unit (https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html).

    `user` runs it, None: it is that user's own; it may write to the folders `writable` only; `environment` is a
    file with more of it that only its owner reads.
    """
    lines = [
        "[Unit]",
        "Description=Bốc Số: the hub of the hall",
        "Wants=network-online.target",
        "After=network-online.target",
        "StartLimitIntervalSec=0",
        "",
        "[Service]",
        "Type=exec",
        f"ExecStart={' '.join(word(each) for each in command)}",
        *([f"User={user}"] if user else []),
        *([f"EnvironmentFile={_path(environment)}"] if environment else []),
        "Restart=always",
        "RestartSec=2",
        "TimeoutStopSec=20",
        "LimitNOFILE=65536",
        "UMask=0077",
        *(f"ReadWritePaths=-{_path(folder)}" for folder in (writable if user else ())),
        (_ALWAYS + (_OF_SYSTEM if user else "")).rstrip(),
        "",
        "[Install]",
        f"WantedBy={'multi-user.target' if user else 'default.target'}",
    ]
    return "\n".join(lines) + "\n"


def environment_line(name: str, value: str) -> str:
    """One of an EnvironmentFile."""
    return f'{name}="{escaped(value)}"\n'


def _path(path: Path) -> str:
    return str(path).replace("%", "%%").replace(" ", "\\x20")
