"""Office profiles: those that come with Dawr, and what a wrong one is told."""

import re
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from db.profile import Profile, Weekday, read_pins, read_profile, with_pins
from db.trouble import Trouble, TroubleKind
from queueing.staff import Role
from queueing.wording import Bilingual, Digits, Language

PROFILES = Path(__file__).parents[2] / "assets" / "profiles"
CIVIL_DEFENSE = PROFILES / "civil_defense.toml"

SMALL = """[office]
key = "small"
name = { ar = "مكتب", en = "Office" }
time_zone = "Asia/Bahrain"

[[hours]]
weekdays = ["sunday", "monday"]
opens = "07:00"
closes = "12:00"

[[zones]]
code = "A"
name = { ar = "القاعة", en = "Hall" }

[[services]]
code = "F"
name = { ar = "خدمة", en = "Service" }
target_wait_min = 20
usual_duration_min = 10

[[counters]]
number = 1
zone = "A"
offers = ["F"]
"""


def read(tmp_path: Path, text: str) -> Profile:
    path = tmp_path / "office.toml"
    path.write_text(text, encoding="utf-8")
    return read_profile(path)


def errors(tmp_path: Path, text: str) -> str:
    with pytest.raises(Trouble) as caught:
        read(tmp_path, text)
    assert caught.value.kind is TroubleKind.PROFILE
    return f"{caught.value.where}: {caught.value.detail}"


# --- the profiles that come along


def test_civil_defense_is_the_real_office() -> None:
    profile = read_profile(CIVIL_DEFENSE)
    assert ZoneInfo(profile.office.time_zone) == ZoneInfo("Asia/Bahrain")
    assert len(profile.counters) == 8
    assert {counter.zone for counter in profile.counters} == {"A", "B"}
    services = {service.code: service for service in profile.services}
    assert services["F"].fee_bd == services["N"].fee_bd == Decimal(50)
    assert services["I"].fee_bd == Decimal(30)
    assert {services[code].processing_days for code in "FNI"} == {10}
    assert services["R"].electronic is not None
    assert all(services[code].documents for code in "FNIPECR")
    week = {day.number for period in profile.hours for day in period.weekdays}
    assert week == {6, 0, 1, 2, 3}


def test_civil_defense_closes_on_its_holidays_and_has_ramadan_hours() -> None:
    profile = read_profile(CIVIL_DEFENSE)
    closed = {(c.from_, c.to) for c in profile.closures}
    assert (date(2026, 12, 16), date(2026, 12, 17)) in closed
    seasons = {p.season.from_: p.opens for p in profile.hours if p.season}
    assert seasons == {date(2027, 2, 8): time(8)}


def test_civil_defense_has_every_role_and_no_pins() -> None:
    staff = read_profile(CIVIL_DEFENSE).staff
    assert {person.role for person in staff} == set(Role)
    assert sum(person.role is Role.CLERK for person in staff) == 8
    assert all(person.pin is None for person in staff)


def test_demo_pins_fit_the_staff_of_civil_defense() -> None:
    profile = read_profile(CIVIL_DEFENSE)
    pins = read_pins(PROFILES / "demo_pins.toml")
    assert set(pins) == {person.login for person in profile.staff}
    equipped = with_pins(profile, pins)
    assert {person.login: person.pin for person in equipped.staff} == dict(pins)
    assert all(pin not in repr(equipped) for pin in pins.values())


def test_pins_of_strangers_are_left_aside() -> None:
    profile = read_profile(CIVIL_DEFENSE)
    assert with_pins(profile, {"nobody": "4711"}) == profile


def test_traffic_services_differs_in_everything_an_office_may_choose() -> None:
    profile = read_profile(PROFILES / "traffic_services.toml")
    assert len(profile.services) >= 9
    assert profile.office.digits is Digits.ARABIC_INDIC
    assert any(service.hours for service in profile.services)
    assert any(not service.walk_in for service in profile.services)
    assert any(closure.starts for closure in profile.closures)
    sunday = [p for p in profile.hours if Weekday.SUNDAY in p.weekdays and p.season is None]
    assert [(p.opens, p.closes) for p in sunday] == [
        (time(7), time(13)),
        (time(15), time(18)),
    ]


@pytest.mark.parametrize("name", ["civil_defense", "traffic_services"])
def test_profiles_come_without_texts_in_the_wrong_script(name: str) -> None:
    text = (PROFILES / f"{name}.toml").read_text(encoding="utf-8")
    for arabic in re.findall(r'ar = "([^"]*)"', text):
        assert not re.search(r"[A-Za-z٠-٩]", arabic), arabic


