"""What the kiosk asks and says, and how printers stand."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _add("office", "long_wait_min", sa.Integer(), "45")
    _add("office", "confirm_priority", sa.Boolean(), "false")
    _add("service", "counted", sa.Text(), "'people'")
    _add("document", "kind", sa.Text(), "'paper'")
    op.create_table(
        "notice",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_ar", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("on_kiosk", sa.Boolean(), nullable=False),
        sa.Column("on_ticket", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_notice_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        comment="What the office has to say to its visitors; without days, always",
    )
    op.add_column("ticket", sa.Column("phone_consent_at", AT, nullable=True))
    claimed = sa.ForeignKey("priority_class.id", name=op.f("fk_ticket_claimed_class_id"))
    op.add_column(
        "ticket",
        sa.Column("claimed_class_id", KEY, claimed, nullable=True),
        inline_references=True,
    )
    op.add_column("ticket", sa.Column("claim", sa.Text(), nullable=True))
    op.add_column("print_job", sa.Column("printed_on", sa.Text(), nullable=True))
    op.create_table(
        "printer",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.Column("since", AT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_printer_office_id")),
        sa.PrimaryKeyConstraint("office_id", "name", name=op.f("pk_printer")),
        comment="How each printer stood when its process last looked, so that staff are told "
        "in time",
        sqlite_with_rowid=False,
    )


def _add(table: str, name: str, type_: sa.types.TypeEngine[Any], default: str) -> None:
    column = sa.Column(name, type_, nullable=False, server_default=sa.text(default))
    op.add_column(table, column)
