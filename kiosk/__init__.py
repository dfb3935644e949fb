"""TAKE a ticket: the touchscreen at the door."""
