"""The devices that may speak to the hub, and the pairing of the next one."""

from sqlalchemy import CheckConstraint

from shared.store.upgrades.making import table

revision = "0004"
down_revision = "0003"

KINDS = "kind IN ('kiosk', 'counter', 'display', 'panel')"


def upgrade() -> None:
    table(
        "device",
        "hall INTEGER KEY, id INTEGER KEY, kind TEXT, counter INTEGER NULL, name TEXT, secret TEXT,"
        " paired_us BIGINT, revoked_us BIGINT NULL",
        CheckConstraint(KINDS, name="device_kind"),
    )
    table(
        "pairing",
        "hall INTEGER KEY, kind TEXT, counter INTEGER NULL, name TEXT, hash TEXT, until_us BIGINT,"
        " failed INTEGER, shut INTEGER, shut_until_us BIGINT",
        CheckConstraint(KINDS, name="pairing_kind"),
    )
