"""The text that somebody types key by key, on the screen or a keyboard of plastic. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.keyboard.telex import compose, keys_of

MOST = 100
"""Letters of a search; more keys do nothing."""

WORD_MOST = 30
"""Keys of a word; a longer run of letters is taken for several."""


@dataclass(frozen=True, slots=True)
class Typing:
    """`done` is what stands before the last word, `struck` the keys of it; `keys` are those of the last word.
    `plain`: they mean themselves, since no keys make what a deletion left of it.
    """

    done: str = ""
    struck: str = ""
    keys: str = ""
    plain: bool = False

    @property
    def text(self) -> str:
        """As it stands on the screen."""
        return self.done + (self.keys if self.plain else compose(self.keys))

    @property
    def raw(self) -> str:
        """By the keys alone: who types without accents may have meant them."""
        return self.struck + self.keys

    def typed(self, key: str, most: int = MOST, language: str = "vi") -> Typing:
        """With one more sign, up to so many. What is no letter ends the word; a blank is no beginning, and follows
        no other. In English no two letters make another one.
        """
        text = self.text
        if len(key) != 1 or not key.isprintable() or len(text) >= most:
            return self
        if key.isalpha() and len(self.keys) == WORD_MOST:  # somebody leans on a key
            return Typing(text, self.raw, key)
        if key.isalpha() and language != "en":
            return Typing(self.done, self.struck, self.keys + key, self.plain)
        if key == " " and (not text or text.endswith(" ")):
            return self
        return Typing(text + key, self.raw + key)

    def deleted(self) -> Typing:
        """Without its last sign, as it stands on the screen."""
        if self.keys:
            left = self.text[len(self.done) : -1]
            keys = keys_of(left)
            plain = compose(keys) != left
            return Typing(self.done, self.struck, left if plain else keys, plain)
        (done, word), (struck, keys) = _parted(self.done[:-1]), _parted(self.struck[:-1])
        return Typing(done, struck, keys, compose(keys) != word)


NOTHING = Typing()


def _parted(text: str) -> tuple[str, str]:
    """What stands before the last word, and that."""
    start = next((at for at in range(len(text), 0, -1) if not text[at - 1].isalpha()), 0)
    return text[:start], text[start:]
