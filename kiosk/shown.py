"""What the kiosk's window shows, as QML reads it: one property for each field of `KioskProps`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal

from kiosk.props import KioskProps
from shared.settings.settings import Settings


class KioskScreen(QObject):
    """The properties of the window; what is here without a value is set by whoever derives from this. Lives on the
    GUI thread.
    """

    _settings: Settings
    _props: KioskProps
    _fresh: QTimer

    pageChanged = Signal()
    freshChanged = Signal()
    hallNameChanged = Signal()
    hallPlaceChanged = Signal()
    helpChanged = Signal()
    clockChanged = Signal()
    dateChanged = Signal()
    hoursChanged = Signal()
    dayOffChanged = Signal()
    closedChanged = Signal()
    opensAtChanged = Signal()
    opensDayChanged = Signal()
    languageChanged = Signal()
    otherLanguageChanged = Signal()
    servicesChanged = Signal()
    queuesChanged = Signal()
    shutChanged = Signal()
    priorityChanged = Signal()
    priorityNameChanged = Signal()
    priorityWhoChanged = Signal()
    numberChanged = Signal()
    ticketServiceChanged = Signal()
    ticketCountersChanged = Signal()
    ticketPriorityChanged = Signal()
    aheadChanged = Signal()
    waitChanged = Signal()
    calledNextChanged = Signal()
    paperChanged = Signal()
    qrChanged = Signal()
    qrSideChanged = Signal()
    printerStandsChanged = Signal()
    staffChanged = Signal()
    sentenceChanged = Signal()
    secondsChanged = Signal()
    tryingChanged = Signal()

    page = Property(str, lambda self: self._props.page, notify=pageChanged)
    fresh = Property(bool, lambda self: self._fresh.isActive(), notify=freshChanged)
    accent = Property(str, lambda self: self._settings.hall.accent, constant=True)
    hallName = Property(str, lambda self: self._props.hall_name, notify=hallNameChanged)
    hallPlace = Property(str, lambda self: self._props.hall_place, notify=hallPlaceChanged)
    help = Property(str, lambda self: self._props.help, notify=helpChanged)
    clock = Property(str, lambda self: self._props.clock, notify=clockChanged)
    date = Property(str, lambda self: self._props.date, notify=dateChanged)
    hours = Property(str, lambda self: self._props.hours, notify=hoursChanged)
    dayOff = Property(bool, lambda self: self._props.day_off, notify=dayOffChanged)
    closed = Property(bool, lambda self: self._props.closed, notify=closedChanged)
    opensAt = Property(str, lambda self: self._props.opens_at, notify=opensAtChanged)
    opensDay = Property(str, lambda self: self._props.opens_day, notify=opensDayChanged)
    language = Property(str, lambda self: self._props.language, notify=languageChanged)
    otherLanguage = Property(str, lambda self: self._props.other_language, notify=otherLanguageChanged)
    services = Property(list, lambda self: list(self._props.services), notify=servicesChanged)
    queues = Property(list, lambda self: list(self._props.queues), notify=queuesChanged)
    shut = Property(list, lambda self: list(self._props.shut), notify=shutChanged)
    offersPriority = Property(bool, lambda self: self._props.offers_priority, constant=True)
    priority = Property(bool, lambda self: self._props.priority, notify=priorityChanged)
    priorityName = Property(str, lambda self: self._props.priority_name, notify=priorityNameChanged)
    priorityWho = Property(str, lambda self: self._props.priority_who, notify=priorityWhoChanged)
    number = Property(str, lambda self: self._props.number, notify=numberChanged)
    ticketService = Property(str, lambda self: self._props.ticket_service, notify=ticketServiceChanged)
    ticketCounters = Property(list, lambda self: list(self._props.ticket_counters), notify=ticketCountersChanged)
    ticketPriority = Property(bool, lambda self: self._props.ticket_priority, notify=ticketPriorityChanged)
    ahead = Property(int, lambda self: self._props.ahead, notify=aheadChanged)
    wait = Property(str, lambda self: self._props.wait, notify=waitChanged)
    calledNext = Property(bool, lambda self: self._props.called_next, notify=calledNextChanged)
    paper = Property(str, lambda self: self._props.paper, notify=paperChanged)
    qr = Property(list, lambda self: list(self._props.qr), notify=qrChanged)
    qrSide = Property(int, lambda self: self._props.qr_side, notify=qrSideChanged)
    printerStands = Property(bool, lambda self: self._props.printer_stands, notify=printerStandsChanged)
    staff = Property(str, lambda self: self._props.staff, notify=staffChanged)
    sentence = Property(str, lambda self: self._props.sentence, notify=sentenceChanged)
    trying = Property(bool, lambda self: self._props.trying, notify=tryingChanged)
    seconds = Property(int, lambda self: self._props.seconds, notify=secondsChanged)
