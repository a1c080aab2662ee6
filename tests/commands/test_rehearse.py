"""A rehearsed day: plausible, repeatable, and honest about what it counts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from commands.rehearse import Rehearsal, as_json, figures, rehearse
from db.engine import Database
from db.events import Event
from db.figures import Figures, StepFigure
from db.profile import read_profile
from db.setup import set_up
from db.trouble import Trouble
from queueing.policy import Basis
from queueing.ticket import State

DAYS = Path(__file__).parent.parent.parent / "assets" / "days"
NINE = datetime(2026, 11, 22, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def ordinary() -> Rehearsal:
    return rehearse(DAYS / "ordinary.toml", 1)


def test_same_seed_same_day(ordinary: Rehearsal) -> None:
    assert as_json(rehearse(DAYS / "ordinary.toml", 1)) == as_json(ordinary)


def test_another_seed_is_another_day(ordinary: Rehearsal) -> None:
    other = rehearse(DAYS / "ordinary.toml", 2)
    assert replace(other, seed=1) != ordinary


def test_every_visitor_ends_in_one_place(ordinary: Rehearsal) -> None:
    day = ordinary
    ended = day.served + day.missed + day.left + day.closed_unserved + sum(day.refused.values())
    assert day.visitors == ended
    assert day.visitors > 200


def test_nobody_is_lost_or_called_twice(ordinary: Rehearsal) -> None:
    assert (ordinary.double_calls, ordinary.lost_tickets) == (0, 0)


def test_service_times_are_those_of_the_plan(ordinary: Rehearsal) -> None:
    """F takes 10.5 minutes on average with a spread of 0.45, so 9.5 in the middle."""
    middle = ordinary.services["F"].service_p50_min
    assert middle is not None and 7.5 < middle < 11.5


def test_an_ordinary_day_keeps_its_promises(ordinary: Rehearsal) -> None:
    told = ordinary.promises
    assert told.given > 200
    assert told.kept_share is not None and told.kept_share > 0.8


def test_a_crowded_day_waits_longer(ordinary: Rehearsal) -> None:
    crowded = rehearse(DAYS / "crowded.toml", 1)
    assert crowded.visitors > ordinary.visitors
    waits = [day.services["G"].wait_p50_min for day in (ordinary, crowded)]
    assert waits[0] is not None and waits[1] is not None and waits[1] > waits[0] + 5
    assert (crowded.double_calls, crowded.lost_tickets) == (0, 0)


def test_it_plays_on_a_database_of_choice(database_url: str, tmp_path: Path) -> None:
    short = tmp_path / "short.toml"
    plan = (DAYS / "ordinary.toml").read_text("utf-8")
    plan = plan.replace("../profiles", (DAYS.parent / "profiles").as_posix())
    short.write_text(_thinned(plan), "utf-8")
    day = rehearse(short, 3, database_url)
    assert 10 < day.visitors < 60
    database = Database.open(database_url)
    assert len(Figures(database, 1).steps_of(date(2026, 11, 22))) >= day.served
    database.close()


def _thinned(plan: str) -> str:
    """The same day with a tenth of the walk-ins, and bookings for one service."""
    lines = []
    for line in plan.splitlines():
        code, _equals, numbers = line.partition(" = [")
        if len(code) == 1 and "." in numbers:
            tenth = [float(n) / 10 for n in numbers.rstrip("]").split(",")]
            line = f"{code} = {tenth}"
        elif len(code) == 1 and code != "F":
            continue
        lines.append(line)
    return "\n".join(lines)


def test_it_leaves_a_real_office_alone(sqlite_url: str) -> None:
    database = Database.open(sqlite_url, create=True)
    profile = read_profile(DAYS.parent / "profiles" / "civil_defense.toml")
    office = set_up(database, profile, lambda: NINE).office_id
    with pytest.raises(Trouble, match="accepted: an empty database"):
        rehearse(DAYS / "ordinary.toml", 1, sqlite_url)
    assert Figures(database, office).steps_of(date(2026, 11, 22)) == ()
    database.close()


def step(number: int = 1, **changes: object) -> StepFigure:
    plain = StepFigure(
        step_id=number,
        ticket_id=number,
        position=0,
        service_id=1,
        state=State.DONE,
        basis=Basis.WALK_IN,
        due_at=NINE + timedelta(minutes=20),
        arrived_at=NINE,
        first_called_at=NINE + timedelta(minutes=10),
        started_at=NINE + timedelta(minutes=11),
        ended_at=NINE + timedelta(minutes=20),
        served_before_s=0,
        booked_start=None,
        first_summoned_at=NINE + timedelta(minutes=10),
        promised_at=NINE,
        p50_min=8,
        p90_min=15,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def event(n: int, kind: str, step_id: int, counter_id: int) -> Event:
    return Event(n, NINE, kind, None, counter_id, step_id, step_id, {})


def test_a_step_at_two_counters_is_a_double_call() -> None:
    assert figures.double_calls([event(1, "called", 1, 1), event(2, "called", 1, 2)]) == 1


def test_a_counter_with_two_steps_is_a_double_call() -> None:
    assert figures.double_calls([event(1, "called", 1, 1), event(2, "called", 2, 1)]) == 1


@pytest.mark.parametrize("release", ["no_show", "call_undone", "parked", "finished", "transferred"])
def test_a_call_after_a_release_is_none(release: str) -> None:
    record = [event(1, "called", 1, 1), event(2, release, 1, 1), event(3, "called", 1, 2)]
    assert figures.double_calls(record) == 0


def test_a_ticket_without_an_end_is_lost() -> None:
    waiting = step(2, state=State.WAITING, ended_at=None)
    assert figures.lost_tickets([1, 2, 3], [step(1), waiting]) == 2


def test_a_ticket_that_nobody_holds_is_counted_too() -> None:
    assert figures.lost_tickets([1], [step(1), step(2)]) == 1


def test_a_promise_is_kept_up_to_its_upper_end() -> None:
    late = step(2, first_summoned_at=NINE + timedelta(minutes=16))
    told = figures.promises([step(1), late])
    assert (told.given, told.kept_share, told.mean_abs_error_min) == (2, 0.5, 5.0)


def test_who_left_before_the_promise_was_over_does_not_score() -> None:
    gone = {"state": State.LEFT, "first_summoned_at": None, "first_called_at": None}
    early = step(1, ended_at=NINE + timedelta(minutes=5), **gone)
    late = step(2, ended_at=NINE + timedelta(minutes=30), **gone)
    told = figures.promises([early, late])
    assert (told.given, told.scored, told.kept_share) == (2, 1, 0.0)


def test_a_visit_counts_by_its_worst_end() -> None:
    first, second = step(1), step(2, ticket_id=1, position=1, state=State.CLOSED)
    ended = figures.visits([first, second])
    assert (ended.served, ended.closed_unserved) == (0, 1)


def test_early_bookings_are_on_time_until_five_minutes_after_their_start() -> None:
    booked = {"basis": Basis.BOOKED, "booked_start": NINE + timedelta(minutes=6)}
    good = step(1, **booked)
    late = step(2, first_summoned_at=NINE + timedelta(minutes=12), **booked)
    found = figures.bookings(3, [good, late])
    assert (found.made, found.arrived, found.on_time) == (3, 2, 2)
    assert found.on_time_called_within_5_min_share == 0.5
