"""The sheets of the counter's window: everything beside calling the next number.

`sheet` is one as data, `pages` what stands on each (`tickets`, `slips`, `targets`, `lists`, `fees` have their
rows, `context` what all are made from), `navigator` goes through them; `left_out` tells of numbers in no list.
"""
