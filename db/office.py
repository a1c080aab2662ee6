"""An office's own data (names, services, counters, hours), read once and kept until it changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby
from types import MappingProxyType
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from db import schema as t
from db.engine import Database
from db.prepared import Prepared
from db.schema import Row
from db.transaction import Read
from db.trouble import Trouble, TroubleKind
from queueing.hours import Closure, Hours, Period
from queueing.policy import Desk
from queueing.staff import RIGHTS, Right, Role
from queueing.ticket import Reason, Refused
from queueing.visit import Counted, DocumentKind
from queueing.wording import Bilingual, Digits, Figures, Language, Letters, Manner, unmarked


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of one of the office's lists: an outcome, a reason for a break."""

    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Zone:
    id: int
    code: str
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Electronic:
    """The way to the same service without a visit."""

    url: str
    note: Bilingual


@dataclass(frozen=True, slots=True)
class Document:
    """Something that a service asks the visitor to bring."""

    name: Bilingual
    kind: DocumentKind


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the office has to say, on the local days from `first_day` to `last_day`."""

    text: Bilingual
    on_kiosk: bool
    on_ticket: bool
    on_hall: bool
    first_day: date | None
    last_day: date | None

    def holds(self, day: date) -> bool:
        begun = self.first_day is None or self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Service:
    """What a visitor comes for. `hours` is None where the office's hours hold."""

    id: int
    code: str
    name: Bilingual
    category: Bilingual | None
    target_wait_min: int
    usual_duration_min: int
    daily_cap: int | None
    walk_in: bool
    number_from: int
    number_to: int
    fee_bd: Decimal | None
    processing_days: int | None
    documents: tuple[Document, ...]
    electronic: Electronic | None
    counted: Counted
    hours: Hours | None
    short: Bilingual
    """A name of few words for the hall; the whole name where there is none."""
    spoken: Bilingual
    """The same for the voice, with the vowel signs that the office wrote."""


@dataclass(frozen=True, slots=True)
class Counter:
    """A place where a clerk serves; `offers` maps a service to its reluctance in minutes."""

    id: int
    number: int
    name: Bilingual
    zone_id: int
    offers: Mapping[int, int]
    switched_off: frozenset[int] = frozenset()
    """Services it has but does not offer today."""
    extra: frozenset[int] = frozenset()
    """Services it offers for today alone."""

    def desk(self, clerk: "Person | None") -> Desk:
        """The counter as the choice sees it with this clerk: less what they cannot serve."""
        if clerk is None or not clerk.services:
            return Desk(self.id, self.offers, clerk.id if clerk else None)
        can = {s: reluctance for s, reluctance in self.offers.items() if s in clerk.services}
        return Desk(self.id, can, clerk.id)


@dataclass(frozen=True, slots=True)
class PriorityClass:
    id: int
    code: str
    name: Bilingual
    credit_min: int


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff as colleagues may see them."""

    id: int
    login: str
    name: Bilingual
    role: Role
    services: frozenset[int]
    """Services they can serve; empty means all."""

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.role]


@dataclass(frozen=True, slots=True)
class HallRules:
    """What the hall display tells beside the calls."""

    next_shown: int
    """How many numbers that wait are shown before their call; 0 shows none."""
    waits: bool
    """Whether the range of waiting stands there for every service."""


@dataclass(frozen=True, slots=True)
class VoiceRules:
    """How this office calls aloud; `volume` is a share in per cent of each loudspeaker's own."""

    languages: tuple[Language, ...]
    """In the order they are spoken."""
    repeats: int
    volume: int
    names_service: bool
    manner: Manner
    quiet: tuple[tuple[time, time], ...]
    """Local hours in which the screen alone calls, the end excluded."""

    def silent_at(self, local: datetime) -> bool:
        """Whether nothing is to be heard; `local` is on the office's clock."""
        return any(starts <= local.time() < ends for starts, ends in self.quiet)


