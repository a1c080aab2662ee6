"""How often a source may be asked."""

import threading
import time

from hypothesis import given
from hypothesis import strategies as st

from online.bookings.easyappointments.rate import Budget, Rate


class Clock:
    def __init__(self) -> None:
        self.now = 0.0
        self.waits = 0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        assert seconds > 0
        self.waits += 1
        self.now += seconds


STEPS = st.lists(
    st.tuples(st.sampled_from(["look", "tell", "pause"]), st.floats(0, 40)), max_size=80
)


@given(STEPS, st.integers(1, 12))
def test_no_stretch_of_time_holds_more_than_the_rate_allows(
    steps: list[tuple[str, float]], requests: int
) -> None:
    clock = Clock()
    budget = Budget(Rate(requests, 30.0), clock, clock.wait)
    taken: list[float] = []
    quiet_until = 0.0
    for step, seconds in steps:
        clock.now += seconds
        if step == "pause":
            budget.pause(seconds)
            quiet_until = max(quiet_until, clock.now + seconds)
            continue
        budget.take(urgent=step == "tell")
        assert clock.now >= quiet_until
        taken.append(clock.now)
    for first, later in zip(taken, taken[requests:], strict=False):
        assert later - first >= 30.0 - 1e-6
    assert clock.waits <= 3 * len(taken)  # Never busy.


def test_a_fifth_is_kept_for_what_is_urgent() -> None:
    clock = Clock()
    budget = Budget(Rate(10, 30.0), clock, clock.wait)
    for _ in range(8):
        budget.take(urgent=False)
    for _ in range(2):
        budget.take(urgent=True)
    assert clock.now == 0.0
    budget.take(urgent=True)
    assert clock.now == 30.0


def test_one_that_waits_holds_nobody_else_up() -> None:
    held = threading.Event()
    waiting = threading.Event()

    def wait(seconds: float) -> None:
        waiting.set()
        held.wait(10)

    now = [0.0]
    budget = Budget(Rate(10, 30.0), lambda: now[0], wait)
    for _ in range(8):
        budget.take(urgent=False)
    patient = threading.Thread(target=lambda: budget.take(urgent=False))
    patient.start()
    assert waiting.wait(10)
    begun = time.monotonic()
    budget.take(urgent=True)
    assert time.monotonic() - begun < 5
    now[0] = 30.0
    held.set()
    patient.join(10)
    assert not patient.is_alive()
