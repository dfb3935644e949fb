"""`bocso hotkey` and `bocso keypad`: the keys of a counter's computer that work without its window."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import CounterNumber, in_words
from shared.cli.command import Answer, plain
from shared.cli.wrong import needs, not_among
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.keypad.actions import ACTIONS, EVERYWHERE, FASTEST, SLOWEST

if TYPE_CHECKING:
    from shared.keypad.sources import KeypadSource

app = typer.Typer()
keypad_app = typer.Typer(help="Call keypads at this computer.", no_args_is_help=True)
app.add_typer(keypad_app, name="keypad")

_PRESS = QT_TRANSLATE_NOOP("errors", "Press the key for: {action} (none within {seconds} s: no key)")
_NO_MORE = QT_TRANSLATE_NOOP("errors", "When the keypad has no more keys press Ctrl+C: what was pressed is kept.")
_TAKEN = QT_TRANSLATE_NOOP("errors", "That key is {action} already.")
_NOTHING = QT_TRANSLATE_NOOP("errors", "no meaning")
_AT_ITS_START = QT_TRANSLATE_NOOP("errors", "The counter's window takes it at its next start.")
OFF = "off"

Seconds = Annotated[float, typer.Option(min=0.1, max=600, help="How long to wait for a key.")]
Port = Annotated[
    str,
    typer.Argument(
        metavar="PORT",
        help="Serial port, such as /dev/ttyUSB0 or COM3; of a USB keypad its file, best"
        " /dev/input/by-id/...-event-kbd (Linux only): all its keys then go to the counter alone.",
    ),
]


@plain(app)
def hotkey(
    action: Annotated[str | None, typer.Argument(metavar="ACTION", help=" | ".join(EVERYWHERE))] = None,
    key: Annotated[str | None, typer.Argument(metavar="KEY", help="Such as Ctrl+Alt+Space; off: none.")] = None,
    counter: CounterNumber = 1,
) -> Answer:
    """A key that works while another window has the keyboard. Without ACTION and KEY: which there are."""
    if (action is None) != (key is None):
        raise needs("ACTION", "KEY")
    if action is not None and action not in EVERYWHERE:
        raise not_among(", ".join(EVERYWHERE), "ACTION")
    from counter.hotkeys.chord import chord
    from shared.keypad.kept import USUAL, load, save

    kept = load(counter)
    keys = dict(USUAL if kept.hot_keys is None else kept.hot_keys)
    more: dict[str, str] = {}
    if action is not None and key is not None:
        keys.pop(action, None)
        if key != OFF:
            new = chord(key)  # does one thing: the last that was said
            keys = {each: old for each, old in keys.items() if chord(old) != new} | {action: key}
        file = save(counter, kept.model_copy(update={"hot_keys": keys}))
        more = {"kept_in": str(file), "message": in_words(_AT_ITS_START)}
    return {"counter": counter, "hot_keys": keys, **more}


@plain(keypad_app)
def learn(
    port: Port,
    counter: CounterNumber = 1,
    baud: Annotated[int, typer.Option(min=SLOWEST, max=FASTEST, help="serial: speed.")] = 9600,
    seconds: Seconds = 10,
) -> Answer:
    """Press each key once as it is asked for; the counter's window knows them from its next start."""
    from shared.errors.keys import NothingLearned
    from shared.keypad.kept import Keypad, load, save

    with _opened(port, baud) as source:
        keys = _learned(source, seconds)
    if not keys:
        raise NothingLearned(port=port)
    kept = load(counter)
    others = [each for each in kept.keypads if each.port != port]
    keypads = [*others, Keypad(port=port, baud=baud, keys=keys)]
    file = save(counter, kept.model_copy(update={"keypads": keypads}))
    answer = {"counter": counter, "port": port, "keys": keys, "kept_in": str(file)}
    return {**answer, "message": in_words(_AT_ITS_START)}


@plain(keypad_app, "test")
def trial(counter: CounterNumber = 1, seconds: Seconds = 30) -> Answer:
    """Says what each pressed key does, until none was for a while. Close the counter's window first."""
    from shared.errors.keys import NoKeypadSet
    from shared.keypad.kept import load

    keypads = load(counter).keypads
    if not keypads:
        raise NoKeypadSet(counter=counter)
    pressed = []
    for keypad in keypads:
        with _opened(keypad.port, keypad.baud) as source:
            for key in _keys(source, seconds):
                action = keypad.keys.get(key, "")
                said = in_words(ACTIONS[action]) if action in ACTIONS else in_words(_NOTHING)
                typer.echo(f"{key}: {action} - {said}", err=True)
                pressed.append({"port": keypad.port, "key": key, "action": action})
    return {"counter": counter, "pressed": pressed}


@plain(keypad_app)
def forget(port: Port, counter: CounterNumber = 1) -> Answer:
    """This computer's counter no longer hears a keypad."""
    from shared.errors.keys import NoKeypadSet
    from shared.keypad.kept import load, save

    kept = load(counter)
    left = [each for each in kept.keypads if each.port != port]
    if len(left) == len(kept.keypads):
        raise NoKeypadSet(counter=counter)
    save(counter, kept.model_copy(update={"keypads": left}))
    return {"counter": counter, "keypads": [each.port for each in left]}


def _learned(source: KeypadSource, seconds: float) -> dict[str, str]:
    keys: dict[str, str] = {}
    typer.echo(in_words(_NO_MORE), err=True)
    with suppress(KeyboardInterrupt):
        for action, said in ACTIONS.items():
            text = in_words(said) if len(action) > 1 else f"{action} - {in_words(said)}"
            typer.echo(in_words(_PRESS, action=text, seconds=f"{seconds:g}"), err=True)
            for key in _keys(source, seconds):
                if key not in keys:
                    keys[key] = action
                    break
                typer.echo(in_words(_TAKEN, action=in_words(ACTIONS[keys[key]])), err=True)
    return keys


def _keys(source: KeypadSource, seconds: float) -> Iterator[str]:
    """Each key as it comes, until none has for so long."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        key = source.read(left)
        if key is not None:
            yield key
            until = time.monotonic() + seconds


@contextmanager
def _opened(port: str, baud: int) -> Iterator[KeypadSource]:
    """Raises KeypadUnreachable, also for what happens to it meanwhile."""
    from shared.keypad.sources import PORT_ERRORS, open_keypad, unreachable

    try:
        with closing(open_keypad(port, baud)) as source:
            yield source
    except PORT_ERRORS as problem:
        raise unreachable(port, problem) from problem