@dataclass(frozen=True, slots=True)
class Office:
    """One service centre as its profile describes it. Only what is active is listed."""

    id: int
    key: str
    name: Bilingual
    zone: ZoneInfo
    language: Language
    digits: Digits
    grace_min: int
    hold_min: int
    allowed_calls: int
    undo_s: int
    recall_cooldown_s: int
    last_ticket_min: int
    tickets_in_breaks: bool
    retention_days: int
    long_wait_min: int
    """From this many minutes on a wait is long, and coming back later is offered."""
    confirm_priority: bool
    """Whether a declared priority counts only once staff have confirmed it."""
    holds: int
    """How many visitors a clerk may keep at the counter while serving another; 0 forbids it."""
    auto_start_s: int
    """So many seconds after its call a visit starts by itself; 0 waits for the clerk."""
    lock_after_min: int
    """A console that nobody touches for so long asks for the PIN again; 0 never does."""
    clerks_switch_services: bool
    """Whether clerks may change what their own counter offers today."""
    hall: HallRules
    voice: VoiceRules
    hours: Hours
    notices: tuple[Notice, ...]
    zones: Mapping[int, Zone]
    services: Mapping[int, Service]
    counters: Mapping[int, Counter]
    priorities: Mapping[int, PriorityClass]
    staff: Mapping[int, Person]
    outcomes: tuple[Named, ...]
    pause_reasons: tuple[Named, ...]
    next_steps: tuple[Named, ...]

    def may(self, staff_id: int, right: Right) -> bool:
        """Whether somebody of this office may do this; nobody else may anything."""
        person = self.staff.get(staff_id)
        return person is not None and person.may(right)

    def allowed(self, by: int, right: Right) -> Person:
        """Who `by` is. Raises `Refused` ROLE_NOT_ALLOWED for nobody of this office's staff, and
        for a role without this right."""
        person = self.staff.get(by)
        if person is None or not person.may(right):
            raise Refused(Reason.ROLE_NOT_ALLOWED, role=person.role if person else None)
        return person

    def day(self, now: datetime) -> date:
        """The business day: the office's local date."""
        return now.astimezone(self.zone).date()

    def local(self, at: datetime) -> datetime:
        """`at` on the office's clock."""
        return at.astimezone(self.zone)

    def service(self, service_id: int) -> Service:
        """Raises `Refused` UNKNOWN_SERVICE."""
        try:
            return self.services[service_id]
        except KeyError:
            raise Refused(Reason.UNKNOWN_SERVICE, service=service_id) from None

    def counter(self, counter_id: int) -> Counter:
        """Raises `Refused` UNKNOWN_COUNTER."""
        try:
            return self.counters[counter_id]
        except KeyError:
            raise Refused(Reason.UNKNOWN_COUNTER, counter=counter_id) from None

    def counter_numbered(self, number: int) -> Counter:
        """Raises `Refused` UNKNOWN_COUNTER."""
        for counter in self.counters.values():
            if counter.number == number:
                return counter
        raise Refused(Reason.UNKNOWN_COUNTER, counter=number)

    def credit_min(self, priority_id: int | None) -> int:
        """The credit of a priority class in minutes; 0 for none, or one that is gone."""
        priority = self.priorities.get(priority_id) if priority_id is not None else None
        return priority.credit_min if priority else 0

    def service_coded(self, code: str) -> Service:
        """Raises `Refused` UNKNOWN_SERVICE."""
        for service in self.services.values():
            if service.code == code:
                return service
        raise Refused(Reason.UNKNOWN_SERVICE, service=code)


class OfficeBook:
    """Hands out the office's data as they stand at a `config` mark, reading only after a change."""

    def __init__(self, office_id: int) -> None:
        self.office_id = office_id
        self._page: tuple[int, Office] | None = None

    @property
    def known(self) -> Office | None:
        """The office as it last was; None before the first look."""
        return self._page[1] if self._page else None

    def current(self, read: Read) -> Office:
        """The office as this transaction sees it."""
        return self.at(read.one(_CONFIG, office=self.office_id).config, read)

    def at(self, config: int, read: Read) -> Office:
        """The same where the mark is known, as it is in every write."""
        page = self._page
        if page is None or page[0] != config:
            page = (config, _load(read.connection, self.office_id))
            self._page = page
        return page[1]


