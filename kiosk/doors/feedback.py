"""The feedback box: what somebody writes for the hall, step by step, until it is sent and has its code."""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.keyboard.typing import NOTHING
from kiosk.kiosk import Kiosk
from kiosk.state import KioskPage, SlipState
from shared.errors.kinds import Refused
from shared.hall import Hall
from shared.hall.feedback import FEEDBACK_LONGEST, Receipt
from shared.printer.handouts import Handout, Handouts
from shared.rules.printing import JobState
from shared.settings.settings import Settings, say
from shared.slip.feedback_receipt import grouped, make_receipt
from shared.ui.days import date_words
from shared.ui.jobs import JobRunner
from shared.ui.props import view
from shared.ui.texts import sentence

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.kiosk")
PHONE_LEAST, PHONE_MOST = 9, 11
"""Digits of a number in Vietnam."""
_PAPER = {JobState.CONFIRMED: SlipState.PRINTED, JobState.SENT: SlipState.SENT}


class FeedbackStep(StrEnum):
    """What the page asks, in their order. QML compares with these values."""

    CATEGORY = "category"
    TEXT = "text"
    PHONE = "phone"
    REVIEW = "review"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class FeedbackProps:
    """`offered`: the hall has a box. `category` is the chosen one of `categories`, in this language. `most`:
    letters that `text` may have. `phone` counts only with `consent`; `phone_ready`: it can be gone on with. `busy`
    while it is sent; then `code` and `due`, the day, as people read it, and `paper`, as of a ticket's slip.
    `failed`: it could not be sent, with the hall's own `sentence`, or "" for an outage.
    """

    offered: bool = False
    step: str = FeedbackStep.CATEGORY
    categories: tuple[str, ...] = ()
    category: str = ""
    text: str = ""
    most: int = FEEDBACK_LONGEST
    phone: str = ""
    consent: bool = False
    phone_ready: bool = False
    busy: bool = False
    failed: bool = False
    sentence: str = ""
    code: str = ""
    due: str = ""
    paper: str = SlipState.NONE


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class FeedbackDoor(view(FeedbackProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. When its page is left it forgets everything; until then nothing that
    was typed is lost, whatever fails. `handouts` with `ring` is the printer's worker; None without a printer.
    """

    _printed = Signal(str, object)
    """A code, and the JobState of its paper: from the worker's thread to this one."""

    def __init__(
        self,
        kiosk: Kiosk,
        settings: Settings,
        hall: Hall,
        jobs: JobRunner,
        handouts: Handouts | None = None,
        ring: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._settings = settings
        self._hall = hall
        self._jobs = jobs
        self._handouts = handouts
        self._ring = ring
        self._typing = NOTHING
        self._chosen = 0
        self._due: date | None = None
        self._request = ""
        self.show_props(self._empty())
        self._printed.connect(self._paper_is, Qt.ConnectionType.QueuedConnection)
        kiosk.pageChanged.connect(self._left)
        kiosk.languageChanged.connect(self._spoken)

    @Slot()
    def open(self) -> None:
        """Its first question."""
        if self._props.offered and self._here():
            self._spoken()

    @Slot(int)
    def choose(self, index: int) -> None:
        """One of the categories."""
        if self._here(FeedbackStep.CATEGORY) and 0 <= index < len(self._props.categories):
            self._chosen = index
            self._turn(FeedbackStep.TEXT, category=self._props.categories[index])

    @Slot(str)
    def key(self, text: str) -> None:
        """What a key means, of the screen or of plastic."""
        if self._here(FeedbackStep.TEXT):
            self._typing = self._typing.typed(text, self._props.most, self._kiosk.language)
            self._change(text=self._typing.text)

    @Slot()
    def backspace(self) -> None:
        if self._here(FeedbackStep.TEXT):
            self._typing = self._typing.deleted()
            self._change(text=self._typing.text)

    @Slot(str)
    def digit(self, digit: str) -> None:
        """Of the phone number; "" takes the last one back."""
        if self._here(FeedbackStep.PHONE):
            phone = (self._props.phone + digit)[:PHONE_MOST] if digit else self._props.phone[:-1]
            self._change(phone=phone)

    @Slot()
    def agree(self) -> None:
        """The person agrees that the number is used, or takes that back."""
        if self._here(FeedbackStep.PHONE):
            self._change(consent=not self._props.consent)

    @Slot()
    def goOn(self) -> None:
        """The next step, where this one is complete."""
        now = self._props
        if self._here(FeedbackStep.TEXT) and now.text.strip():
            self._turn(FeedbackStep.PHONE)
        elif self._here(FeedbackStep.PHONE) and now.phone_ready:
            self._review()

    @Slot()
    def withoutPhone(self) -> None:
        """No number is left."""
        if self._here(FeedbackStep.PHONE):
            self._change(phone="", consent=False)
            self._review()

    @Slot()
    def goBack(self) -> None:
        """To the step before, with all that was typed; from the first one to the start."""
        steps = list(FeedbackStep)
        at = steps.index(FeedbackStep(self._props.step))
        if self._props.busy:
            return
        if at == 0 or self._props.step == FeedbackStep.SENT:
            self._kiosk.goHome()
        elif self._here():
            self._turn(steps[at - 1])

    @Slot()
    def send(self) -> None:
        """To the hall, once however often it is asked for."""
        now = self._props
        if not self._here(FeedbackStep.REVIEW) or now.busy:
            return
        chosen = self._settings.feedback.categories[self._chosen]
        said = (self._settings.printer.name, say(chosen, "vi"), now.text, now.phone if now.consent else "")
        self._ring()  # so that the printer is looked at before the paper is wanted
        self._change(busy=True, failed=False, sentence="")
        work, asked = partial(self._hall.feedback, *said, request_id=self._request), self._request
        self._jobs.run(work, partial(self._sent, asked), partial(self._not_sent, asked))

    @Slot()
    def stay(self) -> None:
        """Somebody is still there."""
        self._here()

    # Inside

    def _here(self, step: FeedbackStep | None = None) -> bool:
        """Whether the page is on the screen (at a step); whoever touches it has its time anew."""
        self._kiosk.visit(KioskPage.FEEDBACK)
        return self._kiosk.page == KioskPage.FEEDBACK and step in (None, self._props.step)

    def _turn(self, step: FeedbackStep, **changes: object) -> None:
        self._change(step=step, failed=False, sentence="", **changes)
        self._kiosk.stay(turned=True)

    def _review(self) -> None:
        """What is sent from here on is one thing: asked again after an outage it is not written twice."""
        self._request = uuid4().hex
        self._turn(FeedbackStep.REVIEW)

    def _sent(self, request: str, receipt: Receipt) -> None:
        if request != self._request:
            return
        self._due = receipt.due
        paper = SlipState.NONE
        if self._handouts is not None and not self._kiosk.state.stands:
            said = (receipt.code, self._props.category, receipt.due, self._kiosk.language)
            slip = make_receipt(self._settings, *said)
            self._handouts.put(Handout(slip, partial(self._printed.emit, receipt.code)))
            self._ring()
            paper = SlipState.PRINTING
        self._turn(FeedbackStep.SENT, busy=False, code=grouped(receipt.code), paper=paper)
        self._spoken()

    def _not_sent(self, request: str, problem: Exception) -> None:
        log.info("not sent: %s", problem)
        if request == self._request:
            said = sentence(problem) if isinstance(problem, Refused) else ""
            self._change(busy=False, failed=True, sentence=said)
            self._kiosk.stay()

    @Slot(str, object)
    def _paper_is(self, code: str, state: JobState) -> None:
        if self._props.code == grouped(code):
            self._change(paper=_PAPER.get(state, SlipState.FAILED))

    @Slot()
    def _spoken(self) -> None:
        """What it says by itself, in the language of the moment."""
        if self._kiosk.page != KioskPage.FEEDBACK:
            return
        language = self._kiosk.language
        names = tuple(say(each, language) for each in self._settings.feedback.categories)
        category = "" if self._props.step == FeedbackStep.CATEGORY else names[self._chosen]
        due = date_words(self._due, language) if self._due is not None else ""
        due = due[:1].lower() + due[1:] if language == "vi" else due  # in the middle of a sentence
        self._change(categories=names, category=category, due=due)

    @Slot()
    def _left(self) -> None:
        if self._kiosk.page != KioskPage.FEEDBACK:
            self._typing, self._request, self._due = NOTHING, "", None
            self.show_props(self._empty())

    def _empty(self) -> FeedbackProps:
        return FeedbackProps(offered=self._settings.feedback.box)

    def _change(self, **changes: object) -> None:
        now = replace(self._props, **changes)
        self.show_props(replace(now, phone_ready=now.consent and len(now.phone) >= PHONE_LEAST))
