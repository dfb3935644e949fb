"""The faces of the five levels, the best first: a mouth each, as the path of an SVG in a square of 24."""

from __future__ import annotations

ROUND = "M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0 -19z"
EYES = "M8.5 9v1M15.5 9v1"
MOUTHS = (
    "M7 13h10c-0.4 3 -2.4 4.8 -5 4.8s-4.6 -1.8 -5 -4.8z",
    "M7.5 14c1.1 1.7 2.7 2.5 4.5 2.5s3.4 -0.8 4.5 -2.5",
    "M8 15.5h8",
    "M7.5 17c1.1 -1.7 2.7 -2.5 4.5 -2.5s3.4 0.8 4.5 2.5",
    "M7 17.8c0.4 -3 2.4 -4.8 5 -4.8s4.6 1.8 5 4.8z",
)
FACES = tuple(f"{ROUND}{EYES}{mouth}" for mouth in MOUTHS)
