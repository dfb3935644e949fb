"""A clerk logs on: `known` who may, `pin` while it is typed, `log_on` from there to logging off."""
