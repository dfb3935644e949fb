"""What a counter is refused about fees."""

from __future__ import annotations

from shared.errors.kinds import QT_TRANSLATE_NOOP, Refused


class UnknownFee(Refused):
    """`known`: the codes of the hall's fees, "-" without any."""

    sentence = QT_TRANSLATE_NOOP("errors", "There is no fee {fee}. Fees of this hall: {known}.")


class AmountWrong(Refused):
    """`most` in đồng, `copies` of pages and of copies."""

    sentence = QT_TRANSLATE_NOOP(
        "errors", "Please give a whole number: up to {most} đồng, or up to {copies} pages and copies."
    )


class FeeAsked(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{number} has a fee that is not settled. Confirm or cancel it first.")


class NoFee(Refused):
    sentence = QT_TRANSLATE_NOOP("errors", "{number} has no fee for which this can be done.")
