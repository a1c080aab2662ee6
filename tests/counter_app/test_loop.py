"""A clerk's morning through the real window: by keys alone, by mouse alone, in both directions."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidget

from counter_app.state import Question
from counter_app.verbs import Page
from db.events import Record
from queueing.ticket import State
from tests.counter_app.conftest import Centre, Console, HandClock


def _events(centre: Centre) -> list[str]:
    return [event.kind for event in Record(centre.database, centre.id).since(0)]


def test_the_whole_loop_by_keyboard(console: Console, centre: Centre, clock: HandClock) -> None:
    console.type("clerk3")
    console.key(Qt.Key.Key_Return)
    console.type("4103")
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    console.key(Qt.Key.Key_Tab)
    console.key(Qt.Key.Key_Tab)
    console.key(Qt.Key.Key_Space)
    console.wait(lambda s: s.page is Page.AT_WORK)
    assert console.window.header.number.text() == "3"

    number = centre.arrives("F", "G").number
    console.sees(number)
    console.key(Qt.Key.Key_F2)
    console.wait(lambda s: s.at_hand)
    assert console.window.work.head.number.text() == number

    clock.pass_(seconds=11)
    console.presenter.tick()
    console.key(Qt.Key.Key_F3)
    console.wait(lambda s: s.at_hand and s.at_hand.calls == 2)

    clock.pass_(seconds=20)
    console.key(Qt.Key.Key_F4)
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)

    clock.pass_(minutes=4)
    console.key(Qt.Key.Key_F5)
    console.key(Qt.Key.Key_3)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.at_hand is None)
    assert _events(centre)[-2:] == ["finished", "released"]
    # The visit goes on with its second service, which this counter offers too.
    console.sees(number)
    console.key(Qt.Key.Key_F2)
    console.wait(lambda s: s.at_hand)
    assert console.state.view is not None
    assert console.state.view.visit[0].outcome == centre.office.outcomes[2].code


def test_the_whole_loop_by_mouse(console: Console, centre: Centre, clock: HandClock) -> None:
    window = console.window
    window.sign_in.login.setText("clerk3")
    window.sign_in.pin.setText("4103")
    console.click("sign_in")
    console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
    card = window.choose.cards[centre.counter(3)]
    console.bot.mouseClick(card, Qt.MouseButton.LeftButton)
    console.wait(lambda s: s.page is Page.AT_WORK)

    number = centre.arrives("F").number
    console.sees(number)
    console.click("call_next")
    console.wait(lambda s: s.at_hand)
    console.click("start")
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    console.click("finish")
    (outcomes,) = window.findChildren(QListWidget, "finish_choices")
    spot = outcomes.visualItemRect(outcomes.item(1)).center()
    console.bot.mouseClick(outcomes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    console.click("finish_sure")
    console.wait(lambda s: s.at_hand is None)
    assert _events(centre)[-1] == "finished"


def test_the_sides_are_mirrored(console: Console) -> None:
    console.sign_in()
    work = console.window.work
    visitor, lists = work.idle.mapToGlobal(QPoint()).x(), work.lists.mapToGlobal(QPoint()).x()
    rightwards = QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert (visitor < lists) is rightwards
    first, last = console.button("call_next"), console.button("undo")
    assert (first.x() < last.x()) is rightwards


def test_every_verb_is_reached_with_tab(console: Console, centre: Centre) -> None:
    console.sign_in()
    centre.arrives("F")
    console.calls()
    console.presenter.serving.start()
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    console.window.work.hold_focus()
    met = []
    for _ in range(12):
        console.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        met.append(focused.objectName() if focused else "")
    enabled = ["finish", "park", "transfer", "add_service"]
    assert [name for name in met if name in enabled][: len(enabled)] == enabled


def test_the_language_may_change_in_mid_service(
    console: Console, centre: Centre, clock: HandClock
) -> None:
    console.sign_in()
    number = centre.arrives("F").number
    console.calls()
    console.presenter.serving.start()
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    console.key(Qt.Key.Key_F8)
    console.type("x")  # A letter looks for something; nothing has it in its name.
    note = console.window.work.questions.of[Question.TRANSFER].note
    note.setText("see the plans")
    before = console.key_button("finish").words.text()
    was = QApplication.layoutDirection()
    console.menu("language")
    assert QApplication.layoutDirection() is not was
    assert console.key_button("finish").words.text() != before
    service = centre.office.service_coded("F").name.in_(console.state.language)
    assert console.window.work.head.service.words == service
    assert note.text() == "see the plans", "nothing that was written is lost"
    assert console.state.question is Question.TRANSFER
    console.key(Qt.Key.Key_Escape)
    console.key(Qt.Key.Key_F7)
    console.wait(lambda s: s.at_hand is None)
    answer = console.window.work.answer.text
    assert number in answer
    console.menu("language")
    console.bot.waitUntil(lambda: console.window.work.answer.text != answer)


def test_one_key_ends_a_visit_as_most_visits_end(plain: Console, centre: Centre) -> None:
    plain.sees(centre.arrives("F").number)
    plain.calls()
    plain.presenter.serving.start()
    plain.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
    plain.key(Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    plain.wait(lambda s: s.at_hand is None)
    assert plain.state.question is Question.NONE, "nothing is asked"
    (found,) = centre.views.visitors("F001")
    finished = found.step
    assert (finished.state, finished.outcome) == (State.DONE, "completed")
