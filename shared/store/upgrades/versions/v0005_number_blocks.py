"""Numbers that a kiosk may give while it cannot reach the hub."""

from shared.store.upgrades.making import table

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    table(
        "number_block",
        "hall INTEGER KEY, series TEXT KEY, first INTEGER KEY, last INTEGER, holder TEXT, day TEXT,"
        " reserved_us BIGINT",
    )
