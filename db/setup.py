"""Creating or updating an office from its profile: all of it, or nothing."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from argon2 import PasswordHasher

from db import profile as p
from db import schema as t
from db.engine import Database
from db.transaction import Write, raise_config
from db.trouble import Trouble, TroubleKind
from db.wire import Wire
from queueing.staff import CounterState
from queueing.wording import Bilingual

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SetUp:
    """What setting up did: the office, and how many rows it changed (0 when run again)."""

    office_id: int
    created: bool
    changes: int


def set_up(
    database: Database,
    profile: p.Profile,
    clock: Callable[[], datetime],
    hasher: PasswordHasher | None = None,
) -> SetUp:
    """Create or update the office that the profile describes, in one transaction.

    What the profile no longer names is retired, not deleted, because past visits refer to it.
    A PIN in the profile is an initial one: it never replaces the PIN that a person has by now.
    Raises `Trouble` PROFILE when a service, counter or person that works at this moment would go.
    """
    with (
        database.founding() as connection,
        closing(Wire(connection.engine, connection)) as wire,
    ):
        office_id, created = _found(connection, profile.office)
        write = Write.join(wire, office_id, clock)
        assert write is not None
        change = _Change(write, hasher or PasswordHasher())
        change.apply(profile)
        total = change.count + int(created)
        if total:
            raise_config(write)
            write.record("set_up", profile=profile.office.key, changes=total)
            write.commit()
        return SetUp(office_id, created, total)


def _found(connection: sa.Connection, office: p.Office) -> tuple[int, bool]:
    known = connection.scalar(sa.select(t.office.c.id).where(t.office.c.key == office.key))
    if known is not None:
        return known, False
    office_id = connection.execute(
        t.office.insert().values(key=office.key, **_of_office(office)).returning(t.office.c.id)
    ).scalar_one()
    connection.execute(t.revision.insert(), {"office_id": office_id, "n": 0, "config": 0})
    key = secrets.token_bytes(32)
    connection.execute(t.secret.insert(), {"office_id": office_id, "identity_key": key})
    return office_id, True


class _Change:
    """One pass over the profile that writes only what differs from the tables."""

    def __init__(self, write: Write, hasher: PasswordHasher) -> None:
        self._write = write
        self._hasher = hasher
        self.count = 0

    def apply(self, profile: p.Profile) -> None:
        self._update_office(profile)
        zones = self._keep(t.zone, "code", _listed(profile.zones))
        services = self._keep(t.service, "code", map(_of_service, enumerate(profile.services)))
        self._replace(t.document, _documents(profile, services))
        self._replace(t.period, _periods(profile, services))
        self._replace(t.closure, _closures(profile, services))
        self._replace(t.notice, _notices(profile))
        self._replace(t.quiet_time, _quiet_times(profile))
        self._keep(
            t.priority_class,
            "code",
            ({**row, "credit_min": c.credit_min} for row, c in _rows(profile.priority_classes)),
        )
        self._keep(t.outcome, "code", _listed(profile.outcomes))
        self._keep(t.pause_reason, "code", _listed(profile.pause_reasons))
        self._keep(t.next_step, "code", _listed(profile.next_steps))
        counters = self._keep(
            t.counter,
            "number",
            (_of_counter(counter, zones) for counter in profile.counters),
            new={"state": CounterState.CLOSED},
        )
        self._replace(
            t.offer, _offers(profile, counters, services), but=("off", "extra", "switched_day")
        )
        staff = self._keep(t.staff, "login", map(_of_person, profile.staff))
        self._replace(t.staff_service, _skills(profile, staff, services))
        self._initial_pins(profile, staff)

    def _update_office(self, profile: p.Profile) -> None:
        wanted = {
            **_of_office(profile.office),
            **profile.desk.model_dump(),
            **_of_hall(profile),
        }
        row = self._write.one(sa.select(t.office).where(t.office.c.id == self._write.office_id))
        if any(row._mapping[name] != value for name, value in wanted.items()):
            self._write.update(t.office, self._write.office_id, **wanted)
            self.count += 1

    def _keep(
        self,
        table: sa.Table,
        key: str,
        rows: Iterable[Values],
        new: Mapping[str, Any] | None = None,
    ) -> dict[Any, int]:
        """Bring a table of named things to these rows; returns the id of each key."""
        mine = table.c.office_id == self._write.office_id
        there = {row._mapping[key]: row for row in self._write.all(sa.select(table).where(mine))}
        ids: dict[Any, int] = {}
        for wanted in ({**row, "active": True} for row in rows):
            row = there.pop(wanted[key], None)
            if row is None:
                ids[wanted[key]] = self._write.insert(table, **wanted, **(new or {}))
                self.count += 1
                continue
            ids[wanted[key]] = row.id
            if any(row._mapping[name] != value for name, value in wanted.items()):
                self._write.update(table, row.id, **wanted)
                self.count += 1
        for row in there.values():
            if row.active:
                self._retire(table, row.id, f"{table.name} {row._mapping[key]}")
        return ids

    def _retire(self, table: sa.Table, row_id: int, what: str) -> None:
        for busy in _AT_WORK.get(table.name, ()):
            found = self._write.first(busy, row=row_id)
            if found is not None:
                raise Trouble(
                    TroubleKind.PROFILE,
                    what,
                    f"it is gone from the profile while {found.what} {found.which} is open there; "
                    "accepted: after the end of the day",
                )
        self._write.update(table, row_id, active=False)
        self.count += 1

    def _replace(self, table: sa.Table, wanted: list[Values], but: Sequence[str] = ()) -> None:
        """Bring a table that nothing refers to to exactly these rows.

        Columns in `but` are not the profile's: they keep what they hold while nothing changes.
        """
        mine = table.c.office_id == self._write.office_id
        names = [c.name for c in table.c if c.name not in ("id", "office_id", *but)]
        there = [
            {name: row._mapping[name] for name in names}
            for row in self._write.all(sa.select(table).where(mine).order_by(*table.primary_key))
            if not ("extra" in but and row.extra)
        ]
        plain = [{name: row.get(name) for name in names} for row in wanted]
        if sorted(map(repr, there)) == sorted(map(repr, plain)):
            return
        self._write.run(sa.delete(table).where(mine))
        for row in plain:
            self._write.run(table.insert().values(office_id=self._write.office_id, **row))
        self.count += 1

    def _initial_pins(self, profile: p.Profile, staff: Mapping[str, int]) -> None:
        bare = {
            row.id
            for row in self._write.all(sa.select(t.staff.c.id).where(t.staff.c.pin_hash.is_(None)))
        }
        for person in profile.staff:
            if person.pin is not None and staff[person.login] in bare:
                self._write.update(
                    t.staff, staff[person.login], pin_hash=self._hasher.hash(person.pin)
                )
                self.count += 1


def _names(name: Bilingual | None, prefix: str = "name") -> Values:
    return {f"{prefix}_ar": name.ar if name else None, f"{prefix}_en": name.en if name else None}


def _of_office(office: p.Office) -> Values:
    plain = office.model_dump(exclude={"key", "name"})
    return {**plain, **_names(office.name)}


def _of_hall(profile: p.Profile) -> Values:
    hall, voice = profile.hall, profile.voice
    return {
        "hall_next": hall.next_shown,
        "hall_waits": hall.waits,
        "voice_languages": " ".join(voice.languages),
        "voice_repeats": voice.repeats,
        "voice_volume": voice.volume,
        "voice_service": voice.service,
        "voice_letters": voice.letters,
        "voice_arabic": voice.arabic_numbers,
        "voice_english": voice.english_numbers,
    }


def _quiet_times(profile: p.Profile) -> list[Values]:
    return [
        {"position": position, "starts": quiet.from_, "ends": quiet.to}
        for position, quiet in enumerate(profile.voice.quiet)
    ]


def _rows(items: Iterable[Any]) -> Iterable[tuple[Values, Any]]:
    for position, item in enumerate(items):
        yield {"code": item.code, "position": position, **_names(item.name)}, item


def _listed(items: Iterable[Any]) -> Iterable[Values]:
    return (row for row, _item in _rows(items))


def _of_service(numbered: tuple[int, p.Service]) -> Values:
    position, service = numbered
    electronic = service.electronic
    return {
        "code": service.code,
        "position": position,
        **_names(service.name),
        **_names(service.short, "short"),
        **_names(service.category, "category"),
        "target_wait_min": service.target_wait_min,
        "usual_duration_min": service.usual_duration_min,
        "daily_cap": service.daily_cap,
        "walk_in": service.walk_in,
        "counted": service.counted,
        "number_from": service.numbers.from_,
        "number_to": service.numbers.to,
        "fee_bd": service.fee_bd,
        "processing_days": service.processing_days,
        "electronic_url": electronic.url if electronic else None,
        **_names(electronic.note if electronic else None, "electronic_note"),
    }


def _of_counter(counter: p.Counter, zones: Mapping[str, int]) -> Values:
    return {
        "number": counter.number,
        **_names(counter.title),
        "zone_id": zones[counter.zone],
        "reluctance_min": counter.reluctance_min,
    }


def _of_person(person: p.Person) -> Values:
    return {"login": person.login, **_names(person.name), "role": person.role}


def _documents(profile: p.Profile, services: Mapping[str, int]) -> list[Values]:
    return [
        {
            "service_id": services[service.code],
            "position": position,
            "kind": document.kind.value,
            **_names(document.name),
        }
        for service in profile.services
        for position, document in enumerate(service.documents)
    ]


def _notices(profile: p.Profile) -> list[Values]:
    return [
        {
            "position": position,
            "on_kiosk": p.NoticePlace.KIOSK in notice.on,
            "on_ticket": p.NoticePlace.TICKET in notice.on,
            "on_hall": p.NoticePlace.HALL in notice.on,
            "first_day": notice.from_,
            "last_day": notice.to,
            **_names(notice.text, "text"),
        }
        for position, notice in enumerate(profile.notices)
    ]


def _periods(profile: p.Profile, services: Mapping[str, int]) -> list[Values]:
    places: list[tuple[int | None, p.Period]] = [(None, period) for period in profile.hours]
    for service in profile.services:
        places += [(services[service.code], period) for period in service.hours]
    return [
        {
            "service_id": service_id,
            "weekday": weekday.number,
            "opens": period.opens,
            "closes": period.closes,
            "valid_from": period.season.from_ if period.season else None,
            "valid_to": period.season.to if period.season else None,
        }
        for service_id, period in places
        for weekday in period.weekdays
    ]


def _closures(profile: p.Profile, services: Mapping[str, int]) -> list[Values]:
    return [
        {
            "service_id": services[closure.service] if closure.service else None,
            "first_day": closure.from_,
            "last_day": closure.to,
            "starts": closure.starts,
            "ends": closure.ends,
            **_names(closure.reason, "reason"),
        }
        for closure in profile.closures
    ]


def _offers(
    profile: p.Profile, counters: Mapping[int, int], services: Mapping[str, int]
) -> list[Values]:
    return [
        {
            "counter_id": counters[counter.number],
            "service_id": services[code],
            "secondary": secondary,
        }
        for counter in profile.counters
        for secondary, codes in ((False, counter.offers), (True, counter.secondary))
        for code in codes
    ]


def _skills(
    profile: p.Profile, staff: Mapping[str, int], services: Mapping[str, int]
) -> list[Values]:
    return [
        {"staff_id": staff[person.login], "service_id": services[code]}
        for person in profile.staff
        for code in person.services
    ]


def _open_steps(*columns: sa.ColumnElement[int]) -> sa.Select[Any]:
    return sa.select(sa.literal("ticket").label("what"), t.step.c.number.label("which")).where(
        sa.or_(*(column == sa.bindparam("row") for column in columns)), t.IS_OPEN
    )


def _held_counters(column: sa.ColumnElement[int]) -> sa.Select[Any]:
    return sa.select(sa.literal("counter").label("what"), t.counter.c.number.label("which")).where(
        column == sa.bindparam("row"), t.counter.c.state != CounterState.CLOSED
    )


_AT_WORK: Mapping[str, Sequence[sa.Select[Any]]] = {
    "service": [_open_steps(t.step.c.service_id)],
    "counter": [
        _open_steps(t.step.c.counter_id, t.step.c.only_counter_id),
        _held_counters(t.counter.c.id),
    ],
    "staff": [_held_counters(t.counter.c.staff_id), _open_steps(t.step.c.only_staff_id)],
}
"""What a service, a counter or a person works at now; while there is any, they cannot go."""
