"""Keys of an X server, grabbed on its root window (X11 protocol, GrabKey) by libxcb, which Qt stands on."""

from __future__ import annotations

import ctypes as c
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt

from counter.hotkeys.chord import Chord
from shared.ui.presses import KeysDown, Press

_DOWN, _UP = 2, 3
"""Events of the X protocol: KeyPress and KeyRelease."""
_SYMBOLS: dict[int, int] = {Qt.Key.Key_Pause: 0xFF13, Qt.Key.Key_ScrollLock: 0xFF14}
_F1 = 0xFFBE
"""keysymdef.h"""
_SHIFT, _LOCK, _CONTROL, _ALT, _NUM, _META = 1, 2, 4, 8, 16, 64
_HELD = (
    (Qt.KeyboardModifier.ShiftModifier, _SHIFT),
    (Qt.KeyboardModifier.ControlModifier, _CONTROL),
    (Qt.KeyboardModifier.AltModifier, _ALT),
    (Qt.KeyboardModifier.MetaModifier, _META),
)
_LOCKS = (0, _LOCK, _NUM, _LOCK | _NUM)
"""A grab is for exactly these modifiers: with Caps Lock or Num Lock on it is another one."""
_ASYNC = 1


class _Cookie(c.Structure):
    _fields_ = (("sequence", c.c_uint),)


class _Screens(c.Structure):
    _fields_ = (("data", c.POINTER(c.c_uint32)), ("rem", c.c_int), ("index", c.c_int))


class _KeyEvent(c.Structure):
    """xcb_key_press_event_t"""

    _fields_ = (
        ("response_type", c.c_uint8),
        ("detail", c.c_uint8),
        ("sequence", c.c_uint16),
        ("time", c.c_uint32),
        ("windows", c.c_uint32 * 3),
        ("places", c.c_int16 * 4),
        ("state", c.c_uint16),
    )


class XKeys(QObject):
    """The keys of one X server, on a connection of its own. On the GUI thread. Raises OSError where there is none.

    `pressed` is called with the number of a grabbed key, once for each press however long it is held.
    """

    def __init__(self, pressed: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pressed = pressed
        self._xcb, self._symbols, self._libc = c.CDLL("libxcb.so.1"), c.CDLL("libxcb-keysyms.so.1"), c.CDLL(None)
        for call, result in (
            (self._xcb.xcb_connect, c.c_void_p),
            (self._xcb.xcb_get_setup, c.c_void_p),
            (self._xcb.xcb_setup_roots_iterator, _Screens),
            (self._xcb.xcb_grab_key_checked, _Cookie),
            (self._xcb.xcb_ungrab_key, _Cookie),
            (self._xcb.xcb_request_check, c.c_void_p),
            (self._xcb.xcb_poll_for_event, c.c_void_p),
            (self._symbols.xcb_key_symbols_alloc, c.c_void_p),
            (self._symbols.xcb_key_symbols_get_keycode, c.POINTER(c.c_uint8)),
        ):
            call.restype = result
        self._line = c.c_void_p(self._xcb.xcb_connect(None, None))
        if self._xcb.xcb_connection_has_error(self._line):
            self._xcb.xcb_disconnect(self._line)
            raise OSError("no X server")
        setup = c.c_void_p(self._xcb.xcb_get_setup(self._line))
        self._root = self._xcb.xcb_setup_roots_iterator(setup).data[0]  # a screen begins with its root window
        self._numbers: dict[tuple[int, int], int] = {}
        self._down = KeysDown()
        self._news = QSocketNotifier(
            self._xcb.xcb_get_file_descriptor(self._line), QSocketNotifier.Type.Read, self
        )
        self._news.activated.connect(self._look)

    def grab(self, number: int, chord: Chord) -> bool:
        """Whether the key is ours now; else another program has it, or the keyboard has no such key."""
        code, held = self._code(chord), sum(bit for qt, bit in _HELD if chord.held & qt)
        if not code:
            return False
        cookies = [
            self._xcb.xcb_grab_key_checked(
                self._line, c.c_uint8(0), self._root, c.c_uint16(held | locks), c.c_uint8(code), _ASYNC, _ASYNC
            )
            for locks in _LOCKS
        ]
        problems = [self._xcb.xcb_request_check(self._line, cookie) for cookie in cookies]
        if any(problems):
            for locks in _LOCKS:
                self._xcb.xcb_ungrab_key(self._line, c.c_uint8(code), self._root, c.c_uint16(held | locks))
            for problem in problems:
                self._libc.free(c.c_void_p(problem))
        else:
            self._numbers[code, held] = number
        self._xcb.xcb_flush(self._line)
        self._look()  # what came while the answers were waited for
        return not any(problems)

    def close(self) -> None:
        """The keys are everybody's again."""
        self._news.setEnabled(False)
        self._xcb.xcb_disconnect(self._line)

    def _code(self, chord: Chord) -> int:
        """The key's code on this keyboard, 0 if there is none."""
        symbol = _SYMBOLS.get(chord.key) or (_F1 + chord.function - 1 if chord.function else _letter(chord.key))
        symbols = c.c_void_p(self._symbols.xcb_key_symbols_alloc(self._line))
        codes = self._symbols.xcb_key_symbols_get_keycode(symbols, c.c_uint32(symbol))
        code = int(codes[0]) if codes else 0
        self._libc.free(codes)
        self._symbols.xcb_key_symbols_free(symbols)
        return code

    def _look(self) -> None:
        while pointer := self._xcb.xcb_poll_for_event(self._line):
            event = _KeyEvent.from_address(pointer)
            kind, code, at, state = event.response_type & 0x7F, event.detail, event.time, event.state
            self._libc.free(c.c_void_p(pointer))
            held = state & (_SHIFT | _CONTROL | _ALT | _META)
            if kind == _UP:
                self._down.released(code, at)
            elif kind == _DOWN and self._down.pressed(code, at, None) is Press.NEW:
                number = self._numbers.get((code, held))
                if number is not None:
                    self._pressed(number)


def _letter(key: int) -> int:
    """Letters, digits and the blank have their own codes; those of letters are the small ones."""
    return ord(chr(key).lower())
