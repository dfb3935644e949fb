"""The tool that keeps interface texts complete, run as `make` runs it, on a small program of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.support.folders import ROOT

TOOL = ROOT / "tools" / "translations.py"

PYTHON = """
def QT_TRANSLATE_NOOP(_context, text):
    return text

REFUSAL = QT_TRANSLATE_NOOP(
    "errors", "Counter {counter} is closed. "
    "Log on first."
)

class Queue(QObject):
    def ahead(self, n):
        return self.tr("%n people ahead", "", n)
"""
QML = 'import QtQuick\nText { text: qsTr("Take a number") }\n'

VIETNAMESE = {
    "Take a number": "Lấy số",
    "Counter {counter} is closed. Log on first.": "Quầy {counter} chưa mở. Mời đăng nhập.",
}


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program with three texts, collected but not translated."""
    for name, text in {"shared/errors.py": PYTHON, "kiosk/qml/Start.qml": QML}.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert run("update", tmp_path) == (0, "")
    return tmp_path


def run(what: str, root: Path) -> tuple[int, str]:
    command = [sys.executable, str(TOOL), what, "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def ts(root: Path, language: str) -> Path:
    return root / "assets" / "i18n" / f"bocso_{language}.ts"


def translate(root: Path, vietnamese: dict[str, str], *, ahead: str = "còn %n người") -> None:
    """Fills the .ts files in, as a translator does."""
    text = ts(root, "vi").read_text("utf-8")
    for source, translation in vietnamese.items():
        empty = f'<source>{source}</source>\n        <translation type="unfinished"></translation>'
        assert empty in text
        text = text.replace(empty, f"<source>{source}</source>\n        <translation>{translation}</translation>")
    ts(root, "vi").write_text(plural(text, ahead), "utf-8")
    english = ts(root, "en").read_text("utf-8")
    ts(root, "en").write_text(plural(english, "one person ahead", "%n people ahead"), "utf-8")


def plural(text: str, *forms: str) -> str:
    empty = "            <numerusform></numerusform>\n" * len(forms)
    assert f'type="unfinished">\n{empty}' in text
    filled = "".join(f"            <numerusform>{form}</numerusform>\n" for form in forms)
    return text.replace(f' type="unfinished">\n{empty}', f">\n{filled}")


def test_texts_of_python_and_qml_are_collected(program: Path) -> None:
    code, said = run("check", program)
    assert code == 1
    assert {line.partition(": ")[2] for line in said.splitlines() if "_vi" in line} == {
        'not translated: [Start] "Take a number"',
        'not translated: [errors] "Counter {counter} is closed. Log on first."',
        'not translated: [Queue] "%n people ahead"',
    }


def test_english_needs_plurals_only(program: Path) -> None:
    _, said = run("check", program)
    assert [line.partition(": ")[2] for line in said.splitlines() if "_en" in line] == [
        'not translated: [Queue] "%n people ahead"'
    ]


def test_complete_translations_pass(program: Path) -> None:
    translate(program, VIETNAMESE)
    assert run("check", program) == (0, "complete\n")


def test_a_lost_field_is_found(program: Path) -> None:
    translate(program, {**VIETNAMESE, "Counter {counter} is closed. Log on first.": "Quầy {quay} chưa mở."})
    code, said = run("check", program)
    assert code == 1
    assert "placeholders differ: [errors]" in said


def test_a_lost_number_is_found(program: Path) -> None:
    translate(program, VIETNAMESE, ahead="còn nhiều người")
    code, said = run("check", program)
    assert code == 1
    assert "placeholders differ: [Queue]" in said


def test_a_new_and_a_gone_text_are_found(program: Path) -> None:
    translate(program, VIETNAMESE)
    (program / "kiosk/qml/Start.qml").write_text(QML.replace("Take a number", "Take your number"), "utf-8")
    code, said = run("check", program)
    assert code == 1
    assert 'not collected yet; run: make translations: [Start] "Take your number"' in said
    assert 'no longer in the code; run: make translations: [Start] "Take a number"' in said


def test_update_keeps_translations_and_names_no_place(program: Path) -> None:
    translate(program, VIETNAMESE)
    before = ts(program, "vi").read_text("utf-8")
    assert run("update", program) == (0, "")
    assert ts(program, "vi").read_text("utf-8") == before
    assert "<location" not in before
    assert str(program) not in before


def test_python_plural_without_a_number_is_found(program: Path) -> None:
    """lupdate collects translate(context, text, "", n) as a text without plural forms."""
    (program / "shared/errors.py").write_text(PYTHON.replace("self.tr(", 'translate("Queue", '), "utf-8")
    assert run("update", program) == (0, "")
    path = ts(program, "vi")
    path.write_text(path.read_text("utf-8").replace(' type="unfinished"></', ">Có %n</"), "utf-8")
    assert "%n without a plural" in run("check", program)[1]


def test_compiled_texts_load(program: Path, qapp: object) -> None:
    translate(program, VIETNAMESE)
    assert run("compile", program) == (0, "")
    translator = QTranslator()
    assert translator.load(str(program / "build/i18n/bocso_vi.qm"))
    assert translator.translate("Start", "Take a number") == "Lấy số"
    assert translator.translate("Queue", "%n people ahead", "", 3) == "còn %n người"
    assert QTranslator().load(str(program / "build/i18n/bocso_en.qm"))


def test_compile_leaves_what_is_newer(program: Path) -> None:
    assert run("compile", program) == (0, "")
    compiled = program / "build/i18n/bocso_vi.qm"
    before = compiled.stat().st_mtime_ns
    assert run("compile", program) == (0, "")
    assert compiled.stat().st_mtime_ns == before
