"""TAKE a ticket: the touchscreen at the door.

`kiosk` is what a touch does, with `touch` for one that waits and `pace` for how fast numbers are given; `screen`
is what stands there and how long; `state` what has happened, `props` what is shown of it, `tiles` what a
service's button says; `grouping` which of them stand on a page, `browse` which page that is; `ease` is large
letters and whatever else makes it easier, and what stands there while nobody comes; `letters` how large words
may be, `legible` how large names must be; `aloud` says the pages, `reading` what of them. `search` finds a
procedure, `keyboard` makes words of keys.
"""
