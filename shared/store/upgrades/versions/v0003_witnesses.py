"""What the clock's guard knows is kept beside the hall's time; since when wrong PINs are typed, beside the PIN."""

from alembic import op
from sqlalchemy import BigInteger, Column, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("hall", Column("clock", Text, nullable=False, server_default=""))
    op.add_column("pin", Column("failed_since_us", BigInteger, nullable=False, server_default="0"))
