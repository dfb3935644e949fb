"""SHOW and SAY: the hall screen.

`screen` puts calls into the picture, `stage` which stands large, `announcer` says them, `rush` how shortly;
`state` what is known, `props` what is shown of it, `sizes` how large.
"""
