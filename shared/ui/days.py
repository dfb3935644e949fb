"""A day as people write it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

VIETNAMESE = "dddd, 'ngày'\u00a0d 'tháng'\u00a0M"
"""Qt's own forms (CLDR) leave "ngày" and "năm" out. Lines break between the parts, never within "tháng 10"."""
ELSEWHERE = "dddd, d\u00a0MMMM"
"""Qt's own form of English has the month first, and reads as another form beside one without the year."""


def day_words(day: date, language: str) -> str:
    """Without the year: "Thứ Hai, ngày 12 tháng 10", "Monday, 12 October"; some spaces break no line."""
    language = _known(language)
    return _written(day, language, VIETNAMESE if language == "vi" else ELSEWHERE)


def short_day(day: date, language: str) -> str:
    """As beside a clock: "Thứ Hai 12/10", "Mon 12 Oct"."""
    language = _known(language)
    return _written(day, language, "dddd d/M" if language == "vi" else "ddd d MMM")


def date_words(day: date, language: str) -> str:
    """With the year: "Thứ Hai, ngày 12 tháng 10 năm 2026", "Monday, 12 October 2026"."""
    language = _known(language)
    form = f"{VIETNAMESE} 'năm'" if language == "vi" else ELSEWHERE
    return _written(day, language, f"{form}\u00a0yyyy")


def _known(language: str) -> str:
    """Vietnamese in place of one that Qt would write days of in English."""
    return "vi" if QLocale(language).language() == QLocale.Language.C else language


def _written(day: date, language: str, form: str) -> str:
    return QLocale(language).toString(QDate(day.year, day.month, day.day), form)
