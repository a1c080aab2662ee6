"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT = sa.DateTime(timezone=True)

NOTIFY_FUNCTION = """
CREATE FUNCTION dawr_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('dawr', NEW.office_id || ':' || NEW.n);
    RETURN NULL;
END $$
"""
NOTIFY_TRIGGER = """
CREATE TRIGGER dawr_notify AFTER UPDATE ON revision
FOR EACH ROW EXECUTE FUNCTION dawr_notify()
"""


def upgrade() -> None:
    op.create_table(
        "office",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("digits", sa.Text(), nullable=False),
        sa.Column("grace_min", sa.Integer(), nullable=False),
        sa.Column("hold_min", sa.Integer(), nullable=False),
        sa.Column("allowed_calls", sa.Integer(), nullable=False),
        sa.Column("undo_s", sa.Integer(), nullable=False),
        sa.Column("recall_cooldown_s", sa.Integer(), nullable=False),
        sa.Column("last_ticket_min", sa.Integer(), nullable=False),
        sa.Column("tickets_in_breaks", sa.Boolean(), nullable=False),
        sa.Column("retention_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("key", name=op.f("uq_office_key")),
    )
    op.create_table(
        "event",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("n", KEY, autoincrement=False, nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_id", KEY, nullable=True),
        sa.Column("counter_id", KEY, nullable=True),
        sa.Column("ticket_id", KEY, nullable=True),
        sa.Column("step_id", KEY, nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_event_office_id")),
        sa.PrimaryKeyConstraint("office_id", "n", name=op.f("pk_event")),
        comment="Append-only. n has no gaps and follows the order of commits within an office",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outcome",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_outcome_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_outcome_office_id_code")),
    )
    op.create_table(
        "pause_reason",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_pause_reason_office_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pause_reason")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_pause_reason_office_id_code")),
    )
    op.create_table(
        "priority_class",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("credit_min", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_priority_class_office_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_class")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_priority_class_office_id_code")),
    )
    op.create_table(
        "revision",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("n", KEY, nullable=False),
        sa.Column("config", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_revision_office_id")),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_revision")),
        comment="n: raised first by every write. config: raised when the office's own data change",
    )
    op.create_table(
        "secret",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("identity_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_secret_office_id")),
        sa.PrimaryKeyConstraint("office_id", name=op.f("pk_secret")),
        comment="Keys for keyed hashes, apart from the data so that an export can leave them out",
    )
    op.create_table(
        "service",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("category_ar", sa.Text(), nullable=True),
        sa.Column("category_en", sa.Text(), nullable=True),
        sa.Column("target_wait_min", sa.Integer(), nullable=False),
        sa.Column("usual_duration_min", sa.Integer(), nullable=False),
        sa.Column("daily_cap", sa.Integer(), nullable=True),
        sa.Column("walk_in", sa.Boolean(), nullable=False),
        sa.Column("number_from", sa.Integer(), nullable=False),
        sa.Column("number_to", sa.Integer(), nullable=False),
        sa.Column("fee_bd", sa.Numeric(precision=8, scale=3), nullable=True),
        sa.Column("processing_days", sa.Integer(), nullable=True),
        sa.Column("electronic_url", sa.Text(), nullable=True),
        sa.Column("electronic_note_ar", sa.Text(), nullable=True),
        sa.Column("electronic_note_en", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_service_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_service_office_id_code")),
    )
    op.create_table(
        "staff",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("pin_hash", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_staff_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("office_id", "login", name=op.f("uq_staff_office_id_login")),
    )
    op.create_table(
        "zone",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_zone_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone")),
        sa.UniqueConstraint("office_id", "code", name=op.f("uq_zone_office_id_code")),
    )
    op.create_table(
        "booking",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("service_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", AT, nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("identity_hash", sa.LargeBinary(), nullable=True),
        sa.Column("identity_tail", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("party_size", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_booking_office_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_booking_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
        sa.UniqueConstraint(
            "office_id",
            "source",
            "external_id",
            name=op.f("uq_booking_office_id_source_external_id"),
        ),
    )
    op.create_index("ix_booking_day", "booking", ["office_id", "day", "starts_at"], unique=False)
    op.create_index("ix_booking_identity", "booking", ["office_id", "identity_hash"], unique=False)
    op.create_index("ix_booking_phone", "booking", ["office_id", "phone"], unique=False)
    op.create_index("ix_booking_reference", "booking", ["office_id", "reference"], unique=False)
    op.create_table(
        "closure",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("service_id", KEY, nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("reason_ar", sa.Text(), nullable=False),
        sa.Column("reason_en", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_closure_office_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_closure_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
    )
    op.create_table(
        "counter",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("zone_id", KEY, nullable=False),
        sa.Column("reluctance_min", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("staff_id", KEY, nullable=True),
        sa.Column("pause_reason", sa.Text(), nullable=True),
        sa.Column("resumes_at", AT, nullable=True),
        sa.Column("since", AT, nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_counter_office_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_counter_staff_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.id"], name=op.f("fk_counter_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter")),
        sa.UniqueConstraint("office_id", "number", name=op.f("uq_counter_office_id_number")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_counter_staff_id")),
    )
    op.create_table(
        "day_service",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service_id", KEY, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_day_service_office_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_day_service_service_id")
        ),
        sa.PrimaryKeyConstraint("office_id", "day", "service_id", name=op.f("pk_day_service")),
        comment="The last number given and the tickets issued; a number is never given twice a day",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("service_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_document_office_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_document_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("service_id", "position", name=op.f("uq_document_service_id_position")),
    )
    op.create_table(
        "period",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("service_id", KEY, nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_period_office_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_period_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
        comment="Opening hours of the office, or of one service; weekday 0 is Monday",
    )
    op.create_table(
        "staff_service",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=False),
        sa.Column("service_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_staff_service_office_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_staff_service_service_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_service_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "service_id", name=op.f("pk_staff_service")),
        comment="Services a person can serve; none listed means all",
    )
    op.create_table(
        "offer",
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("counter_id", KEY, nullable=False),
        sa.Column("service_id", KEY, nullable=False),
        sa.Column("secondary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_offer_counter_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_offer_office_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_offer_service_id")),
        sa.PrimaryKeyConstraint("counter_id", "service_id", name=op.f("pk_offer")),
    )
    op.create_table(
        "ticket",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("booking_id", KEY, nullable=True),
        sa.Column("party_size", sa.Integer(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("issued_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["booking_id"], ["booking.id"], name=op.f("fk_ticket_booking_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_ticket_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "office_id", "day", "number", name=op.f("uq_ticket_office_id_day_number")
        ),
        sa.UniqueConstraint("token", name=op.f("uq_ticket_token")),
    )
    op.create_index(
        "uq_ticket_booking",
        "ticket",
        ["booking_id", "day"],
        unique=True,
        sqlite_where=sa.text("booking_id IS NOT NULL"),
        postgresql_where=sa.text("booking_id IS NOT NULL"),
    )
    op.create_table(
        "print_job",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reprint", sa.Boolean(), nullable=False),
        sa.Column("queued_at", AT, nullable=False),
        sa.Column("expires_at", AT, nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("trouble", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_print_job_office_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_print_job_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
    )
    op.create_index(
        "ix_print_job_open",
        "print_job",
        ["office_id", "printer"],
        unique=False,
        sqlite_where=sa.text("state IN ('queued', 'printing')"),
        postgresql_where=sa.text("state IN ('queued', 'printing')"),
    )
    op.create_table(
        "step",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("ticket_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("service_id", KEY, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("due_at", AT, nullable=False),
        sa.Column("arrived_at", AT, nullable=False),
        sa.Column("hold_until", AT, nullable=True),
        sa.Column("priority_class_id", KEY, nullable=True),
        sa.Column("booked_start", AT, nullable=True),
        sa.Column("promised_ahead", sa.Integer(), nullable=True),
        sa.Column("promised_p50_min", sa.Integer(), nullable=True),
        sa.Column("promised_p90_min", sa.Integer(), nullable=True),
        sa.Column("counter_id", KEY, nullable=True),
        sa.Column("only_counter_id", KEY, nullable=True),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.Column("first_called_at", AT, nullable=True),
        sa.Column("called_at", AT, nullable=True),
        sa.Column("started_at", AT, nullable=True),
        sa.Column("served_before_s", sa.Integer(), nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_step_counter_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_step_office_id")),
        sa.ForeignKeyConstraint(
            ["only_counter_id"], ["counter.id"], name=op.f("fk_step_only_counter_id")
        ),
        sa.ForeignKeyConstraint(
            ["priority_class_id"], ["priority_class.id"], name=op.f("fk_step_priority_class_id")
        ),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_step_service_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_step_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("ticket_id", "position", name=op.f("uq_step_ticket_id_position")),
        comment="All that a choice looks at stands here, so that it reads one table. promised_*: what the visitor was told on taking the ticket, so that it can be scored",
    )
    op.create_index(
        "ix_step_aside",
        "step",
        ["office_id", "state", "day"],
        unique=False,
        sqlite_where=sa.text("state IN ('planned', 'parked', 'missed')"),
        postgresql_where=sa.text("state IN ('planned', 'parked', 'missed')"),
    )
    op.create_index(
        "ix_step_line",
        "step",
        ["service_id", "due_at", "arrived_at", "number"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "uq_step_at_counter",
        "step",
        ["counter_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.create_table(
        "call",
        sa.Column("id", KEY, nullable=False),
        sa.Column("office_id", KEY, nullable=False),
        sa.Column("step_id", KEY, nullable=False),
        sa.Column("counter_id", KEY, nullable=False),
        sa.Column("staff_id", KEY, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("undone_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"], name=op.f("fk_call_counter_id")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_call_office_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_call_staff_id")),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_call_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
    op.create_index("ix_call_step", "call", ["step_id"], unique=False)

    if op.get_bind().dialect.name == "postgresql":
        op.execute(NOTIFY_FUNCTION)
        op.execute(NOTIFY_TRIGGER)
