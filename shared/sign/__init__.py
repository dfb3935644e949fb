"""The signs above the counters: `content` is what one shows of a board, `texts` its words, `frames` its bytes in
each dialect, `line` the way to it, `bus` the thread that keeps the signs of one port right, `signs` all that an
app keeps so.
"""
