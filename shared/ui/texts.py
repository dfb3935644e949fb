"""Interface texts through Qt translations: the language in force, and sentences for errors."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Signal

from shared.errors import HallError

log = logging.getLogger("bocso.texts")
TRANSLATIONS = Path(__file__).resolve().parents[2] / "build" / "i18n"
"""Where `make` puts the compiled translations (assets/i18n/*.ts are the sources)."""


class Language(QObject):
    """The interface language of this process. `changed` after each switch; QML then retranslates."""

    changed = Signal()

    def __init__(self, code: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        self._translator: QTranslator | None = None
        self.use(code)

    def use(self, code: str) -> None:
        """Switches to `code`. Texts that language has not keep their English source."""
        if code == self.code:
            return
        self.code = code
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        path = TRANSLATIONS / f"bocso_{code}.qm"
        if self._translator.load(str(path)):
            QCoreApplication.installTranslator(self._translator)
        else:
            log.warning("no interface texts for language %s (%s); run make", code, path.name)
        self.changed.emit()


def sentence(error: Exception) -> str:
    """What to tell a person about `error`, in the language in force. A bug gets the general sentence."""
    if not isinstance(error, HallError):
        return QCoreApplication.translate("errors", HallError.sentence)
    return _filled(error, lambda text: QCoreApplication.translate("errors", text))


def sentence_in(error: HallError, code: str) -> str:
    """The sentence in language `code`, without an application (for the command line)."""
    translator = QTranslator()
    if code == "en" or not translator.load(str(TRANSLATIONS / f"bocso_{code}.qm")):
        return str(error)
    return _filled(error, lambda text: translator.translate("errors", text) or text)


def _filled(error: HallError, translate: Callable[[str], str]) -> str:
    """The sentence and, within it, a `reason`, which is a text of its own (`shared.device.reasons`)."""
    fields = dict(error.fields)
    if isinstance(fields.get("reason"), str):
        fields["reason"] = translate(str(fields["reason"]))
    return translate(type(error).sentence).format(**fields)
