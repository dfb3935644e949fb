"""The hall: the one door through which a ticket changes."""

from shared.hall.hall import Hall

__all__ = ["Hall"]
