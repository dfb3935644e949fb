"""The VietQR of a fee: a bank's app reads account, amount and purpose out of it.

The payload is EMVCo's merchant-presented code as NAPAS writes it (tag 38, A000000727); its CRC is a check against
misreading and no signature, so the account stands in words beside it. https://vietqr.net
"""

from __future__ import annotations

import segno
from vietnam_qr_pay import QRPay

from shared.settings.panel import PaymentSection

Modules = tuple[str, ...]
"""The rows of a code from above, without a border: "1" is dark."""


def payload(payment: PaymentSection, amount: int, purpose: str) -> str:
    """`amount` in whole đồng; `purpose` ASCII, at most 25 characters. "" where the hall has no account."""
    if not (payment.bin and payment.account):
        return ""
    return str(QRPay.init_viet_qr(payment.bin, payment.account, str(amount), purpose).build())


def modules(text: str) -> Modules:
    """The code that says `text`, with level M of correction; nothing for ""."""
    if not text:
        return ()
    return tuple(
        "".join(map(str, row)) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix
    )


def path(rows: Modules) -> str:
    """The dark modules as the path of an SVG, a unit each."""
    return "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, one in enumerate(row) if one == "1")
