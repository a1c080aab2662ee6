"""What a record of a source becomes here: the columns of a booking, or a line of the inbox."""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar

from db.bookings import identity_hash, identity_tail, phone_tail
from db.delivered import Incoming, SetAside, SourceObject
from db.masking import without_ids
from db.office import Office
from db.spelling import storable, western_digits

Record = TypeVar("Record", Incoming, SetAside)

DETAILS = (
    "reference",
    "name",
    "phone",
    "identity_hash",
    "identity_tail",
    "language",
    "party_size",
    "address",
)
"""What a source may correct whatever became of the booking."""

_SHOWN = ("name", "service", "service_label", "found", "reason", "where", "field")
"""Texts that people read; a national id that somebody wrote into one of them is covered."""


def fit_to_keep(one: SourceObject, key: bytes) -> SourceObject:
    """The object without what no database takes, and without a national id in clear.

    Where the id or the reference of a booking is its visitor's national id itself, the keyed hash
    stands for it: the visitor is found by the national id all the same.
    """
    bookings = tuple(_without_own_id(_clean(each), key) for each in one.bookings)
    address = storable(one.address)
    for before, after in zip(one.bookings, bookings, strict=True):
        if before.external_id != after.external_id and before.external_id == one.address:
            address = after.external_id  # a list has no other addresses
    aside = tuple(_clean(each) for each in one.set_aside)
    return replace(one, address=address, bookings=bookings, set_aside=aside)


def _clean(record: Record) -> Record:
    mended: dict[str, Any] = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, str) and each.name != "national_id":
            text = storable(value)
            text = without_ids(text) if each.name in _SHOWN else text
            if text != value:
                mended[each.name] = text
    return replace(record, **mended) if mended else record


def _without_own_id(incoming: Incoming, key: bytes) -> Incoming:
    own = _digits(incoming.national_id or "")
    digest = identity_hash(key, own)
    if digest is None:
        return incoming
    mended: dict[str, Any] = {}
    if own in _digits(incoming.external_id):
        mended["external_id"] = f"id-{digest.hex()[:24]}"
    if own in _digits(incoming.reference):
        mended["reference"] = ""
    if _digits(incoming.phone) == own:
        mended["phone"] = ""
    return replace(incoming, **mended) if mended else incoming


def _digits(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", western_digits(text))


def values_of(
    office: Office, incoming: Incoming, key: bytes, service_id: int, address: str
) -> dict[str, Any]:
    """The columns of a booking, but for its id and state."""
    national_id = incoming.national_id or ""
    return {
        "reference": incoming.reference.strip().upper() or None,
        "service_id": service_id,
        "day": office.day(incoming.starts_at),
        "starts_at": incoming.starts_at,
        "name": incoming.name or None,
        "phone": phone_tail(incoming.phone),
        "identity_hash": identity_hash(key, national_id),
        "identity_tail": identity_tail(national_id),
        "language": incoming.language,
        "party_size": incoming.party_size,
        "address": address,
    }


def kept(incoming: Incoming, key: bytes, address: str) -> dict[str, Any]:
    """A record as the inbox keeps it until its service is named; a national id as its hash."""
    identity = identity_hash(key, incoming.national_id or "")
    return {
        "external_id": incoming.external_id,
        "address": address,
        "service": incoming.service,
        "label": incoming.service_label,
        "starts_at": incoming.starts_at.isoformat(),
        "reference": incoming.reference.strip().upper(),
        "name": incoming.name,
        "phone": phone_tail(incoming.phone),
        "identity": None if identity is None else identity.hex(),
        "identity_tail": identity_tail(incoming.national_id or ""),
        "language": incoming.language,
        "party_size": incoming.party_size,
    }


def values_of_kept(office: Office, record: Mapping[str, Any], service_id: int) -> dict[str, Any]:
    """The columns of a booking, but for its id and state, of a record that waited in the inbox."""
    starts_at = datetime.fromisoformat(record["starts_at"])
    identity = record["identity"]
    return {
        "reference": record["reference"] or None,
        "service_id": service_id,
        "day": office.day(starts_at),
        "starts_at": starts_at,
        "name": record["name"] or None,
        "phone": record["phone"],
        "identity_hash": None if identity is None else bytes.fromhex(identity),
        "identity_tail": record["identity_tail"],
        "language": record["language"],
        "party_size": record["party_size"],
        "address": record["address"],
    }


def twice(incoming: Incoming, address: str, first: str) -> SetAside:
    """The same booking at a second address."""
    return SetAside(
        where=address,
        field="id",
        found=incoming.external_id,
        reason=f"accepted: each booking once; it stands at {first}, too",
    )
