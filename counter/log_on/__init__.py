"""A clerk logs on: `pin` while it is typed, `log_on` from there to logging off."""
