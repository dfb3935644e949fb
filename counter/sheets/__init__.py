"""The sheets of the counter's window: everything beside calling the next number.

`sheet` is one as data, `pages` what stands on each (`tickets`, `slips`, `targets`, `lists`, `fees`, `come_back`,
`staff` have their rows, `context` what all are made from), `navigator` goes through them, `needs` asks the hall
for what one shows; `left_out` tells of numbers in no list.
"""
