"""What a counter offers today, switched by one click each."""

from PySide6.QtCore import Qt

from counter_app.questions.services import AskServices
from counter_app.state import Question
from db import schema as t
from db.transaction import raise_config
from queueing.ticket import Reason
from tests.counter_app.conftest import Centre, Console, HandClock

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _panel(console: Console) -> AskServices:
    panel = console.window.work.questions.of[Question.SERVICES]
    assert isinstance(panel, AskServices)
    return panel


def _offered(centre: Centre, number: int) -> set[str]:
    office = centre.office
    return {office.services[i].code for i in office.counter_numbered(number).offers}


def test_a_clerk_switches_the_own_services_by_mouse(console: Console, centre: Centre) -> None:
    console.sign_in()
    console.menu("services")
    panel = _panel(console)
    codes = [s.objectName().removeprefix("service_") for s in panel.switches.values()]
    assert set(codes) == {"F", "N", "G", "R"}
    renewal = panel.switches[centre.office.service_coded("N").id]
    told = renewal.accessibleName()
    console.click("service_N")
    console.wait(lambda s: not renewal.isChecked())
    assert _offered(centre, 3) == {"F", "G", "R"}
    assert renewal.accessibleName() != told
    assert panel.isVisible(), "the panel stays for the next one"
    console.click("service_N")
    console.wait(lambda s: renewal.isChecked())
    assert renewal.accessibleName() == told
    console.click("services_never")
    assert console.state.question is Question.NONE


def test_services_are_switched_by_keyboard(console: Console, centre: Centre) -> None:
    console.sign_in()
    console.key(Qt.Key.Key_S, CTRL_SHIFT)
    panel = _panel(console)
    first, second = list(panel.switches.values())[:2]
    assert first.hasFocus()
    console.key(Qt.Key.Key_Tab)
    assert second.hasFocus()
    console.key(Qt.Key.Key_Return)
    console.wait(lambda s: not second.isChecked())
    assert second.hasFocus(), "nothing moves under the hand"
    console.key(Qt.Key.Key_Escape)
    assert console.state.question is Question.NONE


def test_the_last_service_stays_and_says_why(console: Console, centre: Centre) -> None:
    console.sign_in()
    console.menu("services")
    panel = _panel(console)
    *others, last = panel.switches.values()
    for switch in others:
        console.bot.mouseClick(switch, Qt.MouseButton.LeftButton)
        console.settle()
        assert not switch.isChecked()
    console.bot.mouseClick(last, Qt.MouseButton.LeftButton)
    console.wait(lambda s: s.notice)
    assert console.state.notice is not None and console.state.notice.refused is not None
    assert console.state.notice.refused.reason is Reason.LAST_SERVICE
    assert console.window.work.answer.text
    assert last.isChecked()


def test_a_supervisor_adds_any_service_for_the_day(console: Console, centre: Centre) -> None:
    console.sign_in("supervisor", "4300", counter=3)
    console.menu("services")
    panel = _panel(console)
    assert len(panel.switches) == len(centre.office.services)
    console.bot.mouseClick(
        panel.switches[centre.office.service_coded("P").id], Qt.MouseButton.LeftButton
    )
    console.wait(lambda s: "P" in _offered(centre, 3))


def test_an_office_may_keep_it_from_clerks(
    plain: Console, centre: Centre, clock: HandClock
) -> None:
    with centre.database.write(centre.id, clock) as write:
        write.update(t.office, centre.id, clerks_switch_services=False)
        raise_config(write)
        write.record("set_up", staff_id=None)
    plain.wait(lambda s: s.office and not s.office.clerks_switch_services)
    assert not plain.window.header.menu.services.isVisible()
    plain.key(Qt.Key.Key_S, CTRL_SHIFT)
    assert plain.state.question is Question.NONE
