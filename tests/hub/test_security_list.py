"""docs/security.md names a test for each attack; each is there."""

from __future__ import annotations

import re

from tests.support.folders import ROOT


def test_every_test_that_the_list_of_attacks_names_is_there():
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    rows = [line for line in text.partition("## Attacks")[2].splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 20
    missing = []
    for row in rows:
        names = re.findall(r"`(tests/[\w/]+\.py)?::(\w+)`", row)
        assert names, row
        file = ""
        for given, name in names:
            file = given or file
            if f"def {name}(" not in (ROOT / file).read_text("utf-8"):
                missing.append(f"{file}::{name}")
    assert missing == []
