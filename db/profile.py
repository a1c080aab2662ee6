"""An office as data: what a profile file says about one service centre.

Reading a profile checks all of it, so that setting up an office either gets a whole, consistent
description or changes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, core_schema

from db.checked_toml import Fault, Place, Section, nearest, read_toml, rule, shown
from db.trouble import TroubleKind
from queueing.staff import Role
from queueing.visit import Counted, DocumentKind
from queueing.wording import Bilingual, Digits, Figures, Language, Letters

# --- the kinds of values, each with the words that say what it accepts

_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[A-Za-z]")


def _arabic(text: str) -> str:
    if not _ARABIC.search(text):
        raise ValueError("no Arabic letter")
    return text


def _english(text: str) -> str:
    if not _LATIN.search(text) or _ARABIC.search(text):
        raise ValueError("not written in Latin letters")
    return text


class _Text(Section):
    ar: Annotated[
        str,
        Field(
            strict=True,
            min_length=1,
            max_length=300,
            description="text with Arabic letters, 300 characters at most",
        ),
        AfterValidator(_arabic),
    ]
    en: Annotated[
        str,
        Field(
            strict=True,
            min_length=1,
            max_length=300,
            description="English text in Latin letters, 300 characters at most",
        ),
        AfterValidator(_english),
    ]


class _AsBilingual:
    """Reads `{ ar = "…", en = "…" }` into the office's own type for texts."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        inner = core_schema.no_info_before_validator_function(
            lambda v: {"ar": v.ar, "en": v.en} if isinstance(v, Bilingual) else v,
            handler.generate_schema(_Text),
        )
        return core_schema.no_info_after_validator_function(
            lambda text: Bilingual(ar=text.ar, en=text.en),
            inner,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda words: {"ar": words.ar, "en": words.en}
            ),
        )


Words = Annotated[Bilingual, _AsBilingual]


