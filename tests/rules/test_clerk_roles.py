"""What a role allows, as the manual says it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from shared.rules.roles import OF_ROLES_ONLY, ClerkRight, ClerkRole, may

MANUAL = Path(__file__).parents[2] / "docs" / "clerks.md"
ROW = re.compile(r"^\| `(\w+)` \|(.*)$", re.M)


def test_the_manual_has_every_right_of_every_role():
    said = {
        right: [role for role, cell in zip(ClerkRole, cells.split("|"), strict=False) if cell.strip() == "yes"]
        for right, cells in ROW.findall(MANUAL.read_text("utf-8"))
    }
    assert said == {right.value: [role for role in ClerkRole if may(role, right)] for right in ClerkRight}


def test_each_role_may_also_do_what_the_one_before_it_may():
    allowed = [{right for right in ClerkRight if may(role, right)} for role in ClerkRole]
    assert allowed == sorted(allowed, key=len)
    assert all(less < more for less, more in pairwise(allowed))
    assert allowed[-1] == set(ClerkRight)


@pytest.mark.parametrize("right", ClerkRight)
def test_a_hall_without_roles_keeps_only_what_is_about_roles_to_its_own_computer(right):
    assert may(None, right) is (right not in OF_ROLES_ONLY)
