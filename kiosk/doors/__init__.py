"""What a kiosk does besides giving numbers, each with its own page.

`priority` is for who has just taken a number, `number` for who has had one: `series` says which number was typed,
`scanner` hears a scanner. `all_doors` makes them.
"""
