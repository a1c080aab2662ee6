"""A call for help: silent where it is made, impossible to overlook everywhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counter_app.verbs import Page, Verb
from db.alerts import ANSWER_SHOWN_FOR
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console, HandClock

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def alerted(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The windows to which the task bar was asked to draw attention."""
    asked: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", lambda window, _ms=0: asked.append(window))
    return asked


@pytest.fixture
def caller(
    qtbot: QtBot,
    centre: Centre,
    look: Look,
    language: LanguageSwitch,
    consoles: list[Console],
    alerted: list[QWidget],
) -> Console:
    """The first of two consoles, at counter 2; the other one, at counter 3, is `consoles[1]`."""
    for login, pin, counter in (("clerk2", "4102", 2), ("clerk3", "4103", 3)):
        made = Console(qtbot, centre, look, language)
        consoles.append(made)
        made.sign_in(login, pin, counter)
    consoles[0].front()
    return consoles[0]


def _name(centre: Centre, console: Console, login: str) -> str:
    return centre.office.staff[centre.person(login)].name.in_(console.state.language)


def test_a_call_is_silent_at_home_and_strong_elsewhere(
    caller: Console,
    consoles: list[Console],
    centre: Centre,
    clock: HandClock,
    alerted: list[QWidget],
) -> None:
    other, header = consoles[1], caller.window.header
    before = header.clerk.words
    caller.key(Qt.Key.Key_H, CTRL_SHIFT)
    caller.wait(lambda s: s.own_alarm)
    other.wait(lambda s: s.alarms)
    assert not caller.window.alarms.isVisible()
    assert not caller.window.strip.isVisible()
    assert header.clerk.words != before, "a small mark says that it was sent"
    (row,) = other.window.alarms.rows.values()
    assert row.isVisible() and row.width() == other.window.width()
    assert row.mapTo(other.window, row.rect().topLeft()).y() == 0, "above everything"
    counter = centre.office.counter_numbered(2).name.in_(other.state.language)
    assert _name(centre, other, "clerk2") in row.words.words and counter in row.words.words
    assert "9:00" in row.since.text()
    clock.pass_(minutes=4)
    other.presenter.tick()
    assert "4" in row.since.text()
    other.presenter.refresh()
    other.settle()
    assert alerted == [other.window], "once for each call"


def test_a_call_goes_out_while_the_menu_is_open(caller: Console, consoles: list[Console]) -> None:
    """Nobody who is threatened closes a menu first; Qt keeps shortcuts back behind one."""
    menu = caller.window.header.menu
    caller.click("menu")
    caller.bot.waitUntil(menu.isVisible)
    caller.bot.keyClick(menu, Qt.Key.Key_H, CTRL_SHIFT)
    caller.wait(lambda s: s.own_alarm)
    assert not menu.isVisible()
    consoles[1].wait(lambda s: s.alarms_of_others)


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_an_answer_calms_every_console_and_is_seen_by_the_caller(
    caller: Console, consoles: list[Console], centre: Centre, clock: HandClock, by: str
) -> None:
    other = consoles[1]
    caller.key(Qt.Key.Key_H, CTRL_SHIFT)
    other.wait(lambda s: s.alarms)
    other.front()
    if by == "key":
        other.key(Qt.Key.Key_A, CTRL_SHIFT)
    else:
        other.click("alarm_go")
    other.wait(lambda s: s.alarms[0].answered_by)
    caller.wait(lambda s: s.own_alarm and s.own_alarm.answered_by)
    (row,) = other.window.alarms.rows.values()
    assert row.isVisible() and not row.go.isVisible()
    assert _name(centre, caller, "clerk3") in caller.window.header.clerk.words
    assert not caller.window.alarms.isVisible()
    clock.pass_(seconds=ANSWER_SHOWN_FOR.total_seconds() + 1)
    for console in (caller, other):
        console.presenter.refresh()
        console.wait(lambda s: not s.alarms)
    assert not other.window.alarms.isVisible()
    assert _name(centre, caller, "clerk3") not in caller.window.header.clerk.words


