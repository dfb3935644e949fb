"""Interface texts through Qt translations: the language in force, and sentences for errors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

from shared.assets import assets
from shared.errors.kinds import HallError, Named, Words
from shared.errors.starting import TextsMissing
from shared.settings.languages import HallLanguage, fits, own_language

log = logging.getLogger("bocso.texts")
TRANSLATIONS = Path(__file__).resolve().parents[2] / "build" / "i18n"
"""Where `make` puts the compiled translations."""
SOURCES = assets() / "i18n"


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
        """Switches to `code`. Texts that language has not are Vietnamese."""
        if code == self.code:
            return
        self.code = Language.in_force = code
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        self._translator = _translator(code, self)
        QCoreApplication.installTranslator(self._translator)
        self.changed.emit()


class OwnTexts(QTranslator):
    """What a hall has of a language; whatever it lacks, or fills in otherwise, is as in `beneath`."""

    def __init__(self, own: HallLanguage, beneath: QTranslator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._beneath = beneath
        self._compiled = QTranslator(self)
        if own.compiled:
            self._compiled.load(own.compiled)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        """As Qt asks for it, on any thread."""
        own = self.own(context, source, comment or "", n)
        return own or self._beneath.translate(context, source, comment, n) or source

    def own(self, context: str, source: str, comment: str = "", n: int = -1) -> str:
        """The hall's; "" where it has none, or none that can stand there."""
        messages = self._own.messages
        forms = messages.get((context, source, comment)) or messages.get((context, source, "")) or ()
        said = forms[0 if n == 1 else -1] if forms else self._compiled.translate(context, source, comment, n)
        one = (lambda text: text.replace("%n", "")) if n == 1 else str  # it may be written out there
        return said if said and fits(one(said), one(source)) else ""


def _translator(code: str, parent: QObject | None = None) -> QTranslator:
    """Of a language of the program's own, or the hall's over the Vietnamese."""
    path = _compiled(code)
    translator, own = QTranslator(parent), own_language(code)
    if not translator.load(str(path)):
        log.warning("no interface texts for language %s (%s); run make", code, path.name)
    return OwnTexts(own, translator, parent) if own and not _is_ours(code) else translator


def _is_ours(code: str) -> bool:
    return (SOURCES / f"bocso_{code}.ts").exists()


def _compiled(code: str) -> Path:
    return TRANSLATIONS / f"bocso_{code if _is_ours(code) else 'vi'}.qm"


def must_be_there(languages: Iterable[str]) -> None:
    """Raises TextsMissing where the texts of a language we have were not compiled, or the Vietnamese that stand in
    for another's: half would stay English.
    """
    for code in languages:
        compiled = _compiled(code)
        if not QTranslator().load(str(compiled)):
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
    """A text of context "errors" in language `code`."""
    return _translate(code)(text)


def words_in(words: Words, code: str) -> str:
    """As `sentence_in`."""
    return _filled(words.text, words.fields, _translate(code), code)


def texts_of(code: str) -> Callable[[str, str, str], str]:
    """Gives a text of a context, by its English source and a note for who translates it, in language `code`."""
    if code == "en":
        return lambda _context, text, _note: text
    translator = _translator(code)
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
