"""The hall: the only API that changes tickets.

`hall` is all of it. `verb_runner` runs every verb, `verb_group` what each group of them has, `lookups` is what it
asks before it writes, `transaction` one verb in progress, `clock_guard` tells a new day from a clock that was set;
`intake`, `appointments`, `self_service`, `calls`, `desks`, `clerks`, `prints`, `number_blocks`, `facts`,
`feedback`, `fees` and `ratings` are the verbs, `history` old days and their removal, `visits` what staff look up
of one number, `outlook` what somebody who comes now is told, `forecast` the same of everybody on a board, `offers`
of each service, `printer_lease` who may print a queue, `restored` the entry after a copy was put back, `care` what
is due once a day, `texts` what people type, `today` whether a board is still of today, `shown` what every screen
shows of it.
"""

from shared.hall.hall import Hall

__all__ = ["Hall"]
