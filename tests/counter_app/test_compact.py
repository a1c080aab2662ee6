"""The small bar beside another program: when it stands there, what it does, what it never does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
import sqlalchemy as sa
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from counter_app.compact import CompactBar, CompactSwitch
from counter_app.compact_place import Place, inside
from counter_app.state import Question
from counter_app.verbs import Page, Verb
from db import schema as t
from db.printing import PrinterFault, PrinterState
from queueing.ticket import State
from shell.global_key import GlobalKey, KeyFault
from shell.hotkey import Hotkey
from shell.language import LanguageSwitch
from shell.look import Look
from tests.counter_app.conftest import Centre, Console, HandClock
from tests.shell.test_global_key import Fingers

KEY = Hotkey.parse("Ctrl+Alt+N")
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Compact:
    """A console with its bar, and the key that works in every program."""

    def __init__(
        self, console: Console, look: Look, place: Path, fault: KeyFault | None = None
    ) -> None:
        self.console = console
        self.fingers = Fingers(fault)
        self.key = GlobalKey(KEY, keyboard=self.fingers)
        presenter = console.presenter
        self.bar = CompactBar(presenter, look, Place(place), self.key)
        self.switch = CompactSwitch(console.window, self.bar, presenter, self.key)

    def elsewhere(self) -> None:
        """The key is pressed while another program is in front."""
        assert self.fingers.pressed is not None
        self.fingers.pressed()

    def shrink(self) -> None:
        """The clerk wants the bar."""
        self.console.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        self.console.bot.waitUntil(self.bar.isActiveWindow)

    @property
    def shown(self) -> str:
        forms = {"window": self.console.window, "bar": self.bar}
        return " and ".join(name for name, form in forms.items() if form.isVisible())

    def click(self, button: QAbstractButton) -> None:
        assert button.isVisible()
        self.console.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.console.bot.keyClick(QApplication.focusWidget() or self.bar, key, modifier)


@pytest.fixture
def compact(plain: Console, look: Look, tmp_path: Path) -> Iterator[Compact]:
    made = Compact(plain, look, tmp_path / "compact.ini")
    yield made
    shiboken6.delete(made.bar)


def serving(compact: Compact) -> None:
    console = compact.console
    console.calls()
    console.presenter.serving.start()
    console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)


def outcomes(centre: Centre) -> list[str | None]:
    """How the services that are over ended."""
    ended = sa.select(t.step.c.outcome).where(t.step.c.state == State.DONE)
    with centre.database.read() as read:
        return [row.outcome for row in read.all(ended)]


class TestWhichFormIsShown:
    def test_the_key_of_the_console_changes_between_both(self, compact: Compact) -> None:
        assert compact.shown == "window"
        compact.shrink()
        assert compact.shown == "bar"
        flags = compact.bar.windowFlags()
        assert flags & Qt.WindowType.WindowStaysOnTopHint
        assert flags & Qt.WindowType.FramelessWindowHint
        assert compact.bar.windowType() is Qt.WindowType.Tool
        compact.console.bot.keyClick(compact.bar, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        assert compact.shown == "window"

    def test_a_button_does_the_same(self, compact: Compact) -> None:
        compact.console.click("compact")
        assert compact.shown == "bar"
        compact.click(compact.bar.back)
        assert compact.shown == "window"

    def test_whoever_closes_the_bar_gets_the_window(self, compact: Compact) -> None:
        compact.shrink()
        compact.bar.close()
        assert compact.shown == "window"

    def test_nobody_at_work_has_no_bar(self, compact: Compact) -> None:
        compact.console.presenter.sitting.sign_out()
        compact.console.wait(lambda s: s.page is Page.SIGN_IN)
        compact.console.presenter.compacting.toggle()
        assert compact.shown == "window"

    def test_a_locked_console_is_the_window_and_takes_no_keys_from_another_program(
        self, compact: Compact
    ) -> None:
        compact.shrink()
        compact.console.presenter.locking.lock()
        assert compact.shown == "window"
        quietly = Qt.WidgetAttribute.WA_ShowWithoutActivating
        assert compact.console.window.testAttribute(quietly)
        compact.console.presenter.sitting.sign_in("clerk3", "4103")
        compact.console.wait(lambda s: s.page is Page.AT_WORK)
        assert compact.shown == "bar"

    def test_a_counter_that_is_taken_away_brings_the_window(
        self, compact: Compact, centre: Centre
    ) -> None:
        compact.shrink()
        centre.staff.close_counter(centre.counter(3), by=centre.person("clerk3"))
        compact.console.wait(lambda s: s.page is Page.CHOOSE_COUNTER)
        assert compact.shown == "window"

    def test_signed_out_the_window_comes_and_the_machine_is_as_at_first(
        self, compact: Compact
    ) -> None:
        compact.shrink()
        compact.console.presenter.sitting.sign_out()
        compact.console.wait(lambda s: s.page is Page.SIGN_IN)
        compact.console.presenter.tick()
        assert compact.shown == "window"
        compact.console.sign_in()
        assert compact.shown == "window"

    def test_a_touch_of_the_bar_keeps_the_console_open(
        self, locks_after: int, compact: Compact, clock: HandClock
    ) -> None:
        minutes = locks_after
        compact.shrink()
        for _ in range(3):
            clock.pass_(minutes=minutes - 1)
            compact.console.bot.mouseClick(compact.bar.who, Qt.MouseButton.LeftButton)
            compact.console.presenter.tick()
        compact.elsewhere()
        clock.pass_(minutes=minutes - 1)
        compact.console.presenter.tick()
        assert compact.shown == "bar"
        clock.pass_(minutes=1)
        compact.console.presenter.tick()
        assert compact.shown == "window"


def test_a_machine_may_start_with_the_bar(
    qtbot: QtBot,
    centre: Centre,
    look: Look,
    english: LanguageSwitch,
    consoles: list[Console],
    tmp_path: Path,
) -> None:
    console = Console(qtbot, centre, look, english, compact=True)
    consoles.append(console)
    compact = Compact(console, look, tmp_path / "compact.ini")
    assert compact.shown == "window"
    console.sign_in()
    assert compact.shown == "bar"
    compact.click(compact.bar.back)
    console.presenter.sitting.sign_out()
    console.wait(lambda s: s.page is Page.SIGN_IN)
    console.presenter.tick()
    console.sign_in()
    assert compact.shown == "bar"
    shiboken6.delete(compact.bar)


class TestOneKey:
    def test_a_whole_visit_from_another_program(self, compact: Compact, centre: Centre) -> None:
        first, second = (centre.arrives("F").number for _ in "12")
        compact.console.sees(second)
        compact.shrink()
        compact.elsewhere()
        compact.console.wait(lambda s: s.at_hand and s.at_hand.state is State.CALLED)
        compact.elsewhere()
        compact.console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
        compact.elsewhere()
        compact.console.wait(lambda s: s.at_hand is None)
        assert outcomes(centre) == [centre.office.outcomes[0].code]
        compact.elsewhere()
        compact.console.wait(lambda s: s.at_hand)
        assert compact.console.state.at_hand is not None
        assert compact.console.state.at_hand.number == second != first
        assert compact.shown == "bar"

    def test_it_works_while_the_window_is_shown_but_not_into_an_open_question(
        self, compact: Compact, centre: Centre
    ) -> None:
        centre.arrives("F")
        compact.console.presenter.refresh()
        compact.console.wait(lambda s: s.view and s.view.line)
        compact.elsewhere()
        compact.console.wait(lambda s: s.at_hand)
        compact.elsewhere()
        compact.console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
        compact.console.presenter.asking.ask(Question.TRANSFER)
        compact.elsewhere()
        compact.console.settle()
        state = compact.console.state
        assert state.question is Question.TRANSFER and state.busy is None
        assert state.at_hand is not None and state.at_hand.state is State.SERVING

    def test_a_locked_console_and_one_without_a_clerk_do_nothing(
        self, compact: Compact, centre: Centre
    ) -> None:
        centre.arrives("F")
        compact.console.presenter.refresh()
        compact.console.wait(lambda s: s.view and s.view.line)
        compact.console.presenter.locking.lock()
        compact.elsewhere()
        compact.console.settle()
        assert compact.console.state.busy is None
        assert centre.views.console(centre.counter(3)).at_hand is None

    def test_the_keys_of_the_window_do_the_same_in_the_bar(
        self, compact: Compact, centre: Centre
    ) -> None:
        centre.arrives("F")
        compact.console.presenter.refresh()
        compact.console.wait(lambda s: s.view and s.view.line)
        compact.shrink()
        compact.press(Qt.Key.Key_F4)
        assert compact.console.state.busy is None  # Nobody is there to be served.
        compact.press(Qt.Key.Key_F2)
        compact.console.wait(lambda s: s.at_hand)
        compact.press(Qt.Key.Key_F12)
        compact.console.wait(lambda s: s.at_hand is None)
        compact.press(Qt.Key.Key_F2)
        compact.console.wait(lambda s: s.at_hand)
        compact.press(Qt.Key.Key_F4)
        compact.console.wait(lambda s: s.at_hand and s.at_hand.state is State.SERVING)
        compact.press(Qt.Key.Key_F5)
        compact.console.wait(lambda s: s.at_hand is None)
        assert outcomes(centre) == [centre.office.outcomes[0].code]
        assert compact.shown == "bar"

    def test_a_break_ends_by_its_key(self, compact: Compact) -> None:
        compact.console.presenter.sitting.pause()
        compact.console.wait(lambda s: s.paused)
        compact.shrink()
        assert compact.bar.who.head.words.endswith("On a break")
        compact.press(Qt.Key.Key_F10)
        compact.console.wait(lambda s: s.open)

    def test_a_key_that_does_nothing_is_told_once(
        self, plain: Console, look: Look, tmp_path: Path
    ) -> None:
        compact = Compact(plain, look, tmp_path / "x.ini", KeyFault.HELD_ELSEWHERE)
        compact.shrink()
        assert "another program holds it" in compact.bar.answer.words
        assert "Ctrl+Alt+N" in compact.bar.steps.main.toolTip()
        assert compact.bar.steps.main.text().endswith("F2")
        shiboken6.delete(compact.bar)


class TestTheButtons:
    def test_finish_asks_in_the_window_and_comes_back(
        self, compact: Compact, centre: Centre
    ) -> None:
        centre.arrives("F")
        serving(compact)
        compact.shrink()
        assert compact.bar.steps.main.text() == "Finish\nF5: Completed"
        compact.click(compact.bar.steps.main)
        assert compact.console.state.question is Question.FINISH
        assert compact.shown == "window"
        compact.console.presenter.asking.put_away()
        assert compact.shown == "bar"

    def test_the_next_thing_is_in_the_signal_colour_with_its_key(
        self, compact: Compact, centre: Centre
    ) -> None:
        compact.shrink()
        main = compact.bar.steps.main
        assert (main.text(), main.isEnabled()) == ("Call next\nCtrl+Alt+N", False)
        number = centre.arrives("F").number
        compact.console.sees(number)
        assert main.isEnabled() and main.property("role") == "signal"
        compact.click(main)
        compact.console.wait(lambda s: s.at_hand)
        assert main.text() == "Start\nCtrl+Alt+N"

    def test_recall_no_show_and_undo_with_their_seconds(
        self, compact: Compact, centre: Centre, clock: HandClock
    ) -> None:
        centre.arrives("F")
        compact.console.calls()
        compact.shrink()
        small = compact.bar.steps.small
        assert small[Verb.UNDO].text() == f"{compact.console.state.undo_for_s} s"
        assert not small[Verb.RECALL].isEnabled()
        assert small[Verb.RECALL].text() == f"{compact.console.state.recall_in_s} s"
        clock.pass_(seconds=compact.console.state.recall_in_s)
        compact.console.presenter.tick()
        compact.click(small[Verb.RECALL])
        compact.console.wait(lambda s: s.at_hand and s.at_hand.calls == 2)
        compact.click(small[Verb.NO_SHOW])
        compact.console.wait(lambda s: s.at_hand is None)
        assert "will not be called for a few minutes" in compact.bar.answer.words
        compact.click(small[Verb.UNDO])
        compact.console.wait(lambda s: s.at_hand)

    def test_a_second_press_of_the_space_bar_does_nothing_else(
        self, compact: Compact, centre: Centre
    ) -> None:
        """The focus of a button that makes no sense any longer goes to no other button."""
        centre.arrives("F")
        compact.console.calls()
        compact.shrink()
        undo = compact.bar.steps.small[Verb.UNDO]
        undo.setFocus()
        compact.press(Qt.Key.Key_Space)
        compact.console.wait(lambda s: s.at_hand is None)
        assert QApplication.focusWidget() is compact.bar.who

    def test_every_button_is_reached_by_tab_and_says_what_it_is(
        self, compact: Compact, centre: Centre, clock: HandClock
    ) -> None:
        centre.arrives("F")
        compact.console.calls()
        compact.shrink()
        clock.pass_(seconds=60)
        compact.console.presenter.tick()
        wanted = {b for b in compact.bar.findChildren(QAbstractButton) if b.isEnabled()}
        wanted = {button for button in wanted if button.isVisible()}
        reached: set[object] = set()
        for _ in range(len(wanted)):
            compact.press(Qt.Key.Key_Tab)
            reached.add(QApplication.focusWidget())
        assert wanted <= reached
        assert len(wanted) >= 4 and all(button.accessibleName() for button in wanted)


class TestWhatItSays:
    def test_who_is_there_for_eyes_and_for_ears(
        self, compact: Compact, centre: Centre, clock: HandClock
    ) -> None:
        compact.shrink()
        who = compact.bar.who
        assert who.counter.text() == "3"
        assert who.accessibleName().endswith("Nobody waits, 0 waiting")
        number, other = (centre.arrives("F").number for _ in "12")
        compact.console.sees(other)
        assert (who.number.text()[1:-1], who.waiting.text()) == (number, "2")
        assert "is next, 2 waiting" in who.accessibleName()
        compact.console.calls()
        clock.pass_(seconds=75)
        compact.console.presenter.tick()
        assert who.time.text()[1:-1] == "1:15"
        assert who.accessibleName().startswith(number)
        assert "called, 1 of 3" in who.accessibleName()

    def test_a_call_for_help_and_a_trouble_are_marked_and_lead_to_the_window(
        self, compact: Compact, centre: Centre
    ) -> None:
        compact.shrink()
        mark = compact.bar.mark
        assert not mark.isVisible()
        centre.printing.report("k1", PrinterState.FAULT, PrinterFault.PAPER_OUT)
        compact.console.wait(lambda s: s.printers)
        assert mark.isVisible() and mark.text() == "1"
        assert "out of paper" in mark.accessibleName()
        centre.alerts.call_for_help(centre.counter(2), by=centre.person("clerk2"))
        compact.console.wait(lambda s: s.alarms)
        assert mark.text() == "Help" and "Counter 2" in mark.toolTip()
        compact.click(mark)
        assert compact.shown == "window"

    def test_help_is_called_from_the_bar_without_a_word(
        self, compact: Compact, centre: Centre
    ) -> None:
        compact.shrink()
        compact.press(Qt.Key.Key_H, CTRL_SHIFT)
        compact.console.wait(lambda s: s.own_alarm)
        assert compact.bar.isVisible() and not compact.bar.mark.isVisible()
        assert not compact.bar.answer.isVisible()

    def test_a_call_for_help_is_told_in_words_and_answered_by_its_key(
        self, compact: Compact, centre: Centre, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        alerted: list[QWidget] = []
        monkeypatch.setattr(QApplication, "alert", lambda window, _ms=0: alerted.append(window))
        compact.shrink()
        centre.alerts.call_for_help(centre.counter(2), by=centre.person("clerk2"))
        compact.console.wait(lambda s: s.alarms)
        counter = centre.office.counter_numbered(2).name.in_(compact.console.state.language)
        assert compact.bar.answer.isVisible() and counter in compact.bar.answer.words
        compact.console.presenter.refresh()
        compact.console.settle()
        assert alerted.count(compact.bar) == 1, "once for each call"
        compact.press(Qt.Key.Key_A, CTRL_SHIFT)
        compact.console.wait(lambda s: s.alarms[0].answered_by)
        going = compact.console.state.alarms[0].answered_by
        assert going is not None and going.id == centre.person("clerk3")

    def test_ones_own_call_for_help_is_not_told_back(
        self, compact: Compact, centre: Centre
    ) -> None:
        compact.shrink()
        centre.alerts.call_for_help(centre.counter(3), by=centre.person("clerk3"))
        compact.console.wait(lambda s: s.alarms)
        assert not compact.bar.mark.isVisible()

    def test_a_lost_connection_is_marked(self, compact: Compact) -> None:
        compact.shrink()
        compact.console.line.cut = True
        compact.console.bot.waitUntil(lambda: not compact.console.state.connected)
        assert "connection is lost" in compact.bar.mark.accessibleName()


def test_whole_words_in_both_directions_and_one_size(
    console: Console, centre: Centre, look: Look, tmp_path: Path, clock: HandClock
) -> None:
    compact = Compact(console, look, tmp_path / "compact.ini")
    console.sign_in()
    for _ in range(12):
        centre.arrives("F")
    console.presenter.compacting.toggle()
    serving(compact)
    compact.bar.answer.hide()
    clock.pass_(minutes=3)
    centre.printing.report("k1", PrinterState.FAULT, PrinterFault.PAPER_OUT)
    console.wait(lambda s: s.printers)
    bar = compact.bar
    console.bot.waitUntil(lambda: bar.size() == QSize(576, 64))
    parts = [bar.who, bar.steps.main, *bar.steps.small.values(), bar.mark, bar.back]
    places = [QRect(part.mapTo(bar, QPoint()), part.size()) for part in parts]
    for index, one in enumerate(places):
        assert bar.rect().contains(one)
        assert not any(one.intersects(other) for other in places[index + 1 :])
    assert bar.who.number.width() >= bar.who.number.sizeHint().width()
    lines = bar.steps.main.text().split("\n")
    metrics = bar.steps.main.fontMetrics()
    assert all(metrics.horizontalAdvance(line) <= bar.steps.main.width() for line in lines)
    for small in bar.findChildren(QToolButton):
        assert small.fontMetrics().horizontalAdvance(small.text()) <= small.width()
    shiboken6.delete(bar)


class TestItsPlace:
    def test_it_stands_where_it_was_put_also_tomorrow(
        self, compact: Compact, look: Look, tmp_path: Path
    ) -> None:
        compact.shrink()
        area = compact.bar.screen().availableGeometry()
        assert area.contains(compact.bar.geometry())
        compact.bar.move(area.topLeft() + QPoint(40, 30))
        compact.console.bot.waitUntil(lambda: compact.bar.y() == area.top() + 30)
        compact.console.bot.keyClick(
            compact.bar.who, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier
        )
        put = compact.bar.pos()
        assert put == area.topLeft() + QPoint(40, 62)
        tomorrow = Place(tmp_path / "compact.ini")
        assert tomorrow.corner(compact.bar.size(), compact.bar.screen()) == put

    def test_an_answer_below_it_stays_on_the_screen_and_moves_nothing_for_good(
        self, compact: Compact
    ) -> None:
        compact.shrink()
        area, before = compact.bar.screen().availableGeometry(), compact.bar.pos()
        lowest = area.bottom() - compact.bar.height() + 1
        compact.bar.move(before.x(), lowest)
        compact.console.bot.waitUntil(lambda: compact.bar.y() == lowest)
        compact.bar.answer.tell("Nobody is waiting for this counter.")
        compact.console.bot.waitUntil(lambda: compact.bar.height() > 64)
        assert area.contains(compact.bar.geometry())
        compact.bar.answer.hide()
        compact.console.bot.waitUntil(lambda: compact.bar.height() == 64)
        assert compact.bar.y() == lowest

    def test_a_screen_that_was_unplugged_and_a_damaged_file_lose_nothing(
        self, compact: Compact, tmp_path: Path
    ) -> None:
        bar = compact.bar
        area = bar.screen().availableGeometry()
        away = Place(tmp_path / "away.ini")
        away.remember(QPoint(9_000, 9_000))
        (tmp_path / "damaged.ini").write_text("[compact]\nplace=@Nonsense(1)\n")
        for place in (away, Place(tmp_path / "damaged.ini")):
            assert area.contains(QRect(place.corner(bar.size(), bar.screen()), bar.size()))

    def test_it_can_be_dragged_by_any_place_that_is_no_button(self, compact: Compact) -> None:
        compact.shrink()
        bar, before = compact.bar, compact.bar.pos()
        qtbot = compact.console.bot
        qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        qtbot.mouseMove(bar, QPoint(4, 4) - QPoint(0, 50))
        qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton)
        assert bar.pos() == before - QPoint(0, 50)

    @pytest.mark.parametrize(
        ("wanted", "corner"),
        [((10, 20), (10, 20)), ((-50, 20), (0, 20)), ((950, 790), (424, 736))],
    )
    def test_all_of_it_is_on_the_screen(
        self, wanted: tuple[int, int], corner: tuple[int, int]
    ) -> None:
        area = QRect(0, 0, 1000, 800)
        assert inside(QRect(QPoint(*wanted), QSize(576, 64)), area) == QPoint(*corner)
