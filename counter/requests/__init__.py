"""What the counter's window asks of the hall.

`intent` is what a clerk wants, as data; `carry_out` does it; `requests` runs one at a time, `commands` asks and
says what became of it. `rights` is the hall of a counter without a hub: whose role allows what.
"""
