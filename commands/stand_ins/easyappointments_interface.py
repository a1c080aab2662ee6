"""What the stand-in for Easy!Appointments answers to a request."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from commands.stand_ins.easyappointments_data import (
    COLUMNS,
    MOMENT,
    Data,
    Invalid,
    Row,
    decode,
    encode,
    hours,
    listed,
)

PREFIX = "/index.php/api/v1/"
RELATED = {
    "customer": ("customers", "id_users_customer"),
    "provider": ("providers", "id_users_provider"),
    "service": ("services", "id_services"),
}


Version = Literal["1.4", "1.5"]


@dataclass(slots=True)
class Habits:
    """How this server differs from others: its version, and what its owner has changed."""

    version: Version = "1.5"
    longest_page: int | None = None
    ignores_page: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes = b""
    kind: str = "application/json"


@dataclass(slots=True)
class Interface:
    """`announce` is told of every appointment that was saved or deleted, with its row."""

    _data: Data
    habits: Habits
    _announce: Callable[[str, Row], None]

    def answer(self, method: str, path: str, query: Mapping[str, str], body: bytes) -> Answer:
        name, _, number = path.removeprefix(PREFIX).strip("/").partition("/")
        if not path.startswith(PREFIX) or name not in COLUMNS:
            return Answer(404, b"<html><h1>404 Page Not Found</h1></html>", "text/html")
        try:
            if not number:
                return self._collection(method, name, query, body)
            return self._single(method, name, int(number), query, body)
        except (Invalid, ValueError) as error:
            return _json(500, {"success": False, "message": str(error), "trace": []})

    def _collection(self, method: str, name: str, query: Mapping[str, str], body: bytes) -> Answer:
        if method == "POST":
            row = decode(name, _said(query, body), {})
            if name == "appointments" and "end_datetime" not in row:
                start = datetime.strptime(row["start_datetime"], MOMENT)
                row |= hours(self._data, start, row["id_services"])
            self._data.validate(name, row)
            row = self._data.insert(name, row)
            self._saved(name, row)
            return _json(201, encode(name, row))
        query = dict(query)
        if self.habits.ignores_page:
            query["page"] = "1"
        if self.habits.longest_page is not None:
            query["length"] = str(min(self.habits.longest_page, int(query.get("length", 20))))
        rows = listed(self._data, name, query, filters=self.habits.version != "1.4")
        return _json(200, [self._shown(name, row, query) for row in rows])

    def _single(
        self, method: str, name: str, number: int, query: Mapping[str, str], body: bytes
    ) -> Answer:
        if number not in self._data.rows[name]:
            return Answer(404)
        if method == "DELETE":
            self._deleted(name, self._data.delete(name, number))
            return _json(200, {"code": 200}) if self.habits.version == "1.4" else Answer(204)
        if method == "PUT":
            row = decode(name, _said(query, body), self._data.rows[name][number])
            self._data.validate(name, row)
            self._data.put(name, row)
            self._saved(name, row)
            return _json(200, encode(name, row))
        return _json(200, self._shown(name, self._data.rows[name][number], query))

    def _shown(self, name: str, row: Row, query: Mapping[str, str]) -> Row:
        shown = encode(name, row)
        if fields := query.get("fields"):
            shown = {key: shown[key] for key in fields.split(",") if key in shown}
        if name == "appointments" and self.habits.version != "1.4" and "with" in query:
            for relation in query["with"].split(","):
                shown[relation] = self._related(relation, row)
        return shown

    def _related(self, relation: str, row: Row) -> Row | None:
        if relation not in RELATED:
            raise Invalid(f"Unknown relation: {relation}")
        name, column = RELATED[relation]
        found = self._data.rows[name].get(row[column])
        return None if found is None else {**found, "id": str(found["id"])}

    def _saved(self, name: str, row: Row) -> None:
        if name == "appointments":
            self._announce("appointment_save", row)

    def _deleted(self, name: str, row: Row) -> None:
        if name == "appointments":
            self._announce("appointment_delete", row)


def _said(query: Mapping[str, str], body: bytes) -> Row:
    said = dict(query) or json.loads(body or b"{}")
    if not isinstance(said, dict):
        raise Invalid("The body is not an object.")
    return said


def _json(status: int, content: object) -> Answer:
    return Answer(status, json.dumps(content).encode())
