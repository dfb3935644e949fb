"""A whole number as the clips that say it, per language; what each clip says stands in `shared.rules.words`."""

from __future__ import annotations

SPOKEN = range(10_000)
"""What can be said as one number."""


def by_digits(number: int) -> tuple[str, ...]:
    """Digit by digit: where nobody has written down how a language counts."""
    return tuple(str(number))


def vietnamese(number: int) -> tuple[str, ...]:
    """0..9999 as Vietnamese says it: 15 mười lăm, 21 hai mươi mốt, 105 một trăm linh năm, 1050 một nghìn không
    trăm năm mươi.
    """
    thousands, below = divmod(number, 1000)
    hundreds, rest = divmod(below, 100)
    above: tuple[str, ...] = (str(thousands), "nghin") if thousands else ()
    if below and (thousands or hundreds):
        above += (str(hundreds), "tram")
    if rest == 0:
        return above or ("0",)
    tens, ones = divmod(rest, 10)
    if tens == 0:
        return (*above, "linh", str(ones)) if above else (str(ones),)
    ten = ("10",) if tens == 1 else (str(tens), "muoi")
    if ones == 0:
        return (*above, *ten)
    if ones == 1 and tens > 1:
        return (*above, *ten, "mot")
    return (*above, *ten, "lam" if ones == 5 else str(ones))


def english(number: int) -> tuple[str, ...]:
    """0..9999, British: one recording up to twenty, then the ten and the one; 1005 one thousand and five."""
    thousands, below = divmod(number, 1000)
    hundreds, rest = divmod(below, 100)
    above: tuple[str, ...] = (str(thousands), "thousand") if thousands else ()
    above += (str(hundreds), "hundred") if hundreds else ()
    if rest == 0:
        return above or ("0",)
    tens, ones = divmod(rest, 10)
    small = (str(rest),) if rest < 20 or ones == 0 else (f"{tens}0", str(ones))
    return (*above, "and", *small) if above else small
