"""Several visitors at one counter: kept, taken back, changed places; what can be undone."""

from functools import partial

from PySide6.QtCore import Qt

from counter_app.state import ConsoleState, News
from counter_app.verbs import Verb
from db.events import Record
from db.profile import read_profile
from db.setup import set_up
from queueing.ticket import State
from tests.counter_app.conftest import PROFILES, Centre, Console, HandClock

SHIFT = Qt.KeyboardModifier.ShiftModifier


def _was_called(times: int, state: ConsoleState) -> bool:
    return state.at_hand is not None and state.at_hand.calls == times


def _with_desk(centre: Centre, **rules: object) -> None:
    profile = read_profile(PROFILES / "civil_defense.toml")
    desk = profile.desk.model_copy(update=rules)
    set_up(centre.database, profile.model_copy(update={"desk": desk}), centre.clock)


def test_a_visitor_is_kept_and_taken_back_with_two_keys(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    step = plain.serves()
    plain.key(Qt.Key.Key_F7, SHIFT)
    plain.wait(lambda s: s.at_hand is None)
    assert [one.step_id for one in plain.state.held] == [step.step_id]
    assert plain.state.next_verb is Verb.BACK_HERE, "nobody else waits"
    clock.pass_(minutes=3)
    plain.presenter.refresh()
    (chip,) = plain.window.work.idle.held.chips.values()
    plain.bot.waitUntil(lambda: "3 min" in chip.words.text())
    assert step.number in chip.words.text() and chip.key.text() == "Shift+F4"
    assert plain.key_button("back_here").property("role") == "signal"
    plain.key(Qt.Key.Key_F4, SHIFT)
    plain.wait(lambda s: s.at_hand)
    assert plain.state.at_hand is not None
    assert plain.state.at_hand.step_id == step.step_id
    assert plain.state.at_hand.state is State.SERVING, "no call, no walk"


def test_two_visitors_change_places_where_only_one_may_be_kept(
    plain: Console, centre: Centre
) -> None:
    assert centre.office.holds == 1
    first = plain.serves()
    plain.presenter.serving.hold()
    plain.wait(lambda s: s.at_hand is None)
    second = plain.serves()
    assert not plain.button("hold").isEnabled(), "one is kept already"
    (chip,) = plain.window.work.head.held.chips.values()
    assert chip.isVisible() and first.number in chip.words.text()
    assert first.number in plain.says("back_here")[0]
    plain.key(Qt.Key.Key_F4, SHIFT)
    plain.wait(lambda s: s.at_hand and s.at_hand.step_id == first.step_id)
    assert [one.step_id for one in plain.state.held] == [second.step_id]
    assert plain.state.notice is not None and plain.state.notice.news is News.SWAPPED
    kinds = [event.kind for event in Record(centre.database, centre.id).since(0)]
    assert kinds[-2:] == ["parked", "resumed"]


def test_the_minutes_of_both_count_when_they_change_places(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    plain.serves()
    clock.pass_(minutes=2)
    plain.presenter.serving.hold()
    plain.wait(lambda s: s.at_hand is None)
    second = plain.serves()
    clock.pass_(minutes=4)
    plain.presenter.locking.touched()
    plain.presenter.serving.swap()
    plain.wait(lambda s: s.at_hand and s.at_hand.step_id != second.step_id)
    assert plain.state.at_hand is not None
    assert plain.state.at_hand.served_before_s == 120
    assert plain.state.held[0].served_before_s == 240


def test_an_office_that_keeps_nobody_shows_nothing_of_it(plain: Console, centre: Centre) -> None:
    _with_desk(centre, holds=0)
    plain.wait(lambda s: s.office and s.office.holds == 0)
    bar = plain.window.work.bar
    assert not bar.buttons[Verb.HOLD].isVisible()
    assert not bar.buttons[Verb.BACK_HERE].isVisible()
    assert bar.buttons[Verb.UNDO].isVisible()
    step = plain.serves()
    plain.key(Qt.Key.Key_F7, SHIFT)
    assert plain.state.busy is None
    assert plain.state.at_hand is not None and plain.state.at_hand.step_id == step.step_id


def test_a_colleague_who_calls_the_kept_one_is_named_as_the_reason(
    plain: Console, centre: Centre
) -> None:
    step = plain.serves()
    plain.presenter.serving.hold()
    plain.wait(lambda s: s.held)
    (kept,) = plain.state.held
    clerk, counter = centre.person("clerk2"), centre.counter(2)
    centre.staff.open_counter(counter, by=clerk)
    centre.calling.call_this(counter, step.step_id, by=clerk, why="")
    plain.presenter.waiting.back_here(kept)
    plain.wait(lambda s: s.notice)
    assert "a colleague has called or released" in plain.window.work.answer.text
    plain.wait(lambda s: not s.held)
    assert not plain.window.work.idle.held.isVisible()


def test_a_parked_visitor_whom_a_colleague_called_is_refused_in_words(
    plain: Console, centre: Centre
) -> None:
    step = plain.serves()
    plain.presenter.serving.park()
    plain.wait(lambda s: s.view and s.view.parked)
    assert plain.state.view is not None
    (parked,) = plain.state.view.parked
    clerk, counter = centre.person("clerk2"), centre.counter(2)
    centre.staff.open_counter(counter, by=clerk)
    centre.calling.call_this(counter, step.step_id, by=clerk, why="")
    for verb in (plain.presenter.waiting.call_this, plain.presenter.waiting.return_to_line):
        verb(parked)
        plain.wait(lambda s: s.notice)
        assert parked.number in plain.window.work.answer.text
        assert "colleague" in plain.window.work.answer.text
    plain.wait(lambda s: s.view and not s.view.parked)


def test_undo_says_what_it_takes_back(plain: Console, centre: Centre, clock: HandClock) -> None:
    step = plain.serves()
    plain.presenter.serving.finish()
    plain.wait(lambda s: s.at_hand is None)
    clock.pass_(seconds=2)
    plain.presenter.tick()
    assert plain.says("undo") == ("Undo finish", "F12", "8 s")
    plain.key(Qt.Key.Key_F12)
    plain.wait(lambda s: s.at_hand)
    assert plain.state.at_hand is not None and plain.state.at_hand.step_id == step.step_id
    plain.presenter.serving.finish()
    plain.wait(lambda s: s.at_hand is None)
    centre.arrives("F")
    plain.calls()
    assert plain.says("undo")[0] == "Undo call"
    plain.key(Qt.Key.Key_F6)
    plain.wait(lambda s: s.at_hand is None)
    assert plain.says("undo")[0] == "Undo no-show"
    clock.pass_(seconds=11)
    plain.presenter.tick()
    assert plain.says("undo") == ("Undo", "F12", "")
    assert not plain.button("undo").isEnabled()


def test_after_the_last_call_the_no_show_is_the_next_thing(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    centre.arrives("F")
    plain.calls()
    for calls in range(2, centre.office.allowed_calls + 1):
        clock.pass_(seconds=11)
        plain.presenter.tick()
        plain.key(Qt.Key.Key_F3)
        plain.wait(partial(_was_called, calls))
    assert plain.says("recall")[2] == "", "nothing to wait for: there is no further call"
    clock.pass_(seconds=11)
    plain.presenter.tick()
    assert not plain.button("recall").isEnabled()
    assert plain.key_button("no_show").property("role") == "signal"
