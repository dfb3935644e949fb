"""The shared look: icons are the font's own, colours can be read, every part is listed and stands."""

from __future__ import annotations

import re

import pytest
import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem

from shared.fonts import icon_glyph, load_fonts
from tests.support.folders import ROOT

QML = ROOT / "shared" / "ui" / "qml"
HALL = QML / "Hall"
ACCENTS = ("#A4161A", "#1D4E89", "#F2C14E")


@pytest.fixture
def engine(qapp):
    load_fonts()
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    yield engine
    shiboken6.delete(engine)


def make(engine, body):
    component = QQmlComponent(engine)
    component.setData(f"import QtQuick\nimport Hall\n{body}".encode(), QUrl())
    made = component.create()
    assert made is not None, component.errorString()
    made.setParent(engine)
    return made


def colour(engine, name):
    return QColor(make(engine, f"QtObject {{ readonly property color it: Theme.{name} }}").property("it"))


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2 contrast ratio, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def brightness(shade: QColor) -> float:
    parts = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_icon_of_the_table_is_the_glyph_of_its_name():
    table = re.findall(
        r'readonly property string (\w+): "\\u([0-9a-f]{4})"', (HALL / "Icons.qml").read_text("utf-8")
    )
    assert len(table) > 20
    kebab = {name: re.sub(r"(?=[A-Z])", "-", name).lower() for name, _ in table}
    assert {name: chr(int(code, 16)) for name, code in table} == {
        name: icon_glyph(icon) for name, icon in kebab.items()
    }


@pytest.mark.parametrize("text", ["ink", "muted", "jadeText", "amberText", "accent"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_text_has_a_contrast_of_seven(engine, text, ground):
    assert contrast(colour(engine, text), colour(engine, ground)) >= 7


@pytest.mark.parametrize("shape", ["edge", "jade", "amber"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_shapes_have_a_contrast_of_three(engine, shape, ground):
    assert contrast(colour(engine, shape), colour(engine, ground)) >= 3


@pytest.mark.parametrize(("text", "ground"), [("gold", "ink"), ("mutedOnInk", "ink"), ("surface", "jadeText")])
def test_text_on_filled_surfaces_has_a_contrast_of_seven(engine, text, ground):
    assert contrast(colour(engine, text), colour(engine, ground)) >= 7


@pytest.mark.parametrize("accent", ACCENTS)
def test_words_on_any_halls_accent_can_be_read(engine, accent):
    made = make(
        engine, "QtObject { property color on; function use(c) { Theme.accent = c; on = Theme.accentText } }"
    )
    made.use(accent)
    assert contrast(QColor(made.property("on")), QColor(accent)) >= 4.5


def test_the_list_of_the_module_names_every_file_once():
    listed = re.findall(
        r"^(?:singleton )?\w+ 1\.0 (\w+\.qml)$", (HALL / "qmldir").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(listed) == sorted(path.name for path in HALL.glob("*.qml"))


@pytest.mark.parametrize(
    ("number", "letter", "digits"), [("A012", "A", "012"), ("BC1000", "BC", "1000"), ("", "", "")]
)
def test_a_number_is_its_letter_in_the_accent_and_its_digits_in_ink(engine, number, letter, digits):
    made = make(engine, f'NumberText {{ number: "{number}" }}')
    assert (made.property("letter"), made.property("digits")) == (letter, digits)
    assert made.property("letterColor") == colour(engine, "accent")
    assert made.property("digitColor") == colour(engine, "ink")


def test_a_number_never_grows_wider_than_it_may(engine):
    free = make(engine, 'NumberText { number: "A1000"; size: 300 }')
    bound = make(engine, 'NumberText { number: "A1000"; size: 300; maximumWidth: 200 }')
    assert free.property("fittedSize") == 300
    assert isinstance(bound, QQuickItem)
    assert bound.implicitWidth() <= 200 + 4


@pytest.mark.parametrize(("width", "height"), [(-120, 20), (0, 20), (400, 0), (400, 20)])
def test_a_band_that_has_no_place_yet_has_no_stitches(engine, width, height):
    """Qt warns of a Repeater with less than none, and a warning fails a test."""
    band = make(engine, f"Band {{ width: {width}; height: {height} }}")
    assert isinstance(band, QQuickItem)
