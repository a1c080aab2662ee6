"""A console that nobody touches asks for the PIN again, and keeps the counter as it is."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from counter_app.verbs import Page
from queueing.staff import CounterState
from shell.paragraph import Paragraph
from tests.counter_app.conftest import Centre, Console, HandClock

CTRL = Qt.KeyboardModifier.ControlModifier


def _unlock(console: Console, pin: str = "4103") -> None:
    console.type(pin)
    console.key(Qt.Key.Key_Return)


def _shown(console: Console) -> str:
    """Every word that is on the screen."""
    labels = [each for each in console.window.findChildren(QLabel) if each.isVisible()]
    said = (e.words if isinstance(e, Paragraph) else e.text() for e in labels)
    return "\n".join(said)


def test_it_locks_after_the_office_s_minutes_and_the_pin_leads_back(
    console: Console, centre: Centre, clock: HandClock, locks_after: int
) -> None:
    number = centre.arrives("F").number
    console.sign_in()
    console.calls()
    clock.pass_(minutes=locks_after, seconds=-1)
    console.presenter.tick()
    assert not console.state.locked
    clock.pass_(seconds=1)
    console.presenter.tick()
    assert console.state.page is Page.LOCKED
    sign_in = console.window.sign_in
    name = centre.office.staff[centre.person("clerk3")].name.in_(console.state.language)
    assert name in sign_in.locked_in.words and "3" in sign_in.locked_in.words
    assert sign_in.pin.hasFocus() and not sign_in.login.isVisible()
    assert number not in _shown(console), "nothing of the visitor is left on the screen"
    assert console.state.view is not None and console.state.view.place.state is CounterState.OPEN
    _unlock(console)
    console.wait(lambda s: not s.locked)
    assert console.window.work.head.number.text() == number
    assert sign_in.pin.text() == ""
    console.presenter.tick()
    assert not console.state.locked, "whoever has just unlocked it is there"


def test_keys_and_the_mouse_anywhere_in_the_window_keep_it_open(
    locks_after: int, plain: Console, clock: HandClock
) -> None:
    handle = plain.window.windowHandle()
    for touch in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Shift),
        lambda: QTest.mouseMove(handle, QPoint(300, 400)),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(5, 5)),
    ):
        clock.pass_(minutes=locks_after - 1)
        touch()
        clock.pass_(minutes=1)
        plain.presenter.tick()
        assert plain.state.page is Page.AT_WORK
    clock.pass_(minutes=locks_after - 1)
    plain.presenter.tick()
    assert plain.state.page is Page.LOCKED


def test_an_office_with_zero_minutes_never_locks(plain: Console, clock: HandClock) -> None:
    clock.pass_(hours=3)
    plain.presenter.tick()
    assert plain.state.page is Page.AT_WORK


def test_it_is_locked_at_once_by_key_and_from_the_menu(console: Console) -> None:
    console.sign_in()
    console.key(Qt.Key.Key_L, CTRL)
    assert console.state.page is Page.LOCKED
    assert console.window.sign_in.pin.hasFocus()
    _unlock(console)
    console.wait(lambda s: s.page is Page.AT_WORK)
    console.menu("lock")
    assert console.state.page is Page.LOCKED
    assert not console.window.header.menu_button.isVisible()


def test_a_wrong_pin_leaves_it_locked(console: Console) -> None:
    console.sign_in()
    console.presenter.locking.lock()
    _unlock(console, "0000")
    console.wait(lambda s: s.notice)
    assert console.state.page is Page.LOCKED
    assert console.window.sign_in.fault.words
    assert console.window.sign_in.pin.text() == ""
    console.key(Qt.Key.Key_F2)
    assert console.state.busy is None, "no verb of the page below acts"


def test_somebody_else_goes_to_a_counter_of_their_own(console: Console, centre: Centre) -> None:
    console.sign_in()
    console.presenter.locking.lock()
    console.click("somebody_else")
    sign_in = console.window.sign_in
    assert sign_in.login.isVisible() and sign_in.login.hasFocus()
    console.click("somebody_else")
    assert not sign_in.login.isVisible() and sign_in.pin.hasFocus(), "and back"
    for _ in range(2):  # From the PIN over the button that unlocks.
        console.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sign_in.somebody_else
    console.key(Qt.Key.Key_Space)
    console.type("clerk5")
    console.key(Qt.Key.Key_Return)
    _unlock(console, "4105")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    assert console.state.me == centre.person("clerk5")
    (third,) = [c for c in centre.views.counters() if c.counter.number == 3]
    assert third.clerk is not None and third.clerk.login == "clerk3", "it stays as it is"
    assert third.state is CounterState.OPEN


def test_a_supervisor_unlocks_where_the_console_was_locked(
    console: Console, centre: Centre
) -> None:
    console.presenter.sitting.sign_in("supervisor", "4300")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    console.presenter.sitting.go_to_reception()
    console.wait(lambda s: s.floor)
    console.key(Qt.Key.Key_L, CTRL)
    assert console.state.page is Page.LOCKED
    _unlock(console, "4300")
    console.wait(lambda s: s.page is Page.RECEPTION)


def test_a_call_for_help_goes_out_and_comes_in_while_locked(
    console: Console, centre: Centre
) -> None:
    console.sign_in()
    console.presenter.locking.lock()
    centre.alerts.call_for_help(centre.counter(2), by=centre.person("clerk2"))
    console.wait(lambda s: s.alarms)
    (row,) = console.window.alarms.rows.values()
    assert row.isVisible() and not row.go.isVisible(), "to go there, one unlocks it first"
    console.key(Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    console.wait(lambda s: s.own_alarm)
    assert console.state.page is Page.LOCKED


def test_a_counter_taken_over_while_locked_is_told_before_the_pin(
    console: Console, centre: Centre
) -> None:
    console.sign_in()
    console.presenter.locking.lock()
    centre.staff.take_over(centre.counter(3), by=centre.person("supervisor"))
    console.wait(lambda s: s.view is None)
    assert console.state.page is Page.LOCKED
    taker = centre.office.staff[centre.person("supervisor")].name.in_(console.state.language)
    assert taker in console.window.sign_in.fault.words
    _unlock(console)
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)


def test_nothing_of_a_verb_that_ends_while_locked_is_said(console: Console, centre: Centre) -> None:
    console.sign_in()
    number = centre.arrives("F").number
    console.sees(number)
    console.presenter.serving.call_next()
    console.presenter.locking.lock()
    console.wait(lambda s: s.at_hand)
    assert console.state.page is Page.LOCKED
    assert number not in _shown(console)
