"""The keys of this computer, in one file of its user: which hot keys and keypads a counter has here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from shared.errors.keys import KeysUnreadable
from shared.files import make_folder, read, write_whole
from shared.keypad.actions import FASTEST, SLOWEST

USUAL: Mapping[str, str] = MappingProxyType({"next": "Ctrl+Alt+Space"})
"""Until somebody chooses: one chord of three, which does not come by accident and which desktops, browsers, office
software and Vietnamese input methods leave free; decision 0022.
"""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Keypad(_Kept):
    """`port`: a serial one, or a file of /dev/input; `keys`: what a key sends -> what it does (see `actions`)."""

    port: str
    baud: int = Field(9600, ge=SLOWEST, le=FASTEST)
    keys: dict[str, str] = {}


class CounterKeys(_Kept):
    """Of one counter. `hot_keys`: action -> key; None until somebody chose."""

    hot_keys: dict[str, str] | None = None
    keypads: list[Keypad] = []


_WHOLE = TypeAdapter(dict[int, CounterKeys])


def kept_in() -> Path:
    return Path(platformdirs.user_config_dir("bocso", appauthor=False)) / "keys.json"


def load(counter: int, file: Path | None = None) -> CounterKeys:
    """What is kept for a counter. Raises KeysUnreadable."""
    return _all(file or kept_in()).get(counter, CounterKeys())


def save(counter: int, keys: CounterKeys, file: Path | None = None) -> Path:
    """In place of what was kept for it; returns the file. Raises KeysUnreadable."""
    file = file or kept_in()
    whole = {**_all(file), counter: keys}
    try:
        make_folder(file.parent)
        write_whole(file, _WHOLE.dump_json(whole, indent=2).decode() + "\n")
    except OSError as problem:
        raise KeysUnreadable(path=file, reason=problem.strerror) from None
    return file


def _all(file: Path) -> dict[int, CounterKeys]:
    try:
        return _WHOLE.validate_json(read(file))
    except FileNotFoundError:
        return {}
    except OSError as problem:
        raise KeysUnreadable(path=file, reason=problem.strerror) from None
    except ValidationError as problem:
        raise KeysUnreadable(path=file, reason=problem.errors()[0]["msg"]) from None
