"""The tables, one schema for SQLite and PostgreSQL.

Every table carries `office_id`: several offices may share one database, and it is the key to
shard by. Times are UTC, a `day` is the office's local date. What must be unique is a constraint.
The line of a service is read through partial indexes, so that years of past steps cost nothing.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

HEAD = "0005"
"""The newest schema this code knows; the database's own mark must be equal to it."""


class UtcDateTime(sa.TypeDecorator[datetime]):
    """Aware UTC in Python on both engines; SQLite keeps no time zone, so it stores UTC plainly."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else _utc(value)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    # SQLite keeps text; SQLAlchemy's way to and from it is a dozen steps for each of the times of
    # a row, and a clerk's call reads a dozen of them.

    def bind_processor(self, dialect: sa.Dialect) -> Any:
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: sa.Dialect, coltype: object) -> Any:
        return _of_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"a time without a zone was handed to the database: {value!r}")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    if value is None:
        return None
    return _utc(value).replace(tzinfo=None).isoformat(" ", "microseconds")


def _of_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""SQLite hands out row ids for INTEGER keys only."""


def _id() -> sa.Column[int]:
    return sa.Column("id", Key, primary_key=True)


def _office() -> sa.Column[int]:
    return sa.Column("office_id", sa.ForeignKey("office.id"), nullable=False)


def _to(table: str, *, null: bool = False, name: str = "") -> sa.Column[int]:
    return sa.Column(name or f"{table}_id", sa.ForeignKey(f"{table}.id"), nullable=null)


def _text(name: str, *, null: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=null)


def _int(name: str, *, null: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=null)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _later(name: str, type_: type[Any], default: str) -> sa.Column[Any]:
    """A column that came after the first schema: rows written before it have the default."""
    return sa.Column(name, type_, nullable=False, server_default=sa.text(default))


def _at(name: str, *, null: bool = True) -> sa.Column[datetime]:
    return sa.Column(name, UtcDateTime, nullable=null)


def _names(prefix: str = "name") -> tuple[sa.Column[str], sa.Column[str]]:
    return _text(f"{prefix}_ar"), _text(f"{prefix}_en")


