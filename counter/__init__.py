"""CALL and serve: the clerk's window."""
