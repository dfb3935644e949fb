"""CALL and serve: the clerk's window.

`console` is what a clerk can do, `keys` by which key, `messages` what is said for a while; `state` what is
known, `props` what is shown of it. `sheets`: everything beside calling the next number. `requests`: what is
asked of the hall. `log_on`: the clerk and the PIN.
"""
