"""CALL and serve: the clerk's window.

`console` is what a clerk can do, `keys` by which key, `scans` tells a scanner from fingers, `messages` what is
said for a while, `times` for how long; `state` what is known, `props` and `queues` what is shown of it; `handover`
what comes with the number in hand, `auto_call` calls by itself, `help_calls` kiosks that call for staff with a
`bell`, `window_form` how the window stands. `sheets`: everything beside calling the next number. What is asked of
the hall: `requests`. The clerk and the PIN: `log_on`. Keys while another window has the keyboard: `hotkeys`. The
window of the hall's entrance: `reception`. `panel` is the visitor's, a program of its own.
"""
