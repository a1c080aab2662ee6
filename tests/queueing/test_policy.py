"""Who is next: properties that hold for every line, and the edges of each rule."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queueing.policy import (
    Basis,
    Desk,
    Due,
    Waiting,
    due,
    due_again,
    due_here,
    eligible,
    explain,
    in_order,
    next_step,
)
from queueing.wording import Bilingual

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
OLDER = Bilingual(ar="كبار السن", en="Older person")
LONGEST_TARGET, LARGEST_CREDIT, LONGEST_RELUCTANCE = 60, 30, 20


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def waiting(step_id: int, due_min: float = 0, **more: object) -> Waiting:
    plain: dict[str, Any] = {
        "number": f"F{step_id:03d}",
        "service_id": 1,
        "due": Due(at(due_min), Basis.WALK_IN),
        "arrived_at": NOW,
    }
    return Waiting(step_id=step_id, **{**plain, **more})


minutes = st.integers(-120, 120)
desks = st.builds(
    Desk,
    st.integers(1, 3),
    st.dictionaries(st.integers(1, 4), st.integers(0, LONGEST_RELUCTANCE), max_size=4),
    st.none() | st.integers(1, 3),
)


@st.composite
def lines(draw: st.DrawFn, services: int = 4) -> list[Waiting]:
    """Steps that tie often, because the ranges are small."""
    count = draw(st.integers(0, 12))
    return [
        waiting(
            step_id,
            draw(st.integers(0, 5)),
            number=f"F{draw(st.integers(1, 4)):03d}",
            service_id=draw(st.integers(1, services)),
            arrived_at=at(draw(st.integers(-3, 0))),
            hold_until=draw(st.one_of(st.none(), st.integers(-2, 2).map(at))),
            only_counter_id=draw(st.one_of(st.none(), st.integers(1, 3))),
            only_staff_id=draw(st.one_of(st.none(), st.integers(1, 3))),
        )
        for step_id in range(count)
    ]


@given(lines(), desks, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_reading(line, desk, random) -> None:
    shuffled = list(line)
    random.shuffle(shuffled)
    assert in_order(shuffled, desk, NOW) == in_order(line, desk, NOW)


@given(lines(), desks)
def test_the_order_is_total_and_by_due_time(line, desk) -> None:
    order = in_order(line, desk, NOW)
    assert {step.step_id for step in order} == {s.step_id for s in line if eligible(s, desk, NOW)}
    for before, behind in pairwise(order):
        assert due_here(before, desk) <= due_here(behind, desk)
        if due_here(before, desk) == due_here(behind, desk):
            assert before.arrived_at <= behind.arrived_at
            if before.arrived_at == behind.arrived_at:
                assert before.number <= behind.number


@given(lines(), desks)
def test_someone_is_chosen_whenever_anybody_may_be(line, desk) -> None:
    choice = next_step(line, desk, NOW)
    assert (choice is not None) == any(eligible(step, desk, NOW) for step in line)
    if choice is not None:
        assert eligible(choice.step, desk, NOW)
        assert choice.why == explain(choice.step, desk, NOW)


@given(lines(), desks)
def test_the_heads_of_the_lines_are_enough(line, desk) -> None:
    heads = []
    for service_id in {step.service_id for step in line}:
        mine = [s for s in line if s.service_id == service_id and eligible(s, desk, NOW)]
        if mine:
            heads.append(min(mine, key=lambda s: (s.due.at, s.arrived_at, s.number, s.step_id)))
    assert next_step(heads, desk, NOW) == next_step(line, desk, NOW)


@given(lines(), desks)
def test_whoever_waits_for_a_person_is_called_by_that_person_alone(line, desk) -> None:
    for step in in_order(line, desk, NOW):
        assert step.only_staff_id in (None, desk.staff_id)
    mine = replace(desk, staff_id=2)
    freed = [replace(step, only_staff_id=None) for step in line if step.only_staff_id in (None, 2)]
    assert [s.step_id for s in in_order(line, mine, NOW)] == [
        s.step_id for s in in_order(freed, mine, NOW)
    ], "in person, but not before whoever is due first"


@given(st.data())
def test_nobody_starves(data) -> None:
    """Whoever comes so much later that no credit or shorter target makes up for it is behind."""
    desk = Desk(1, {s: data.draw(st.integers(0, LONGEST_RELUCTANCE)) for s in range(1, 4)})
    visitors = [
        waiting(
            step_id,
            service_id=data.draw(st.integers(1, 3)),
            arrived_at=(arrived := at(data.draw(st.integers(0, 240)))),
            due=due(
                arrived,
                data.draw(st.integers(1, LONGEST_TARGET)),
                credit_min=data.draw(st.integers(0, LARGEST_CREDIT)),
            ),
        )
        for step_id in range(data.draw(st.integers(1, 15)))
    ]
    order = in_order(visitors, desk, at(500))
    bound = timedelta(minutes=LONGEST_TARGET + LARGEST_CREDIT + LONGEST_RELUCTANCE)
    for place, step in enumerate(order):
        assert all(before.arrived_at < step.arrived_at + bound for before in order[:place])


@given(st.lists(st.tuples(minutes, st.integers(1, 3)), min_size=1, max_size=20))
def test_serving_empties_every_line_in_order_of_due_time(people) -> None:
    """Played to the end while others keep arriving: each waits for those due earlier alone."""
    left = [waiting(i, d, service_id=s) for i, (d, s) in enumerate(people)]
    desk = Desk(1, {1: 0, 2: 5, 3: 0})
    served = []
    while choice := next_step(left, desk, at(-1000)):
        assert all(due_here(choice.step, desk) <= due_here(step, desk) for step in left)
        left.remove(choice.step)
        served.append(choice.step)
    assert len(served) == len(people)


@given(
    arrival=minutes,
    target=st.integers(0, 60),
    credit=st.integers(0, 60),
    start=st.one_of(st.none(), minutes),
    grace=st.integers(0, 60),
)
def test_a_priority_class_brings_forward_by_its_credit(arrival, target, credit, start, grace):
    booked = None if start is None else at(start)
    plain = due(at(arrival), target, booked_start=booked, grace_min=grace)
    first = due(at(arrival), target, credit_min=credit, booked_start=booked, grace_min=grace)
    assert plain.at - first.at == timedelta(minutes=credit)
    assert plain.basis is first.basis


@given(start=minutes, early=st.integers(0, 120), earlier=st.integers(0, 120))
def test_coming_early_never_jumps_the_line(start, early, earlier) -> None:
    arrivals = (at(start - early), at(start - early - earlier))
    dues = {due(a, 20, booked_start=at(start), grace_min=10) for a in arrivals}
    assert dues == {Due(at(start), Basis.BOOKED)}


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (timedelta(0), Due(NOW, Basis.BOOKED)),
        (timedelta(minutes=15), Due(NOW, Basis.BOOKED)),
        (timedelta(minutes=15, seconds=1), Due(at(35) + timedelta(seconds=1), Basis.BOOKED_LATE)),
    ],
)
def test_the_grace_to_the_second(late: timedelta, expected: Due) -> None:
    assert due(NOW + late, 20, booked_start=NOW, grace_min=15) == expected


def test_a_walk_in_and_one_who_comes_back_are_due_after_the_target() -> None:
    assert due(NOW, 20) == Due(at(20), Basis.WALK_IN)
    assert due(NOW, 20, credit_min=25) == Due(at(-5), Basis.WALK_IN)
    assert due_again(NOW, 20) == Due(at(20), Basis.REJOINED)
    assert due_again(NOW, 20, credit_min=25) == Due(at(-5), Basis.REJOINED)


def test_reluctance_counts_at_this_counter_alone() -> None:
    main, secondary = waiting(1, 9, service_id=1), waiting(2, 0, service_id=2)
    assert in_order([main, secondary], Desk(1, {1: 0, 2: 10}), NOW) == [main, secondary]
    assert in_order([main, secondary], Desk(1, {1: 0, 2: 8}), NOW) == [secondary, main]
    assert in_order([main, secondary], Desk(2, {1: 0, 2: 0}), NOW) == [secondary, main]


def test_at_equal_due_times_arrival_decides_then_the_number() -> None:
    late = waiting(1, arrived_at=at(1), number="F001")
    behind = waiting(2, arrived_at=NOW, number="F003")
    first = waiting(3, arrived_at=NOW, number="F002")
    assert in_order([late, behind, first], Desk(1, {1: 0}), NOW) == [first, behind, late]


@pytest.mark.parametrize(
    ("more", "may"),
    [
        ({}, True),
        ({"service_id": 2}, False),
        ({"hold_until": at(1)}, False),
        ({"hold_until": NOW}, True),
        ({"hold_until": at(-1)}, True),
        ({"only_counter_id": 1}, True),
        ({"only_counter_id": 2}, False),
        ({"only_staff_id": 7}, True),
        ({"only_staff_id": 8}, False),
        ({"only_staff_id": 7, "only_counter_id": 2}, False),
    ],
)
def test_whom_a_counter_may_call(more: dict[str, Any], may: bool) -> None:
    desk = Desk(1, {1: 0}, staff_id=7)
    assert eligible(waiting(1, **more), desk, NOW) is may
    assert (next_step([waiting(1, **more)], desk, NOW) is not None) is may


def test_a_counter_without_a_clerk_calls_nobody_who_waits_for_one() -> None:
    assert not eligible(waiting(1, only_staff_id=7), Desk(1, {1: 0}), NOW)


def test_a_counter_without_services_calls_nobody() -> None:
    assert next_step([waiting(1)], Desk(1), NOW) is None


def test_a_booking_that_is_a_minute_early_never_blocks_a_counter() -> None:
    early = waiting(1, 1, due=Due(at(1), Basis.BOOKED), booked_start=at(1))
    choice = next_step([early], Desk(1, {1: 0}), NOW)
    assert choice is not None
    assert choice.step is early


def test_a_walk_in_of_two_hours_goes_before_bookings_due_now() -> None:
    booked = [waiting(i, 0, due=Due(NOW, Basis.BOOKED), booked_start=NOW) for i in range(2, 8)]
    walk_in = waiting(1, -100, arrived_at=at(-120))
    assert in_order([*booked, walk_in], Desk(1, {1: 0}), NOW)[0] is walk_in


# --- the reasons that a clerk is told


WORDS = {
    Basis.WALK_IN: ("walk-in", "دون موعد"),
    Basis.BOOKED: ("booked 09:30", "موعد 09:30"),
    Basis.BOOKED_LATE: ("late for booking 09:30", "تأخر عن موعد 09:30"),
    Basis.FURTHER: ("further service", "خدمة إضافية"),
    Basis.TRANSFERRED: ("transferred", "محوّل"),
    Basis.REJOINED: ("came back after a missed call", "عاد بعد الغياب"),
}


@pytest.mark.parametrize("basis", Basis)
def test_the_reason_names_what_the_due_time_rests_on(basis: Basis) -> None:
    step = waiting(1, due=Due(NOW, basis), booked_start=at(30))
    local = NOW.astimezone(ZoneInfo("Asia/Bahrain"))
    why = explain(step, Desk(1, {1: 0}), local)
    en, ar = WORDS[basis]
    assert why == Bilingual(ar=f"{ar}، حان دوره الآن", en=f"{en}, due now")


def test_the_reason_names_whom_the_visitor_waits_for() -> None:
    why = explain(waiting(1, only_staff_id=7), Desk(1, {1: 0}, staff_id=7), NOW)
    assert list(pieces(why))[-1] == ("for you in person", "ينتظرك شخصيًا")


def pieces(why: Bilingual) -> Iterable[tuple[str, str]]:
    return zip(why.en.split(", "), why.ar.split("، "), strict=True)


def test_the_reason_names_the_priority_and_the_reluctance() -> None:
    step = waiting(1, 12, priority=OLDER)
    assert list(pieces(explain(step, Desk(1, {1: 5}), NOW))) == [
        ("walk-in", "دون موعد"),
        ("Older person", "كبار السن"),
        ("due in 12 min", "يحين دوره بعد 12 د"),
        ("secondary here", "خدمة ثانوية هنا"),
    ]


@pytest.mark.parametrize(
    ("due_min", "en", "ar"),
    [
        (12, "due in 12 min", "يحين دوره بعد 12 د"),
        (-7, "due 7 min ago", "حان دوره قبل 7 د"),
        (0.4, "due now", "حان دوره الآن"),
        (-0.4, "due now", "حان دوره الآن"),
    ],
)
def test_the_reason_says_how_far_the_due_time_is(due_min: float, en: str, ar: str) -> None:
    why = explain(waiting(1, due_min), Desk(1, {1: 0}), NOW)
    assert list(pieces(why))[-1] == (en, ar)


def test_a_step_of_another_counters_service_can_be_explained() -> None:
    step = replace(waiting(1), service_id=9)
    assert explain(step, Desk(1, {1: 0}), NOW).en == "walk-in, due now"
