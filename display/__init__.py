"""SHOW and SAY: the hall screen.

`screen` puts calls into the picture, `stage` which stands large, `announcer` says them, `rush` how shortly,
`lapse` which come too late for that; `state` what is known, `props` what is shown of it, `foot` what of it stands in
turn below; `layout` where, `parts` its parts, `sizes` how large; `sign_window` is the sign above one counter,
`sign_props` what that shows.
"""