def office_id(database: Database, key: str | None = None) -> int:
    """The id of the office with `key`, or of the only one there is.

    Raises `Trouble` DATABASE_NOT_SET_UP when there is none, or several and no key.
    """
    ids = offices(database)
    found = [office for known, office in ids.items() if key is None or known == key]
    if len(found) != 1:
        raise Trouble(
            TroubleKind.DATABASE_NOT_SET_UP,
            database.where,
            f"looking for office {key or '(the only one)'}, found: {', '.join(ids) or 'none'}",
        )
    return found[0]


def offices(database: Database) -> dict[str, int]:
    """The ids of the offices in the database by their keys, oldest first."""
    with database.read() as read:
        rows = read.all(sa.select(t.office.c.id, t.office.c.key).order_by(t.office.c.id))
    return {row.key: row.id for row in rows}


def refuse_offices(database: Database, purpose: str, *, but: str = "") -> None:
    """Raise `Trouble` SETTINGS unless the database holds no office, or only the one keyed `but`.

    Invented visitors have no place among real ones.
    """
    found = [key for key in offices(database) if key != but]
    if found:
        raise Trouble(
            TroubleKind.SETTINGS,
            database.where,
            f"found office {', '.join(found)} in it, accepted: an empty database {purpose}",
        )


def _load(connection: sa.Connection, office_id: int) -> Office:
    def rows(table: sa.Table, *order: sa.ColumnElement[object]) -> list[Row]:
        query = sa.select(table).where(table.c.office_id == office_id)
        if "active" in table.c:
            query = query.where(table.c.active)
        return list(connection.execute(query.order_by(*order)))

    row = connection.execute(sa.select(t.office).where(t.office.c.id == office_id)).one()
    zone = ZoneInfo(row.time_zone)
    calendar = _Calendar(
        rows(t.period, t.period.c.id), rows(t.closure, t.closure.c.id), zone, row.tickets_in_breaks
    )
    return Office(
        id=row.id,
        key=row.key,
        name=_name(row),
        zone=zone,
        language=Language(row.language),
        digits=Digits(row.digits),
        grace_min=row.grace_min,
        hold_min=row.hold_min,
        allowed_calls=row.allowed_calls,
        undo_s=row.undo_s,
        recall_cooldown_s=row.recall_cooldown_s,
        last_ticket_min=row.last_ticket_min,
        tickets_in_breaks=row.tickets_in_breaks,
        retention_days=row.retention_days,
        long_wait_min=row.long_wait_min,
        confirm_priority=row.confirm_priority,
        holds=row.holds,
        auto_start_s=row.auto_start_s,
        lock_after_min=row.lock_after_min,
        clerks_switch_services=row.clerks_switch_services,
        hall=HallRules(row.hall_next, row.hall_waits),
        voice=_voice(row, rows(t.quiet_time, t.quiet_time.c.position)),
        hours=calendar.of(None),
        notices=tuple(
            Notice(_name(n, "text"), n.on_kiosk, n.on_ticket, n.on_hall, n.first_day, n.last_day)
            for n in rows(t.notice, t.notice.c.position)
        ),
        zones=_keyed(Zone(z.id, z.code, _name(z)) for z in rows(t.zone, t.zone.c.position)),
        services=_services(
            rows(t.service, t.service.c.position),
            rows(t.document, t.document.c.service_id, t.document.c.position),
            calendar,
        ),
        counters=_counters(rows(t.counter, t.counter.c.number), rows(t.offer)),
        priorities=_keyed(
            PriorityClass(p.id, p.code, _name(p), p.credit_min)
            for p in rows(t.priority_class, t.priority_class.c.position)
        ),
        staff=_people(rows(t.staff, t.staff.c.id), rows(t.staff_service)),
        outcomes=tuple(Named(o.code, _name(o)) for o in rows(t.outcome, t.outcome.c.position)),
        pause_reasons=tuple(
            Named(p.code, _name(p)) for p in rows(t.pause_reason, t.pause_reason.c.position)
        ),
        next_steps=tuple(
            Named(n.code, _name(n)) for n in rows(t.next_step, t.next_step.c.position)
        ),
    )


