"""What goes wrong where a hall records its own voice."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError, Refused, Unavailable


class NoMicrophone(Unavailable):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "This computer hears nothing. Connect a microphone, choose it in the system's sound settings, then try"
        " again. ({reason})",
    )


class PackOfAnother(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "{folder} has recordings of {who}; one person reads all words of a language. Give that name, or another"
        " folder (--out).",
    )


class WordsNeeded(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors",
        "The program does not know this language. Write what is read for each clip into the column text of {file},"
        " then start again.",
    )


class LanguageNoCode(HallError):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "{language} is no code of a language: two or three small letters, such as vi, en, rad, jra."
    )


class LanguageOurs(Refused):
    sentence = QT_TRANSLATE_NOOP(
        "errors", "The program itself speaks {language}; a language of the hall's own has another code."
    )


class LanguageThere(Refused):
    """A folder to fill in would be written over one that somebody is filling in."""

    sentence = QT_TRANSLATE_NOOP("errors", "{folder} is there already. Go on translating what is in it.")
