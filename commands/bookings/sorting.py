"""`bookings list`, `show` and `resolve`: what does not fit, decided at the command line."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any

from db.engine import Database, utc_now
from db.inbox import CONFLICTS, InboxLine, Kind
from db.office import Office
from db.resolving import Resolving
from db.trouble import Trouble, TroubleKind


class Which(StrEnum):
    """Which lines are wanted."""

    ALL = "all"
    INBOX = "inbox"
    """Records that do not fit."""
    CONFLICTS = "conflicts"
    """Two versions of one booking."""


_SAID = {
    Kind.UNMATCHED: "unknown service",
    Kind.UNREADABLE: "makes no sense",
    Kind.MOVED: "moved, but the visitor is here",
    Kind.CANCELLED: "cancelled, but the visitor is here",
    Kind.GONE: "gone, but the visitor is here",
    Kind.UNTOLD: "the source does not take it",
}


def resolving(database: Database, office_id: int) -> Resolving:
    """The use cases of the inbox."""
    return Resolving(database, office_id, utc_now)


def which(text: str) -> Which:
    """Which lines a person asked for. Raises `Trouble` SETTINGS for another word."""
    try:
        return Which(text)
    except ValueError:
        raise Trouble(
            TroubleKind.SETTINGS, f"bookings list {text}", f"accepted: {', '.join(Which)}"
        ) from None


def lines(resolving: Resolving, wanted: Which, *, ended: bool) -> list[InboxLine]:
    """The lines that were asked for."""
    conflicts = wanted is Which.CONFLICTS
    return [
        line
        for line in resolving.lines(ended=ended)
        if wanted is Which.ALL or (line.kind in CONFLICTS) is conflicts
    ]


def as_json(line: InboxLine) -> str:
    """One JSON object a line."""
    return json.dumps(asdict(line), ensure_ascii=False, default=str)


def brief(line: InboxLine) -> str:
    """A line of the inbox in a line of text."""
    who = " ".join(filter(None, (line.ticket_number, line.reference, line.name)))
    done = f" [{line.ended_how}]" if line.ended_how else ""
    return f"{line.id:>5}  {line.source}: {_SAID[line.kind]}: {who or _what(line)}{done}"


def _what(line: InboxLine) -> str:
    if line.kind is Kind.UNMATCHED:
        return f"{line.data.get('label') or line.data.get('service') or 'no service'}"
    return f"{line.data.get('where', '')} {line.data.get('field', '')}".strip()


def whole(line: InboxLine, office: Office) -> Iterator[str]:
    """All that is known of a line, and how it can be dealt with."""
    yield brief(line).strip()
    yield f"since {office.local(line.at):%Y-%m-%d %H:%M}, booking of {line.day}"
    yield from _facts(line, office)
    if line.ended_at is not None:
        yield f"dealt with: {line.ended_how} on {office.local(line.ended_at):%Y-%m-%d %H:%M}"
        return
    yield f"resolve it with: python main.py bookings resolve {line.id} {_answers(line.kind)}"


def _facts(line: InboxLine, office: Office) -> Iterator[str]:
    data = line.data
    if line.kind in CONFLICTS and data:
        yield f"here:   {_version(data['ours'], office)}"
        yield f"there:  {_version(data['theirs'], office)}"
        return
    for name, value in data.items():
        if name in ("identity", "external_id", "address") or value in (None, ""):
            continue
        if name == "starts_at":
            value = f"{office.local(datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"
        yield f"{name.replace('_', ' ')}: {value}"


def _version(version: dict[str, Any] | None, office: Office) -> str:
    if version is None:
        return "nothing"
    starts = office.local(datetime.fromisoformat(version["starts_at"]))
    service = office.services.get(version["service_id"])
    named = "" if service is None else f" {service.code} {service.name.en}"
    return f"{starts:%Y-%m-%d %H:%M}{named}{', cancelled' if version['cancelled'] else ''}"


def _answers(kind: Kind) -> str:
    if kind is Kind.UNMATCHED:
        return "--service CODE (or --not-ours)"
    return "--keep (or --accept)" if kind in CONFLICTS else "--dismiss"


def the_one(line_id: int, verbs: Sequence[str], service: str | None) -> str:
    """The one way in which a line is to be dealt with. Raises `Trouble` SETTINGS for any other
    number of ways."""
    asked = [*verbs, *(["service"] if service is not None else [])]
    if len(asked) != 1:
        accepted = "one of --service CODE, --not-ours, --keep, --accept, --dismiss"
        raise Trouble(TroubleKind.SETTINGS, f"bookings resolve {line_id}", f"accepted: {accepted}")
    return asked[0]


def resolve(
    resolving: Resolving, office: Office, line_id: int, verb: str, service: str | None
) -> str:
    """Deal with a line; says what that did."""
    match verb:
        case "service":
            came = resolving.match(line_id, office.service_coded(service or "").id)
            return f"matched to {service}: {came} bookings came in"
        case "not-ours":
            return f"none of ours: {resolving.not_ours(line_id)} bookings left out"
        case "keep":
            resolving.keep(line_id)
            return "kept: the booking stays as the office has it"
        case "accept":
            resolving.accept(line_id)
            return "accepted: the booking is as the source has it; the ticket stays"
    resolving.dismiss(line_id)
    return "dismissed"