def _voice(row: Row, quiet: list[Row]) -> VoiceRules:
    return VoiceRules(
        languages=tuple(Language(code) for code in row.voice_languages.split()),
        repeats=row.voice_repeats,
        volume=row.voice_volume,
        names_service=row.voice_service,
        manner=Manner(
            Letters(row.voice_letters), Figures(row.voice_arabic), Figures(row.voice_english)
        ),
        quiet=tuple((q.starts, q.ends) for q in quiet),
    )


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Every period and closure of the office, to be told apart by service."""

    periods: list[Row]
    closures: list[Row]
    zone: ZoneInfo
    tickets_in_breaks: bool

    def of(self, service_id: int | None) -> Hours:
        return Hours(
            periods=tuple(
                Period(p.weekday, p.opens, p.closes, p.valid_from, p.valid_to)
                for p in self.periods
                if p.service_id == service_id
            ),
            closures=tuple(
                Closure(c.first_day, c.last_day, _name(c, "reason"), c.starts, c.ends)
                for c in self.closures
                if c.service_id == service_id
            ),
            zone=self.zone,
            tickets_in_breaks=self.tickets_in_breaks,
        )

    def own(self, service_id: int) -> Hours | None:
        own = self.of(service_id)
        if not (own.periods or own.closures):
            return None
        whole = self.of(None)
        return replace(own, periods=own.periods or whole.periods).within(whole)


def _services(rows: list[Row], documents: list[Row], calendar: _Calendar) -> Mapping[int, Service]:
    bring = {
        service_id: tuple(Document(_name(d), DocumentKind(d.kind)) for d in group)
        for service_id, group in groupby(documents, key=lambda d: d.service_id)
    }
    return _keyed(
        Service(
            id=s.id,
            code=s.code,
            name=_name(s),
            category=_name(s, "category") if s.category_ar else None,
            target_wait_min=s.target_wait_min,
            usual_duration_min=s.usual_duration_min,
            daily_cap=s.daily_cap,
            walk_in=s.walk_in,
            number_from=s.number_from,
            number_to=s.number_to,
            fee_bd=s.fee_bd,
            processing_days=s.processing_days,
            documents=bring.get(s.id, ()),
            electronic=(
                Electronic(s.electronic_url, _name(s, "electronic_note"))
                if s.electronic_url
                else None
            ),
            counted=Counted(s.counted),
            hours=calendar.own(s.id),
            short=unmarked(_name(s, "short") if s.short_ar else _name(s)),
            spoken=_name(s, "short") if s.short_ar else _name(s),
        )
        for s in rows
    )


def _counters(rows: list[Row], offers: list[Row]) -> Mapping[int, Counter]:
    of_counter: dict[int, list[Row]] = {c.id: [] for c in rows}
    for offer in offers:
        of_counter.get(offer.counter_id, []).append(offer)
    return _keyed(
        Counter(
            id=c.id,
            number=c.number,
            name=_name(c),
            zone_id=c.zone_id,
            offers=MappingProxyType(
                {
                    o.service_id: c.reluctance_min if o.secondary else 0
                    for o in of_counter[c.id]
                    if not o.off
                }
            ),
            switched_off=frozenset(o.service_id for o in of_counter[c.id] if o.off),
            extra=frozenset(o.service_id for o in of_counter[c.id] if o.extra),
        )
        for c in rows
    )


def _people(rows: list[Row], skills: list[Row]) -> Mapping[int, Person]:
    return _keyed(
        Person(
            id=p.id,
            login=p.login,
            name=_name(p),
            role=Role(p.role),
            services=frozenset(s.service_id for s in skills if s.staff_id == p.id),
        )
        for p in rows
    )


class _HasId(Protocol):
    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=_HasId)


def _keyed(items: Iterable[T]) -> Mapping[int, T]:
    return MappingProxyType({item.id: item for item in items})


def _name(row: Row, prefix: str = "name") -> Bilingual:
    return Bilingual(ar=row._mapping[f"{prefix}_ar"], en=row._mapping[f"{prefix}_en"])


_CONFIG = Prepared(
    sa.select(t.revision.c.config).where(t.revision.c.office_id == sa.bindparam("office"))
)
ACTIVE_COUNTERS = (
    sa.select(t.counter)
    .where(t.counter.c.office_id == sa.bindparam("office"), t.counter.c.active)
    .order_by(t.counter.c.number)
)
"""The counters as they stand at this moment, by their numbers."""
