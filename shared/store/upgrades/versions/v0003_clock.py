"""What the clock's guard knows is kept beside the hall's time."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("hall", Column("clock", Text, nullable=False, server_default=""))
