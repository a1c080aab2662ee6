"""Everything by keyboard, and everything with a name for those who have it read out."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QWidget,
)

from counter_app.state import News, Question
from counter_app.verbs import Verb
from db.events import Record
from tests.counter_app.conftest import Centre, Console
from tests.counter_app.scenes import QUESTIONS, morning

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QLineEdit)


def _controls(page: QWidget) -> list[QWidget]:
    return [
        each
        for kind in CONTROLS
        for each in page.findChildren(kind)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each.parent(), QAbstractSpinBox)
    ]


def _name(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or text


def test_every_control_has_a_name(console: Console, centre: Centre) -> None:
    nameless = {
        f"{moment}: {control.objectName() or type(control).__name__}"
        for moment in morning(console, centre)
        for control in _controls(console.window.work)
        if not _name(control).strip()
    }
    assert not nameless


def test_tab_leads_to_every_control(console: Console, centre: Centre) -> None:
    unreached: dict[str, list[str]] = {}
    for moment in morning(console, centre):
        wanted = {each for each in _controls(console.window.work) if each.isEnabled()}
        met = _walk(len(wanted) + 20)
        missing = [_name(each) for each in wanted - met if not _beside_one_of(met, each)]
        if missing:
            unreached[moment] = missing
    assert not unreached


def _beside_one_of(met: set[QWidget], control: QWidget) -> bool:
    """Tab leads to the chosen one of several, as everywhere, and the arrows to the others."""
    group = control.group() if isinstance(control, QAbstractButton) else None
    return group is not None and any(other in met for other in group.buttons())


def _walk(most: int) -> set[QWidget]:
    """Where Tab leads from here, until it has come round."""
    first = QApplication.focusWidget()
    met: set[QWidget] = {first} if first else set()
    for _ in range(most):
        here = QApplication.focusWidget()
        assert here is not None
        here.window().focusNextChild()
        now = QApplication.focusWidget()
        if now is None or now is first:
            break
        met.add(now)
    return met


def test_no_two_things_share_a_key(console: Console) -> None:
    console.sign_in()
    keys: Counter[str] = Counter()
    for shortcut in console.window.findChildren(QShortcut):
        where = shortcut.parent()
        assert isinstance(where, QWidget)
        # What is out of sight, such as the small bar, has its keys to itself when it is shown.
        if where.isVisible() and shortcut.context() is Qt.ShortcutContext.WindowShortcut:
            keys[shortcut.key().toString()] += 1
    assert {"F2", "F11", "Ctrl+F", "Shift+F8"} <= keys.keys()
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_escape_puts_each_question_away(console: Console, centre: Centre, name: str) -> None:
    console.sign_in()
    step = console.serves()
    key, modifier = QUESTIONS[name]
    console.key(key, modifier)
    assert console.state.question == Question(name)
    console.key(Qt.Key.Key_Escape)
    assert console.state.question is Question.NONE
    assert console.window.work.head.hasFocus()
    assert console.state.at_hand == step


def test_a_morning_with_every_question_and_no_mouse(console: Console, centre: Centre) -> None:
    centre.staff.open_counter(centre.counter(2), by=centre.person("clerk2"))
    console.sign_in()
    console.wait(lambda s: any(c.counter.number == 2 and c.clerk for c in s.counters))
    console.serves()
    _add_a_service(console)
    _count_in_passing(console)
    _send_to_a_counter(console)
    console.serves()
    _finish(console)
    _rest(console)
    kinds = [event.kind for event in Record(centre.database, centre.id).since(0)]
    for wanted in ("service_added", "quick_served", "transferred", "finished", "counter_paused"):
        assert wanted in kinds


def _add_a_service(console: Console) -> None:
    console.key(Qt.Key.Key_F9)
    console.key(Qt.Key.Key_2)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.notice and s.notice.news is News.SERVICE_ADDED)


def _count_in_passing(console: Console) -> None:
    console.key(Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.notice and s.notice.news is News.COUNTED)


def _send_to_a_counter(console: Console) -> None:
    console.key(Qt.Key.Key_F8)
    console.key(Qt.Key.Key_F8)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.notice and s.notice.news is News.TRANSFERRED)


def _finish(console: Console) -> None:
    console.key(Qt.Key.Key_F5)
    console.key(Qt.Key.Key_2)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.notice and s.notice.news is News.FINISHED)


def _rest(console: Console) -> None:
    console.key(Qt.Key.Key_F10)
    console.key(Qt.Key.Key_Down)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.paused)
    assert console.state.next_verb in (Verb.RESUME, None)


def test_the_rows_of_a_list_are_gone_through_with_arrows(plain: Console, centre: Centre) -> None:
    for _ in range(3):
        last = centre.arrives("F").number
    plain.sees(last)
    rows = list(plain.window.work.lists.lists["line"].rows.values())
    plain.key(Qt.Key.Key_F11)
    plain.key(Qt.Key.Key_Down)
    assert rows[1].buttons[Verb.CALL_THIS].hasFocus()
    plain.key(Qt.Key.Key_Right)
    assert rows[1].buttons[Verb.LEAVE].hasFocus()
    plain.key(Qt.Key.Key_Down)
    plain.key(Qt.Key.Key_Down)
    assert rows[2].buttons[Verb.LEAVE].hasFocus(), "there is no further one"
    plain.key(Qt.Key.Key_Up)
    assert rows[1].buttons[Verb.LEAVE].hasFocus()
