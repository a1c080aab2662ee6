"""What the hall shows beside the calls, and how it calls aloud."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _add("office", "hall_next", sa.Integer(), "0")
    _add("office", "hall_waits", sa.Boolean(), "false")
    _add("office", "voice_languages", sa.Text(), "'ar en'")
    _add("office", "voice_repeats", sa.Integer(), "1")
    _add("office", "voice_volume", sa.Integer(), "100")
    _add("office", "voice_service", sa.Boolean(), "true")
    _add("office", "voice_letters", sa.Text(), "'latin'")
    _add("office", "voice_arabic", sa.Text(), "'whole'")
    _add("office", "voice_english", sa.Text(), "'digits'")
    _add("notice", "on_hall", sa.Boolean(), "false")
    for table, name, type_ in (
        ("zone", "speaker", sa.Text()),
        ("zone", "speaking_until", AT),
        ("zone", "mute", sa.Text()),
        ("service", "short_ar", sa.Text()),
        ("service", "short_en", sa.Text()),
        ("call", "said_at", AT),
        ("call", "correction_said_at", AT),
    ):
        op.add_column(table, sa.Column(name, type_, nullable=True))
    op.create_table(
        "quiet_time",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_quiet_time_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_time")),
        comment="Hours of the day in which the hall calls without a sound",
    )


def _add(table: str, name: str, type_: sa.types.TypeEngine[Any], default: str) -> None:
    column = sa.Column(name, type_, nullable=False, server_default=sa.text(default))
    op.add_column(table, column)
