"""The `bocso` command line itself: what is said when it is wrong, and on streams that do not take every letter."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from itertools import pairwise
from typing import Any, NoReturn, cast

import typer
from typer.core import TyperGroup

from shared.cli.answers import in_words, language, print_json
from shared.cli.commands import Commands
from shared.cli.wrong import ALLOWED
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words

UsageError: Any = typer.BadParameter.__mro__[1]
"""What every wrong command line raises. Typer gives only one kind of it a public name."""

_KINDS = {
    "MissingParameter": QT_TRANSLATE_NOOP("errors", "The command line lacks {name}"),
    "NoSuchOption": QT_TRANSLATE_NOOP("errors", "There is no option {name}"),
    "BadParameter": QT_TRANSLATE_NOOP("errors", "The value of {name} cannot be used{value}"),
}
_BY_MESSAGE = {
    r"No such command '(.*?)'": QT_TRANSLATE_NOOP("errors", "There is no command {name}"),
    r"unexpected extra argument.*? \((\w.*)\)": QT_TRANSLATE_NOOP(
        "errors", "The command line has words too many: {name}"
    ),
    r"Option '(.*?)' requires": QT_TRANSLATE_NOOP("errors", "The option {name} lacks its value"),
    r"Option '(.*?)' does not take": QT_TRANSLATE_NOOP("errors", "The option {name} takes no value"),
}
"""What Typer gives one kind for several mistakes, by its English sentence."""

_ANY = QT_TRANSLATE_NOOP("errors", "The command line is not right")
_SEE = QT_TRANSLATE_NOOP("errors", "{what}. See: {where}.")
_SPAN = QT_TRANSLATE_NOOP("errors", "{least} to {most}")
_FROM = QT_TRANSLATE_NOOP("errors", "{least} or more")
_WHOLE = QT_TRANSLATE_NOOP("errors", "a whole number")
_NOT_THERE = QT_TRANSLATE_NOOP("errors", "It is not there")
_EMPTY = QT_TRANSLATE_NOOP("errors", "(empty)")
_STOPPED = QT_TRANSLATE_NOOP("errors", "Stopped.")


class CommandLine(TyperGroup):
    """A wrong command line exits with 2: as JSON on stdout with --json, else in words on stderr."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = cast("Any", Commands())

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """As Typer's, which calls it; answers itself where the process is to end with it."""
        words = sys.argv[1:] if args is None else args
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
            if not standalone_mode:
                return code
        except UsageError as wrong:
            if not standalone_mode:
                raise
            _refuse(wrong, words)
        except typer.Abort:
            if not standalone_mode:
                raise
            typer.echo(in_words(_STOPPED), err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _refuse(wrong: Any, words: Sequence[str]) -> NoReturn:
    if "--json" in words:
        print_json({"error": "usage", "message": _in_words(wrong, words)}, one_line=True)
    elif language() == "vi" and wrong.format_message():
        typer.echo(_in_words(wrong, words), err=True)
    else:
        wrong.show()
    sys.exit(wrong.exit_code)


def _in_words(wrong: Any, words: Sequence[str]) -> str:
    """What is wrong, its value and what is allowed, in our words as far as we have any."""
    original = str(wrong.format_message())
    if language() != "vi":
        return original
    what, whole = _what(wrong, original, words)
    said = in_words(_SEE, what=what, where=f"{wrong.ctx.command_path} --help" if wrong.ctx else "bocso --help")
    return said if whole else f"{said} ({original})"


def _what(wrong: Any, original: str, words: Sequence[str]) -> tuple[str, bool]:
    """What is wrong, and whether that leaves nothing out."""
    for pattern, text in _BY_MESSAGE.items():
        if found := re.search(pattern, original):
            return in_words(text, name=found[1]), True
    name = _name(wrong)
    text = next((_KINDS[kind.__name__] for kind in type(wrong).__mro__ if kind.__name__ in _KINDS), _ANY)
    why = _why(wrong) if text == _KINDS["BadParameter"] else ""
    if why and not name:
        return why, True
    said = in_words(text, name=name, value=_value(name, words))
    return (f"{said}. {why}", True) if why else (said, text not in (_ANY, _KINDS["BadParameter"]))


def _why(wrong: Any) -> str:
    """Our own reason, or what its option allows; "" where only Typer knows."""
    if isinstance(wrong.message, Words):
        return in_words(wrong.message)
    if "does not exist" in wrong.message:
        return in_words(_NOT_THERE)
    least, most = getattr(wrong.param, "min", None), getattr(wrong.param, "max", None)
    choices = re.search("is not one of (.*)[.]$", wrong.message)
    if choices:
        allowed: str = choices[1].replace("'", "")
    elif least is not None:
        allowed = Words(_FROM if most is None else _SPAN, least=least, most=most)
    elif "valid integer" in wrong.message:
        allowed = Words(_WHOLE)
    else:
        allowed = getattr(wrong.param, "metavar", None) or ""
    return allowed and in_words(ALLOWED, allowed=allowed)


def _name(wrong: Any) -> str:
    """The option or argument it is about, "" where it is about none."""
    param = getattr(wrong, "param", None)
    hint = getattr(wrong, "param_hint", None) or getattr(wrong, "option_name", None)
    return str(hint or (param.get_error_hint() if param else "")).partition(" (")[0].replace("'", "")


def _value(name: str, words: Sequence[str]) -> str:
    """What was written for an option."""
    for word, following in pairwise([*words, "--"]):
        if word == name and not following.startswith("--"):
            return f": {following or in_words(_EMPTY)}"
        if word.startswith(f"{name}="):
            return f": {word.removeprefix(f'{name}=') or in_words(_EMPTY)}"
    return ""


def take_every_letter() -> None:
    """Nothing printed or typed ends this process: what a stream's encoding has no letter for is escaped."""
    for stream, errors in (
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
        (sys.stdin, "replace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
