"""What a kiosk does besides giving numbers, each with its own page.

`priority` is for who has just taken a number, `number` for who has had one or booked: `series` says which was
typed, `scanner` hears a scanner, `brought` knows what was held to it. `helper` calls the staff, `feedback` is the
box. `all_doors` makes them.
"""
