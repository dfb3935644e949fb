"""A printer that needs no paper: for demonstrations, tests, and a hall that waits for its own. No Qt.

On TCP or as a serial port it answers, decodes what it gets (`shared.simulator.roll`), lays each slip as PNG into a
folder, and does wrong what it is told to (`shared.simulator.faults`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path

from shared.simulator.faults import FAULTS, Trigger
from shared.simulator.machine import Armed, Limits, Works
from shared.simulator.mechanism import FULL_ROLL, Mechanism
from shared.simulator.output_folder import Album, Slipped
from shared.simulator.ports import SerialPort, TcpPort
from shared.simulator.reader import Abilities
from shared.simulator.roll import Piece, rows_of

__all__ = ["Abilities", "Limits", "PrinterSimulator", "Slipped"]

SERIAL_NAME = "printer"
"""The serial port's name in the folder of slips."""

_KEPT = 1000
"""Pieces of paper remembered; all are in the folder."""


class PrinterSimulator:
    """A printer `width` dots across at 127.0.0.1 (`port` 0: a free one, named by `port`) or at the serial `path`.

    `speed`: mm of paper a second, 0: at once. `on_slip` is called on a thread of the simulator when a slip lies
    in the folder `out`. All methods: any thread.
    """

    def __init__(
        self,
        out: Path,
        port: int = 0,
        width: int = 576,
        on_slip: Callable[[Slipped], None] = lambda _slip: None,
        *,
        serial: bool = False,
        abilities: Abilities | None = None,
        limits: Limits | None = None,
        speed: float = 0,
        works: Callable[[int, Abilities, Limits, float], Works] = Works,
    ) -> None:
        limits = limits or Limits()
        self._out, self._on_slip, self._width, self._speed = out, on_slip, width, speed
        self._works = works(width, abilities or Abilities(), limits, speed)
        self._works.keep = self._keep
        self._works.port = (
            SerialPort(out / SERIAL_NAME, self._works.serve)
            if serial
            else TcpPort(port, self._works.serve, limits.buffer)
        )
        self._state = self._works.state
        self._pieces: deque[Piece] = deque(maxlen=_KEPT)

    def start(self) -> None:
        """Listens, or opens the serial port. Raises PortTaken."""
        self._out.mkdir(parents=True, exist_ok=True)
        self._album = Album(self._out, self._width)
        self._works.begin()

    def stop(self) -> None:
        """Ends every connection; what came before is still printed as far as it can be."""
        self._works.end()

    # -- to look at ------------------------------------------------------------------------------------

    @property
    def port(self) -> int:
        """The number of the TCP port; 0 on a serial line."""
        port = self._works.port
        return port.number if isinstance(port, TcpPort) else 0

    @property
    def path(self) -> str:
        """The serial port, to open as any other; the name stays when the cable is pulled and plugged again."""
        port = self._works.port
        return str(port.path) if isinstance(port, SerialPort) else ""

    @property
    def mechanism(self) -> Mechanism:
        """What moves; change it with `play` and the methods below."""
        return self._works.mechanism

    @property
    def slips(self) -> tuple[Piece, ...]:
        """The last 1,000 pieces of paper that came out, oldest first."""
        with self._state:
            return tuple(self._pieces)

    @property
    def held(self) -> int:
        """Bytes it took and has not obeyed yet."""
        return len(self._works.roll.intake)

    @property
    def holds(self) -> bool:
        """Whether it has something to print, now or when it is ready again."""
        with self._state:
            return self._works.roll.holds

    @property
    def received(self) -> int:
        """Bytes of jobs it took, ever; real-time questions do not count."""
        return self._works.count(Trigger.BYTES)

    @property
    def rows(self) -> int:
        """Rows it printed, ever."""
        return self._works.count(Trigger.ROWS)

    @property
    def listening(self) -> bool:
        """Whether somebody could connect."""
        return self._works.port.listening

    def suffers(self, fault: str) -> bool:
        """Whether what `fault` does is so now. Raises KeyError."""
        kind = FAULTS[fault]
        return bool(getattr(self._works.part(kind), kind.name) != kind.good)

    def times(self, job: bytes) -> int:
        """How often the whole picture of `job` stands on the paper that came out or still hangs out."""
        dots = b"".join(rows_of(job, self._width)).strip(b"\0")
        with self._state:
            paper = [row for rows in (*(p.rows for p in self._pieces), self._works.roll.rows) for row in rows]
        return b"".join(paper).count(dots) if dots else 0

    def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        """Waits until `condition()` holds; it is asked whenever something happened here. Raises TimeoutError."""
        with self._state:
            if not self._state.wait_for(condition, seconds):
                raise TimeoutError("the simulated printer did not come to that")

    # -- what goes wrong, and what people do about it --------------------------------------------------

    def play(
        self, fault: str, number: float | None = None, *, next_job: bool = False, seconds: float | None = None
    ) -> None:
        """Lets `fault` of FAULTS happen; `number` is its N, counted from now.

        `next_job`: not before the first byte of a job. `seconds`: it ends by itself so much later.
        Raises KeyError.
        """
        kind = FAULTS[fault]
        value = kind.number if number is None else number
        waits = kind.moment is Trigger.CUT or (kind.moment is not Trigger.NOW and value > 0)
        with self._state:
            if waits or next_job:
                moment, more = (kind.moment, value or 1) if waits else (Trigger.BYTES, 1)
                self._works.armed.append(Armed(kind, value, moment, self._works.count(moment) + more, seconds))
            else:
                self._works.strike(kind, value, seconds)

    def heal(self, fault: str) -> None:
        """Ends `fault`, also one that still waits. Raises KeyError."""
        with self._state:
            self._works.armed = [each for each in self._works.armed if each.fault is not FAULTS[fault]]
            self._works.heal(FAULTS[fault])

    def new_roll(self) -> None:
        """Somebody puts a new roll in and closes the cover."""
        self._set(left=FULL_ROLL, cover_open=False)

    def close_cover(self) -> None:
        """Somebody closes the cover."""
        self._set(cover_open=False)

    def repair(self) -> None:
        """All is well again but paper and cover; faults that wait are forgotten. A stuck blade cuts now."""
        with self._state:
            self._works.armed.clear()
            for fault in FAULTS.values():
                if fault.name not in ("left", "cover_open"):
                    fault.heal(self._works.part(fault))
            self._works.link.speed = self._speed
            self.mechanism.recover()
            self._works.settle()

    def power_cycle(self) -> None:
        """Off, and soon on again: what it held and what comes meanwhile is lost, TCP connections break."""
        self.play("power_cycle_middle", 0)

    def _set(self, **fields: object) -> None:
        with self._state:
            for name, value in fields.items():
                setattr(self.mechanism, name, value)
            self._works.settle()

    def _keep(self, piece: Piece, last_byte_at_ns: int) -> None:
        slip = self._album.keep(piece, last_byte_at_ns)
        self._pieces.append(piece)
        self._on_slip(slip)
