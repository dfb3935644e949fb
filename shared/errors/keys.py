"""Keys of a counter's computer that work without the window, and call keypads."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused, Unavailable


class HotKeyTaken(Refused):
    """`fields`: key, counter, action."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The key {key} does nothing here: another program has it, or the keyboard lacks it. Choose another:"
        " bocso hotkey --counter {counter} {action} KEY",
    )


class HotKeyWrong(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{key} cannot be a key for everywhere. A letter, a digit or Space needs Ctrl, Alt or Meta, such as"
        " Ctrl+Alt+Space; F1 to F24, Pause and ScrollLock do not.",
    )


class HotKeysImpossible(Unavailable):
    """`fields`: counter."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This desktop gives no program a key while another window has the keyboard. In the desktop's settings,"
        " bind a key to the command: bocso next --counter {counter}",
    )


class KeypadUnreachable(Unavailable):
    """`fields`: port, reason (Words, one of the texts here: what to do)."""

    sentence = QT_TRANSLATE_NOOP("errors", "The call keypad at {port} does nothing: {reason}.")
    no_port = QT_TRANSLATE_NOOP("errors", "it is not there. Plug it in")
    not_allowed = QT_TRANSLATE_NOOP(
        "errors", "this user may not read it. Add the user to the groups input and dialout and log on again"
    )
    in_use = QT_TRANSLATE_NOOP("errors", "another program has it. Close it; it may be a counter's window")
    broken = QT_TRANSLATE_NOOP("errors", "the line broke ({detail}). Check its cable")


class NoKeypadSet(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "Counter {counter} has no call keypad on this computer. Begin with: bocso keypad learn PORT"
    )


class NothingLearned(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "No key of the keypad at {port} was pressed. Nothing was changed.")


class KeysUnreadable(Unavailable):
    """`fields`: path, reason."""

    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{path}, where the keys of this computer are kept, cannot be used ({reason}). Remove it, then"
        " set them anew: bocso hotkey, bocso keypad learn",
    )