def _clock(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
            raise ValueError("not a time of day")
        return time.fromisoformat(value)
    if not isinstance(value, time):
        raise ValueError("not a time of day")
    return value


def _day(value: object) -> object:
    if isinstance(value, str):
        return date.fromisoformat(value)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("not a date")
    return value


def _dinars(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise ValueError("not an amount")
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError("not an amount") from None


def _time_zone(key: str) -> str:
    try:
        ZoneInfo(key)
    except (KeyError, ValueError, OSError):
        meant = nearest(key, available_timezones()) or "Asia/Bahrain"
        raise rule(shown(key), f"a time zone by its name, such as {meant}") from None
    return key


def _pin(value: str) -> str:
    steps = {ord(b) - ord(a) for a, b in pairwise(value)}
    if steps in ({0}, {1}, {-1}):
        raise ValueError("too easy to guess")
    return value


def _minutes(least: int, most: int) -> Any:
    return Field(strict=True, ge=least, le=most, description=f"whole minutes {least} to {most}")


def _whole(least: int, most: int, of: str = "whole number") -> Any:
    return Field(strict=True, ge=least, le=most, description=f"{of} {least} to {most}")


def _named(pattern: str, words: str) -> Any:
    return Field(strict=True, pattern=pattern, description=words)


Clock = Annotated[
    time, BeforeValidator(_clock), Field(description='a time of day in quotes, such as "07:00"')
]
Day = Annotated[date, BeforeValidator(_day), Field(description="a date such as 2026-12-16")]
ServiceCode = Annotated[str, _named(r"^[A-Z]{1,2}$", "one or two capital letters A to Z")]
Code = Annotated[
    str, _named(r"^[a-z][a-z0-9_]{0,39}$", "small letters a to z, digits and _, a letter first")
]
ZoneCode = Annotated[str, _named(r"^[A-Z0-9]{1,4}$", "one to four capital letters or digits")]
Login = Annotated[
    str, _named(r"^[a-z][a-z0-9._-]{1,39}$", "2 to 40 small letters, digits, dots or dashes")
]
Pin = Annotated[
    str,
    _named(r"^[0-9]{4,8}$", "4 to 8 digits in quotes, neither all the same nor in a row"),
    AfterValidator(_pin),
]
TimeZone = Annotated[
    str,
    Field(strict=True, description="a time zone by its name, such as Asia/Bahrain"),
    AfterValidator(_time_zone),
]
Flag = Annotated[bool, Field(strict=True, description="true or false")]


class Weekday(StrEnum):
    """The days of the week in Python's order, so that `number` equals `date.weekday()`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return list(Weekday).index(self)


# --- the tables of a profile


class Office(Section):
    """The centre itself and its rules; `language` is the one a process starts in."""

    key: Annotated[
        str, _named(r"^[a-z][a-z0-9-]{1,59}$", "2 to 60 small letters, digits and dashes")
    ]
    name: Words
    time_zone: TimeZone
    language: Language = Language.AR
    digits: Digits = Digits.WESTERN
    grace_min: Annotated[int, _minutes(0, 240)] = 15
    """How late a booked visitor may come and keep the booked place."""
    hold_min: Annotated[int, _minutes(0, 120)] = 3
    """How long a visitor who did not come is not called again."""
    allowed_calls: Annotated[int, _whole(1, 9)] = 3
    undo_s: Annotated[int, _whole(0, 60, "whole seconds")] = 10
    recall_cooldown_s: Annotated[int, _whole(0, 120, "whole seconds")] = 10
    last_ticket_min: Annotated[int, _minutes(0, 240)] = 15
    """How long before closing the kiosk gives its last ticket."""
    tickets_in_breaks: Flag = True
    retention_days: Annotated[int, _whole(1, 3650, "whole days")] = 30
    """How long names and phones are kept."""
    long_wait_min: Annotated[int, _minutes(5, 480)] = 45
    """From this many minutes on the kiosk offers to come back later."""
    confirm_priority: Flag = False
    """Whether staff confirm a priority that a visitor declares, before it counts."""


class Hall(Section):
    """What the hall display tells beside the calls."""

    next_shown: Annotated[int, _whole(0, 12)] = 0
    """How many numbers that wait are shown before their call."""
    waits: Flag = False
    """Whether the range of waiting stands there for every service."""


class Desk(Section):
    """What clerks may do at their counters."""

    holds: Annotated[int, _whole(0, 3)] = 0
    """Visitors a clerk may keep at the counter while serving another; 0 forbids it."""
    auto_start_s: Annotated[int, _whole(0, 600, "whole seconds")] = 0
    """So long after its call a visit starts by itself; 0 waits for the clerk."""
    lock_after_min: Annotated[int, _minutes(0, 240)] = 10
    """A console that nobody touches for so long asks for the PIN again; 0 never does."""
    clerks_switch_services: Flag = True
    """Whether clerks may change what their own counter offers today."""


class Quiet(Section):
    """Hours of every day in which the hall calls without a sound, such as those of prayer."""

    from_: Annotated[Clock, Field(alias="from")]
    to: Clock

    @model_validator(mode="after")
    def _in_order(self) -> "Quiet":
        if self.to <= self.from_:
            raise rule(f"{self.from_:%H:%M} to {self.to:%H:%M}", "an end after the start")
        return self


class Voice(Section):
    """How the office calls aloud: after a chime, once in each language, in this order."""

    languages: Annotated[
        tuple[Language, ...],
        Field(max_length=2, description='a list such as ["ar", "en"]; empty for the chime alone'),
    ] = (Language.AR, Language.EN)
    repeats: Annotated[int, _whole(1, 3)] = 1
    volume: Annotated[int, _whole(0, 100, "per cent")] = 100
    """Of the volume that each machine is set to."""
    service: Flag = True
    """Whether the service is named in the call."""
    letters: Letters = Letters.LATIN
    arabic_numbers: Figures = Figures.WHOLE
    english_numbers: Figures = Figures.DIGITS
    quiet: tuple[Quiet, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> "Voice":
        if len(set(self.languages)) < len(self.languages):
            raise rule(f"'{self.languages[0]}' twice", "each language once")
        return self


class Season(Section):
    """First and last day (both included) on which other hours replace the usual week."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day

    @model_validator(mode="after")
    def _in_order(self) -> "Season":
        if self.to < self.from_:
            raise rule(f"{self.from_} to {self.to}", "a first day that is not after the last")
        return self


class Period(Section):
    """One stretch of opening on some weekdays; a break is the gap between two of them."""

    weekdays: Annotated[
        tuple[Weekday, ...], Field(min_length=1, description='a list such as ["sunday", "monday"]')
    ]
    opens: Clock
    closes: Clock
    season: Season | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Period":
        if self.closes <= self.opens:
            raise rule(
                f"{self.opens:%H:%M} to {self.closes:%H:%M}",
                "a closing time after the opening time, on the same day",
            )
        return self


class Closure(Section):
    """Days on which the office, or one service, is closed; with hours, only those hours."""

    from_: Annotated[Day, Field(alias="from")]
    to: Day
    reason: Words
    service: ServiceCode | None = None
    starts: Clock | None = None
    ends: Clock | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Closure":
        if self.to < self.from_:
            raise rule(f"{self.from_} to {self.to}", "a first day that is not after the last")
        if (self.starts is None) != (self.ends is None):
            raise rule("one of starts and ends", "both of them, or none for whole days")
        if self.starts is not None and self.ends is not None and self.ends <= self.starts:
            raise rule(f"{self.starts:%H:%M} to {self.ends:%H:%M}", "an end after the start")
        return self


class Zone(Section):
    """A part of the hall that visitors can find by its name."""

    code: ZoneCode
    name: Words


class Numbers(Section):
    """The numbers a service gives out in a day, first and last included."""

    from_: Annotated[int, Field(alias="from"), _whole(1, 9999)] = 1
    to: Annotated[int, _whole(1, 9999)] = 999

    @model_validator(mode="after")
    def _in_order(self) -> "Numbers":
        if self.to < self.from_:
            raise rule(f"{self.from_} to {self.to}", "a first number that is not after the last")
        return self


class Document(_Text):
    """Something to bring; its kind chooses the picture beside its name."""

    kind: DocumentKind = DocumentKind.PAPER

    @property
    def name(self) -> Bilingual:
        return Bilingual(ar=self.ar, en=self.en)


class NoticePlace(StrEnum):
    """Where visitors read a notice."""

    KIOSK = "kiosk"
    TICKET = "ticket"
    HALL = "hall"


class Notice(Section):
    """Something the office has to say, always or between two days (both included)."""

    text: Words
    on: Annotated[tuple[NoticePlace, ...], Field(min_length=1)] = (NoticePlace.KIOSK,)
    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Notice":
        if self.from_ is not None and self.to is not None and self.to < self.from_:
            raise rule(f"{self.from_} to {self.to}", "a first day that is not after the last")
        return self


class Electronic(Section):
    """The way to get the service without coming, offered before a ticket is printed."""

    url: Annotated[
        str,
        _named(r"^https://[^\s/]+\.[^\s]+$", "an address that begins with https://"),
        Field(max_length=300),
    ]
    note: Words


class Service(Section):
    """What a visitor comes for. The order in the file is the order at the kiosk."""

    code: ServiceCode
    name: Words
    short: Words | None = None
    """A name of few words for the hall and the voice. Vowel signs are for the voice alone."""
    category: Words | None = None
    target_wait_min: Annotated[int, _minutes(1, 480)]
    usual_duration_min: Annotated[int, _minutes(1, 480)]
    daily_cap: Annotated[int, _whole(1, 9999)] | None = None
    walk_in: Flag = True
    counted: Counted = Counted.PEOPLE
    """What a ticket for more than one counts."""
    numbers: Numbers = Numbers()
    documents: tuple[Document, ...] = ()
    electronic: Electronic | None = None
    hours: tuple[Period, ...] = ()
    """Empty means the office's own hours."""
    fee_bd: (
        Annotated[
            Decimal,
            BeforeValidator(_dinars),
            Field(ge=0, max_digits=8, decimal_places=3, description="dinars such as 50 or 2.500"),
        ]
        | None
    ) = None
    processing_days: Annotated[int, _whole(0, 365, "whole working days")] | None = None


class Counter(Section):
    """A numbered place; it serves its secondary services only when that is `reluctance_min` due."""

    number: Annotated[int, _whole(1, 999)]
    name: Words | None = None
    zone: ZoneCode
    offers: Annotated[tuple[ServiceCode, ...], Field(min_length=1)]
    secondary: tuple[ServiceCode, ...] = ()
    reluctance_min: Annotated[int, _minutes(0, 240)] = 10

    @property
    def title(self) -> Bilingual:
        """The name on the sign; without one, the plain number."""
        return self.name or Bilingual(ar=f"شباك {self.number}", en=f"Counter {self.number}")


class PriorityClass(Section):
    """People whose due time is `credit_min` earlier."""

    code: Code
    name: Words
    credit_min: Annotated[int, _minutes(0, 240)]


class Named(Section):
    """An outcome of a visit, what to do after it, or a reason to pause a counter."""

    code: Code
    name: Words


class Person(Section):
    """Someone who signs in; `services` left out means all.

    `pin` is an initial PIN that its owner must change. A profile of a real office leaves it out,
    because the file is read by more people than one; the administrator hands PINs out instead.
    """

    login: Login
    name: Words
    role: Role
    pin: Annotated[Pin | None, Field(repr=False)] = None
    services: tuple[ServiceCode, ...] = ()


class Profile(Section):
    """One office, complete and consistent."""

    office: Office
    desk: Desk = Desk()
    hall: Hall = Hall()
    voice: Voice = Voice()
    hours: Annotated[tuple[Period, ...], Field(min_length=1)]
    closures: tuple[Closure, ...] = ()
    notices: tuple[Notice, ...] = ()
    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]
    services: Annotated[tuple[Service, ...], Field(min_length=1)]
    counters: Annotated[tuple[Counter, ...], Field(min_length=1)]
    priority_classes: tuple[PriorityClass, ...] = ()
    outcomes: tuple[Named, ...] = ()
    pause_reasons: tuple[Named, ...] = ()
    next_steps: tuple[Named, ...] = ()
    staff: tuple[Person, ...] = ()

    unique: ClassVar[Mapping[str, str]] = {
        "zones": "code",
        "services": "code",
        "counters": "number",
        "priority_classes": "code",
        "outcomes": "code",
        "pause_reasons": "code",
        "next_steps": "code",
        "staff": "login",
    }


class _Pins(Section):
    pins: dict[Login, Pin]


def read_profile(path: Path) -> Profile:
    """The office that the file describes.

    Raises `Trouble(PROFILE)` that lists every error of the file: line, field, found, accepted.
    """
    return read_toml(path, Profile, TroubleKind.PROFILE, _cross_check)


def read_pins(path: Path) -> Mapping[str, str]:
    """Initial PINs by login, from a file of their own: `[pins]` with lines `login = "4711"`.

    Kept apart so that a profile can be shared without them. Raises `Trouble(PROFILE)`.
    """
    return dict(read_toml(path, _Pins, TroubleKind.PROFILE).pins)


def with_pins(profile: Profile, pins: Mapping[str, str]) -> Profile:
    """`profile` with the initial PINs of those who have one in `pins`; others stay as they are."""
    staff = tuple(
        person.model_copy(update={"pin": pins[person.login]}) if person.login in pins else person
        for person in profile.staff
    )
    return profile.model_copy(update={"staff": staff})


# --- what one field cannot know; works on the raw file, so that it adds to the other errors


def _cross_check(raw: Mapping[str, Any]) -> Iterator[Fault]:
    for section, key in Profile.unique.items():
        yield from _repeated(raw, section, key)
    yield from _references(raw)
    yield from _offers(raw)
    yield from _overlaps(_rows(raw, "hours"), ("hours",))
    for i, service in _rows(raw, "services"):
        yield from _overlaps(_rows(service, "hours"), ("services", i, "hours"))


def _rows(table: Mapping[str, Any], key: str) -> list[tuple[int, Mapping[str, Any]]]:
    rows = table.get(key)
    if not isinstance(rows, list):
        return []
    return [(i, row) for i, row in enumerate(rows) if isinstance(row, dict)]


def _texts(row: Mapping[str, Any], key: str) -> list[tuple[int, str]]:
    values = row.get(key)
    if not isinstance(values, list):
        return []
    return [(i, value) for i, value in enumerate(values) if isinstance(value, str)]


def _coded(raw: Mapping[str, Any], section: str) -> list[tuple[int, str]]:
    return [(i, row["code"]) for i, row in _rows(raw, section) if isinstance(row.get("code"), str)]


def _codes(raw: Mapping[str, Any], section: str) -> list[str]:
    return [code for _, code in _coded(raw, section)]


def _repeated(raw: Mapping[str, Any], section: str, key: str) -> Iterator[Fault]:
    first: dict[str | int, int] = {}
    for i, row in _rows(raw, section):
        value = row.get(key)
        if isinstance(value, str | int) and (before := first.setdefault(value, i)) != i:
            yield Fault(
                (section, i, key),
                f"found {shown(value)} again (first in {section}[{before + 1}]), "
                f"accepted: a {key} of its own",
            )


def _references(raw: Mapping[str, Any]) -> Iterator[Fault]:
    services, zones = _codes(raw, "services"), _codes(raw, "zones")
    for i, row in _rows(raw, "counters"):
        if isinstance(row.get("zone"), str):
            yield from _known([(("counters", i, "zone"), row["zone"])], zones, "zone")
        for key in ("offers", "secondary"):
            wanted = [(("counters", i, key, j), code) for j, code in _texts(row, key)]
            yield from _known(wanted, services, "service")
    for i, row in _rows(raw, "staff"):
        wanted = [(("staff", i, "services", j), code) for j, code in _texts(row, "services")]
        yield from _known(wanted, services, "service")
    for i, row in _rows(raw, "closures"):
        if isinstance(row.get("service"), str):
            yield from _known([(("closures", i, "service"), row["service"])], services, "service")


def _known(wanted: Iterable[tuple[Place, str]], codes: list[str], what: str) -> Iterator[Fault]:
    for place, code in wanted:
        if code not in codes:
            accepted = ", ".join(codes) or f"none, for the file has no {what}"
            yield Fault(
                place, f"found {shown(code)}, accepted: the code of a {what} here: {accepted}"
            )


def _offers(raw: Mapping[str, Any]) -> Iterator[Fault]:
    offered: set[str] = set()
    for i, row in _rows(raw, "counters"):
        seen: set[str] = set()
        for key in ("offers", "secondary"):
            for j, code in _texts(row, key):
                if code in seen:
                    yield Fault(
                        ("counters", i, key, j),
                        f"found {shown(code)} again, accepted: each service once at a counter",
                    )
                seen.add(code)
        offered |= seen
    for i, code in _coded(raw, "services"):
        if code not in offered:
            yield Fault(
                ("services", i),
                f"found no counter that offers {shown(code)}, "
                "accepted: a service that at least one counter offers",
            )


def _overlaps(rows: list[tuple[int, Mapping[str, Any]]], place: Place) -> Iterator[Fault]:
    periods = [(i, period) for i, row in rows if (period := _period(row)) is not None]
    for n, (i, late) in enumerate(periods):
        for j, early in periods[:n]:
            if clash := _clash(early, late):
                yield Fault(
                    (*place, i),
                    f"found {clash}, as in period {j + 1} of this list, "
                    "accepted: periods and seasons that do not overlap",
                )
                break


def _period(row: Mapping[str, Any]) -> Period | None:
    """The period if it is well formed; its own errors are reported elsewhere."""
    try:
        return Period.model_validate(row)
    except ValueError:
        return None


def _clash(a: Period, b: Period) -> str | None:
    if a.season != b.season:
        if a.season is None or b.season is None:
            return None
        apart = a.season.to < b.season.from_ or b.season.to < a.season.from_
        return None if apart else f"the season {b.season.from_} to {b.season.to}"
    shared = [day for day in b.weekdays if day in a.weekdays]
    if shared and a.opens < b.closes and b.opens < a.closes:
        return f"{shared[0].value} {b.opens:%H:%M} to {b.closes:%H:%M}"
    return None
