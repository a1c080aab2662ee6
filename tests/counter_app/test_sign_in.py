"""Coming to work: who, and at which counter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.state import Question
from counter_app.verbs import Page
from queueing.staff import FREE_GUESSES, CounterState
from queueing.ticket import Reason
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console, HandClock


def _types(console: Console, login: str, pin: str) -> None:
    console.type(login)
    console.key(Qt.Key.Key_Return)
    console.type(pin)
    console.key(Qt.Key.Key_Return)


def _fault(console: Console) -> str:
    return console.window.sign_in.fault.words


def test_a_wrong_pin_is_said_in_place_and_can_be_typed_again(console: Console) -> None:
    _types(console, "clerk3", "9999")
    console.wait(lambda s: s.notice)
    assert console.state.page is Page.SIGN_IN
    assert _fault(console)
    assert console.window.sign_in.pin.hasFocus()
    assert console.window.sign_in.pin.text() == ""
    assert console.window.sign_in.login.text() == "clerk3"
    console.type("4")
    assert _fault(console) == ""


def test_an_unknown_name_reads_like_a_wrong_pin(console: Console) -> None:
    _types(console, "nobody", "4103")
    console.wait(lambda s: s.notice)
    unknown = _fault(console)
    console.window.sign_in.login.setText("clerk3")
    console.type("0000")
    console.key(Qt.Key.Key_Return)
    console.bot.waitUntil(lambda: console.window.sign_in.pin.text() == "")
    assert _fault(console) == unknown


def test_an_empty_field_is_asked_for_before_anything_is_sent(console: Console) -> None:
    console.click("sign_in")
    assert console.window.sign_in.login.hasFocus()
    console.type("clerk3")
    console.click("sign_in")
    assert console.window.sign_in.pin.hasFocus()
    assert console.state.busy is None


def test_the_right_pin_leads_to_the_counters(console: Console, centre: Centre) -> None:
    taken, holder = centre.counter(2), centre.person("clerk2")
    centre.staff.open_counter(taken, by=holder)
    _types(console, "clerk3", "4103")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    cards = console.window.choose.cards
    assert len(cards) == len(centre.office.counters)
    assert not cards[taken].free
    assert centre.office.staff[holder].name.in_(console.state.language) in (
        cards[taken].accessibleName()
    )
    assert cards[centre.counter(1)].hasFocus(), "the first free one"


def test_a_counter_is_chosen_by_mouse_and_opens(console: Console, centre: Centre) -> None:
    _types(console, "clerk3", "4103")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    card = console.window.choose.cards[centre.counter(5)]
    console.bot.mouseClick(card, Qt.MouseButton.LeftButton)
    console.wait(lambda s: s.page is Page.AT_WORK)
    assert console.window.header.number.text() == "5"
    assert console.state.open


def test_a_counter_taken_in_the_same_moment_is_refused_in_words(
    console: Console, centre: Centre
) -> None:
    _types(console, "clerk3", "4103")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    centre.staff.open_counter(centre.counter(3), by=centre.person("clerk1"))
    console.presenter.sitting.open_counter(centre.counter(3))
    console.wait(lambda s: s.notice)
    assert console.state.notice is not None and console.state.notice.refused is not None
    assert console.state.notice.refused.reason is Reason.COUNTER_TAKEN
    assert console.window.choose.answer.text
    assert not console.window.choose.cards[centre.counter(3)].free, "the list is fresh"


def test_the_machines_own_counter_is_opened_without_asking(
    qtbot: QtBot, centre: Centre, look: Look, english: LanguageSwitch, consoles: list[Console]
) -> None:
    made = Console(qtbot, centre, look, english, counter_number=4)
    consoles.append(made)
    made.presenter.sitting.sign_in("clerk3", "4103")
    made.wait(lambda s: s.page is Page.AT_WORK)
    assert made.window.header.number.text() == "4"


def test_the_machines_own_counter_held_by_a_colleague_leaves_the_choice(
    qtbot: QtBot, centre: Centre, look: Look, english: LanguageSwitch, consoles: list[Console]
) -> None:
    centre.staff.open_counter(centre.counter(4), by=centre.person("clerk1"))
    made = Console(qtbot, centre, look, english, counter_number=4)
    consoles.append(made)
    made.presenter.sitting.sign_in("clerk3", "4103")
    made.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    assert "Somebody else" in made.window.choose.answer.text


def test_who_comes_back_after_a_restart_finds_the_visitor_at_hand(
    console: Console, centre: Centre
) -> None:
    me, counter = centre.person("clerk3"), centre.counter(3)
    centre.staff.open_counter(counter, by=me)
    number = centre.arrives("F").number
    centre.calling.call_next(counter, by=me)
    _types(console, "clerk3", "4103")
    console.wait(lambda s: s.page is Page.AT_WORK)
    assert console.window.work.head.number.text() == number


def test_reception_lands_on_the_floor_and_serves_at_no_counter(console: Console) -> None:
    _types(console, "reception", "4200")
    console.wait(lambda s: s.page is Page.RECEPTION)
    header = console.window.header
    assert header.title.words == console.state.clerk.name.in_(console.state.language)  # type: ignore[union-attr]
    assert not header.serve.isVisible() and not header.rest.isVisible()
    assert console.state.floor is not None


def test_signing_out_closes_the_counter_and_empties_the_fields(
    console: Console, centre: Centre
) -> None:
    console.sign_in()
    console.menu("sign_out")
    console.wait(lambda s: s.page is Page.SIGN_IN)
    assert all(c.state is CounterState.CLOSED for c in centre.views.counters())
    assert console.window.sign_in.login.text() == ""
    assert console.state.clerk is None


def test_nobody_signs_out_while_a_visitor_is_at_the_counter(
    console: Console, centre: Centre
) -> None:
    console.sign_in()
    centre.arrives("F")
    console.calls()
    console.menu("sign_out")
    console.wait(lambda s: s.notice)
    assert console.state.page is Page.AT_WORK
    assert console.window.work.answer.text
    console.menu("close_counter")
    console.wait(lambda s: s.notice)
    assert console.state.page is Page.AT_WORK


def test_a_counter_closed_from_elsewhere_is_noticed(plain: Console, centre: Centre) -> None:
    centre.staff.close_counter(centre.counter(3), by=centre.person("clerk3"))
    plain.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    assert "closed from elsewhere" in plain.window.choose.answer.text


def test_a_break_has_a_reason_and_an_hour(
    console: Console, centre: Centre, clock: HandClock
) -> None:
    console.sign_in()
    console.key(Qt.Key.Key_F10)
    assert console.state.question is Question.PAUSE
    console.key(Qt.Key.Key_2)
    console.click("pause_15")
    console.click("pause_sure")
    console.wait(lambda s: s.paused)
    (place,) = [c for c in centre.views.counters() if c.counter.number == 3]
    assert place.pause_reason == centre.office.pause_reasons[1].code
    assert place.resumes_at is not None
    assert (place.resumes_at - clock.now).total_seconds() == 15 * 60
    assert not console.button("call_next").isEnabled()
    assert console.button("rest").property("role") == "signal", "the one obvious thing to do"
    console.key(Qt.Key.Key_F10)
    console.wait(lambda s: s.open)


def test_a_question_is_put_away_with_escape(console: Console) -> None:
    console.sign_in()
    console.key(Qt.Key.Key_F10)
    assert console.state.question is Question.PAUSE
    console.key(Qt.Key.Key_Escape)
    console.wait(lambda s: s.question is Question.NONE)
    assert QApplication.focusWidget() is console.window.work.idle


@pytest.mark.parametrize("login", ["supervisor", "admin"])
def test_a_supervisor_may_help_out(plain: Console, centre: Centre, login: str) -> None:
    plain.presenter.sitting.sign_out()
    plain.wait(lambda s: s.page is Page.SIGN_IN)
    plain.sign_in(login, {"supervisor": "4300", "admin": "4400"}[login], counter=1)
    assert plain.state.open


def _guesses(console: Console, times: int) -> None:
    console.window.sign_in.login.setText("clerk3")
    for _ in range(times):
        console.window.sign_in.pin.setFocus()
        console.type("9999")
        console.key(Qt.Key.Key_Return)
        console.settle()


def test_after_several_wrong_pins_the_seconds_run_down_and_the_pin_stays(
    console: Console, clock: HandClock
) -> None:
    _guesses(console, FREE_GUESSES)
    page = console.window.sign_in
    console.type("4103")
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.pin_in_s)
    assert "5" in _fault(console)
    assert page.pin.text() == "4103" and not page.enter.isEnabled()
    console.key(Qt.Key.Key_Return)
    assert console.state.busy is None, "nothing is sent before the pause is over"
    clock.pass_(seconds=2)
    console.presenter.tick()
    assert "3" in _fault(console)
    clock.pass_(seconds=3)
    console.presenter.tick()
    assert page.enter.isEnabled() and page.pin.hasFocus()
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)


def test_the_pause_of_one_person_does_not_hold_up_another(console: Console) -> None:
    _guesses(console, FREE_GUESSES + 1)
    page = console.window.sign_in
    assert not page.enter.isEnabled()
    page.login.setFocus()
    page.login.selectAll()
    console.type("clerk5")
    assert page.enter.isEnabled()
    page.pin.setText("4105")
    console.click("sign_in")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
