"""What the stand-in for Easy!Appointments holds: rows as its database has them, and their rules."""

import json
import os
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

Row = dict[str, Any]

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "appointments": {
        "id": "id",
        "book": "book_datetime",
        "start": "start_datetime",
        "end": "end_datetime",
        "hash": "hash",
        "color": "color",
        "status": "status",
        "location": "location",
        "notes": "notes",
        "customerId": "id_users_customer",
        "providerId": "id_users_provider",
        "serviceId": "id_services",
        "googleCalendarId": "id_google_calendar",
        "caldavCalendarId": "id_caldav_calendar",
    },
    "unavailabilities": {
        "id": "id",
        "start": "start_datetime",
        "end": "end_datetime",
        "notes": "notes",
        "providerId": "id_users_provider",
    },
    "customers": {
        "id": "id",
        "firstName": "first_name",
        "lastName": "last_name",
        "email": "email",
        "phone": "phone_number",
        "timezone": "timezone",
        "language": "language",
        **{f"customField{i}": f"custom_field_{i}" for i in range(1, 6)},
        "notes": "notes",
    },
    "providers": {
        "id": "id",
        "firstName": "first_name",
        "lastName": "last_name",
        "email": "email",
        "timezone": "timezone",
        "services": "services",
        "settings": "settings",
    },
    "services": {"id": "id", "name": "name", "duration": "duration", "description": "description"},
    "webhooks": {
        "id": "id",
        "name": "name",
        "url": "url",
        "actions": "actions",
        "secretToken": "secret_token",
    },
}
"""Every resource with its fields: their names in the interface, and those of their columns."""

SERVER_OWNED = ("id", "book", "hash")
MINIMUM_MINUTES = 5
MOMENT = "%Y-%m-%d %H:%M:%S"


class Invalid(Exception):
    """The rules of the house refuse it; the interface answers it with status 500."""


@dataclass(slots=True)
class Data:
    """Rows by resource and id. With `path`, all is kept in a JSON file and survives a restart."""

    now: Callable[[], datetime]
    path: Path | None = None
    rows: dict[str, dict[int, Row]] = field(default_factory=lambda: {name: {} for name in COLUMNS})
    next_id: int = 1
    random: Random = field(default_factory=lambda: Random(1))

    def __post_init__(self) -> None:
        if self.path is not None and self.path.exists():
            kept = json.loads(self.path.read_text("utf-8"))
            self.next_id = kept["next_id"]
            for name, rows in kept["rows"].items():
                self.rows[name] = {row["id"]: row for row in rows}

    def insert(self, name: str, row: Row) -> Row:
        """The row with its number, and what else the server fills in."""
        row = {**dict.fromkeys(COLUMNS[name].values()), **row, "id": self.next_id}
        if name == "appointments":
            row["book_datetime"] = self.now().strftime(MOMENT)
            row["hash"] = "".join(self.random.choices(string.ascii_letters + string.digits, k=12))
            row["status"] = row["status"] or ""
        self.next_id += 1
        self.put(name, row)
        return row

    def put(self, name: str, row: Row) -> None:
        self.rows[name][row["id"]] = row
        self.keep()

    def delete(self, name: str, number: int) -> Row:
        """A deleted row leaves no trace, as on the real server."""
        row = self.rows[name].pop(number)
        self.keep()
        return row

    def keep(self) -> None:
        if self.path is None:
            return
        kept = {name: list(rows.values()) for name, rows in self.rows.items()}
        beside = self.path.with_suffix(".new")
        beside.write_text(json.dumps({"next_id": self.next_id, "rows": kept}), "utf-8")
        os.replace(beside, self.path)

    def validate(self, name: str, row: Row) -> None:
        """Raises `Invalid`, with the kind of text that the real server shows."""
        if name == "appointments":
            self._validate_appointment(row)
        if name == "customers" and not all(
            row.get(column) for column in ("first_name", "last_name", "email")
        ):
            raise Invalid(f"Required fields are missing: {row}")

    def _validate_appointment(self, row: Row) -> None:
        for column, name in (
            ("id_users_customer", "customers"),
            ("id_users_provider", "providers"),
            ("id_services", "services"),
        ):
            if row.get(column) not in self.rows[name]:
                raise Invalid(f"Unknown {column}: {row.get(column)}")
        try:
            start, end = (
                datetime.strptime(row[column], MOMENT)
                for column in ("start_datetime", "end_datetime")
            )
        except (TypeError, ValueError) as error:
            raise Invalid("The date and time are not valid.") from error
        if end - start < timedelta(minutes=MINIMUM_MINUTES):
            raise Invalid(f"It must last {MINIMUM_MINUTES} minutes at least.")


# --- between rows and what the interface shows


def encode(name: str, row: Row) -> Row:
    """A row as the interface shows it."""
    return {shown: row.get(column) for shown, column in COLUMNS[name].items()}


def decode(name: str, body: Row, base: Row) -> Row:
    """`base` with what the body says; fields that the interface does not know are ignored."""
    said = {
        column: body[shown]
        for shown, column in COLUMNS[name].items()
        if shown in body and shown not in SERVER_OWNED
    }
    return {**base, **said}


def hours(data: Data, start: datetime, service: int) -> Row:
    """The columns of an appointment that starts then and lasts as long as the service does."""
    minutes = data.rows["services"].get(service, {}).get("duration", 20)
    end = start + timedelta(minutes=minutes)
    return {"start_datetime": start.strftime(MOMENT), "end_datetime": end.strftime(MOMENT)}


# --- lists


def listed(data: Data, name: str, query: Mapping[str, str], *, filters: bool) -> list[Row]:
    """The rows that a query asks for, in its order, cut to its page."""
    rows = [row for row in data.rows[name].values() if not filters or _matches(name, row, query)]
    if order := query.get("sort"):
        rows = _sorted(name, rows, order)
    else:
        # Without an order a database hands rows out as it likes; here no two answers are alike.
        data.random.shuffle(rows)
    length = int(query.get("length", 20))
    first = (int(query.get("page", 1)) - 1) * length
    return rows[first : first + length]


def _matches(name: str, row: Row, query: Mapping[str, str]) -> bool:
    return name != "appointments" or all(_tests(row, query))


def _tests(row: Row, query: Mapping[str, str]) -> Iterator[bool]:
    """`from` is compared with the day of the start, `till` with that of the end."""
    start, end = (str(row[column] or "")[:10] for column in ("start_datetime", "end_datetime"))
    yield "from" not in query or start >= query["from"][:10]
    yield "till" not in query or end <= query["till"][:10]
    yield "date" not in query or start == query["date"][:10]
    for shown in ("serviceId", "providerId", "customerId"):
        column = COLUMNS["appointments"][shown]
        yield shown not in query or str(row[column]) == query[shown]


def _sorted(name: str, rows: list[Row], order: str) -> list[Row]:
    # The last field named weighs least, so it sorts first.
    for token in reversed(order.split(",")):
        # A plus sign that nobody escaped arrives as a space.
        shown = token.strip().lstrip("+-")
        if shown not in COLUMNS[name]:
            raise Invalid(f"Unknown column: {shown}")
        column = COLUMNS[name][shown]
        backwards = token.strip().startswith("-")
        rows = sorted(rows, key=lambda row: (row[column] is not None, row[column]))
        rows = rows[::-1] if backwards else rows
    return rows
