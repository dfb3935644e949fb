"""What the counter's window shows, as QML reads it: one property for each field of `CounterProps`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal

from counter.props import CounterProps


class Shown(QObject):
    """The properties of the window; `_props` is set by whoever derives from this. Lives on the GUI thread."""

    _props: CounterProps

    accentChanged = Signal()
    pageChanged = Signal()
    counterChanged = Signal()
    signChanged = Signal()
    clerkChanged = Signal()
    pinTaskChanged = Signal()
    pinLengthChanged = Signal()
    pinReadyChanged = Signal()
    busyChanged = Signal()
    slowChanged = Signal()
    messageChanged = Signal()
    outageChanged = Signal()
    numberInHandChanged = Signal()
    serviceChanged = Signal()
    priorityChanged = Signal()
    stateChanged = Signal()
    elapsedChanged = Signal()
    recallsChanged = Signal()
    recallOverChanged = Signal()
    pauseReasonChanged = Signal()
    pausedAtChanged = Signal()
    mainActionChanged = Signal()
    confirmingChanged = Signal()
    undoChanged = Signal()
    undoNoShowChanged = Signal()
    nextNumberChanged = Signal()
    nextPriorityChanged = Signal()
    waitingChanged = Signal()
    waitingRowsChanged = Signal()
    parkedChanged = Signal()
    strandedChanged = Signal()
    overdueChanged = Signal()
    noShowsChanged = Signal()
    slipsChanged = Signal()
    printerChanged = Signal()
    careChanged = Signal()
    sheetChanged = Signal()
    sheetTitleChanged = Signal()
    sheetNoteChanged = Signal()
    sheetFieldChanged = Signal()
    sheetTypingChanged = Signal()
    sheetEmptyChanged = Signal()
    sheetRowsChanged = Signal()
    sheetSelectedChanged = Signal()
    sheetDeepChanged = Signal()

    accent = Property(str, lambda self: self._props.accent, notify=accentChanged)
    page = Property(str, lambda self: self._props.page, notify=pageChanged)
    counter = Property(int, lambda self: self._props.counter, notify=counterChanged)
    sign = Property(str, lambda self: self._props.sign, notify=signChanged)
    clerk = Property(str, lambda self: self._props.clerk, notify=clerkChanged)
    pinTask = Property(str, lambda self: self._props.pinTask, notify=pinTaskChanged)
    pinLength = Property(int, lambda self: self._props.pinLength, notify=pinLengthChanged)
    pinReady = Property(bool, lambda self: self._props.pinReady, notify=pinReadyChanged)
    busy = Property(bool, lambda self: self._props.busy, notify=busyChanged)
    slow = Property(bool, lambda self: self._props.slow, notify=slowChanged)
    message = Property(str, lambda self: self._props.message, notify=messageChanged)
    outage = Property(str, lambda self: self._props.outage, notify=outageChanged)
    numberInHand = Property(str, lambda self: self._props.numberInHand, notify=numberInHandChanged)
    service = Property(str, lambda self: self._props.service, notify=serviceChanged)
    priority = Property(bool, lambda self: self._props.priority, notify=priorityChanged)
    state = Property(str, lambda self: self._props.state, notify=stateChanged)
    elapsed = Property(str, lambda self: self._props.elapsed, notify=elapsedChanged)
    recalls = Property(int, lambda self: self._props.recalls, notify=recallsChanged)
    recallOver = Property(bool, lambda self: self._props.recallOver, notify=recallOverChanged)
    pauseReason = Property(str, lambda self: self._props.pauseReason, notify=pauseReasonChanged)
    pausedAt = Property(str, lambda self: self._props.pausedAt, notify=pausedAtChanged)
    mainAction = Property(str, lambda self: self._props.mainAction, notify=mainActionChanged)
    confirming = Property(bool, lambda self: self._props.confirming, notify=confirmingChanged)
    undo = Property(str, lambda self: self._props.undo, notify=undoChanged)
    undoNoShow = Property(bool, lambda self: self._props.undoNoShow, notify=undoNoShowChanged)
    nextNumber = Property(str, lambda self: self._props.nextNumber, notify=nextNumberChanged)
    nextPriority = Property(bool, lambda self: self._props.nextPriority, notify=nextPriorityChanged)
    waiting = Property(int, lambda self: self._props.waiting, notify=waitingChanged)
    waitingRows = Property(
        "QVariantList",  # type: ignore[arg-type]  # PySide6 stubs
        lambda self: [dict(row) for row in self._props.waitingRows],
        notify=waitingRowsChanged,
    )
    parked = Property(int, lambda self: self._props.parked, notify=parkedChanged)
    stranded = Property(int, lambda self: self._props.stranded, notify=strandedChanged)
    overdue = Property(int, lambda self: self._props.overdue, notify=overdueChanged)
    noShows = Property(int, lambda self: self._props.noShows, notify=noShowsChanged)
    slips = Property(int, lambda self: self._props.slips, notify=slipsChanged)
    printer = Property(str, lambda self: self._props.printer, notify=printerChanged)
    care = Property(str, lambda self: self._props.care, notify=careChanged)
    sheet = Property(str, lambda self: self._props.sheet, notify=sheetChanged)
    sheetTitle = Property(str, lambda self: self._props.sheetTitle, notify=sheetTitleChanged)
    sheetNote = Property(str, lambda self: self._props.sheetNote, notify=sheetNoteChanged)
    sheetField = Property(str, lambda self: self._props.sheetField, notify=sheetFieldChanged)
    sheetTyping = Property(bool, lambda self: self._props.sheetTyping, notify=sheetTypingChanged)
    sheetEmpty = Property(str, lambda self: self._props.sheetEmpty, notify=sheetEmptyChanged)
    sheetRows = Property(
        "QVariantList",  # type: ignore[arg-type]  # PySide6 stubs
        lambda self: [dict(row) for row in self._props.sheetRows],
        notify=sheetRowsChanged,
    )
    sheetSelected = Property(int, lambda self: self._props.sheetSelected, notify=sheetSelectedChanged)
    sheetDeep = Property(bool, lambda self: self._props.sheetDeep, notify=sheetDeepChanged)
