"""The record as lines of text, to read or to hand to another program."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from db.engine import Database
from db.events import Event, Record

FOLLOW_S = 5.0
"""A look at the record at least this often, should a notice be missed."""


def lines(
    record: Record, database: Database, since: int, *, follow: bool, as_json: bool
) -> Iterator[str]:
    """The events after `since`, one line each; with `follow` without end, as they are written."""
    watcher = database.watch() if follow else None
    try:
        while True:
            page = record.since(since)
            for event in page:
                yield as_object(event) if as_json else as_text(event)
                since = event.n
            if page:
                continue
            if watcher is None:
                return
            watcher.wait(FOLLOW_S)
    finally:
        if watcher is not None:
            watcher.close()


def as_object(event: Event) -> str:
    """One JSON object; times are ISO 8601 in UTC."""
    return json.dumps({**asdict(event), "at": event.at.isoformat()}, ensure_ascii=False)


def as_text(event: Event) -> str:
    details = ", ".join(f"{name} {value}" for name, value in event.data.items() if value)
    return f"{event.n:>8}  {event.at:%Y-%m-%d %H:%M:%S}  {event.kind:<18} {details}"
