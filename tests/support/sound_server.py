"""A real sound server for one test: PulseAudio in a folder of its own, whose outputs are files' ends.

PulseAudio and its tools are installed by `make test` (tools/setup.sh).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTS_WITHIN = 60


class SoundServer:
    """`environment` is that of a process that plays here. Like that of a desktop it keeps a dummy output,
    "auto_null", while there is no other.
    """

    def __init__(self, folder: Path, form: str) -> None:
        pulse = folder / "pulse"
        pulse.mkdir()
        self._socket = pulse / "native"
        self._own = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "PULSE_RUNTIME_PATH": str(pulse),
            "PULSE_STATE_PATH": str(folder / "state"),
            "PULSE_SERVER": f"unix:{self._socket}",
            "QT_AUDIO_BACKEND": "pulseaudio",
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._recorders: list[subprocess.Popen[bytes]] = []
        self._folder = folder
        self._form = form

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **self._own}

    def start(self, *outputs: str) -> None:
        """Returns when it answers; with these outputs from the beginning, the first as the default."""
        modules = [f"module-native-protocol-unix socket={self._socket} auth-anonymous=1", "module-always-sink"]
        modules += [f"module-null-sink sink_name={name} {self._form}" for name in outputs]
        command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
        command += ["--disable-shm=yes", *(word for module in modules for word in ("-L", module))]
        self._process = subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)
        last = time.monotonic() + STARTS_WITHIN
        while subprocess.run(["pactl", "info"], env=self.environment, capture_output=True, check=False).returncode:
            assert self._process.poll() is None, "PulseAudio did not start"
            assert time.monotonic() < last, "PulseAudio does not answer"
            time.sleep(0.02)

    def stop(self) -> None:
        """As when it crashes."""
        for process in (*self._recorders, self._process):
            if process is not None:
                process.kill()
                process.wait()
        self._recorders, self._process = [], None

    def plug_in(self, output: str) -> str:
        """A new output; returns what `unplug` takes."""
        return self._pactl("load-module", "module-null-sink", f"sink_name={output}").strip()

    def unplug(self, plug: str) -> None:
        self._pactl("unload-module", plug)

    def make_default(self, output: str) -> None:
        self._pactl("set-default-sink", output)

    def hear(self, output: str) -> None:
        """What comes out of `output` goes into the default microphone."""
        self._pactl("load-module", "module-remap-source", f"master={output}.monitor", "source_name=microphone")
        self._pactl("set-default-source", "microphone")

    def record(self, output: str) -> Path:
        """A file that grows by what comes out of `output` from now on; back once the server records."""
        before = self._recordings()
        file = self._folder / f"{output}-{len(self._recorders)}.raw"
        with file.open("wb") as end:
            command = ["parec", "--raw", "--latency-msec=20", f"--device={output}.monitor"]
            command += ["--fix-format", "--fix-rate", "--fix-channels"] * bool(self._form)
            self._recorders.append(subprocess.Popen(command, env=self.environment, stdout=end))
        until = time.monotonic() + 60
        while self._recordings() <= before:
            assert time.monotonic() < until, "the server does not record"
            time.sleep(0.02)
        return file

    def _recordings(self) -> int:
        return len(self._pactl("list", "short", "source-outputs").splitlines())

    def _pactl(self, *words: str) -> str:
        done = subprocess.run(["pactl", *words], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout


def loudest(recorded: Path) -> int:
    """The greatest of 16-bit samples; 0 is silence."""
    whole = recorded.read_bytes()
    return max(map(abs, array("h", whole[: len(whole) // 2 * 2])), default=0)


@contextmanager
def sound_server(form: str = "") -> Iterator[SoundServer]:
    """A server that is not started yet; `form` is that of its outputs and recordings, as PulseAudio takes it."""
    folder = Path(tempfile.mkdtemp(prefix="bocso-sound-"))  # the path of a socket has 107 characters at most
    server = SoundServer(folder, form)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
