"""A slip comes out of a printer, or staff learn why not.

`printer` is what a Printer is, `connect` the one of a hall file, `address` its name, `escpos_printer` the real
one; `spool` prints the jobs of a `queue`, and `handouts` besides; `capabilities` is what a printer was seen to
answer, `deadline` how long it may take, `messages` what people are told. `escpos`: its bytes. `session`: a talk
with it. `transport`: the way to it. `commissioning`: what is tried when it is new.
"""
