"""The whole hall as real processes on one computer: for showing it, and for proving it.

`desktop` is `make run`, `walk` is `bocso demo` with `ends`, both of `processes`; `hours` makes a hall that is
open.
"""
