"""Races, double presses, a database that fails and comes back."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.state import Question
from counter_app.verbs import Verb
from db.events import Record
from db.trouble import TroubleKind
from queueing.ticket import Reason, State
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console


@pytest.fixture
def other(
    plain: Console,
    qtbot: QtBot,
    centre: Centre,
    look: Look,
    english: LanguageSwitch,
    consoles: list[Console],
) -> Console:
    """A second console, with a colleague at counter 2."""
    made = Console(qtbot, centre, look, english)
    consoles.append(made)
    made.sign_in("clerk2", "4102", counter=2)
    return made


@contextmanager
def _held_by_another_program(centre: Centre) -> Iterator[None]:
    """Another program writes and does not come to an end, as a backup may."""
    foreign = sqlite3.connect(centre.database.where, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        foreign.execute("ROLLBACK")
        foreign.close()


def _calls(centre: Centre) -> int:
    return sum(e.kind == "called" for e in Record(centre.database, centre.id).since(0))


def test_of_two_clerks_who_call_the_same_visitor_the_second_reads_why(
    plain: Console, other: Console, centre: Centre
) -> None:
    centre.arrives("F")
    wanted = centre.arrives("F").number
    for console in (plain, other):
        console.sees(wanted)
        (step,) = [e.step for e in console.state.view.line if e.step.number == wanted]  # type: ignore[union-attr]
        console.presenter.waiting.call_this(step)
        console.window.work.questions.of[Question.WHY_THIS].note.setText("asked for")
    plain.click("why_this_sure")
    other.click("why_this_sure")
    plain.wait(lambda s: s.at_hand or s.notice)
    other.wait(lambda s: s.at_hand or s.notice)
    winner, loser = (plain, other) if plain.state.at_hand else (other, plain)
    assert winner.state.at_hand is not None and winner.state.at_hand.number == wanted
    assert loser.state.at_hand is None
    assert loser.state.notice is not None and loser.state.notice.refused is not None
    assert loser.state.notice.refused.reason is Reason.ALREADY_CALLED
    assert "A colleague has just called" in loser.window.work.answer.text
    assert loser.state.question is Question.NONE
    assert wanted not in [e.step.number for e in loser.state.view.line]  # type: ignore[union-attr]
    assert _calls(centre) == 1


def test_two_clerks_who_call_next_at_once_get_different_visitors(
    plain: Console, other: Console, centre: Centre
) -> None:
    centre.arrives("F"), centre.arrives("F")
    plain.presenter.serving.call_next()
    other.presenter.serving.call_next()
    for console in (plain, other):
        console.wait(lambda s: s.at_hand)
    assert plain.state.at_hand.number != other.state.at_hand.number  # type: ignore[union-attr]


def test_a_double_press_calls_one_visitor_only(plain: Console, centre: Centre) -> None:
    centre.arrives("F")
    plain.sees(centre.arrives("F").number)
    plain.key(Qt.Key.Key_F2)
    plain.key(Qt.Key.Key_F2)
    assert plain.state.busy is Verb.CALL_NEXT
    plain.settle()
    assert plain.state.at_hand is not None
    assert plain.state.notice is None, "the second press was dropped, not refused"
    plain.key(Qt.Key.Key_F2)
    assert plain.state.busy is None
    assert _calls(centre) == 1


def test_a_double_click_does_not_start_the_service_as_well(plain: Console, centre: Centre) -> None:
    plain.sees(centre.arrives("F").number)
    button = plain.button("call_next")
    plain.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    plain.wait(lambda s: s.at_hand)
    plain.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert plain.state.busy is None
    assert plain.state.at_hand is not None and plain.state.at_hand.state is State.CALLED


def test_the_space_bar_pressed_twice_does_one_thing(plain: Console, centre: Centre) -> None:
    plain.sees(centre.arrives("F").number)
    plain.button("call_next").setFocus()
    plain.key(Qt.Key.Key_Space)
    plain.wait(lambda s: s.at_hand)
    assert plain.window.work.head.hasFocus(), "the focus rests on the visitor"
    plain.key(Qt.Key.Key_Space)
    assert plain.state.busy is None
    assert plain.state.at_hand is not None and plain.state.at_hand.state is State.CALLED


def test_no_button_is_under_the_focus_when_its_visitor_is_gone(
    plain: Console, centre: Centre
) -> None:
    first = centre.arrives("F")
    plain.sees(centre.arrives("F").number)
    row = plain.window.work.lists.lists["line"].rows[first.step_ids[0]]
    row.buttons[Verb.CALL_THIS].setFocus()
    centre.intake.leave(first.ticket_id)
    plain.wait(lambda s: s.view and len(s.view.line) == 1)
    assert plain.window.work.lists.lists["line"].hasFocus()


def test_a_row_keeps_its_visitor_when_the_line_moves(plain: Console, centre: Centre) -> None:
    first, second = centre.arrives("F"), centre.arrives("F")
    plain.sees(second.number)
    rows = plain.window.work.lists.lists["line"].rows
    row = rows[second.step_ids[0]]
    centre.intake.leave(first.ticket_id)
    plain.wait(lambda s: s.view and len(s.view.line) == 1)
    assert plain.window.work.lists.lists["line"].rows[second.step_ids[0]] is row


def test_a_database_that_fails_is_told_in_a_banner_and_the_next_press_goes_through(
    plain: Console, centre: Centre
) -> None:
    plain.sees(centre.arrives("F").number)
    with _held_by_another_program(centre):
        plain.key(Qt.Key.Key_F2)
        plain.wait(lambda s: s.trouble)
        assert plain.state.trouble is not None
        assert plain.state.trouble.kind is TroubleKind.DATABASE_LOCKED
        assert "Another program holds the database" in plain.window.banner.text
        assert plain.state.at_hand is None, "nothing was called"
        assert plain.button("call_next").isEnabled()
    plain.key(Qt.Key.Key_F2)
    plain.wait(lambda s: s.at_hand)
    assert plain.window.banner.text == ""


def test_the_banner_of_a_trouble_can_be_put_away(plain: Console, centre: Centre) -> None:
    plain.sees(centre.arrives("F").number)
    with _held_by_another_program(centre):
        plain.key(Qt.Key.Key_F2)
        plain.wait(lambda s: s.trouble)
    plain.window.banner.action_chosen.emit()
    plain.wait(lambda s: s.trouble is None)
    assert plain.window.banner.text == ""


def test_signing_in_while_the_database_fails(console: Console, centre: Centre) -> None:
    with _held_by_another_program(centre):
        console.presenter.sitting.sign_in("clerk3", "4103")
        console.wait(lambda s: s.trouble)
        assert console.window.banner.text
    console.sign_in()
    assert console.window.banner.text == ""


def test_a_lost_connection_is_told_and_heals_by_itself(plain: Console, centre: Centre) -> None:
    console, line = plain, plain.line
    line.cut = True
    console.wait(lambda s: not s.connected)
    assert "connection is lost" in console.window.banner.text
    centre.arrives("F")
    line.cut = False
    console.wait(lambda s: s.connected)
    assert console.window.banner.text == ""
    console.wait(lambda s: s.view and s.view.line)
