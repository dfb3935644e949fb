"""Interface texts: English in the code, translations in assets/i18n/bocso_*.ts (Qt Linguist).

    translations.py update     collect the texts of QML and Python into the .ts files (`make translations`)
    translations.py check      every text of the code is there and translated, with the same placeholders
    translations.py compile    .ts -> build/i18n/*.qm, where one is older than its .ts

Texts come from qsTr("...") in QML, and in Python from self.tr("..."), translate("context", "...") and
QT_TRANSLATE_NOOP("context", "..."). English needs a file only for its plurals: qsTr("%n waiting", "", count),
self.tr("%n waiting", "", count); lupdate does not see the plural of translate(context, text, "", count).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = {"vi": (), "en": ("-pluralonly",)}
"""Language of each .ts file -> what lupdate is told besides. English is the source, so only plurals differ."""

APPS = ("counter", "display", "hub", "kiosk", "shared")
"""Where texts for people stand."""

PYSIDE = Path(sysconfig.get_path("platlib")) / "PySide6"
"""Qt's tools lie beside the package; it is not imported, which takes longer than the tools themselves."""

PLACEHOLDER = re.compile(r"%L?\d+|%L?n|\{[^{}]*\}")


@dataclass(frozen=True)
class Message:
    """One text of a .ts file. `forms` are its translations: one, or one for each plural form of the language."""

    context: str
    source: str
    comment: str
    plural: bool
    finished: bool
    forms: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str, bool]:
        return self.context, self.source, self.comment, self.plural

    def __str__(self) -> str:
        return f'[{self.context}] "{self.source}"'


def main() -> int:
    """Exit code 1 if something is to be done; it is listed, one line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("update", "check", "compile"))
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    args = parser.parse_args()
    if args.what == "check":
        mistakes = check(args.root)
        print("\n".join(mistakes) or "complete", file=sys.stderr if mistakes else sys.stdout)
        return 1 if mistakes else 0
    if args.what == "update":
        update(args.root, args.root / "assets" / "i18n")
    else:
        compile_all(args.root)
    return 0


def update(root: Path, folder: Path) -> None:
    """Makes the .ts files in `folder` fit the sources under `root`: unused texts go, new ones unfinished."""
    folder.mkdir(parents=True, exist_ok=True)
    for language, options in LANGUAGES.items():
        run_tool(
            "lupdate", *sources(root), "-silent", "-warnings-are-errors", "-no-obsolete", "-sort-messages",
            *options, "-locations", "none", "-source-language", "en", "-target-language", language,
            "-ts", str(folder / f"bocso_{language}.ts"), cwd=root,
        )  # fmt: skip


def check(root: Path) -> list[str]:
    """Everything that keeps the translations from being complete."""
    mistakes: list[str] = []
    with tempfile.TemporaryDirectory() as fresh:
        for path in ts_files(root):
            if path.exists():
                shutil.copy(path, fresh)
        update(root, Path(fresh))
        for path in ts_files(root):
            place = path.relative_to(root).as_posix()
            if not path.exists():
                mistakes.append(f"{place}: missing; run: make translations")
                continue
            now = read(path)
            mistakes += [f"{place}: {what}" for what in differences(now, read(Path(fresh) / path.name))]
            mistakes += [f"{place}: {what}" for message in now for what in mistakes_in(message)]
    return mistakes


def differences(now: list[Message], fresh: list[Message]) -> list[str]:
    """How a .ts differs from what the sources ask for."""
    have, want = Counter(m.key for m in now), Counter(m.key for m in fresh)
    return [f"not collected yet; run: make translations: {m}" for m in fresh if m.key not in have] + [
        f"no longer in the code; run: make translations: {m}" for m in now if m.key not in want
    ]


def mistakes_in(message: Message) -> list[str]:
    """What is wrong with one translation."""
    if not message.finished or not all(message.forms):
        return [f"not translated: {message}"]
    if "%n" in message.source and not message.plural:
        return [f'%n without a plural (in Python write self.tr(text, "", n)): {message}']
    return [f'placeholders differ: {message} -> "{form}"' for form in message.forms if differ(message, form)]


def differ(message: Message, form: str) -> bool:
    """Whether `form` has other placeholders than the source, or another number of them."""
    want, have = Counter(PLACEHOLDER.findall(message.source)), Counter(PLACEHOLDER.findall(form))
    if len(message.forms) > 1 and form == message.forms[0]:
        # The form for exactly one may write the number out: "one person ahead".
        del want["%n"], have["%n"]
    return want != have


def compile_all(root: Path) -> None:
    """Writes build/i18n/*.qm, where the apps look for them."""
    folder = root / "build" / "i18n"
    folder.mkdir(parents=True, exist_ok=True)
    for path in ts_files(root):
        compiled = folder / f"{path.stem}.qm"
        if path.exists() and not (compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime):
            part = compiled.with_suffix(".part")
            run_tool("lrelease", "-silent", str(path), "-qm", str(part), cwd=root)
            part.replace(compiled)


def read(path: Path) -> list[Message]:
    """The messages of a .ts file, in its order."""
    return [
        message(context.findtext("name", ""), node)
        for context in ET.parse(path).getroot().iter("context")
        for node in context.iter("message")
    ]


def message(context: str, node: ET.Element) -> Message:
    translation = node.find("translation")
    assert translation is not None, "lupdate writes a <translation> into each <message>"
    plural = node.get("numerus") == "yes"
    forms = tuple(form.text or "" for form in translation.iter("numerusform")) or ("",)
    return Message(
        context,
        node.findtext("source", ""),
        node.findtext("comment", ""),
        plural,
        translation.get("type") is None,
        forms if plural else (translation.text or "",),
    )


def sources(root: Path) -> list[str]:
    """Every file that may hold a text, relative to `root`."""
    return sorted(
        path.relative_to(root).as_posix()
        for app in APPS
        for ending in ("*.py", "*.qml")
        for path in (root / app).rglob(ending)
    )


def ts_files(root: Path) -> list[Path]:
    return [root / "assets" / "i18n" / f"bocso_{language}.ts" for language in LANGUAGES]


def run_tool(name: str, *arguments: str, cwd: Path) -> None:
    """Runs a Qt tool of this Python's PySide6; what it has to say is shown only when it fails."""
    done = subprocess.run([PYSIDE / name, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
