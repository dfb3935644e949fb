"""What the panel of one counter shows: `derive(settings, counter, state) -> PanelView`. Pure.

A fee is shown while its visitor is being served, a rating as long as it may be given: nobody sees those of who was
there before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from shared.hall.ratings import RatingOffer
from shared.panel.come_back import come_back_card
from shared.panel.faces import FACES
from shared.panel.state import LOWEST, PanelState, offered, other_language, put_aside
from shared.panel.texts import PanelTexts, panel_texts
from shared.panel.vietqr import modules, payload
from shared.rules.amounts import in_digits, in_words
from shared.rules.clock import first_after
from shared.rules.fees import Fee, FeeState
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings, say
from shared.sign.content import Showing, SignContent, content

THANKS_FOR = timedelta(seconds=8)
PURPOSE_LONGEST = 25
"""Of EMVCo's tag 62-08."""


class PanelPage(StrEnum):
    """Which page stands there."""

    FREE = "free"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    CLOSED = "closed"
    COME_BACK = "come_back"
    FEE = "fee"
    PAID = "paid"
    RATE = "rate"
    WHY = "why"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class PanelView:
    """In words, as window and page show it; `page` is one of PanelPage. `head` stands large, `lines` below it;
    `number` is drawn as one, `large` is an amount or the number of who comes back. `qr` are the modules of a code,
    `choices` the levels (the best first) or the
    reasons to choose from, `skip` what ends that, `faces` those of the levels, `code` what a rating is given with,
    `other` the language one may change to, "" in a hall that has one.
    """

    page: str
    language: str
    accent: str
    counter: str
    serves: str
    skip: str
    other: str
    clerk: str = ""
    head: str = ""
    number: str = ""
    lead: str = ""
    large: str = ""
    lines: tuple[str, ...] = ()
    qr: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    faces: tuple[str, ...] = ()
    code: str = ""
    lost: str = ""


def derive(settings: Settings, counter: int, state: PanelState) -> PanelView:
    """The picture. `counter` is one of the settings' counters."""
    said, shown = panel_texts(state.language), content(settings, state.board, counter, state.now)
    section = next(each for each in settings.counter if each.number == counter)
    named = [say(s.name, state.language) for s in settings.service if s.code in section.services]
    clerk = "" if shown.showing is Showing.CLOSED else state.facts.clerk
    lost = state.lost_at.astimezone(settings.zone) if state.lost_at else None
    base = PanelView(
        page=PanelPage.FREE,
        language=state.language,
        counter=said.counter.format(counter=counter),
        serves=say(section.name, state.language) or " · ".join(named),
        clerk=said.clerk.format(name=clerk) if clerk else "",
        accent=settings.hall.accent,
        skip=said.skip,
        other=panel_texts(other).other if (other := other_language(settings, state.language)) else "",
        lost=said.removed if state.removed else said.lost.format(time=f"{lost:%H:%M}") if lost else "",
    )
    offer, fee = offered(counter, state), state.facts.fee
    if offer is not None:
        return _rate(settings, state, offer, said, base)
    if (aside := put_aside(counter, state)) is not None:
        card = come_back_card(settings, aside.ticket, aside.code, state.language)
        base = replace(base, page=PanelPage.COME_BACK, clerk="", large=aside.ticket.label)
        return replace(base, head=card.head, lead=card.lead, lines=card.lines, qr=card.qr)
    if _thanked(counter, state):
        return replace(base, page=PanelPage.THANKS, head=said.thanks)
    here = state.board.at_counter(counter)
    visible = shown.showing is Showing.SERVING and lost is None
    if fee is not None and here is not None and visible and fee.ticket == here.id:
        if fee.state is FeeState.ASKED:
            return _fee(settings, state.language, fee, here, said, base)
        if fee.state is FeeState.PAID:
            head = said.paid.format(amount=in_digits(fee.amount))
            return replace(base, page=PanelPage.PAID, number=here.label, head=head, lines=(said.thanks_paid,))
    return _plain(shown, said, base)


def changes_at(_settings: Settings, _counter: int, state: PanelState) -> datetime:
    """When the time alone changes what is derived of `state`."""
    answered = state.answered
    moments = (state.until, answered.at + THANKS_FOR if answered else None)
    return first_after(state.now, filter(None, moments))


def _thanked(counter: int, state: PanelState) -> bool:
    answered, here = state.answered, state.board.at_counter(counter)
    if answered is None or not answered.thanks or state.now >= answered.at + THANKS_FOR:
        return False
    return here is None or here.started_at is None


def _plain(shown: SignContent, said: PanelTexts, base: PanelView) -> PanelView:
    page = PanelPage(shown.showing)
    heads = {
        PanelPage.CALLED: said.called,
        PanelPage.SERVING: said.serving,
        PanelPage.PAUSED: said.paused,
        PanelPage.FREE: said.free,
    }
    return replace(base, page=page, head=heads.get(page, said.closed), number=shown.number)


def _fee(
    settings: Settings, language: str, fee: Fee, ticket: Ticket, said: PanelTexts, base: PanelView
) -> PanelView:
    """The name of a fee that the hall file has no more is its code."""
    kind, pay, why = settings.find_fee(fee.kind), settings.payment, purpose(fee, ticket)
    code = modules(payload(pay, fee.amount, why))
    copies = [said.copies.format(copies=fee.copies, pages=fee.pages)] if fee.copies else []
    account = " · ".join(filter(None, (pay.holder, _in_groups(pay.account), pay.bank)))
    into = [f"{said.account}: {account}", f"{said.purpose}: {why}"] if code else []
    return replace(
        base,
        page=PanelPage.FEE,
        clerk="",
        number=ticket.label,
        head=say(kind.name, language) if kind else fee.kind,
        large=in_digits(fee.amount),
        lead=in_words(fee.amount, language),
        lines=(*copies, said.scan if code else said.to_clerk, *into),
        qr=code,
    )


def purpose(fee: Fee, ticket: Ticket) -> str:
    """What the hall reads on its account: in ASCII, which all bank apps keep; a number is of a day."""
    kind = fee.kind.upper().replace("-", " ")
    return f"LP {ticket.label} {ticket.day:%d%m%y} {kind}"[:PURPOSE_LONGEST].rstrip()


def _in_groups(account: str) -> str:
    """An account as people compare it, on one line: "0123 456 789"."""
    if not account.isdigit():
        return account
    first = len(account) % 3 or 3
    first += 3 if first == 1 and len(account) > 3 else 0
    return "\xa0".join([account[:first], *(account[at : at + 3] for at in range(first, len(account), 3))])


def _rate(
    settings: Settings, state: PanelState, offer: RatingOffer, said: PanelTexts, base: PanelView
) -> PanelView:
    asks = state.chosen in LOWEST
    texts = settings.reasons.rating if asks else settings.panel.levels
    return replace(
        base,
        page=PanelPage.WHY if asks else PanelPage.RATE,
        number=offer.number,
        head=said.why if asks else said.question,
        skip=said.send if asks else said.skip,
        lines=(said.private,),
        choices=tuple(say(text, state.language) for text in texts),
        faces=() if asks else FACES,
        code=offer.code,
    )
