"""Where things of the repository stand."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HALLS = ROOT / "tests" / "data" / "halls"
RELEASED = ROOT / "tests" / "data" / "released"
"""Databases as released versions left them, one SQL script a version."""
