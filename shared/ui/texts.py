"""Interface texts through Qt translations: the language in force, and sentences for errors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

from shared.assets import assets
from shared.errors.kinds import HallError, Named, Words
from shared.errors.starting import TextsMissing

log = logging.getLogger("bocso.texts")
TRANSLATIONS = Path(__file__).resolve().parents[2] / "build" / "i18n"
"""Where `make` puts the compiled translations."""
SOURCES = assets() / "i18n"
NAMES: Mapping[str, str] = {"vi": "Tiếng Việt", "en": "English"}
"""Of languages, in themselves."""


class Language(QObject):
    """The interface language of this process. `changed` after each switch; QML then retranslates."""

    changed = Signal()
    in_force = "en"
    """The code of the language this process speaks."""

    def __init__(self, code: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        self._translator: QTranslator | None = None
        self.use(code)

    def use(self, code: str) -> None:
        """Switches to `code`. Texts that language has not keep their English source."""
        if code == self.code:
            return
        self.code = Language.in_force = code
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        path = TRANSLATIONS / f"bocso_{code}.qm"
        if self._translator.load(str(path)):
            QCoreApplication.installTranslator(self._translator)
        else:
            log.warning("no interface texts for language %s (%s); run make", code, path.name)
        self.changed.emit()


def must_be_there(languages: Iterable[str]) -> None:
    """Raises TextsMissing where the texts of a language we have were not compiled: half would stay English."""
    for code in languages:
        compiled = TRANSLATIONS / f"bocso_{code}.qm"
        if (SOURCES / f"bocso_{code}.ts").exists() and not QTranslator().load(str(compiled)):
            raise TextsMissing(what=compiled.name)


def sentence(error: Exception) -> str:
    """What to tell a person about `error`, in the language in force. A bug gets the general sentence."""
    if not isinstance(error, HallError):
        return QCoreApplication.translate("errors", HallError.sentence)
    return _filled(
        error.sentence, error.fields, lambda text: QCoreApplication.translate("errors", text), Language.in_force
    )


def in_force(words: Words) -> str:
    """As `sentence`."""
    return _filled(
        words.text, words.fields, lambda text: QCoreApplication.translate("errors", text), Language.in_force
    )


def sentence_in(error: HallError, code: str) -> str:
    """The sentence in language `code`, without an application (for the command line)."""
    return _filled(error.sentence, error.fields, _translate(code), code)


def text_in(text: str, code: str) -> str:
    """A text of context "errors" in language `code`; as it is where that language has it not."""
    return _translate(code)(text)


def words_in(words: Words, code: str) -> str:
    """As `sentence_in`."""
    return _filled(words.text, words.fields, _translate(code), code)


def texts_of(code: str) -> Callable[[str, str, str], str]:
    """Gives a text of a context, by its English source and a note for who translates it, in language `code`."""
    translator = QTranslator()
    if code == "en" or not translator.load(str(TRANSLATIONS / f"bocso_{code}.qm")):
        return lambda _context, text, _note: text
    return lambda context, text, note: translator.translate(context, text, note) or text


def _translate(code: str) -> Callable[[str], str]:
    translate = texts_of(code)
    return lambda text: translate("errors", text, "")


def _filled(text: str, fields: Mapping[str, object], translate: Callable[[str], str], code: str) -> str:
    """The text and, within it, what are texts of their own: Words, Named, and a `reason`
    (`shared.printer.messages`).
    """
    said = dict(fields)
    for name, value in fields.items():
        if isinstance(value, Words):
            said[name] = _filled(value.text, value.fields, translate, code)
        elif isinstance(value, Named):
            said[name] = value.texts.get(code) or value.texts.get("vi") or value
        elif name == "reason" and isinstance(value, str):
            said[name] = translate(value)
    return translate(text).format(**said)
