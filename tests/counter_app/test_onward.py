"""Where visitors go on to, and what the next clerk is told of it."""

from PySide6.QtCore import Qt

from counter_app.choices import Choices
from counter_app.questions.further import AskService
from counter_app.questions.transfer import AskTransfer
from counter_app.state import News, Question
from queueing.ticket import State
from tests.counter_app.conftest import Centre, Console, HandClock


def _asking(console: Console) -> AskTransfer:
    asking = console.window.work.questions.of[Question.TRANSFER]
    assert isinstance(asking, AskTransfer)
    return asking


def _texts(choices: Choices) -> list[str]:
    return [choices.item(row).text() for row in range(choices.count())]


def _colleagues(console: Console, centre: Centre, *numbers: int) -> None:
    for number in numbers:
        centre.staff.open_counter(centre.counter(number), by=centre.person(f"clerk{number}"))
    console.wait(lambda s: sum(c.clerk is not None for c in s.counters) == len(numbers) + 1)


def test_the_arrows_to_the_sides_turn_the_lists_as_they_are_read(
    console: Console, centre: Centre
) -> None:
    console.sign_in()
    _colleagues(console, centre, 2, 8)
    console.serves()
    onwards, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if console.window.isRightToLeft():
        onwards, back = back, onwards
    console.key(Qt.Key.Key_F8)
    asking, language = _asking(console), console.state.language
    names = {c.name.in_(language) for c in centre.office.services.values()}
    assert set(_texts(asking.choices)) < names
    console.key(onwards)
    counters = _texts(asking.choices)
    assert len(counters) == 1, "counter 8 does not serve it"
    assert counters[0].startswith(centre.office.counter_numbered(2).name.in_(language))
    console.key(onwards)
    clerk2 = centre.office.staff[centre.person("clerk2")].name.in_(language)
    assert [text.split(" · ")[0] for text in _texts(asking.choices)] == [clerk2]
    console.key(back)
    assert _texts(asking.choices) == counters


def test_a_visitor_goes_to_a_colleague_and_comes_back(plain: Console, centre: Centre) -> None:
    _colleagues(plain, centre, 2)
    step = plain.serves()
    plain.key(Qt.Key.Key_F8)
    plain.key(Qt.Key.Key_F8)
    plain.key(Qt.Key.Key_F8)
    plain.key(Qt.Key.Key_1)
    plain.key(Qt.Key.Key_Tab)
    plain.type("stamp?")
    plain.key(Qt.Key.Key_Tab)
    plain.key(Qt.Key.Key_Space)
    assert _asking(plain).come_back.isChecked()
    plain.click("transfer_sure")
    plain.wait(lambda s: s.notice and s.notice.news is News.TRANSFERRED)
    clerk, counter = centre.person("clerk2"), centre.counter(2)
    called = centre.calling.call_next(counter, by=clerk)
    assert called is not None and called.number == step.number
    visit = centre.views.console(counter).visit
    assert [one.note for one in visit][1:] == ["stamp?", "stamp?"]
    centre.calling.start(called.step_id, by=clerk)
    centre.serving.finish(called.step_id, by=clerk)
    plain.sees(step.number)
    plain.calls()
    head = plain.window.work.head
    assert "For you in person" in [mark.text() for mark in head.marks if mark.isVisible()]


def test_letters_find_and_enter_decides(plain: Console, centre: Centre) -> None:
    plain.serves()
    plain.key(Qt.Key.Key_F8)
    plain.type("general")
    asking = _asking(plain)
    assert _texts(asking.choices) == [centre.office.service_coded("G").name.en]
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.at_hand is None)
    assert plain.state.view is not None
    waiting = [each.step for each in plain.state.view.line]
    assert [step.service_id for step in waiting] == [centre.office.service_coded("G").id]


def test_what_is_not_found_cannot_be_chosen(plain: Console, centre: Centre) -> None:
    plain.serves()
    plain.key(Qt.Key.Key_F8)
    plain.type("xyz")
    assert _texts(_asking(plain).choices) == ["Nothing is found."]
    plain.key(Qt.Key.Key_Return)
    assert plain.state.busy is None and not plain.button("transfer_sure").isEnabled()
    plain.key(Qt.Key.Key_F8)
    assert _texts(_asking(plain).choices) == ["Nobody else is there for it."]


def test_a_further_service_may_be_for_one_counter(plain: Console, centre: Centre) -> None:
    _colleagues(plain, centre, 2, 5)
    step = plain.serves()
    plain.key(Qt.Key.Key_F9)
    asking = plain.window.work.questions.of[Question.ADD_SERVICE]
    assert isinstance(asking, AskService)
    assert _texts(asking.places) == ["Any counter"]
    plain.key(Qt.Key.Key_1)
    assert [text.split(" · ")[0] for text in _texts(asking.places)] == [
        "Any counter",
        "Counter 3, yours",
        "Counter 2",
        "Counter 5",
    ]
    plain.key(Qt.Key.Key_Tab)
    plain.key(Qt.Key.Key_4)
    plain.key(Qt.Key.Key_Return)
    plain.wait(lambda s: s.view and len(s.view.visit) == 2)
    assert plain.state.view is not None
    added = plain.state.view.visit[-1]
    assert added.ticket_id == step.ticket_id and added.state is State.PLANNED
    assert added.only_counter_id == centre.counter(5)
    told = plain.window.work.details.history.entries[-1]
    assert told.detail == "follows · for Counter 5 alone"


def test_the_visit_is_told_from_the_arrival_on(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    _colleagues(plain, centre, 2)
    ticket = centre.arrives("F", "G")
    clerk, counter = centre.person("clerk2"), centre.counter(2)
    clock.pass_(minutes=5)
    called = centre.calling.call_next(counter, by=clerk)
    assert called is not None and called.number == ticket.number
    clock.pass_(minutes=1)
    centre.calling.recall(called.step_id, by=clerk)
    clock.pass_(minutes=1)
    centre.calling.start(called.step_id, by=clerk)
    clock.pass_(minutes=6)
    renewal = centre.office.service_coded("N")
    centre.serving.transfer_to_service(called.step_id, renewal.id, by=clerk, come_back=True)
    plain.presenter.locking.touched()
    plain.sees(ticket.number)
    plain.calls()
    plain.starts()
    entries = plain.window.work.details.history.entries
    services = centre.office.services
    fire, general = centre.office.service_coded("F"), centre.office.service_coded("G")
    assert [entry.title for entry in entries] == [
        "Arrived",
        fire.name.en,
        general.name.en,
        renewal.name.en,
        fire.name.en,
    ]
    assert entries[1].detail.startswith("Counter 2 · called 2 time")
    assert entries[1].detail.endswith(
        ", first at 9:05 am · served 9:07 am to 9:13 am · transferred"
    )
    assert [entry.strong for entry in entries] == [False, False, False, True, False]
    back = centre.office.staff[clerk].name.en
    assert back in entries[4].detail and entries[4].detail.startswith("follows · for ")
    assert len(services) > len(entries)
