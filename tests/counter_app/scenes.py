"""The moments of a clerk's morning that matter, one after the other, at a real console."""

from collections.abc import Iterator

from PySide6.QtCore import Qt

from counter_app.state import Question
from db.profile import read_profile
from db.setup import set_up
from queueing.ticket import State
from tests.counter_app.conftest import PROFILES, Centre, Console

SHIFT = Qt.KeyboardModifier.ShiftModifier
QUESTIONS = {
    "finish": (Qt.Key.Key_F5, None),
    "transfer": (Qt.Key.Key_F8, None),
    "add_service": (Qt.Key.Key_F9, None),
    "quick": (Qt.Key.Key_F5, SHIFT),
    "pause": (Qt.Key.Key_F10, None),
}


def morning(console: Console, centre: Centre) -> Iterator[str]:
    """Goes from moment to moment and names each; the office is as full as it gets."""
    _fill(centre)
    console.presenter.locking.touched()
    console.sign_in()
    console.wait(lambda s: s.view and len(s.view.line) > 10)
    yield "idle"
    yield from _with_a_visitor(console, centre)
    yield from _questions(console)
    yield from _lists(console, centre)
    yield from _after_the_finish(console)


def _fill(centre: Centre) -> None:
    profile = read_profile(PROFILES / "civil_defense.toml")
    office = profile.office.model_copy(update={"confirm_priority": True})
    set_up(centre.database, profile.model_copy(update={"office": office}), centre.clock)
    for number in (1, 2, 4, 5):
        centre.staff.open_counter(centre.counter(number), by=centre.person(f"clerk{number}"))
    older = next(p for p in centre.office.priorities.values() if p.code == "older")
    for _ in range(6):
        centre.arrives("F", "G", "N", priority_id=older.id, party_size=12)
        centre.arrives("N", party_size=2)
        centre.arrives("P", party_size=6)
    centre.clock.pass_(minutes=95)


def _with_a_visitor(console: Console, centre: Centre) -> Iterator[str]:
    console.presenter.locking.touched()
    console.calls()
    yield "called"
    console.starts()
    centre.clock.pass_(minutes=4)
    console.presenter.tick()
    yield "serving"
    console.presenter.serving.hold()
    console.wait(lambda s: s.at_hand is None)
    yield "held"
    console.presenter.waiting.back_here()
    console.wait(lambda s: s.at_hand)
    _send_round(console, centre)
    yield "serving after a transfer, with somebody held"


def _send_round(console: Console, centre: Centre) -> None:
    """The visitor comes back from a colleague with a note, while another one is kept."""
    note = "يرجى التحقق من الختم في الصفحة الثالثة والتأكد من أصل رسالة الشركة المرخصة"
    service = centre.office.service_coded("F")
    step = console.state.at_hand
    assert step is not None
    console.presenter.serving.hold()
    console.wait(lambda s: s.at_hand is None)
    console.serves("N")
    console.presenter.serving.transfer_to_service(service.id, note, come_back=True)
    console.wait(lambda s: s.at_hand is None)
    assert console.state.view is not None
    sent = next(e.step for e in console.state.view.line if e.step.note)
    console.presenter.waiting.call_this(sent, "has come back")
    console.wait(lambda s: s.at_hand)
    console.starts()


def _questions(console: Console) -> Iterator[str]:
    for name, (key, modifier) in QUESTIONS.items():
        console.key(key, modifier)
        assert console.state.question == Question(name)
        yield name
        if name == "transfer":
            for page in ("counter", "person"):
                console.key(key)
                yield f"{name} to a {page}"
        console.presenter.asking.put_away()


def _lists(console: Console, centre: Centre) -> Iterator[str]:
    lists = console.window.work.lists
    console.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    console.wait(lambda s: s.search.found)
    yield "search"
    console.key(Qt.Key.Key_Escape)
    for name in ("parked", "missed", "claims", "line"):
        lists.show_list(name)
        yield name


def _after_the_finish(console: Console) -> Iterator[str]:
    told = console.state.office.next_steps[0].code if console.state.office else ""
    console.key(Qt.Key.Key_F5)
    console.key(Qt.Key.Key_Tab)
    console.key(Qt.Key.Key_1)
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: s.at_hand is None and s.slip_for)
    assert told
    yield "after the finish"
    assert console.state.view is not None
    first, second = (each.step for each in console.state.view.line[:2])
    console.presenter.waiting.call_this(second)
    yield "why this one"
    console.presenter.asking.put_away()
    console.presenter.waiting.leave(first)
    yield "has left"
    console.presenter.asking.put_away()
    console.presenter.sitting.pause("prayer", 15)
    console.wait(lambda s: s.paused)
    yield "paused"
    assert all(step.state is State.PARKED for step in console.state.held)
