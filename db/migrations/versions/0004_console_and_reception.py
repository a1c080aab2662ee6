"""What clerks and reception need beside the calls: holds, notes, alarms, messages, undo."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _add("office", "holds", sa.Integer(), "0")
    _add("office", "auto_start_s", sa.Integer(), "0")
    _add("office", "lock_after_min", sa.Integer(), "10")
    _add("office", "clerks_switch_services", sa.Boolean(), "true")
    _add("offer", "off", sa.Boolean(), "false")
    _add("offer", "extra", sa.Boolean(), "false")
    _add("step", "held", sa.Boolean(), "false")
    for table, name, type_ in (
        ("offer", "switched_day", sa.Date()),
        ("counter", "undo", sa.JSON()),
        ("step", "parked_at", AT),
        ("step", "quantity", sa.Integer()),
        ("step", "next_step", sa.Text()),
        ("event", "press", sa.Text()),
    ):
        op.add_column(table, sa.Column(name, type_, nullable=True))
    for table, name, to in (
        ("step", "only_staff_id", "staff"),
        ("step", "parked_by_id", "staff"),
        ("ticket", "merged_into_id", "ticket"),
        ("print_job", "slip_step_id", "step"),
    ):
        _refer(table, name, to)
    op.create_index(
        "ix_ticket_phone",
        "ticket",
        ["office_id", "day"],
        sqlite_where=sa.text("phone IS NOT NULL"),
        postgresql_where=sa.text("phone IS NOT NULL"),
    )
    op.create_index(
        "ix_step_note",
        "step",
        ["office_id", "day"],
        sqlite_where=sa.text("note IS NOT NULL"),
        postgresql_where=sa.text("note IS NOT NULL"),
    )
    op.create_index(
        "uq_event_press",
        "event",
        ["office_id", "press"],
        unique=True,
        sqlite_where=sa.text("press IS NOT NULL"),
        postgresql_where=sa.text("press IS NOT NULL"),
    )
    _create_next_step()
    _create_guesses()
    _create_alarm()
    _create_messages()


def _create_next_step() -> None:
    op.create_table(
        "next_step",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        _key("next_step", "office_id", "office"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_next_step")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_next_step_office_id_code")),
        comment="What a visitor is told to do after a visit",
    )


def _create_guesses() -> None:
    op.create_table(
        "sign_in_guess",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("login_hash", sa.LargeBinary(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("at", AT, nullable=False),
        _key("sign_in_guess", "office_id", "office"),
        sa.PrimaryKeyConstraint("office_id", "login_hash", name=op.f("pk_sign_in_guess")),
        comment="Wrong PINs in a row for what was typed as a name, known or not. Only a keyed hash "
        "of it: people type a PIN there by mistake",
        sqlite_with_rowid=False,
    )


def _create_alarm() -> None:
    op.create_table(
        "alarm",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("counter_id", KEY, nullable=True),
        sa.Column("answered_at", AT, nullable=True),
        sa.Column("answered_by_id", KEY, nullable=True),
        _key("alarm", "office_id", "office"),
        _key("alarm", "staff_id", "staff"),
        _key("alarm", "counter_id", "counter"),
        _key("alarm", "answered_by_id", "staff"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
        comment="Somebody asked for help without a word",
    )
    op.create_index("ix_alarm_at", "alarm", ["office_id", "at"])


def _create_messages() -> None:
    op.create_table(
        "message",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("counter_id", KEY, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        _key("message", "office_id", "office"),
        _key("message", "staff_id", "staff"),
        _key("message", "counter_id", "counter"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        comment="From a supervisor to one counter, or to all who work today",
    )
    op.create_index("ix_message_day", "message", ["office_id", "day"])
    op.create_table(
        "message_seen",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("message_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("at", AT, nullable=False),
        _key("message_seen", "office_id", "office"),
        _key("message_seen", "message_id", "message"),
        _key("message_seen", "staff_id", "staff"),
        sa.PrimaryKeyConstraint("message_id", "staff_id", name=op.f("pk_message_seen")),
    )


def _key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _add(table: str, name: str, type_: sa.types.TypeEngine[Any], default: str) -> None:
    column = sa.Column(name, type_, nullable=False, server_default=sa.text(default))
    op.add_column(table, column)


def _refer(table: str, name: str, to: str) -> None:
    """A column that refers to a row; SQLite takes the reference with the column alone."""
    key = sa.ForeignKey(f"{to}.id", name=op.f(f"fk_{table}_{name}"))
    op.add_column(table, sa.Column(name, KEY, key, nullable=True), inline_references=True)
