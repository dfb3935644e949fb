"""Since when wrong PINs are typed."""

from alembic import op
from sqlalchemy import BigInteger, Column

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("pin", Column("failed_since_us", BigInteger, nullable=False, server_default="0"))
