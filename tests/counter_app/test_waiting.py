"""A press that waits for the database: what is being done is said, and can be given up."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from counter_app.press import PATIENCE
from counter_app.state import News
from counter_app.verbs import Verb
from db.events import Record
from db.trouble import Trouble, TroubleKind
from tests.counter_app.conftest import Centre, Console, HandClock

Cut = Callable[[bool], None]


@pytest.fixture
def cut(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> Cut:
    """Cuts the way of every write to the database, and restores it."""
    away = [False]
    real = type(centre.database).write

    def write(*args: object, **details: object) -> object:
        if away[0]:
            raise Trouble(TroubleKind.DATABASE_UNREACHABLE, "server")
        return real(*args, **details)  # type: ignore[arg-type]

    monkeypatch.setattr(type(centre.database), "write", write)
    return lambda so: away.__setitem__(0, so)


def _waits(console: Console, centre: Centre, cut: Cut) -> None:
    """The call of the next visitor is not answered."""
    console.sees(centre.arrives("F").number)
    cut(True)
    console.presenter.serving.call_next()
    console.bot.waitUntil(lambda: console.state.waiting)


def _button(console: Console) -> QPushButton:
    (button,) = console.window.banner.findChildren(QPushButton)
    return button


def test_the_banner_says_what_is_tried_again_and_offers_to_stop_alone(
    plain: Console, centre: Centre, cut: Cut
) -> None:
    _waits(plain, centre, cut)
    words = plain.window.banner.text
    assert "Call next" in words and "every second" in words and "once" in words
    assert _button(plain).text() == "Stop trying"
    assert plain.state.busy is Verb.CALL_NEXT


def test_it_happens_once_when_the_database_is_back(
    console: Console, centre: Centre, cut: Cut
) -> None:
    console.sign_in()
    _waits(console, centre, cut)
    assert console.window.strip.isVisible()
    cut(False)
    console.wait(lambda s: s.at_hand)
    assert console.window.banner.text == "" and not console.window.strip.isVisible()
    assert [e.kind for e in Record(centre.database, centre.id).since(0)].count("called") == 1


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_the_trying_is_stopped_by_its_button(
    console: Console, centre: Centre, cut: Cut, by: str
) -> None:
    console.sign_in()
    _waits(console, centre, cut)
    if by == "key":
        _button(console).setFocus()
        console.key(Qt.Key.Key_Space)
    else:
        console.bot.mouseClick(_button(console), Qt.MouseButton.LeftButton)
    assert console.state.busy is None and not console.state.waiting
    assert console.state.notice is not None and console.state.notice.news is News.GIVEN_UP
    cut(False)
    console.presenter.refresh()
    console.settle()
    assert console.state.at_hand is None, "it is not tried any more"


def test_a_call_for_help_that_waits_is_not_named_and_gets_through(
    plain: Console, centre: Centre, cut: Cut
) -> None:
    cut(True)
    plain.presenter.alerting.call_for_help()
    plain.bot.waitUntil(lambda: plain.state.waiting)
    assert plain.window.banner.text == (
        "No connection to the database. It is tried again every second."
    )
    assert plain.window.header.clerk.words == "Counter 3 · sending…"
    cut(False)
    plain.wait(lambda s: s.own_alarm and not s.calling_help)
    assert plain.window.header.clerk.words == "Counter 3 · sent"


def test_a_call_for_help_outlasts_the_patience_of_other_verbs(
    plain: Console, centre: Centre, clock: HandClock, cut: Cut
) -> None:
    cut(True)
    plain.presenter.alerting.call_for_help()
    plain.bot.waitUntil(lambda: plain.state.waiting)
    given_up = plain.bot.waitSignal(
        plain.presenter.state_changed,
        check_params_cb=lambda s: s.notice is not None and s.notice.news is News.GIVEN_UP,
    )
    with given_up:
        clock.pass_(seconds=PATIENCE.total_seconds() + 1)
    cut(False)
    plain.presenter.tick()
    plain.wait(lambda s: s.own_alarm and not s.calling_help)


def test_its_sender_gives_a_call_for_help_up(plain: Console, centre: Centre, cut: Cut) -> None:
    cut(True)
    plain.presenter.alerting.call_for_help()
    plain.bot.waitUntil(lambda: plain.state.waiting)
    plain.bot.mouseClick(_button(plain), Qt.MouseButton.LeftButton)
    assert not plain.state.calling_help
    cut(False)
    plain.presenter.tick()
    plain.settle()
    assert plain.state.own_alarm is None
