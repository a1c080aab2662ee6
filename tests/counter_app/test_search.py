"""Looking for somebody from any moment of the work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.rows import Row
from counter_app.state import News, Question
from counter_app.verbs import Verb
from queueing.ticket import State
from tests.counter_app.conftest import Centre, Console

CONTROL = Qt.KeyboardModifier.ControlModifier


def _open(console: Console) -> QLineEdit:
    console.key(Qt.Key.Key_F, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def _rows(console: Console) -> list[Row]:
    return list(console.window.work.lists.search.rows.rows.values())


def _found(console: Console, *numbers: str) -> None:
    console.bot.waitUntil(lambda: [row.step.number for row in _rows(console)] == list(numbers))


def test_somebody_is_found_from_the_middle_of_a_service(console: Console, centre: Centre) -> None:
    console.sign_in()
    served = console.serves()
    other = centre.arrives("N").number
    _open(console)
    _found(console, served.number, other)
    console.type(other)
    _found(console, other)
    (row,) = _rows(console)
    assert not row.buttons[Verb.CALL_THIS].isEnabled(), "somebody is at the counter"
    console.key(Qt.Key.Key_Escape)
    assert console.window.work.head.hasFocus()
    assert not console.window.work.lists.search.field.text()


def test_who_is_found_is_called_with_a_reason_by_keys_alone(
    console: Console, centre: Centre
) -> None:
    console.sign_in()
    centre.arrives("F")
    second = centre.arrives("F").number
    console.sees(second)
    _open(console)
    console.type(second)
    _found(console, second)
    console.key(Qt.Key.Key_Return)
    console.key(Qt.Key.Key_Space)
    assert console.state.question is Question.WHY_THIS
    console.key(Qt.Key.Key_1)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.at_hand and s.at_hand.number == second)


def test_the_verbs_fit_how_the_visit_stands(plain: Console, centre: Centre) -> None:
    step = plain.serves()
    _open(plain)
    _found(plain, step.number)
    assert not _rows(plain)[0].buttons and "being served" in _rows(plain)[0].why.words
    plain.presenter.serving.park()
    plain.bot.waitUntil(lambda: Verb.BACK_HERE in _rows(plain)[0].buttons)
    assert list(_rows(plain)[0].buttons) == [
        Verb.CALL_THIS,
        Verb.BACK_HERE,
        Verb.RETURN,
        Verb.LEAVE,
    ]
    assert _rows(plain)[0].why.words.startswith("parked · Counter 3")
    _rows(plain)[0].buttons[Verb.BACK_HERE].click()
    plain.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)


def test_a_missed_visitor_has_come(plain: Console, centre: Centre) -> None:
    number = centre.arrives("F").number
    for _ in range(centre.office.allowed_calls):
        plain.calls()
        plain.presenter.serving.no_show()
        plain.wait(lambda s: s.at_hand is None)
        centre.clock.pass_(minutes=centre.office.hold_min, seconds=1)
        plain.presenter.locking.touched()
        plain.presenter.refresh()
        plain.settle()
    _open(plain)
    plain.type(number)
    _found(plain, number)
    plain.key(Qt.Key.Key_Down)
    plain.key(Qt.Key.Key_Space)
    plain.wait(lambda s: s.notice and s.notice.news is News.REJOINED)
    plain.bot.waitUntil(lambda: Verb.CALL_THIS in _rows(plain)[0].buttons)


def test_a_visitor_of_another_counter_is_found_but_not_called(
    plain: Console, centre: Centre
) -> None:
    number = centre.arrives("P").number
    _open(plain)
    plain.type(number)
    _found(plain, number)
    assert Verb.CALL_THIS not in _rows(plain)[0].buttons
    _rows(plain)[0].buttons[Verb.REPRINT].click()
    plain.wait(lambda s: s.notice and s.notice.news is News.PRINTING_AGAIN)


def test_what_was_found_follows_the_office(plain: Console, centre: Centre) -> None:
    number = centre.arrives("N").number
    _open(plain)
    _found(plain, number)
    clerk, counter = centre.person("clerk2"), centre.counter(2)
    centre.staff.open_counter(counter, by=clerk)
    centre.calling.call_next(counter, by=clerk)
    plain.bot.waitUntil(lambda: "called · Counter 2" in _rows(plain)[0].why.words)
    assert not _rows(plain)[0].buttons


def test_nobody_is_looked_for_while_the_search_is_out_of_sight(
    plain: Console, centre: Centre
) -> None:
    centre.arrives("F")
    plain.wait(lambda s: s.view and s.view.line)
    plain.settle()
    assert plain.state.search.found is None


def test_nobody_found_says_what_to_try(plain: Console, centre: Centre) -> None:
    centre.arrives("F")
    _open(plain)
    plain.type("zzz")
    page = plain.window.work.lists.search
    plain.bot.waitUntil(lambda: page.rows.empty.words.startswith("Nobody found."))


def test_the_next_clerk_finds_an_empty_field(plain: Console, centre: Centre) -> None:
    number = centre.arrives("F").number
    _open(plain)
    plain.type(number)
    _found(plain, number)
    plain.presenter.sitting.sign_out()
    plain.wait(lambda s: s.clerk is None)
    assert not plain.state.search.text and plain.state.search.found is None
    plain.sign_in()
    assert not plain.window.work.lists.search.field.text()
