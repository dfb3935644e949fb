"""Every page of the kiosk at each size, in each language and mode, as contact sheets to look at; one of counter
and hall screen too. `make screenshots`, or `python -m tools.screenshots OUT [HALL ...]` for some halls.
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from itertools import product
from math import ceil
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from shared.assets import example_hall
from shared.settings.load import load
from tests.display.test_display import DisplayStand
from tests.support.counters import CounterStand
from tests.support.halls import PIN, Clock, Opened
from tests.support.kiosk_pages import HALLS, LANGUAGES, MODES, SIZES, Walk, hall, stand_of, stopped
from tests.support.windows import hall_at, speaking, stands

HEIGHT, WIDTH, GAP = 640, 3200, 12
"""Of each picture on a sheet, and of a sheet, pixels."""


class Waiter:
    """As pytest-qt's, without pytest."""

    def waitUntil(self, condition: Callable[[], bool], timeout: int = 0) -> None:  # noqa: N802, ARG002
        while not condition():
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the sheets")
    parser.add_argument("halls", type=int, nargs="*", help=f"by services, of {HALLS}; all")
    asked = parser.parse_args()
    QGuiApplication(sys.argv[:1])
    out, halls = asked.out, asked.halls or HALLS
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            with speaking(language, Path(folder)):
                kiosk(out, halls, language)
                with stands(lambda size: stopped(Waiter(), size)) as make:
                    sheet(out / f"kiosk-stopped-{language}.png", [picture(make(size)) for size in SIZES])
        with speaking("vi", Path(folder)):
            sheet(out / "counter-and-display.png", list(others(Path(folder))))


def kiosk(out: Path, halls: list[int] | tuple[int, ...], language: str) -> None:
    """A sheet for each hall, size and mode."""
    for number in halls:
        settings = hall(load(example_hall()), number, language)
        with stands(lambda settings=settings: stand_of(Waiter(), settings, language)) as make:
            stand = make()
            for (width, height), mode in product(SIZES, MODES):
                walk = Walk(stand, (width, height), mode, whole=number == HALLS[1])
                name = f"kiosk-{number}-{language}-{width}x{height}-{mode}.png"
                sheet(out / name, [picture(stand) for _ in walk])


def others(folder: Path) -> Iterator[QImage]:
    """The counter's window, open and as a strip, and the hall screen lying and upright."""
    clock = Clock()
    with hall_at(folder / "queue.sqlite", load(example_hall()), clock, Opened) as made:
        made.issue("ho-tich")
        with stands(lambda kind: kind(Waiter(), made, clock)) as make:
            desk = make(CounterStand)
            yield picture(desk)
            desk.press(*PIN, Qt.Key.Key_Return)
            desk.settle()
            yield picture(desk)
            desk.press(Qt.Key.Key_F10)
            desk.settle()
            yield picture(desk)
        with stands(lambda kind: kind(Waiter(), made, clock)) as make:
            screen = make(DisplayStand)
            screen.call(1)
            for size in ((1920, 1080), (1080, 1920)):
                screen.size(*size)
                yield picture(screen)


def picture(stand: Any) -> QImage:
    """As it stands, as high as on a sheet."""
    image: QImage = stand.window.grabWindow()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaledToHeight(HEIGHT, smooth) if image.height() > HEIGHT else image


def sheet(file: Path, pictures: list[QImage]) -> None:
    """The pictures one after another in rows."""
    places, x, y = [], 0, 0
    for each in pictures:
        if x and x + each.width() > WIDTH:
            x, y = 0, y + HEIGHT + GAP
        places.append(QRect(x, y, each.width(), each.height()))
        x += each.width() + GAP
    whole = QImage(WIDTH, ceil(y + HEIGHT), QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.darkGray)
    painter = QPainter(whole)
    for place, each in zip(places, pictures, strict=True):
        painter.drawImage(place, each)
    painter.end()
    whole.save(str(file))
    print(file)


if __name__ == "__main__":
    main()
