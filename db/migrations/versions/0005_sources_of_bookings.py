"""Where bookings come from: the state of each source, what waits to be told, what to decide."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    for name in ("address", "missed_why"):
        op.add_column("booking", sa.Column(name, sa.Text(), nullable=True))
    op.create_index("ix_booking_address", "booking", ["office_id", "source", "address"])
    _create_source()
    _create_matches()
    _create_inbox()
    _create_outgoing()


def _create_source() -> None:
    op.create_table(
        "booking_source",
        _office(),
        _text("name"),
        _text("kind"),
        sa.Column("pushes", sa.Boolean(), nullable=False),
        sa.Column("every_s", sa.Integer(), nullable=False),
        _text("cursor"),
        sa.Column("look", sa.Integer(), nullable=False),
        _at("looking_until"),
        _at("looked_at"),
        _at("succeeded_at"),
        _at("swept_at"),
        _at("failing_since"),
        _text("trouble", null=True),
        _key("booking_source", "office_id", "office"),
        sa.PrimaryKeyConstraint("office_id", "name", name=op.f("pk_booking_source")),
        comment="Each system that bookings come from, and how the last look at it went. cursor: from "
        "where the next look goes on, in the words of the source. look: the number of the last look, "
        "and looking_until how long nobody else begins one",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "source_object",
        _office(),
        _text("source"),
        _text("address"),
        _text("version"),
        _key("source_object", "office_id", "office"),
        sa.PrimaryKeyConstraint("office_id", "source", "address", name=op.f("pk_source_object")),
        comment="What was taken in of a source, so that it is not read again before it changes",
        sqlite_with_rowid=False,
    )


def _create_matches() -> None:
    op.create_table(
        "service_match",
        _office(),
        _text("source"),
        _text("theirs"),
        _text("label"),
        sa.Column("service_id", KEY, nullable=True),
        _key("service_match", "office_id", "office"),
        _key("service_match", "service_id", "service"),
        sa.PrimaryKeyConstraint("office_id", "source", "theirs", name=op.f("pk_service_match")),
        comment="Which of our services a source means by its own name for one; none: not for us",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "column_match",
        _office(),
        _text("source"),
        _text("heading"),
        _text("field"),
        _key("column_match", "office_id", "office"),
        sa.PrimaryKeyConstraint("office_id", "source", "heading", name=op.f("pk_column_match")),
        comment="What a column of a source's lists means, once learned; empty: nothing",
        sqlite_with_rowid=False,
    )


def _create_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", KEY, nullable=False),
        _office(),
        _text("source"),
        _text("kind"),
        _text("about"),
        _text("address", null=True),
        sa.Column("booking_id", KEY, nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        _at("at", null=False),
        sa.Column("data", sa.JSON(), nullable=False),
        _at("ended_at"),
        _text("ended_how", null=True),
        sa.Column("ended_by_id", KEY, nullable=True),
        _key("inbox", "office_id", "office"),
        _key("inbox", "booking_id", "booking"),
        _key("inbox", "ended_by_id", "staff"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        comment="What staff should decide about bookings. about: the record or booking it is about; "
        "one open line for each. address: where its source holds it. day: of the booking or line",
    )
    _partial("uq_inbox_open", "inbox", ["office_id", "source", "about"], "ended_at IS NULL", True)
    op.create_index("ix_inbox_about", "inbox", ["office_id", "source", "about"])


def _create_outgoing() -> None:
    op.create_table(
        "outgoing",
        sa.Column("id", KEY, nullable=False),
        _office(),
        sa.Column("booking_id", KEY, nullable=False),
        _text("source"),
        _text("token"),
        _text("outcome"),
        _text("why"),
        sa.Column("day", sa.Date(), nullable=False),
        _at("at", null=False),
        _text("state"),
        sa.Column("tries", sa.Integer(), nullable=False),
        _at("due_at", null=False),
        _at("ended_at"),
        _text("trouble", null=True),
        _key("outgoing", "office_id", "office"),
        _key("outgoing", "booking_id", "booking"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing")),
        sa.UniqueConstraint("token", name=op.f("uq_outgoing_token")),
        comment="What became of bookings, to be told to their source; written with the change itself",
    )
    op.create_index("ix_outgoing_booking", "outgoing", ["booking_id"])
    _partial(
        "ix_outgoing_due", "outgoing", ["office_id", "source", "due_at"], "state = 'waiting'", False
    )


def _office() -> sa.Column[int]:
    return sa.Column("office_id", KEY, nullable=False)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=null)


def _at(name: str, *, null: bool = True) -> sa.Column[object]:
    return sa.Column(name, AT, nullable=null)


def _key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name)


def _partial(name: str, table: str, columns: list[str], where: str, unique: bool) -> None:
    text = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=text, postgresql_where=text)
