"""Days to rehearse: those that come along, and what a wrong one is told."""

from datetime import date, time
from pathlib import Path

import pytest

from commands.rehearse.day_plan import RehearsalDay, read_day
from db.trouble import Trouble, TroubleKind

DAYS = Path(__file__).parents[2] / "assets" / "days"
ORDINARY = (DAYS / "ordinary.toml").read_text(encoding="utf-8")


def coming(day: RehearsalDay) -> float:
    booked = day.plan.bookings.total() * (1 - day.plan.behaviour.no_show_share)
    return day.plan.walk_ins.total() + booked


def work_hours(day: RehearsalDay) -> float:
    """Hours of serving and walking that the expected visitors bring."""
    minutes = 0.0
    for service in day.profile.services:
        walk_ins = sum(day.plan.walk_ins.visitors.get(service.code, ()))
        booked = sum(day.plan.bookings.visitors.get(service.code, ()))
        number = walk_ins + booked * (1 - day.plan.behaviour.no_show_share)
        each = service.usual_duration_min * day.plan.time_of(service.code).factor
        minutes += number * (each + day.plan.walking.mean_s / 60)
    return minutes / 60


def counter_hours(day: RehearsalDay) -> float:
    def minutes(at: time) -> int:
        return at.hour * 60 + at.minute

    return (
        sum(
            minutes(shift.closes)
            - minutes(shift.opens)
            - sum(minutes(pause.to) - minutes(pause.from_) for pause in shift.breaks)
            for shift in day.plan.counters
        )
        / 60
    )


def errors(tmp_path: Path, text: str) -> str:
    path = tmp_path / "day.toml"
    profile = (DAYS.parent / "profiles" / "civil_defense.toml").as_posix()
    path.write_text(text.replace("../profiles/civil_defense.toml", profile), encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        read_day(path)
    assert caught.value.kind is TroubleKind.SETTINGS
    return f"{caught.value.where}: {caught.value.detail}"


@pytest.mark.parametrize(
    ("name", "visitors", "load"),
    [
        ("ordinary", 260, (0.6, 0.8)),
        ("crowded", 420, (0.9, 1.15)),
        ("counter_short", 260, (0.85, 1.0)),
    ],
)
def test_days_are_as_full_as_they_say(name: str, visitors: int, load: tuple[float, float]) -> None:
    day = read_day(DAYS / f"{name}.toml")
    assert coming(day) == pytest.approx(visitors, rel=0.02)
    assert load[0] < work_hours(day) / counter_hours(day) < load[1]


def test_a_short_day_is_the_ordinary_one_with_two_counters_less() -> None:
    ordinary, short = read_day(DAYS / "ordinary.toml"), read_day(DAYS / "counter_short.toml")
    assert len(ordinary.plan.counters) == 8
    assert set(short.plan.counters) < set(ordinary.plan.counters)
    assert len(short.plan.counters) == 6
    same = {"counters": short.plan.counters, "name": short.plan.name}
    assert ordinary.plan.model_copy(update=same) == short.plan


def test_spans_begin_one_after_the_other() -> None:
    plan = read_day(DAYS / "ordinary.toml").plan
    assert plan.walk_ins.starts_of_spans() == tuple(time(hour) for hour in range(7, 14))
    assert plan.bookings.starts_of_spans()[:3] == (time(7, 30), time(8), time(8, 30))
    assert plan.date == date(2026, 11, 22)


def test_services_without_a_time_of_their_own_take_the_usual_one(tmp_path: Path) -> None:
    plan = read_day(DAYS / "ordinary.toml").plan
    assert plan.time_of("ZZ").factor == 1.0


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("no_show_share = 0.2", "no_show_share = 20", "behaviour.no_show_share", "a share 0 to 1"),
        ("no_show_share = 0.2", "no_show = 0.2", "behaviour.no_show", "'no_show_share'?"),
        ("older = 0.06", "older = 0.99", "priority", "1 at most"),
        ("older = 0.06", "elderly = 0.06", "priority.elderly", "codes of the profile"),
        ("every_min = 60", 'every_min = "1 h"', "walk_ins.every_min", "whole minutes 5 to 240"),
        ("every_min = 60", "every_min = 240", "walk_ins", "spans of one day"),
        ("G = [8.4, ", "G = [", "walk_ins", "as many numbers for each service"),
        ("G = [8.4, ", "G = [-1, ", "walk_ins.visitors.G[1]", "found -1"),
        ("G = [8.4, ", "Q = [8.4, ", "walk_ins.visitors.Q", "found 'Q'"),
        ("G = [8.4, ", "general = [8.4, ", "walk_ins.visitors.general", "capital letters"),
        ("G = {", "Q = {", "service_time.Q", "found 'Q'"),
        ("number = 8", "number = 9", "counters[8].number", "1, 2, 3, 4, 5, 6, 7, 8"),
        ("number = 8", "number = 7", "counters[8].number", "each counter once"),
        ('to = "10:20"', 'to = "09:20"', "counters[1]", "one after the other"),
        ('closes = "14:00"', 'closes = "15:00"', "counters[1]", "07:00 to 14:00"),
        ('first = "07:30"', 'first = "06:30"', "bookings", "slots from 06:30"),
        ("date = 2026-11-22", "date = 2026-11-20", "date", "office is open"),
        ("date = 2026-11-22", "date = 2026-12-16", "date", "office is open"),
        ("date = 2026-11-22", "date = 2027-02-14", "counters[1]", "08:00 to 14:00"),
        ("date = 2026-11-22", 'date = "soon"', "date", "a date such as"),
    ],
)
def test_wrong_days(tmp_path: Path, old: str, new: str, place: str, words: str) -> None:
    assert old in ORDINARY
    told = errors(tmp_path, ORDINARY.replace(old, new, 1))
    assert place in told
    assert words in told


def test_a_service_with_visitors_needs_a_counter(tmp_path: Path) -> None:
    head, *shifts = ORDINARY.split("[[counters]]")
    told = errors(tmp_path, "[[counters]]".join([head, shifts[0]]))
    assert "found no counter for service I" in told
    assert "service G" not in told


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "day.toml"
    path.write_text(ORDINARY, encoding="utf-8")
    with pytest.raises(Trouble, match="no such file") as caught:
        read_day(path)
    assert caught.value.kind is TroubleKind.PROFILE