office = sa.Table(
    "office",
    metadata,
    _id(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    *_names(),
    _text("time_zone"),
    _text("language"),
    _text("digits"),
    _int("grace_min"),
    _int("hold_min"),
    _int("allowed_calls"),
    _int("undo_s"),
    _int("recall_cooldown_s"),
    _int("last_ticket_min"),
    _flag("tickets_in_breaks"),
    _int("retention_days"),
    _later("long_wait_min", sa.Integer, "45"),
    _later("confirm_priority", sa.Boolean, "false"),
    _later("hall_next", sa.Integer, "0"),
    _later("hall_waits", sa.Boolean, "false"),
    _later("voice_languages", sa.Text, "'ar en'"),
    _later("voice_repeats", sa.Integer, "1"),
    _later("voice_volume", sa.Integer, "100"),
    _later("voice_service", sa.Boolean, "true"),
    _later("voice_letters", sa.Text, "'latin'"),
    _later("voice_arabic", sa.Text, "'whole'"),
    _later("voice_english", sa.Text, "'digits'"),
    _later("holds", sa.Integer, "0"),
    _later("auto_start_s", sa.Integer, "0"),
    _later("lock_after_min", sa.Integer, "10"),
    _later("clerks_switch_services", sa.Boolean, "true"),
)

revision = sa.Table(
    "revision",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("n", Key, nullable=False),
    _int("config"),
    comment="n: raised first by every write. config: raised when the office's own data change",
)

secret = sa.Table(
    "secret",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("identity_key", sa.LargeBinary, nullable=False),
    comment="Keys for keyed hashes, apart from the data so that an export can leave them out",
)

zone = sa.Table(
    "zone",
    metadata,
    _id(),
    _office(),
    _text("code"),
    *_names(),
    _int("position"),
    _flag("active"),
    _text("speaker", null=True),
    _at("speaking_until"),
    _text("mute", null=True),
    sa.UniqueConstraint("office_id", "code"),
)
"""`speaker` is the process that spoke last in this part of the hall. Until `speaking_until` no
other may, so that two never talk at once. `mute` says why it could not be heard."""

service = sa.Table(
    "service",
    metadata,
    _id(),
    _office(),
    _text("code"),
    *_names(),
    sa.Column("category_ar", sa.Text),
    sa.Column("category_en", sa.Text),
    _int("target_wait_min"),
    _int("usual_duration_min"),
    _int("daily_cap", null=True),
    _flag("walk_in"),
    _int("number_from"),
    _int("number_to"),
    sa.Column("fee_bd", sa.Numeric(8, 3, asdecimal=True)),
    _int("processing_days", null=True),
    _text("electronic_url", null=True),
    _text("electronic_note_ar", null=True),
    _text("electronic_note_en", null=True),
    _int("position"),
    _flag("active"),
    _later("counted", sa.Text, "'people'"),
    _text("short_ar", null=True),
    _text("short_en", null=True),
    sa.UniqueConstraint("office_id", "code"),
)

document = sa.Table(
    "document",
    metadata,
    _id(),
    _office(),
    _to("service"),
    _int("position"),
    *_names(),
    _later("kind", sa.Text, "'paper'"),
    sa.UniqueConstraint("service_id", "position"),
)

notice = sa.Table(
    "notice",
    metadata,
    _id(),
    _office(),
    _int("position"),
    *_names("text"),
    _flag("on_kiosk"),
    _flag("on_ticket"),
    sa.Column("first_day", sa.Date),
    sa.Column("last_day", sa.Date),
    _later("on_hall", sa.Boolean, "false"),
    comment="What the office has to say to its visitors; without days, always",
)

quiet_time = sa.Table(
    "quiet_time",
    metadata,
    _id(),
    _office(),
    _int("position"),
    sa.Column("starts", sa.Time, nullable=False),
    sa.Column("ends", sa.Time, nullable=False),
    comment="Hours of the day in which the hall calls without a sound",
)

period = sa.Table(
    "period",
    metadata,
    _id(),
    _office(),
    _to("service", null=True),
    _int("weekday"),
    sa.Column("opens", sa.Time, nullable=False),
    sa.Column("closes", sa.Time, nullable=False),
    sa.Column("valid_from", sa.Date),
    sa.Column("valid_to", sa.Date),
    comment="Opening hours of the office, or of one service; weekday 0 is Monday",
)

closure = sa.Table(
    "closure",
    metadata,
    _id(),
    _office(),
    _to("service", null=True),
    sa.Column("first_day", sa.Date, nullable=False),
    sa.Column("last_day", sa.Date, nullable=False),
    sa.Column("starts", sa.Time),
    sa.Column("ends", sa.Time),
    *_names("reason"),
)

priority_class = sa.Table(
    "priority_class",
    metadata,
    _id(),
    _office(),
    _text("code"),
    *_names(),
    _int("credit_min"),
    _int("position"),
    _flag("active"),
    sa.UniqueConstraint("office_id", "code"),
)

outcome = sa.Table(
    "outcome",
    metadata,
    _id(),
    _office(),
    _text("code"),
    *_names(),
    _int("position"),
    _flag("active"),
    sa.UniqueConstraint("office_id", "code"),
)

pause_reason = sa.Table(
    "pause_reason",
    metadata,
    _id(),
    _office(),
    _text("code"),
    *_names(),
    _int("position"),
    _flag("active"),
    sa.UniqueConstraint("office_id", "code"),
)

next_step = sa.Table(
    "next_step",
    metadata,
    _id(),
    _office(),
    _text("code"),
    *_names(),
    _int("position"),
    _flag("active"),
    sa.UniqueConstraint("office_id", "code"),
    comment="What a visitor is told to do after a visit",
)

staff = sa.Table(
    "staff",
    metadata,
    _id(),
    _office(),
    _text("login"),
    *_names(),
    _text("role"),
    _text("pin_hash", null=True),
    _flag("active"),
    sa.UniqueConstraint("office_id", "login"),
)

staff_service = sa.Table(
    "staff_service",
    metadata,
    _office(),
    sa.Column("staff_id", sa.ForeignKey("staff.id"), primary_key=True),
    sa.Column("service_id", sa.ForeignKey("service.id"), primary_key=True),
    comment="Services a person can serve; none listed means all",
)

sign_in_guess = sa.Table(
    "sign_in_guess",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("login_hash", sa.LargeBinary, primary_key=True),
    _int("wrong"),
    _at("at", null=False),
    comment="Wrong PINs in a row for what was typed as a name, known or not. Only a keyed hash "
    "of it: people type a PIN there by mistake",
    sqlite_with_rowid=False,
)

counter = sa.Table(
    "counter",
    metadata,
    _id(),
    _office(),
    _int("number"),
    *_names(),
    _to("zone"),
    _int("reluctance_min"),
    _text("state"),
    _to("staff", null=True),
    _text("pause_reason", null=True),
    _at("resumes_at"),
    _at("since"),
    _flag("active"),
    sa.Column("undo", sa.JSON),
    sa.UniqueConstraint("office_id", "number"),
    sa.UniqueConstraint("staff_id"),
)
"""`undo` is what the last finish or no-show here needs to be taken back."""

offer = sa.Table(
    "offer",
    metadata,
    _office(),
    sa.Column("counter_id", sa.ForeignKey("counter.id"), primary_key=True),
    sa.Column("service_id", sa.ForeignKey("service.id"), primary_key=True),
    _flag("secondary"),
    _later("off", sa.Boolean, "false"),
    _later("extra", sa.Boolean, "false"),
    sa.Column("switched_day", sa.Date),
)
"""`off` is not offered, `extra` is offered beyond the profile: both on `switched_day` alone."""

booking = sa.Table(
    "booking",
    metadata,
    _id(),
    _office(),
    _text("source"),
    _text("external_id"),
    _text("reference", null=True),
    _to("service"),
    sa.Column("day", sa.Date, nullable=False),
    _at("starts_at", null=False),
    _text("name", null=True),
    _text("phone", null=True),
    sa.Column("identity_hash", sa.LargeBinary),
    _text("identity_tail", null=True),
    _text("language", null=True),
    _int("party_size"),
    _text("state"),
    _text("address", null=True),
    _text("missed_why", null=True),
    sa.UniqueConstraint("office_id", "source", "external_id"),
    sa.Index("ix_booking_address", "office_id", "source", "address"),
    sa.Index("ix_booking_day", "office_id", "day", "starts_at"),
    sa.Index("ix_booking_reference", "office_id", "reference"),
    sa.Index("ix_booking_phone", "office_id", "phone"),
    sa.Index("ix_booking_identity", "office_id", "identity_hash"),
)

booking_source = sa.Table(
    "booking_source",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    _text("kind"),
    _flag("pushes"),
    _int("every_s"),
    _text("cursor"),
    _int("look"),
    _at("looking_until"),
    _at("looked_at"),
    _at("succeeded_at"),
    _at("swept_at"),
    _at("failing_since"),
    _text("trouble", null=True),
    comment="Each system that bookings come from, and how the last look at it went. cursor: from "
    "where the next look goes on, in the words of the source. look: the number of the last look, "
    "and looking_until how long nobody else begins one",
    sqlite_with_rowid=False,
)

source_object = sa.Table(
    "source_object",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("address", sa.Text, primary_key=True),
    _text("version"),
    comment="What was taken in of a source, so that it is not read again before it changes",
    sqlite_with_rowid=False,
)

service_match = sa.Table(
    "service_match",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("theirs", sa.Text, primary_key=True),
    _text("label"),
    _to("service", null=True),
    comment="Which of our services a source means by its own name for one; none: not for us",
    sqlite_with_rowid=False,
)

column_match = sa.Table(
    "column_match",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("heading", sa.Text, primary_key=True),
    _text("field"),
    comment="What a column of a source's lists means, once learned; empty: nothing",
    sqlite_with_rowid=False,
)

inbox = sa.Table(
    "inbox",
    metadata,
    _id(),
    _office(),
    _text("source"),
    _text("kind"),
    _text("about"),
    _text("address", null=True),
    _to("booking", null=True),
    sa.Column("day", sa.Date, nullable=False),
    _at("at", null=False),
    sa.Column("data", sa.JSON, nullable=False),
    _at("ended_at"),
    _text("ended_how", null=True),
    _to("staff", null=True, name="ended_by_id"),
    sa.Index(
        "uq_inbox_open",
        "office_id",
        "source",
        "about",
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    ),
    sa.Index("ix_inbox_about", "office_id", "source", "about"),
    comment="What staff should decide about bookings. about: the record or booking it is about; "
    "one open line for each. address: where its source holds it. day: of the booking or line",
)

outgoing = sa.Table(
    "outgoing",
    metadata,
    _id(),
    _office(),
    _to("booking"),
    _text("source"),
    sa.Column("token", sa.Text, nullable=False, unique=True),
    _text("outcome"),
    _text("why"),
    sa.Column("day", sa.Date, nullable=False),
    _at("at", null=False),
    _text("state"),
    _int("tries"),
    _at("due_at", null=False),
    _at("ended_at"),
    _text("trouble", null=True),
    sa.Index("ix_outgoing_booking", "booking_id"),
    sa.Index(
        "ix_outgoing_due",
        "office_id",
        "source",
        "due_at",
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    ),
    comment="What became of bookings, to be told to their source; written with the change itself",
)

day_service = sa.Table(
    "day_service",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("service_id", sa.ForeignKey("service.id"), primary_key=True),
    _int("last_number"),
    _int("issued"),
    comment="The last number given and the tickets issued; a number is never given twice a day",
    sqlite_with_rowid=False,
)

ticket = sa.Table(
    "ticket",
    metadata,
    _id(),
    _office(),
    sa.Column("day", sa.Date, nullable=False),
    _text("number"),
    sa.Column("token", sa.Text, nullable=False, unique=True),
    _text("language"),
    _to("booking", null=True),
    _int("party_size"),
    _text("phone", null=True),
    _at("issued_at", null=False),
    _at("phone_consent_at"),
    sa.Column("claimed_class_id", sa.ForeignKey("priority_class.id")),
    _text("claim", null=True),
    sa.Column("merged_into_id", sa.ForeignKey("ticket.id")),
    sa.UniqueConstraint("office_id", "day", "number"),
    sa.Index(
        "ix_ticket_phone",
        "office_id",
        "day",
        sqlite_where=sa.text("phone IS NOT NULL"),
        postgresql_where=sa.text("phone IS NOT NULL"),
    ),
    sa.Index(
        "uq_ticket_booking",
        "booking_id",
        "day",
        unique=True,
        sqlite_where=sa.text("booking_id IS NOT NULL"),
        postgresql_where=sa.text("booking_id IS NOT NULL"),
    ),
)

step = sa.Table(
    "step",
    metadata,
    _id(),
    _office(),
    _to("ticket"),
    _int("position"),
    _to("service"),
    sa.Column("day", sa.Date, nullable=False),
    _text("number"),
    _text("state"),
    _text("basis"),
    _at("due_at", null=False),
    _at("arrived_at", null=False),
    _at("hold_until"),
    _to("priority_class", null=True),
    _at("booked_start"),
    _int("promised_ahead", null=True),
    _int("promised_p50_min", null=True),
    _int("promised_p90_min", null=True),
    _to("counter", null=True),
    _to("counter", null=True, name="only_counter_id"),
    _int("calls"),
    _at("first_called_at"),
    _at("called_at"),
    _at("started_at"),
    _int("served_before_s"),
    _at("ended_at"),
    _text("outcome", null=True),
    _text("note", null=True),
    _to("staff", null=True, name="only_staff_id"),
    _at("parked_at"),
    _to("staff", null=True, name="parked_by_id"),
    _later("held", sa.Boolean, "false"),
    _int("quantity", null=True),
    _text("next_step", null=True),
    sa.UniqueConstraint("ticket_id", "position"),
    sa.Index(
        "ix_step_note",
        "office_id",
        "day",
        sqlite_where=sa.text("note IS NOT NULL"),
        postgresql_where=sa.text("note IS NOT NULL"),
    ),
    comment="All that a choice looks at stands here, so that it reads one table. promised_*: what "
    "the visitor was told on taking the ticket, so that it can be scored",
)

IS_WAITING = step.c.state == sa.literal_column("'waiting'")
IS_AT_COUNTER = step.c.state.in_([sa.literal_column("'called'"), sa.literal_column("'serving'")])
IS_ASIDE = step.c.state.in_([sa.literal_column(f"'{s}'") for s in ("planned", "parked", "missed")])
IS_OPEN = sa.or_(
    IS_WAITING, IS_AT_COUNTER, sa.and_(IS_ASIDE, step.c.state != sa.literal_column("'missed'"))
)
"""Written as literals, because an engine uses a partial index only when it sees the value."""

sa.Index(
    "ix_step_line",
    step.c.service_id,
    step.c.due_at,
    step.c.arrived_at,
    step.c.number,
    sqlite_where=IS_WAITING,
    postgresql_where=IS_WAITING,
)
sa.Index(
    "uq_step_at_counter",
    step.c.counter_id,
    unique=True,
    sqlite_where=IS_AT_COUNTER,
    postgresql_where=IS_AT_COUNTER,
)
sa.Index(
    "ix_step_aside",
    step.c.office_id,
    step.c.state,
    step.c.day,
    sqlite_where=IS_ASIDE,
    postgresql_where=IS_ASIDE,
)

call = sa.Table(
    "call",
    metadata,
    _id(),
    _office(),
    _to("step"),
    _to("counter"),
    _to("staff", null=True),
    _text("kind"),
    _at("at", null=False),
    _at("undone_at"),
    _at("said_at"),
    _at("correction_said_at"),
    sa.Index("ix_call_step", "step_id"),
)
"""`said_at` is when the voice had spoken it, `correction_said_at` when it had taken it back."""

print_job = sa.Table(
    "print_job",
    metadata,
    _id(),
    _office(),
    _to("ticket"),
    _text("printer"),
    _text("state"),
    _flag("reprint"),
    _at("queued_at", null=False),
    _at("expires_at", null=False),
    _at("ended_at"),
    _text("trouble", null=True),
    _text("printed_on", null=True),
    _to("step", null=True, name="slip_step_id"),
    sa.Index(
        "ix_print_job_open",
        "office_id",
        "printer",
        sqlite_where=sa.text("state IN ('queued', 'printing')"),
        postgresql_where=sa.text("state IN ('queued', 'printing')"),
    ),
)

printer = sa.Table(
    "printer",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    _text("state"),
    _text("fault", null=True),
    _at("since", null=False),
    comment="How each printer stood when its process last looked, so that staff are told in time",
    sqlite_with_rowid=False,
)

alarm = sa.Table(
    "alarm",
    metadata,
    _id(),
    _office(),
    _at("at", null=False),
    _to("staff"),
    _to("counter", null=True),
    _at("answered_at"),
    _to("staff", null=True, name="answered_by_id"),
    sa.Index("ix_alarm_at", "office_id", "at"),
    comment="Somebody asked for help without a word",
)

message = sa.Table(
    "message",
    metadata,
    _id(),
    _office(),
    sa.Column("day", sa.Date, nullable=False),
    _at("at", null=False),
    _to("staff"),
    _to("counter", null=True),
    _text("text"),
    sa.Index("ix_message_day", "office_id", "day"),
    comment="From a supervisor to one counter, or to all who work today",
)

message_seen = sa.Table(
    "message_seen",
    metadata,
    _office(),
    sa.Column("message_id", sa.ForeignKey("message.id"), primary_key=True),
    sa.Column("staff_id", sa.ForeignKey("staff.id"), primary_key=True),
    _at("at", null=False),
)

event = sa.Table(
    "event",
    metadata,
    sa.Column("office_id", sa.ForeignKey("office.id"), primary_key=True),
    sa.Column("n", Key, primary_key=True, autoincrement=False),
    _at("at", null=False),
    _text("kind"),
    *(sa.Column(f"{of}_id", Key) for of in ("staff", "counter", "ticket", "step")),
    sa.Column("data", sa.JSON, nullable=False),
    _text("press", null=True),
    sa.Index(
        "uq_event_press",
        "office_id",
        "press",
        unique=True,
        sqlite_where=sa.text("press IS NOT NULL"),
        postgresql_where=sa.text("press IS NOT NULL"),
    ),
    comment="Append-only. n has no gaps and follows the order of commits within an office",
    sqlite_with_rowid=False,
)
"""`press` marks the first line that a press of a button led to, so that it happens once."""

Row = sa.Row[Any]
