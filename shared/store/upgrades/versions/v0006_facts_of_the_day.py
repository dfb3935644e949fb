"""What staff say of the whole hall for a day is found without reading the day."""

from alembic import op
from sqlalchemy import text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    where = text(
        "verb IN ('restore', 'left_out', 'service_off', 'service_on', 'notice', 'notice_end', 'help_call',"
        " 'help_answer')"
    )
    op.create_index("journal_of_day", "journal", ["hall", "seq"], sqlite_where=where, postgresql_where=where)
