"""The hall: the only API that changes tickets.

`hall` is all of it. `verb_runner` is what every verb has in common, `transaction` one verb in progress,
`clock_guard` tells a new day from a clock that was set; `intake`, `appointments`, `calls`, `desks` and `prints`
are the verbs, `outlook` what somebody who comes now is told, `printer_lease` who may print a queue, `restored`
the entry after a copy was put back, `texts` what people type.
"""

from shared.hall.hall import Hall

__all__ = ["Hall"]
