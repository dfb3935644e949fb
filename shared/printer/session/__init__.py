"""A talk with one printer: what was sent, what came back, what that proves.

`session` asks and listens, `transmission` is one job on its way, `fences` tell how far a printer has read,
`residue` is what a broken job may have left in it.
"""
