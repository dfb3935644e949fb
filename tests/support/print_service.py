"""A real CUPS for one test: cupsd in a folder of its own, on a socket of its own, with raw queues.

cupsd and its tools are installed by `make test` (tools/setup.sh). It runs as whoever runs the tests; its queues
lead to network printers, for which it needs no rights.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTS_WITHIN = 60

_CUPSD = """
LogLevel warn
Listen {folder}/socket
Browsing No
DefaultAuthType None
WebInterface No
MaxLogSize 0
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""

_FILES = """
ServerRoot {folder}/root
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
"""


class PrintService:
    """`environment` leads its tools, and ours, to this service."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files = folder / "cups-files.conf"
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("root", "cache", "state", "spool/tmp"):
            (folder / name).mkdir(parents=True)
        rights = "" if os.getuid() == 0 else f"User {pwd.getpwuid(os.getuid()).pw_name}\n"
        (folder / "cupsd.conf").write_text(_CUPSD.format(folder=folder))
        self._files.write_text(_FILES.format(folder=folder) + rights)

    @property
    def environment(self) -> dict[str, str]:
        return {"CUPS_SERVER": f"{self.folder}/socket"}

    def start(self) -> None:
        """Returns when it answers."""
        command = ["cupsd", "-f", "-c", str(self.folder / "cupsd.conf"), "-s", str(self._files)]
        self._process = subprocess.Popen(command, env=_with_sbin(), stderr=subprocess.DEVNULL)
        last = time.monotonic() + STARTS_WITHIN
        while "is running" not in self.run("lpstat", "-r"):
            assert self._process.poll() is None, "cupsd did not start"
            assert time.monotonic() < last, "cupsd does not answer"
            time.sleep(0.02)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def add(self, queue: str, port: int) -> None:
        """A raw queue to the network printer at this port of 127.0.0.1."""
        uri = f"socket://127.0.0.1:{port}"
        self.run("lpadmin", "-p", queue, "-E", "-v", uri, "-m", "raw", "-o", "printer-error-policy=retry-job")

    def run(self, *command: str) -> str:
        """A tool of CUPS, in English."""
        given = {**_with_sbin(), **self.environment, "LC_ALL": "C"}
        done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
        assert done.returncode == 0 or command[0] == "lpstat", (command, done.stderr)
        return done.stdout

    def jobs(self) -> list[str]:
        """What lies in the queues."""
        return [line.split()[0] for line in self.run("lpstat", "-o").splitlines()]


def _with_sbin() -> dict[str, str]:
    """Debian has cupsd and lpadmin where only root looks."""
    return {**os.environ, "PATH": os.pathsep.join((os.environ["PATH"], "/usr/sbin"))}


@contextmanager
def print_service() -> Iterator[PrintService]:
    """A running service without queues."""
    folder = Path(tempfile.mkdtemp(prefix="bocso-cups-"))  # the path of a socket has 107 characters at most
    folder.chmod(0o755)
    service = PrintService(folder)
    try:
        service.start()
        yield service
    finally:
        service.stop()
        shutil.rmtree(folder, ignore_errors=True)
