"""A console whose PostgreSQL server goes away under it: nothing is lost, nothing is done twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.admitting import Admission
from counter_app.answers import notice_words
from counter_app.press import AGAIN_MS, PATIENCE
from counter_app.state import ConsoleState, News
from counter_app.store import SECOND_MS
from counter_app.verbs import Page, Verb
from db.events import Record
from db.trouble import TroubleKind
from queueing.ticket import State
from queueing.wording import Language
from shell.language import LanguageSwitch
from shell.look import Look
from tests.conftest import Postgres
from tests.counter_app.conftest import (
    Centre,
    Console,
    HandClock,
    clock,
    consoles,
    english,
    found,
    look,
)
from tests.db.test_faults import Server, server
from tests.system.cable import Cable, Lost

__all__ = ["clock", "consoles", "english", "look", "server"]

WITHIN_MS = 20_000
"""From the server's return to the answer: a second on a machine that has nothing else to do, and
the longest pause of the live updates is five."""

pytestmark = pytest.mark.timeout(180)

Reached = Callable[[ConsoleState], object]


@dataclass(frozen=True)
class Pressed:
    """A press: what must be there before, the press itself, its line in the record."""

    verb: Verb
    ready: Callable[[Console], None]
    press: Callable[[Console], None]
    done: Reached
    kind: str
    news: News | None
    """What the clerk is told where nothing was lost."""


def _at_counter(console: Console) -> None:
    console.sign_in()
    console.sees(console.centre.arrives("F").number)


def _served(console: Console) -> None:
    _at_counter(console)
    console.calls()
    console.presenter.serving.start()
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)


def _at_reception(console: Console) -> None:
    console.presenter.sitting.sign_in("reception", "4200")
    console.wait(lambda s: s.page is Page.RECEPTION)


def _issue(console: Console) -> None:
    assert console.state.office is not None
    service = console.state.office.service_coded("F")
    console.presenter.admitting.issue(Admission([service.id], Language.AR))


def _call_next(console: Console) -> None:
    console.key(Qt.Key.Key_F2)


def _finish(console: Console) -> None:
    console.presenter.serving.finish()


PRESSES = (
    Pressed(Verb.CALL_NEXT, _at_counter, _call_next, lambda s: s.at_hand, "called", None),
    Pressed(Verb.FINISH, _served, _finish, lambda s: s.at_hand is None, "finished", News.FINISHED),
    Pressed(Verb.ISSUE, _at_reception, _issue, lambda s: s.notice, "issued", News.ISSUED),
)
each_press = pytest.mark.parametrize("pressed", PRESSES, ids=[each.verb for each in PRESSES])


def events(centre: Centre, kind: str) -> int:
    return sum(event.kind == kind for event in Record(centre.database, centre.id).since(0))


def is_told_of_waiting(console: Console, verb: Verb) -> None:
    """The press is kept, and the window says what it does about it."""
    console.bot.waitUntil(lambda: console.state.waiting, timeout=WITHIN_MS)
    state = console.state
    assert state.busy is verb and state.notice is None
    assert state.trouble is not None
    assert state.trouble.kind is TroubleKind.DATABASE_UNREACHABLE
    assert "No connection to the database" in console.window.banner.text
    assert "tried again" in console.window.banner.text
    assert console.window.banner.isVisible()


def recovers(console: Console, done: Reached) -> None:
    """By itself: the verb has its answer, and the window says nothing of a fault any more."""

    def all_well() -> bool:
        s = console.state
        return bool(s.busy is None and done(s) and s.connected and s.trouble is None)

    console.bot.waitUntil(all_well, timeout=WITHIN_MS)
    assert not console.state.waiting
    assert console.window.banner.text == ""
    assert not console.window.banner.isVisible()


# --- The server itself goes and comes back


@pytest.fixture
def away(
    server: Server,
    qtbot: QtBot,
    clock: HandClock,
    look: Look,
    english: LanguageSwitch,
    consoles: list[Console],
) -> Iterator[Console]:
    """A console on a server that can be stopped."""
    url = server.url("postgres")
    found(url)
    centre = Centre(url, clock)
    consoles.append(Console(qtbot, centre, look, english))
    yield consoles[-1]
    centre.database.close()


@each_press
def test_what_is_pressed_while_the_server_is_away_happens_once_when_it_is_back(
    away: Console, server: Server, pressed: Pressed
) -> None:
    console = away
    pressed.ready(console)
    before = events(console.centre, pressed.kind)
    server.halt()
    pressed.press(console)
    is_told_of_waiting(console, pressed.verb)
    pressed.press(console)
    assert console.state.busy is pressed.verb, "a second press is dropped"
    server.resume()
    recovers(console, pressed.done)
    assert events(console.centre, pressed.kind) == before + 1
    notice = console.state.notice
    assert (notice.news if notice else None) is pressed.news


def test_a_day_of_outages_leaves_a_record_without_gaps(away: Console, server: Server) -> None:
    """The server goes between the verbs as well, when nobody has pressed anything."""
    console = away
    _at_counter(console)
    server.halt()
    console.bot.waitUntil(lambda: not console.state.connected, timeout=WITHIN_MS)
    assert "connection" in console.window.banner.text
    assert console.state.busy is None and not console.state.waiting
    server.resume()
    recovers(console, lambda s: s.view and s.view.line)
    _call_next(console)
    recovers(console, lambda s: s.at_hand)
    server.halt()
    console.presenter.serving.start()
    is_told_of_waiting(console, Verb.START)
    server.resume()
    recovers(console, lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    record = Record(console.centre.database, console.centre.id).since(0)
    assert [event.n for event in record] == list(range(1, len(record) + 1))
    assert [event.kind for event in record][-3:] == ["issued", "called", "started"]


# --- The cable breaks at the worst moment


@pytest.fixture
def cable(postgres: Postgres, postgres_url: str) -> Iterator[Cable]:
    made = Cable(postgres_url)
    yield made
    made.close()


@pytest.fixture
def far(
    cable: Cable,
    postgres_url: str,
    qtbot: QtBot,
    clock: HandClock,
    look: Look,
    english: LanguageSwitch,
    consoles: list[Console],
) -> Iterator[Console]:
    """A console at the end of the cable; `far.centre` stands there, too."""
    found(postgres_url)
    centre = Centre(cable.url, clock)
    consoles.append(Console(qtbot, centre, look, english))
    yield consoles[-1]
    centre.database.close()


@pytest.fixture
def near(postgres_url: str, clock: HandClock) -> Iterator[Centre]:
    """The office as a colleague sees it who sits beside the server."""
    found(postgres_url)
    made = Centre(postgres_url, clock)
    yield made
    made.database.close()


@each_press
def test_what_was_done_before_the_answer_got_lost_is_not_done_again(
    near: Centre, far: Console, cable: Cable, pressed: Pressed
) -> None:
    pressed.ready(far)
    before = events(near, pressed.kind)
    cable.lose(Lost.COMMIT)
    pressed.press(far)
    is_told_of_waiting(far, pressed.verb)
    assert cable.is_cut
    assert events(near, pressed.kind) == before + 1, "it was done, and only its answer was lost"
    cable.mend()
    recovers(far, pressed.done)
    assert events(near, pressed.kind) == before + 1
    assert far.state.notice is not None
    assert far.state.notice.news is News.DONE_MEANWHILE
    assert far.state.notice.verb is pressed.verb
    words = notice_words(far.state.notice, Language.EN, far.state.now)
    assert "it happened once" in words
    if pressed.verb is Verb.ISSUE:
        (issued,) = near.views.visitors()
        assert issued.step.number in words, "the visitor is to be told it"
        assert far.state.notice.ticket_id == issued.step.ticket_id


@each_press
def test_what_was_not_done_when_the_cable_broke_is_done_when_it_is_mended(
    near: Centre, far: Console, cable: Cable, pressed: Pressed
) -> None:
    pressed.ready(far)
    before = events(near, pressed.kind)
    cable.lose(Lost.TURN)
    pressed.press(far)
    is_told_of_waiting(far, pressed.verb)
    assert events(near, pressed.kind) == before
    cable.mend()
    recovers(far, pressed.done)
    assert events(near, pressed.kind) == before + 1
    notice = far.state.notice
    assert (notice.news if notice else None) is pressed.news


def test_the_answer_may_be_lost_again_and_again(near: Centre, far: Console, cable: Cable) -> None:
    """Called, started and finished, and of each the answer is lost."""
    _at_counter(far)
    verbs = (
        (far.presenter.serving.call_next, Verb.CALL_NEXT, lambda s: s.at_hand),
        (far.presenter.serving.start, Verb.START, lambda s: s.at_hand.started_at),
        (far.presenter.serving.finish, Verb.FINISH, lambda s: s.at_hand is None),
    )
    for press, verb, done in verbs:
        cable.lose(Lost.COMMIT)
        press()
        is_told_of_waiting(far, verb)
        cable.mend()
        recovers(far, done)
        assert far.state.notice is not None and far.state.notice.news is News.DONE_MEANWHILE
    kinds = [event.kind for event in Record(near.database, near.id).since(0)]
    assert kinds[-4:] == ["issued", "called", "started", "finished"]


# --- Whoever waits no longer


def stays_as_it_is(console: Console, centre: Centre, called: int) -> None:
    """Nothing is sent any more, although the way is free for longer than between two tries."""
    recovers(console, lambda _s: True)
    for _ in range(1 + AGAIN_MS // SECOND_MS):
        with console.bot.waitSignal(console.presenter.ticked, timeout=WITHIN_MS):
            pass
    console.settle()
    assert events(centre, "called") == called
    assert console.state.busy is None and not console.state.waiting


def test_a_press_that_is_given_up_does_not_happen_later(
    near: Centre, far: Console, cable: Cable
) -> None:
    _at_counter(far)
    cable.cut()
    _call_next(far)
    is_told_of_waiting(far, Verb.CALL_NEXT)
    far.presenter.give_up()
    assert far.state.busy is None and not far.state.waiting
    assert far.state.notice is not None and far.state.notice.news is News.GIVEN_UP
    assert "Not tried any more" in far.window.work.answer.text
    cable.mend()
    stays_as_it_is(far, near, called=0)
    _call_next(far)
    far.wait(lambda s: s.at_hand)
    assert events(near, "called") == 1


def test_a_press_that_is_given_up_while_it_is_on_its_way_is_not_sent_again(
    near: Centre, far: Console, cable: Cable
) -> None:
    _at_counter(far)
    cable.cut()
    _call_next(far)
    is_told_of_waiting(far, Verb.CALL_NEXT)
    cable.cut(silent=True)
    far.bot.waitUntil(lambda: cable.held > 1 and far.worker.busy, timeout=WITHIN_MS)
    far.presenter.give_up()
    cable.cut()
    far.bot.waitUntil(lambda: not far.worker.busy, timeout=WITHIN_MS)
    assert far.state.busy is None and not far.state.waiting
    cable.mend()
    stays_as_it_is(far, near, called=0)


def test_what_was_pressed_after_a_press_was_given_up_has_its_own_answer(
    near: Centre, far: Console, cable: Cable
) -> None:
    """The given-up one is still on its way when the same key is pressed again."""
    _at_counter(far)
    cable.cut()
    _call_next(far)
    is_told_of_waiting(far, Verb.CALL_NEXT)
    cable.cut(silent=True)
    far.bot.waitUntil(lambda: cable.held > 1 and far.worker.busy, timeout=WITHIN_MS)
    far.presenter.give_up()
    _call_next(far)
    assert far.state.busy is Verb.CALL_NEXT
    cable.cut()
    is_told_of_waiting(far, Verb.CALL_NEXT)
    cable.mend()
    recovers(far, lambda s: s.at_hand)
    far.settle()
    assert events(near, "called") == 1


def test_a_press_that_is_refused_in_the_end_leaves_no_trouble_on_the_screen(
    near: Centre, far: Console, cable: Cable
) -> None:
    _at_counter(far)
    far.sees(near.arrives("F").number)
    step = far.state.view.line[0].step  # type: ignore[union-attr]
    cable.lose(Lost.TURN)
    far.presenter.waiting.call_this(step, "asked for")
    is_told_of_waiting(far, Verb.CALL_THIS)
    near.intake.leave(step.ticket_id)
    cable.mend()
    recovers(far, lambda s: s.notice)
    assert far.state.notice is not None and far.state.notice.refused is not None
    assert events(near, "called") == 0


def test_what_had_happened_before_it_was_given_up_is_seen(
    near: Centre, far: Console, cable: Cable
) -> None:
    _at_counter(far)
    cable.lose(Lost.COMMIT)
    _call_next(far)
    is_told_of_waiting(far, Verb.CALL_NEXT)
    far.presenter.give_up()
    cable.mend()
    recovers(far, lambda s: s.at_hand)
    stays_as_it_is(far, near, called=1)


def test_a_counter_that_was_taken_over_meanwhile_calls_nobody(
    near: Centre, far: Console, cable: Cable
) -> None:
    _at_counter(far)
    cable.cut()
    _call_next(far)
    is_told_of_waiting(far, Verb.CALL_NEXT)
    near.staff.take_over(near.counter(3), by=near.person("clerk2"))
    cable.mend()
    recovers(far, lambda s: s.page is Page.CHOOSE_COUNTER)
    assert far.state.notice is not None and far.state.notice.news is News.TAKEN_OVER
    stays_as_it_is(far, near, called=0)


def test_nobody_is_called_out_of_the_blue_after_a_long_outage(
    near: Centre, far: Console, cable: Cable, clock: HandClock
) -> None:
    _at_counter(far)
    cable.cut()
    _call_next(far)
    is_told_of_waiting(far, Verb.CALL_NEXT)
    clock.now += PATIENCE
    far.wait(lambda s: s.notice)
    assert far.state.notice is not None and far.state.notice.news is News.GIVEN_UP
    assert not far.state.waiting
    far.bot.waitUntil(lambda: "No connection" in far.window.banner.text, timeout=WITHIN_MS)
    cable.mend()
    stays_as_it_is(far, near, called=0)
