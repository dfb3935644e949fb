"""A talk with one printer: what was sent, what came back, what that proves.

`state` is what is known, and what each event makes of it; `session` asks, listens and knows by fences how far a
printer has read; `transmission` is one job on its way.
"""
