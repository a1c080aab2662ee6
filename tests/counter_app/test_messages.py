"""A supervisor's words to the counters: read, put away, written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.state import News, Question
from counter_app.verbs import Page
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console, HandClock

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def supervisor(
    qtbot: QtBot, centre: Centre, look: Look, language: LanguageSwitch, consoles: list[Console]
) -> Console:
    """A console at reception; the clerk's at counter 3 is `consoles[0]`."""
    clerk = Console(qtbot, centre, look, language)
    consoles.append(clerk)
    clerk.sign_in()
    made = Console(qtbot, centre, look, language)
    consoles.append(made)
    made.presenter.sitting.sign_in("supervisor", "4300")
    made.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    made.presenter.sitting.go_to_reception()
    made.wait(lambda s: s.floor)
    return made


def test_messages_stack_and_are_put_away_one_by_one(
    console: Console, centre: Centre, clock: HandClock
) -> None:
    console.sign_in()
    by = centre.person("supervisor")
    centre.alerts.send("The kiosk is out of paper.", by=by)
    clock.pass_(minutes=10)
    centre.alerts.send("It works again.", centre.counter(3), by=by)
    centre.alerts.send("Not for this counter.", centre.counter(4), by=by)
    console.wait(lambda s: len(s.messages) == 2)
    shown = console.window.strip.messages
    assert shown.isVisible() and "The kiosk is out of paper." in shown.words.words
    name = centre.office.staff[by].name.in_(console.state.language)
    assert name in shown.from_whom.words and "9:00" in shown.from_whom.words
    assert name in shown.accessibleName()
    assert "The kiosk is out of paper." in shown.accessibleName()
    assert shown.more.isVisible()
    console.click("message_read")
    console.wait(lambda s: len(s.messages) == 1)
    assert "It works again." in shown.words.words and not shown.more.isVisible()
    console.key(Qt.Key.Key_R, CTRL_SHIFT)
    console.wait(lambda s: not s.messages)
    assert not shown.isVisible()


def test_a_locked_console_shows_no_message(console: Console, centre: Centre) -> None:
    console.sign_in()
    centre.alerts.send("Between us.", by=centre.person("supervisor"))
    console.wait(lambda s: s.messages)
    console.presenter.locking.lock()
    assert not console.window.strip.messages.isVisible()


def test_a_message_to_everybody_is_written_by_keyboard(
    supervisor: Console, consoles: list[Console]
) -> None:
    supervisor.key(Qt.Key.Key_M, CTRL_SHIFT)
    assert supervisor.state.question is Question.MESSAGE
    asked = supervisor.window.strip.ask_message
    assert asked.note.hasFocus() and not asked.sure.isEnabled()
    supervisor.type("Please close at one.")
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait(lambda s: s.question is Question.NONE)
    assert supervisor.state.notice is not None and supervisor.state.notice.news is News.SENT
    assert not asked.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None and supervisor.window.reception.isAncestorOf(focused)
    consoles[0].wait(lambda s: s.messages)
    assert "Please close at one." in consoles[0].window.strip.messages.words.words


def test_a_message_to_one_counter_is_written_by_mouse(
    supervisor: Console, consoles: list[Console], centre: Centre
) -> None:
    supervisor.menu("message")
    asked = supervisor.window.strip.ask_message
    asked.choices.choose(centre.counter(3))
    supervisor.type("Come to reception.")
    supervisor.click("message_sure")
    consoles[0].wait(lambda s: s.messages)
    assert centre.views.console(centre.counter(4)).messages == ()


def test_a_supervisor_writes_from_a_counter_as_well(console: Console, centre: Centre) -> None:
    console.sign_in("supervisor", "4300", counter=1)
    console.menu("message")
    asked = console.window.work.questions.of[Question.MESSAGE]
    assert asked.isVisible() and not console.window.strip.ask_message.isVisible()
    console.key(Qt.Key.Key_Escape)
    assert console.state.question is Question.NONE


def test_a_clerk_writes_none(console: Console) -> None:
    console.sign_in()
    assert not console.window.header.menu.message.isVisible()
    console.key(Qt.Key.Key_M, CTRL_SHIFT)
    assert console.state.question is Question.NONE
