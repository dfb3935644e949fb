"""Clips are heard.

`speaker` is what an announcer needs, `player` the process that plays, `clips` which files are played; `sentences`
are made by the process `espeak`, `shape` makes a clip clear.
"""