# --- defaults and types


def test_a_small_profile_gets_sensible_defaults(tmp_path: Path) -> None:
    profile = read(tmp_path, SMALL)
    office = profile.office
    assert (office.language, office.digits) == (Language.AR, Digits.WESTERN)
    assert (office.grace_min, office.hold_min, office.allowed_calls) == (15, 3, 3)
    service = profile.services[0]
    assert service.name == Bilingual(ar="خدمة", en="Service")
    assert (service.numbers.from_, service.numbers.to, service.walk_in) == (1, 999, True)
    assert service.fee_bd is None
    assert profile.counters[0].title == Bilingual(ar="شباك 1", en="Counter 1")


def test_the_model_reads_its_own_output(tmp_path: Path) -> None:
    profile = read(tmp_path, SMALL)
    assert Profile.model_validate(profile.model_dump(by_alias=True)) == profile


@pytest.mark.parametrize("written", ["2.5", '"2.500"'])
def test_fees_are_exact(tmp_path: Path, written: str) -> None:
    text = SMALL.replace("target_wait_min", f"fee_bd = {written}\ntarget_wait_min")
    assert read(tmp_path, text).services[0].fee_bd == Decimal("2.5")


def test_weekdays_are_numbered_as_dates_number_them() -> None:
    assert Weekday.SUNDAY.number == date(2026, 11, 22).weekday()
    assert [day.number for day in Weekday] == list(range(7))


