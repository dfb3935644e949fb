"""Pure Python: no clock, no I/O, no SQL, no Qt."""
