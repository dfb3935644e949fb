"""Checks every .qml of the repository with qmllint, no warning allowed, our own Python types included.

qmllint knows a Python class registered with @QmlElement only from a .qmltypes file. So each file with such a
class is imported and what Qt made of the class is written down as qmltyperegistrar wants it. (Not with
pyside6-metaobjectdump: it reads the source only, stumbles over `Property(str, lambda self: ...)`, and knows
neither constants nor base classes of other files. Qt's own view also shows a property Qt refused.)

    python -> build/qmltypes/Hall/Kiosk/types.json -> Hall.Kiosk.qmltypes + qmldir -> qmllint of every .qml

Exit code 1 with what qmllint and Qt have to say, if they have anything.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import json
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PySide6
import PySide6.QtQuick  # before the apps' files: their base classes may be Quick items
from PySide6.QtCore import QMetaMethod, QMetaObject, QObject

APPS = ("shared", "kiosk", "counter", "display")
PYSIDE = Path(PySide6.__file__).parent
METATYPES = PYSIDE / "Qt" / "metatypes"
QT = ("qt6core", "qt6gui", "qt6qml", "qt6quick")
"""The Qt modules our own types are made of."""

Json = dict[str, Any]


@dataclass(frozen=True)
class QmlType:
    """A Python class that QML sees as a type of the QML module `home`; `marks` as moc would write them."""

    kind: type[QObject]
    home: str
    major: int
    marks: list[Json]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    root = parser.parse_args().root.resolve()
    sys.path.insert(0, str(root))
    folder = root / "build" / "qmltypes"
    shutil.rmtree(folder, ignore_errors=True)
    with warnings.catch_warnings(record=True) as refused:
        warnings.simplefilter("always")
        describe(list(qml_types(root)), folder)
    if refused:
        print("\n".join(f"{w.filename}:{w.lineno}: {w.message}" for w in refused))
        return 1
    return lint(root, folder)


def lint(root: Path, folder: Path) -> int:
    files = [str(path.relative_to(root)) for app in APPS for path in sorted((root / app).rglob("*.qml"))]
    if not files:
        print("no .qml file")
        return 0
    limits = ("--max-warnings", "0", "--unused-imports", "warning")
    done = run(PYSIDE / "qmllint", *limits, "-I", str(folder), "-I", "shared/ui/qml", *files, cwd=root)
    print(f"{len(files)} files, no warning" if done.returncode == 0 else done.stdout + done.stderr)
    return 1 if done.returncode else 0


def qml_types(root: Path) -> Iterator[QmlType]:
    """Every Python class with a Qml... decorator, imported."""
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            source = path.read_text("utf-8")
            if "@Qml" not in source:
                continue
            module = importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts))
            for node in ast.parse(source).body:
                if isinstance(node, ast.ClassDef) and (marks := marks_of(node)):
                    major: int = module.QML_IMPORT_MAJOR_VERSION
                    yield QmlType(getattr(module, node.name), module.QML_IMPORT_NAME, major, marks)


def marks_of(node: ast.ClassDef) -> list[Json]:
    """The class infos that the decorators of a class stand for."""
    found: list[Json] = []
    for decorator in node.decorator_list:
        match ast.unparse(decorator).partition("("):
            case "QmlElement", _, _:
                found.append({"name": "QML.Element", "value": "auto"})
            case "QmlNamedElement", _, name:
                found.append({"name": "QML.Element", "value": name.strip("'\")")})
            case "QmlAnonymous", _, _:
                found.append({"name": "QML.Element", "value": "anonymous"})
            case "QmlSingleton", _, _:
                found.append({"name": "QML.Singleton", "value": "true"})
            case "QmlUncreatable", _, _:
                found.append({"name": "QML.Creatable", "value": "false"})
    return found


def describe(types: list[QmlType], folder: Path) -> None:
    """Writes .qmltypes and qmldir of each QML module; several Python files may make up one."""
    folder.mkdir(parents=True)
    for home in sorted({each.home for each in types}):
        members = [each for each in types if each.home == home]
        own = {each.kind for each in members}
        others = dict.fromkeys(base for each in types for base in bases(each.kind) if base not in own)
        place = folder / Path(*home.split("."))
        place.mkdir(parents=True, exist_ok=True)
        classes = [moc(each.kind) | {"classInfos": each.marks} for each in members]
        foreign = [str(METATYPES / f"{qt}_metatypes.json") for qt in QT]
        foreign.append(write_json(place / "others.json", [moc(base) for base in others]))
        done = run(
            PYSIDE / "Qt" / "libexec" / "qmltyperegistrar",
            *("--generate-qmltypes", str(place / f"{home}.qmltypes"), "-o", str(place / "unused.cpp")),
            *("--import-name", home, "--major-version", str(members[0].major), "--minor-version", "0"),
            *("--foreign-types", ",".join(foreign)),
            write_json(place / "types.json", classes),
            cwd=folder,
        )
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        (place / "qmldir").write_text(f"module {home}\ntypeinfo {home}.qmltypes\ndepends QtQuick\n", "utf-8")


def bases(kind: type[QObject]) -> list[type[QObject]]:
    """`kind` and its Python base classes that Qt knows."""
    return [each for each in kind.__mro__ if issubclass(each, QObject) and "PySide6" not in each.__module__]


def write_json(path: Path, classes: list[Json]) -> str:
    files = [{"classes": [each], "inputFile": f"{each['className']}.h", "outputRevision": 69} for each in classes]
    path.write_text(json.dumps(files, indent=1), "utf-8")
    return str(path)


def moc(kind: type[QObject]) -> Json:
    """What Qt knows of a class, in the form moc gives a C++ class."""
    meta: QMetaObject = kind.staticMetaObject  # type: ignore[attr-defined]  # the stubs leave it out
    above = meta.superClass()
    assert above is not None, "only QObject itself has none"
    return {
        "className": meta.className(),
        "qualifiedClassName": meta.className(),
        "object": True,
        "superClasses": [{"access": "public", "name": above.className()}],
        "properties": list(properties(meta)),
        "signals": list(methods(meta, QMetaMethod.MethodType.Signal)),
        "slots": list(methods(meta, QMetaMethod.MethodType.Slot)),
    }


def properties(meta: QMetaObject) -> Iterator[Json]:
    for index in range(meta.propertyOffset(), meta.propertyCount()):
        prop = meta.property(index)
        entry: Json = {"name": prop.name(), "type": prop.typeName(), "read": prop.name(), "index": index}
        if prop.isWritable():
            entry["write"] = prop.name()
        if prop.hasNotifySignal():
            entry["notify"] = text(prop.notifySignal().name())
        yield entry | {"constant": prop.isConstant()}


def methods(meta: QMetaObject, kind: QMetaMethod.MethodType) -> Iterator[Json]:
    for index in range(meta.methodOffset(), meta.methodCount()):
        method = meta.method(index)
        if method.methodType() is kind:
            arguments = zip(method.parameterNames(), method.parameterTypes(), strict=True)
            yield {
                "access": "public",
                "name": text(method.name()),
                "returnType": method.typeName(),
                "arguments": [{"name": text(name), "type": text(type_name)} for name, type_name in arguments],
            }


def text(name: Any) -> str:
    """A name out of a QByteArray."""
    return bytes(name).decode("ascii")


def run(tool: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([tool, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main())
