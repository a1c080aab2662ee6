"""What a record of Easy!Appointments says, checked field by field; pure.

Its times are naive, in the provider's time zone. Customers come as the interface writes them
(`firstName`) or as their database row (`first_name`), depending on how they were asked for.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from db.delivered import Incoming, SetAside, SourceObject
from db.masking import brief, without_ids
from db.spelling import clean
from online.bookings.easyappointments.pages import Record, number_of
from online.bookings.fields import Flaw, check_text, language_of, national_id_of, phone_of
from online.bookings.moments import Unreadable, in_utc
from online.bookings.statuses import is_cancelled
from queueing.wording import Language

_LONGEST_VISIT = timedelta(hours=24)
_EXISTS = "accepted: a day and hour that exist"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What the numbers in a record mean: services' names, providers' time zones."""

    services: Mapping[int, str] = field(default_factory=dict)
    zones: Mapping[int, ZoneInfo] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How records are read: `zone` where the provider names none, `national_id_field` as the
    interface writes it (`customField1`), and the secret that versions are keyed with."""

    zone: ZoneInfo
    national_id_field: str | None
    key: bytes = field(repr=False)


def read_record(
    record: Record, customer: object, catalogue: Catalogue, how: Reading
) -> SourceObject:
    """The booking that a record holds, or why it holds none.

    `customer` is its customer's record, None if there is no such person.
    """
    number = number_of(record.get("id")) if isinstance(record, dict) else None
    if not isinstance(record, dict) or number is None:
        return _unnumbered(record, how)
    try:
        booking = _booking(str(number), record, customer, catalogue, how)
    except Flaw as fault:
        return _set_aside(str(number), f"appointment {number}", fault, how)
    return SourceObject(
        address=str(number), version=_version(asdict(booking), how), bookings=(booking,)
    )


def related(record: Record, name: str) -> int | None:
    """The number of the customer, service or provider that a record names."""
    return number_of(record.get(f"{name}Id")) if isinstance(record, dict) else None


def read_zone(value: object) -> ZoneInfo | None:
    """The time zone of a provider, where it names one that exists."""
    try:
        return ZoneInfo(value) if isinstance(value, str) and value else None
    except (ValueError, OSError):
        return None


def _unnumbered(record: Record, how: Reading) -> SourceObject:
    found = record.get("id") if isinstance(record, dict) else record
    fault = Flaw("id", _kind(found), "accepted: a whole number")
    # Without a number it has no address; what it says stands for it, so that it is named once.
    return _set_aside(f"unnumbered:{_version(record, how)}", "a record without number", fault, how)


def _set_aside(address: str, where: str, fault: Flaw, how: Reading) -> SourceObject:
    external_id = address if address.isdecimal() else ""
    aside = SetAside(
        where=where,
        field=fault.name,
        found=brief(without_ids(fault.found)),
        reason=fault.reason,
        external_id=external_id,
    )
    return SourceObject(address=address, version=_version(asdict(aside), how), set_aside=(aside,))


def _version(said: object, how: Reading) -> str:
    """Changes with what was read and nothing else: not with notes, nor with our own outcomes.

    Keyed, because a national id among known fields could be found by trying all of them.
    """
    text = json.dumps(said, sort_keys=True, default=str)
    key = hashlib.sha256(how.key).digest()
    return hashlib.blake2b(text.encode("utf-8", "replace"), key=key, digest_size=16).hexdigest()


def _booking(
    number: str,
    record: Mapping[str, object],
    customer: object,
    catalogue: Catalogue,
    how: Reading,
) -> Incoming:
    provider, service = related(record, "provider"), related(record, "service")
    zone = catalogue.zones.get(provider or 0, how.zone)
    if service is None:
        raise Flaw("serviceId", _kind(record.get("serviceId")), "accepted: a service's number")
    if not isinstance(customer, dict):
        raise Flaw("customerId", _kind(record.get("customerId")), "accepted: a customer it knows")
    return Incoming(
        external_id=number,
        reference=_text("hash", record.get("hash"), like="reference"),
        service=str(service),
        service_label=catalogue.services.get(service, ""),
        starts_at=_starts_at(record, zone),
        name=_name(customer),
        phone=_phone(customer),
        national_id=_national_id(customer, how.national_id_field),
        language=_language(customer),
        cancelled=is_cancelled(_text("status", record.get("status"))),
    )


# --- when


def _starts_at(record: Mapping[str, object], zone: ZoneInfo) -> datetime:
    """The start in UTC. Of an hour that a clock passes twice, the first is meant."""
    start = _moment("start", record.get("start"))
    if record.get("end") not in (None, ""):
        lasts = _moment("end", record.get("end")) - start
        if not timedelta(0) <= lasts <= _LONGEST_VISIT:
            raise Flaw(
                "end",
                f"{lasts / timedelta(hours=1):+.1f} hours after the start",
                "accepted: an end after the start, by 24 hours at most",
            )
    try:
        return in_utc(start.replace(tzinfo=zone))
    except (Unreadable, OverflowError):
        raise Flaw("start", f"{start} in {zone}", _EXISTS) from None


def _moment(name: str, value: object) -> datetime:
    """As its clock shows it."""
    text = value.strip() if isinstance(value, str) else ""
    if _MOMENT.fullmatch(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise Flaw(name, text, _EXISTS) from None
    raise Flaw(name, _kind(value), "accepted: a time such as 2026-11-22 09:30:00")


# --- who


def _of(customer: Mapping[str, object], name: str) -> object:
    """A field by its name in the interface, or by that of its column."""
    if name in customer:
        return customer[name]
    return customer.get(re.sub(r"[A-Z]|\d+", lambda part: f"_{part[0].lower()}", name))


def _name(customer: Mapping[str, object]) -> str:
    parts = (_text("name", _of(customer, name)) for name in ("firstName", "lastName"))
    return _text("name", " ".join(filter(None, parts)))


def _phone(customer: Mapping[str, object]) -> str:
    names = ("mobile", "mobileNumber", "phone", "phoneNumber")
    written = (_text("phone", _of(customer, name)) for name in names)
    return phone_of(next(filter(None, written), ""))


def _national_id(customer: Mapping[str, object], name: str | None) -> str | None:
    if name is None:
        return None
    try:
        return national_id_of(_text(name, _of(customer, name), like="national_id"))
    except Flaw as flaw:
        raise Flaw(name, flaw.found, flaw.reason) from None


def _language(customer: Mapping[str, object]) -> Language | None:
    """Its interface speaks dozens of languages; one that the office does not is as good as none."""
    try:
        return language_of(_text("language", _of(customer, "language")))
    except Flaw:
        return None


def _text(name: str, value: object, *, like: str = "") -> str:
    """Free text, cleaned. A number is taken for its digits; nothing is cut.

    `like` is our own name of the field, where it has another.
    """
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Flaw(name, _kind(value), "accepted: text")
    text = clean(str(value))
    try:
        check_text(like or name, text)
    except Flaw as flaw:
        raise Flaw(name, _kind(text), flaw.reason) from None
    return text


def _kind(value: object) -> str:
    """What may be said of a value that is not understood; the value may be a national id."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, str):
        return f"a text of {len(value):,} characters"
    return "a number" if isinstance(value, int | float) else "a list or an object"