# --- errors of one field


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("= 20", '= "soon"', "line 18: services[1].target_wait_min", "whole minutes 1 to 480"),
        ("= 20", "= 0", "services[1].target_wait_min", "found 0, accepted: whole minutes"),
        ("target_wait_min", "target_wait", "services[1].target_wait", "'target_wait_min'?"),
        ("Asia/Bahrain", "Asia/Bahrein", "office.time_zone", "such as Asia/Bahrain"),
        ("Asia/Bahrain", "../etc/passwd", "office.time_zone", "a time zone by its name"),
        ('"خدمة"', '"Service"', "services[1].name.ar", "Arabic letters"),
        ('"خدمة"', '""', "services[1].name.ar", "found ''"),
        ('en = "Service"', 'en = "خدمة"', "services[1].name.en", "Latin letters"),
        (', en = "Service"', "", "services[1].name.en", "found nothing"),
        ('"12:00"', '"7pm"', "line 9: hours[1].closes", "a time of day"),
        ('"12:00"', "12", "hours[1].closes", "found 12, accepted: a time of day"),
        ('"12:00"', '"06:00"', "hours[1]", "found 07:00 to 06:00"),
        ('"monday"', '"Montag"', "hours[1].weekdays[2]", "one of monday, tuesday"),
        ('["sunday", "monday"]', "[]", "hours[1].weekdays", "found a list of 0"),
        ('code = "F"', 'code = "f1"', "services[1].code", "capital letters"),
        ("number = 1", "number = 1.5", "counters[1].number", "whole number 1 to 999"),
        ('zone = "A"', 'zone = "B"', "counters[1].zone", "found 'B'"),
        ('offers = ["F"]', 'offers = ["F", "X"]', "counters[1].offers[2]", "found 'X'"),
        ('offers = ["F"]', 'offers = ["F", "F"]', "counters[1].offers[2]", "once"),
        ('offers = ["F"]', "offers = []", "services[1]", "no counter that offers 'F'"),
        ("= 20", "= 20\nnumbers = {from = 9, to = 1}", "services[1].numbers", "found 9 to 1"),
        ("= 20", "= 20\nnumbers = {to = 10000}", "services[1].numbers.to", "1 to 9999"),
        ("= 20", "= 20\nfee_bd = -1", "services[1].fee_bd", "dinars"),
        ("= 20", "= 20\nfee_bd = true", "services[1].fee_bd", "dinars"),
        ("= 20", "= 20\nfee_bd = nan", "services[1].fee_bd", "dinars"),
        ("= 20", "= 20\nwalk_in = 1", "services[1].walk_in", "true or false"),
        ("= 20", "= 20\ndocuments = ['x']", "services[1].documents[1]", "a table with the keys"),
    ],
)
def test_one_wrong_field(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    assert old in SMALL
    told = errors(tmp_path, SMALL.replace(old, new, 1))
    assert place in told
    assert words in told


def test_addresses_must_be_safe_to_show(tmp_path: Path) -> None:
    for url in ("http://x.example", "javascript:alert(1)", "https://"):
        electronic = f'electronic = {{ url = "{url}", note = {{ ar = "ملاحظة", en = "Note" }} }}'
        told = errors(tmp_path, SMALL.replace("[[counters]]", f"{electronic}\n[[counters]]"))
        assert "services[1].electronic.url" in told


# --- what only the whole file shows


@pytest.mark.parametrize(
    ("more", "place", "words"),
    [
        (
            '[[zones]]\ncode = "A"\nname = {ar = "ا", en = "A"}',
            "zones[2].code",
            "first in zones[1]",
        ),
        (
            '[[services]]\ncode = "F"\nname = {ar = "ا", en = "A"}\n'
            "target_wait_min = 1\nusual_duration_min = 1",
            "services[2].code",
            "found 'F' again",
        ),
        ('[[counters]]\nnumber = 1\nzone = "A"\noffers = ["F"]', "counters[2].number", "found 1"),
        (
            '[[hours]]\nweekdays = ["monday"]\nopens = "11:00"\ncloses = "13:00"',
            "hours[2]",
            "found monday 11:00 to 13:00",
        ),
        (
            '[[closures]]\nfrom = 2027-01-02\nto = 2027-01-01\nreason = {ar = "ا", en = "A"}',
            "closures[1]",
            "first day",
        ),
        (
            '[[closures]]\nservice = "Z"\nfrom = 2027-01-01\nto = 2027-01-01\n'
            'reason = {ar = "ا", en = "A"}',
            "closures[1].service",
            "found 'Z'",
        ),
        (
            '[[staff]]\nlogin = "a1"\nname = {ar = "ا", en = "A"}\nrole = "clerk"\n'
            'services = ["Q"]',
            "staff[1].services[1]",
            "found 'Q'",
        ),
    ],
)
def test_contradictions(tmp_path: Path, more: str, place: str, words: str) -> None:
    told = errors(tmp_path, f"{SMALL}\n{more}\n")
    assert place in told
    assert words in told


SEASON = """
[[hours]]
weekdays = ["sunday"]
opens = "09:00"
closes = "11:00"
season = {{ from = {}, to = {} }}
"""


def test_a_season_may_differ_from_the_week_but_not_clash_with_another(tmp_path: Path) -> None:
    one = SEASON.format("2027-02-08", "2027-03-09")
    assert read(tmp_path, SMALL + one)
    touching = SEASON.format("2027-03-10", "2027-03-20")
    assert read(tmp_path, SMALL + one + touching)
    clashing = SEASON.format("2027-03-09", "2027-03-20")
    assert "the season 2027-03-09 to 2027-03-20" in errors(tmp_path, SMALL + one + clashing)


def test_periods_of_a_day_may_touch(tmp_path: Path) -> None:
    more = '\n[[hours]]\nweekdays = ["monday"]\nopens = "12:00"\ncloses = "13:00"\n'
    assert len(read(tmp_path, SMALL + more).hours) == 2


@pytest.mark.parametrize("pin", ["1111", "1234", "4321", "12", "123456789", "12a4"])
def test_weak_pins_are_refused_and_never_shown(tmp_path: Path, pin: str) -> None:
    person = (
        f'[[staff]]\nlogin = "a1"\nname = {{ar = "ا", en = "A"}}\nrole = "clerk"\npin = "{pin}"\n'
    )
    told = errors(tmp_path, f"{SMALL}\n{person}")
    assert "staff[1].pin" in told
    assert f"'{pin}'" not in told


def test_all_errors_come_at_once_sorted_by_line(tmp_path: Path) -> None:
    text = (
        SMALL.replace("= 20", '= "soon"')
        .replace('zone = "A"', 'zone = "B"')
        .replace("Asia/Bahrain", "Nowhere")
        .replace('offers = ["F"]', 'offers = ["F", "G"]\ncolour = "red"')
    )
    told = errors(tmp_path, text)
    assert "5 errors" in told
    lines = [int(number) for number in re.findall(r"line (\d+)", told)]
    assert lines == sorted(lines) == [4, 18, 23, 24, 25]


@pytest.mark.parametrize("section", ["office", "hours", "services", "counters", "staff"])
@pytest.mark.parametrize("value", ["1", '"x"', "[1]", "[[]]", "[{}]", "{ x = 1 }"])
def test_sections_of_any_other_shape_are_errors_too(
    tmp_path: Path, section: str, value: str
) -> None:
    tables = re.split(r"(?=^\[)", SMALL, flags=re.MULTILINE)
    rest = "".join(table for table in tables if not re.match(rf"\[+{section}\]", table))
    assert section in errors(tmp_path, f"{section} = {value}\n{rest}")