def test_the_second_to_answer_reads_who_goes(
    caller: Console, consoles: list[Console], centre: Centre
) -> None:
    other = consoles[1]
    caller.presenter.alerting.call_for_help()
    other.wait(lambda s: s.alarms)
    alarm = other.state.alarms[0]
    centre.alerts.answer(alarm.alarm_id, by=centre.person("reception"))
    other.presenter.alerting.answer(alarm)
    other.wait(lambda s: s.notice)
    assert _name(centre, other, "reception") in other.window.work.answer.text


def test_reception_and_who_chooses_a_counter_are_alerted_too(
    caller: Console,
    consoles: list[Console],
    qtbot: QtBot,
    centre: Centre,
    look: Look,
    language: LanguageSwitch,
) -> None:
    for login, pin, page in (
        ("reception", "4200", Page.RECEPTION),
        ("clerk5", "4105", Page.CHOOSE_COUNTER),
    ):
        made = Console(qtbot, centre, look, language)
        consoles.append(made)
        made.presenter.sitting.sign_in(login, pin)
        made.wait(lambda s: s.page is not Page.SIGN_IN)
        assert made.state.page is page
    signed_out = Console(qtbot, centre, look, language)
    consoles.append(signed_out)
    caller.presenter.alerting.call_for_help()
    reception, chooser = consoles[2:4]
    for console in (reception, chooser):
        console.wait(lambda s: s.alarms)
        (row,) = console.window.alarms.rows.values()
        assert row.isVisible() and row.go.isVisible()
    signed_out.wait(lambda s: s.alarms)
    assert not signed_out.window.alarms.isVisible(), "nobody is there to go"
    chooser.front()
    chooser.key(Qt.Key.Key_A, CTRL_SHIFT)
    reception.wait(lambda s: s.alarms[0].answered_by)
    assert _name(centre, reception, "clerk5") in (
        next(iter(reception.window.alarms.rows.values())).words.words
    )


def test_a_call_made_by_mistake_is_taken_back_from_the_menu(
    caller: Console, consoles: list[Console], centre: Centre
) -> None:
    other = consoles[1]
    caller.menu("help")
    caller.wait(lambda s: s.own_alarm)
    other.wait(lambda s: s.alarms)
    caller.menu("take_back")
    other.wait(lambda s: s.alarms[0].answered_at)
    (row,) = other.window.alarms.rows.values()
    assert _name(centre, other, "clerk2") in row.words.words
    caller.bot.waitUntil(lambda: "take_back" not in _entries(caller))


def test_a_call_pressed_while_a_verb_runs_is_not_lost(
    caller: Console, consoles: list[Console], centre: Centre
) -> None:
    centre.arrives("F")
    caller.presenter.serving.call_next()
    assert caller.state.busy is Verb.CALL_NEXT
    caller.key(Qt.Key.Key_H, CTRL_SHIFT)
    assert caller.state.calling_help
    caller.wait(lambda s: s.at_hand)
    caller.presenter.tick()
    caller.wait(lambda s: s.own_alarm and not s.calling_help)
    consoles[1].wait(lambda s: s.alarms)


def test_two_calls_stand_below_each_other_and_the_key_answers_the_older(
    caller: Console, consoles: list[Console], centre: Centre, clock: HandClock
) -> None:
    other = consoles[1]
    first = centre.alerts.call_for_help(centre.counter(5), by=centre.person("clerk5"))
    clock.pass_(minutes=1)
    second = centre.alerts.call_for_help(None, by=centre.person("reception"))
    other.wait(lambda s: len(s.alarms) == 2)
    rows = other.window.alarms.rows
    assert rows[first].y() < rows[second].y()
    other.front()
    other.key(Qt.Key.Key_A, CTRL_SHIFT)
    other.wait(lambda s: any(a.answered_at for a in s.alarms))
    (answered,) = [a for a in other.state.alarms if a.answered_at]
    assert answered.alarm_id == first


def _entries(console: Console) -> list[str]:
    menu = console.window.header.menu
    return [each.objectName() for each in menu.actions() if each.isVisible()]
