"""What staff say of the whole hall for a day is found without reading the day."""

from sqlalchemy import text

from shared.store.upgrades.making import index

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    where = text(
        "verb IN ('restore', 'left_out', 'service_off', 'service_on', 'notice', 'notice_end', 'help_call',"
        " 'help_answer')"
    )
    index("journal_of_day", "journal", where, ["hall", "seq"])
