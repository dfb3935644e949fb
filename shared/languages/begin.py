"""The folder of a language to fill in: texts without a translation, each with its Vietnamese beside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from shared import files
from shared.languages.public import public_texts
from shared.settings.languages import FOLDER, WORDS, Said, named_texts
from shared.slip.checklist import CHECKLIST_WORDS
from shared.slip.come_back import COME_BACK_WORDS
from shared.slip.feedback_receipt import RECEIPT_WORDS
from shared.slip.offers import WORDS as TILE_WORDS
from shared.slip.texts import WORDS as SLIP_WORDS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

KINDS: Mapping[str, DataclassInstance] = {
    "slip": SLIP_WORDS["vi"],
    "tile": TILE_WORDS["vi"],
    "checklist": CHECKLIST_WORDS["vi"],
    "come_back": COME_BACK_WORDS["vi"],
    "receipt": RECEIPT_WORDS["vi"],
}
"""The tables of slip.toml, in Vietnamese."""

_HEAD = """\
# {name}: các chữ trên phiếu và trên ô dịch vụ / the words of slip and tiles.
# Bỏ dấu # ở đầu dòng rồi thay chữ tiếng Việt. Giữ nguyên {{n}}, {{time}}; ~ là dấu cách không xuống dòng.
# Take the # away and replace the Vietnamese; keep {{n}}, {{time}}; ~ is a space that breaks no line.
name = {quoted}
"""


def begin(beside: Path, code: str, name: str) -> tuple[Path, Path]:
    """Writes the files of a language into its folder, which must not be there. Raises OSError."""
    folder = beside / FOLDER / code
    (beside / FOLDER).mkdir(exist_ok=True)
    folder.mkdir()
    texts, words = folder / f"{code}.ts", folder / WORDS
    files.write_whole(texts, "\n".join(_interface(code)) + "\n")
    files.write_whole(words, _HEAD.format(name=name, quoted=_toml(name)) + "\n".join(_words()) + "\n")
    return texts, words


def _interface(code: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>'
    yield f'<TS version="2.1" language="{code}" sourcelanguage="en">'
    for context, found in groupby(public_texts(), key=lambda each: each[0].context):
        yield f"<context>\n    <name>{escape(context)}</name>"
        for each, counted in found:
            form = "<numerusform></numerusform>" if counted else ""
            yield '    <message numerus="yes">' if counted else "    <message>"
            yield f"        <source>{escape(each.source)}</source>"
            if each.comment:
                yield f"        <comment>{escape(each.comment)}</comment>"
            yield f"        <extracomment>Tiếng Việt: {escape(each.forms[-1])}</extracomment>"
            yield f'        <translation type="unfinished">{form}</translation>\n    </message>'
        yield "</context>"
    yield "</TS>"


def _words() -> Iterator[str]:
    for kind, texts in KINDS.items():
        yield f"\n[{kind}]"
        yield from (f"# {key} = {_toml(said)}" for key, said in named_texts(texts).items())


def _toml(said: Said) -> str:
    """A TOML string is a JSON one, and so are lists of them."""
    return json.dumps(said, ensure_ascii=False)
