"""How a service ends: outcome, files, next step and slip, and services in passing."""

import pytest
from PySide6.QtCore import Qt

from counter_app.questions.finish import AskOutcome, AskQuick
from counter_app.state import News, Question
from db.events import Event, Record
from db.profile import read_profile
from db.setup import set_up
from tests.counter_app.conftest import PROFILES, Centre, Console

SHIFT = Qt.KeyboardModifier.ShiftModifier


def _last(centre: Centre, kind: str) -> Event:
    return [e for e in Record(centre.database, centre.id).since(0) if e.kind == kind][-1]


def _asking(console: Console) -> AskOutcome:
    asking = console.window.work.questions.of[Question.FINISH]
    assert isinstance(asking, AskOutcome)
    return asking


def test_the_commonest_ending_takes_two_strokes(console: Console, centre: Centre) -> None:
    console.sign_in()
    step = console.serves("F", "G")
    console.key(Qt.Key.Key_F5)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.at_hand is None)
    console.calls()
    assert console.state.view is not None
    done = next(one for one in console.state.view.visit if one.step_id == step.step_id)
    assert (done.outcome, done.quantity, done.next_step) == (
        centre.office.outcomes[0].code,
        None,
        None,
    )


def test_outcome_next_step_and_note_by_keys_alone(console: Console, centre: Centre) -> None:
    console.sign_in()
    step = console.serves("F", "G")
    console.key(Qt.Key.Key_F5)
    console.key(Qt.Key.Key_3)
    console.key(Qt.Key.Key_Tab)
    console.key(Qt.Key.Key_1)
    console.key(Qt.Key.Key_Tab)
    console.type("page three")
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.at_hand is None)
    console.calls()
    assert console.state.view is not None
    done = next(one for one in console.state.view.visit if one.step_id == step.step_id)
    office = centre.office
    assert done.outcome == office.outcomes[2].code
    assert done.next_step == office.next_steps[0].code
    assert done.note == "page three"


def test_files_are_counted_where_the_service_counts_them(plain: Console, centre: Centre) -> None:
    asking = _asking(plain)
    plain.serves("F", party_size=6)
    plain.key(Qt.Key.Key_F5)
    assert not asking.quantity.isVisible(), "six people are no six files"
    plain.key(Qt.Key.Key_Escape)
    plain.presenter.serving.finish()
    plain.wait(lambda s: s.at_hand is None)
    plain.presenter.sitting.close_counter()
    plain.wait(lambda s: s.view is None)
    plain.presenter.sitting.open_counter(centre.counter(6))
    plain.wait(lambda s: s.view)
    step = plain.serves("P", party_size=6)
    plain.key(Qt.Key.Key_F5)
    assert asking.quantity.isVisible() and asking.quantity.value() == 6
    plain.key(Qt.Key.Key_Tab)
    plain.key(Qt.Key.Key_Tab)
    plain.type("5")
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.at_hand is None)
    found = centre.views.visitors(step.number)
    assert [one.step.quantity for one in found] == [5]


def test_an_office_without_next_steps_asks_for_none(plain: Console, centre: Centre) -> None:
    profile = read_profile(PROFILES / "civil_defense.toml")
    set_up(centre.database, profile.model_copy(update={"next_steps": ()}), centre.clock)
    plain.wait(lambda s: s.office and not s.office.next_steps)
    plain.serves()
    plain.key(Qt.Key.Key_F5)
    asking = _asking(plain)
    assert asking.choices.isVisible() and not asking.next_steps.isVisible()
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.at_hand is None)
    assert plain.state.slip_for is None


@pytest.mark.parametrize("by_key", [True, False])
def test_what_to_do_next_is_offered_on_paper(plain: Console, centre: Centre, by_key: bool) -> None:
    step = plain.serves()
    plain.key(Qt.Key.Key_F5)
    plain.key(Qt.Key.Key_Tab)
    plain.key(Qt.Key.Key_2)
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.at_hand is None)
    if by_key:
        plain.key(Qt.Key.Key_F8, SHIFT)
    else:
        plain.window.work.answer.action_chosen.emit()
    plain.wait(lambda s: s.notice and s.notice.news is News.SLIP_PRINTING)
    job = centre.printing.take("desk")
    assert job is not None and job.ticket_id == step.ticket_id


def test_a_finish_that_was_taken_back_offers_no_slip(plain: Console, centre: Centre) -> None:
    plain.serves()
    plain.key(Qt.Key.Key_F5)
    plain.key(Qt.Key.Key_Tab)
    plain.key(Qt.Key.Key_2)
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.slip_for)
    plain.key(Qt.Key.Key_F12)
    plain.wait(lambda s: s.at_hand)
    assert plain.state.slip_for is None
    plain.key(Qt.Key.Key_F8, SHIFT)
    plain.settle()
    assert centre.printing.take("desk") is None


def test_somebody_served_in_passing_is_counted(console: Console, centre: Centre) -> None:
    console.sign_in()
    step = console.serves()
    console.key(Qt.Key.Key_F5, SHIFT)
    asking = console.window.work.questions.of[Question.QUICK]
    assert isinstance(asking, AskQuick)
    own = centre.office.counter_numbered(3).offers
    assert asking.choices.chosen in own, "what this counter serves comes first"
    console.key(Qt.Key.Key_2)
    console.key(Qt.Key.Key_Tab)
    console.key(Qt.Key.Key_4)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.notice and s.notice.news is News.COUNTED)
    counted = _last(centre, "quick_served").data
    assert counted["service"] == "N"
    assert counted["outcome"] == centre.office.outcomes[3].code
    assert counted["quantity"] is None
    at_hand = console.state.at_hand
    assert at_hand is not None and at_hand.step_id == step.step_id, "and nobody else is touched"
    console.key(Qt.Key.Key_F5, SHIFT)
    assert asking.choices.chosen == centre.office.service_coded("N").id, "the same comes again"


def test_files_are_counted_in_passing_too(plain: Console, centre: Centre) -> None:
    plain.key(Qt.Key.Key_F5, SHIFT)
    asking = plain.window.work.questions.of[Question.QUICK]
    assert isinstance(asking, AskQuick)
    assert not asking.quantity.isVisible()
    asking.choices.choose(centre.office.service_coded("P").id)
    assert asking.quantity.isVisible()
    asking.quantity.setValue(4)
    plain.click("quick_sure")
    plain.wait(lambda s: s.notice and s.notice.news is News.COUNTED)
    assert _last(centre, "quick_served").data["quantity"] == 4
