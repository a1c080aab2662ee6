"""The life of a step: what may follow what."""

import pytest

from queueing.ticket import (
    AT_COUNTER,
    OPEN_STATES,
    TRANSITIONS,
    Action,
    Reason,
    Refused,
    State,
    after,
)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_every_move_is_in_the_table_or_refused(state: State, action: Action) -> None:
    if (state, action) in TRANSITIONS:
        assert after(state, action) is TRANSITIONS[state, action]
        return
    with pytest.raises(Refused) as caught:
        after(state, action)
    too_late = action is Action.CALL and state in AT_COUNTER
    assert caught.value.reason is (Reason.ALREADY_CALLED if too_late else Reason.NOT_ALLOWED_NOW)
    assert caught.value.details == {"state": state, "action": action}


LIFE = """
planned  release waiting | leave left | close closed
waiting  call called | revive called | plan planned | leave left | close closed
called   recall called | undo waiting | start serving | no_show waiting | miss missed | park parked
called   close closed
serving  park parked | transfer done | finish done | close closed
parked   call called | resume serving | return waiting | leave left | close closed
missed   rejoin waiting | revive called
done     reopen serving
"""
"""The life of a step as the design draws it, once more and in other words."""


def test_the_table_is_the_one_that_was_agreed() -> None:
    moves = {}
    for line in LIFE.strip().splitlines():
        state, rest = line.split(maxsplit=1)
        for move in rest.split("|"):
            action, to = move.split()
            moves[State(state), Action(action)] = State(to)
    assert moves == TRANSITIONS


def test_whoever_is_here_can_be_closed_and_nobody_who_is_gone() -> None:
    closable = {state for state, action in TRANSITIONS if action is Action.CLOSE}
    assert closable == OPEN_STATES
    assert {TRANSITIONS[state, Action.CLOSE] for state in closable} == {State.CLOSED}


def test_nothing_follows_the_end_but_a_visitor_who_comes_after_all_and_a_slip_of_the_clerk() -> (
    None
):
    moves = {(state, action) for state, action in TRANSITIONS if state not in OPEN_STATES}
    assert moves == {
        (State.MISSED, Action.REJOIN),
        (State.MISSED, Action.REVIVE),
        (State.DONE, Action.REOPEN),
    }


BACK = {Action.UNDO, Action.REOPEN, Action.REVIVE, Action.PLAN}


def test_what_is_taken_back_was_done_before() -> None:
    """Each of these leads to where the step came from."""
    forth = {(state, to) for (state, action), to in TRANSITIONS.items() if action not in BACK}
    for (state, action), to in TRANSITIONS.items():
        if action in BACK:
            assert (to, state) in forth, action


def test_every_visit_begins_in_the_line_and_can_end_served() -> None:
    reached = {State.WAITING}
    forth = {move: to for move, to in TRANSITIONS.items() if move[1] not in BACK}
    while more := {to for (state, _), to in forth.items() if state in reached} - reached:
        reached |= more
    assert reached == set(State) - {State.PLANNED}


def test_nobody_leaves_while_at_a_counter() -> None:
    assert not any((state, Action.LEAVE) in TRANSITIONS for state in AT_COUNTER)


def test_a_refusal_reads_plainly() -> None:
    assert str(Refused(Reason.COUNTER_BUSY, counter=3, number="F012")) == (
        "counter_busy(counter=3, number=F012)"
    )
    assert str(Refused(Reason.OFFICE_CLOSED)) == "office_closed"
