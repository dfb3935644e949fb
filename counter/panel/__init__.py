"""The visitor's panel of a counter as a window of its own: `window`, and `run`, which starts it; `beside` has the
counter's window start it.
"""
