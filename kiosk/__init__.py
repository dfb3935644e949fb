"""TAKE a ticket: the touchscreen at the door.

`kiosk` is what a touch does, with `touch` for one that waits and `pace` for how fast numbers are given; `screen`
is what stands there and how long; `state` what has happened, `props` what is shown of it, `tiles` what a service's
button says. `search` finds a procedure, `keyboard` makes words of keys.
"""
