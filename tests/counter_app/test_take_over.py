"""Choosing a counter, taking over a colleague's, and reception for whoever may go there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.state import News, Question
from counter_app.verbs import Page
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console, HandClock


@pytest.fixture
def supervisor(
    qtbot: QtBot, centre: Centre, look: Look, language: LanguageSwitch, consoles: list[Console]
) -> Console:
    """A second console, where the supervisor chooses a counter while counter 3 is held."""
    clerk = Console(qtbot, centre, look, language)
    consoles.append(clerk)
    clerk.sign_in()
    made = Console(qtbot, centre, look, language)
    consoles.append(made)
    made.presenter.sitting.sign_in("supervisor", "4300")
    made.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    return made


def test_free_counters_come_first_and_a_taken_one_says_whose_and_since_when(
    supervisor: Console, centre: Centre, clock: HandClock
) -> None:
    cards = supervisor.window.choose.cards
    assert list(cards)[-1] == centre.counter(3)
    assert [card.free for card in cards.values()] == [True] * 7 + [False]
    held, language = cards[centre.counter(3)], supervisor.state.language
    told = held.accessibleName()
    assert centre.office.staff[centre.person("clerk3")].name.in_(language) in told
    assert "9:00" in told
    place = held.pos()
    centre.staff.open_counter(centre.counter(1), by=centre.person("clerk1"))
    supervisor.wait(lambda s: not cards[centre.counter(1)].free)
    assert held.pos() == place, "the cards keep their places under the mouse"


def test_a_counter_is_taken_over_by_mouse_with_its_visitor(
    supervisor: Console, consoles: list[Console], centre: Centre
) -> None:
    clerk, choose = consoles[0], supervisor.window.choose
    centre.arrives("F")
    number = clerk.calls()
    supervisor.front()
    supervisor.bot.mouseClick(choose.cards[centre.counter(3)], Qt.MouseButton.LeftButton)
    assert supervisor.state.question is Question.TAKE_OVER
    holder = centre.office.staff[centre.person("clerk3")].name.in_(supervisor.state.language)
    assert choose.take_over.isVisible() and holder in choose.take_over.title.words
    assert not choose.cards[centre.counter(3)].isVisible()
    supervisor.click("take_over_sure")
    supervisor.wait(lambda s: s.page is Page.AT_WORK)
    assert supervisor.window.work.head.number.text() == number
    clerk.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    assert clerk.state.notice is not None and clerk.state.notice.news is News.TAKEN_OVER
    taker = centre.office.staff[centre.person("supervisor")].name.in_(clerk.state.language)
    assert taker in clerk.window.choose.answer.text
    assert not clerk.window.choose.cards[centre.counter(3)].free


def test_a_counter_is_taken_over_by_keyboard_and_a_cancel_leaves_it(
    supervisor: Console, centre: Centre
) -> None:
    choose = supervisor.window.choose
    while QApplication.focusWidget() is not choose.cards[centre.counter(3)]:
        supervisor.key(Qt.Key.Key_Tab)
    supervisor.key(Qt.Key.Key_Return)
    assert choose.take_over.never.hasFocus(), "Enter twice takes nothing"
    supervisor.key(Qt.Key.Key_Escape)
    assert supervisor.state.question is Question.NONE
    assert choose.cards[centre.counter(3)].hasFocus()
    supervisor.key(Qt.Key.Key_Space)
    supervisor.key(Qt.Key.Key_Tab)
    assert choose.take_over.sure.hasFocus()
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait(lambda s: s.page is Page.AT_WORK)
    assert supervisor.window.header.number.text() == "3"


def test_the_question_ends_when_the_counter_is_free(
    supervisor: Console, consoles: list[Console], centre: Centre
) -> None:
    choose = supervisor.window.choose
    supervisor.presenter.sitting.take_over(centre.counter(3))
    assert choose.take_over.isVisible()
    consoles[0].presenter.sitting.close_counter()
    supervisor.wait(lambda s: choose.cards[centre.counter(3)].free)
    assert not choose.take_over.isVisible()
    card = choose.cards[centre.counter(3)]
    assert card.isVisible() and card.hasFocus()


def test_whoever_holds_a_counter_elsewhere_reads_which(supervisor: Console, centre: Centre) -> None:
    centre.staff.open_counter(centre.counter(6), by=centre.person("supervisor"))
    supervisor.presenter.sitting.take_over(centre.counter(3))
    supervisor.click("take_over_sure")
    supervisor.wait(lambda s: s.notice)
    assert "6" in supervisor.window.choose.answer.text
    assert supervisor.state.page is Page.CHOOSE_COUNTER


def test_a_supervisor_goes_to_reception_and_back(supervisor: Console) -> None:
    supervisor.click("reception")
    supervisor.wait(lambda s: s.page is Page.RECEPTION and s.floor)
    supervisor.click("serve")
    supervisor.wait(lambda s: s.page is Page.CHOOSE_COUNTER and s.floor is None)
    reception = supervisor.window.choose.reception
    while QApplication.focusWidget() is not reception:
        supervisor.key(Qt.Key.Key_Backtab)
    supervisor.key(Qt.Key.Key_Return)
    supervisor.wait(lambda s: s.page is Page.RECEPTION)


def test_a_clerk_is_not_offered_reception(console: Console) -> None:
    console.presenter.sitting.sign_in("clerk3", "4103")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    assert not console.window.choose.reception.isVisible()
