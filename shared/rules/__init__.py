"""Pure Python: no clock, no I/O, no SQL, no Qt.

`ticket` has the states and moves of a ticket, `entry` is one line of the journal, `bodies` what an entry's body
holds, `chain` how entries are sealed, `board` what every screen knows; `calling` says who is next, `why` why,
`numbering` which number and day it is, `hours` when numbers are given, `offer` what a service offers now, `clock`
when time alone changes what is shown; `printing` is paper as far as the hall knows of it, `signs` which signs may
stand in a text, `words` what is said aloud of a call, `free_speech` of any sentence, `spoken_numbers` of a number,
`alike` which letters are taken for each other; `fees` what visitors pay, `amounts` how money is read, `day_totals`
what a day came to; `estimate` how long one waits, `device` who speaks to the hub, `roles` what a clerk may do,
`pins` which PIN is too weak.
"""
