"""The files that come with the program: sounds, images, translations and halls."""

from __future__ import annotations

from pathlib import Path


def example_hall() -> Path:
    """The hall that comes with the program: Ea Drăng commune."""
    return assets() / "halls" / "ea-drang.toml"


def assets() -> Path:
    """The folder with sounds, images, translations and halls."""
    return Path(__file__).resolve().parent.parent / "assets"
